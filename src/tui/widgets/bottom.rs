//! The notice at the foot of a screen.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::widgets::{Paragraph, Wrap};

use crate::tui::model::Model;
use crate::tui::widgets::notice;

/// The most lines that a notice takes from a screen.
const MOST: u16 = 4;

/// Draws the notice at the foot of `area` and gives back what is left above it; all of it when nothing happened.
pub fn draw(frame: &mut Frame, model: &Model, area: Rect) -> Rect {
    let Some(shown) = &model.notice else { return area };
    let words = Paragraph::new(notice::lines(model, shown)).wrap(Wrap { trim: true });
    let width = area.inner(Margin::new(1, 0)).width;
    let height = u16::try_from(words.line_count(width)).unwrap_or(MOST).min(MOST);
    let [rest, foot] = Layout::vertical([Constraint::Fill(1), Constraint::Length(height)]).areas(area);
    frame.render_widget(words, foot.inner(Margin::new(1, 0)));
    rest
}
