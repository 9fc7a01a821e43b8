//! The side of a wide window: the routine's steps.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Wrap};

use crate::t;
use crate::tui::model::Model;
use crate::tui::theme::Tone;
use crate::tui::widgets::panel::panel;

/// Draws the side.
pub fn draw(frame: &mut Frame, model: &Model, area: Rect) {
    let mut lines = Vec::new();
    for step in steps(model) {
        lines.extend([Line::from(step), Line::default()]);
    }
    let words = Paragraph::new(lines).wrap(Wrap { trim: true }).style(model.theme().style(Tone::Plain));
    frame.render_widget(words.block(panel(model, &t!(model.texts(), "title-routine"))), area);
}

/// The routine, step by step.
pub fn steps(model: &Model) -> [String; 5] {
    let texts = model.texts();
    [
        t!(texts, "routine-1"),
        t!(texts, "routine-2", call = model.call()),
        t!(texts, "routine-3", phone = model.fixed.config.contacts.cashier.as_str()),
        t!(texts, "routine-4"),
        t!(texts, "routine-5"),
    ]
}
