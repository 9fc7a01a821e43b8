//! A long text over the screen: the handover, or remarks on a document that was saved.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::widgets::{Block, Clear, Padding, Paragraph, Wrap};

use crate::tui::model::Model;
use crate::tui::widgets::bottom;
use crate::tui::widgets::panel::{dialog_keys, panel, practice_title};

/// Draws the text from `line` on.
pub fn draw(frame: &mut Frame, model: &Model, title: &str, text: &str, line: usize, area: Rect) {
    let block = block(model, title);
    let inner = block.inner(area);
    let first = u16::try_from(line.min(max_scroll(model, text, area))).unwrap_or(0);
    frame.render_widget(Clear, area);
    frame.render_widget(block, area);
    bottom::draw(frame, model, inner);
    let [page, keys] = parts(model, area);
    frame.render_widget(words(text).scroll((first, 0)), page);
    frame.set_cursor_position(page.as_position());
    frame.render_widget(dialog_keys(model), keys);
}

/// The last line to which the text can be scrolled.
#[must_use]
pub fn max_scroll(model: &Model, text: &str, area: Rect) -> usize {
    let [page, _] = parts(model, area);
    words(text).line_count(page.width).saturating_sub(usize::from(page.height))
}

fn block(model: &Model, title: &str) -> Block<'static> {
    practice_title(model, panel(model, title)).padding(Padding::horizontal(1))
}

/// Divides the dialog. The title makes no difference to the space inside.
fn parts(model: &Model, area: Rect) -> [Rect; 2] {
    let inner = bottom::above(model, block(model, "").inner(area));
    Layout::vertical([Constraint::Fill(1), Constraint::Length(1)]).areas(inner)
}

fn words(text: &str) -> Paragraph<'_> {
    Paragraph::new(text).wrap(Wrap { trim: false })
}
