//! The notice at the foot of a screen.

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::widgets::{Paragraph, Wrap};

use crate::tui::model::Model;
use crate::tui::widgets::notice;

/// The most lines that a notice takes from a screen.
const MOST: u16 = 4;

/// Draws the notice at the foot of `area` and gives back what is left above it; all of it when nothing happened.
pub fn draw(frame: &mut Frame, model: &Model, area: Rect) -> Rect {
    let Some(words) = words(model) else { return area };
    let rest = above(model, area);
    let foot = Rect { y: rest.bottom(), height: area.height.saturating_sub(rest.height), ..area };
    frame.render_widget(words, foot.inner(Margin::new(1, 0)));
    rest
}

/// What the notice leaves of `area` above it.
#[must_use]
pub fn above(model: &Model, area: Rect) -> Rect {
    let Some(words) = words(model) else { return area };
    let width = area.inner(Margin::new(1, 0)).width;
    let height = u16::try_from(words.line_count(width)).unwrap_or(MOST).min(MOST);
    Rect { height: area.height.saturating_sub(height), ..area }
}

fn words(model: &Model) -> Option<Paragraph<'static>> {
    let shown = model.notice.as_ref()?;
    Some(Paragraph::new(notice::lines(model, shown)).wrap(Wrap { trim: true }))
}
