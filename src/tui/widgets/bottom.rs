//! The notice at the foot of a screen.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::widgets::{Paragraph, Wrap};

use crate::tui::model::Model;
use crate::tui::widgets::notice;

/// The largest number of lines that a notice takes from a screen.
const MOST: u16 = 4;

/// Draws the notice at the foot of `area` and returns the rest above it, or all of it if there is no notice.
pub fn draw(frame: &mut Frame, model: &Model, area: Rect) -> Rect {
    let Some((words, [rest, foot])) = parts(model, area) else { return area };
    frame.render_widget(words, foot.inner(Margin::new(1, 0)));
    rest
}

/// Returns the area above the notice.
#[must_use]
pub fn above(model: &Model, area: Rect) -> Rect {
    parts(model, area).map_or(area, |(_, [rest, _])| rest)
}

fn parts(model: &Model, area: Rect) -> Option<(Paragraph<'static>, [Rect; 2])> {
    let words = Paragraph::new(notice::lines(model, &notice::current(model)?)).wrap(Wrap { trim: true });
    let width = area.inner(Margin::new(1, 0)).width;
    let height = u16::try_from(words.line_count(width)).unwrap_or(MOST).min(MOST);
    Some((words, Layout::vertical([Constraint::Fill(1), Constraint::Length(height)]).areas(area)))
}
