//! The notice at the foot of a screen.

use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Wrap};

use crate::tui::model::Model;
use crate::tui::widgets::notice;

/// The notice as lines; none when nothing happened.
#[must_use]
pub fn notice(model: &Model) -> Vec<Line<'static>> {
    model.notice.iter().flat_map(|shown| notice::lines(model, shown)).collect()
}

/// How many lines these take, at most `most`.
#[must_use]
pub fn height(lines: &[Line<'static>], width: u16, most: u16) -> u16 {
    let words = Paragraph::new(lines.to_vec()).wrap(Wrap { trim: true });
    if lines.is_empty() { 0 } else { u16::try_from(words.line_count(width)).unwrap_or(most).min(most) }
}
