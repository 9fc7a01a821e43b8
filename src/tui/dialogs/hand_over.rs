//! The hand-over of the outage so far, to be read aloud, copied or saved.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::widgets::{Clear, Padding, Paragraph, Wrap};

use crate::t;
use crate::tui::model::Model;
use crate::tui::widgets::bottom;
use crate::tui::widgets::panel::{dialog_keys, panel, practice_title};

/// Draws the text from `line` on.
pub fn draw(frame: &mut Frame, model: &Model, text: &str, line: usize, area: Rect) {
    let title = t!(model.texts(), "title-hand-over");
    let block = practice_title(model, panel(model, &title)).padding(Padding::horizontal(1));
    let inner = block.inner(area);
    frame.render_widget(Clear, area);
    frame.render_widget(block, area);
    let inner = bottom::draw(frame, model, inner);
    let [page, keys] = Layout::vertical([Constraint::Fill(1), Constraint::Length(1)]).areas(inner);
    let words = Paragraph::new(text).wrap(Wrap { trim: false });
    let furthest = words.line_count(page.width).saturating_sub(usize::from(page.height));
    frame.render_widget(words.scroll((u16::try_from(line.min(furthest)).unwrap_or(0), 0)), page);
    frame.render_widget(dialog_keys(model), keys);
}
