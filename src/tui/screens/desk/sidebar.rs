//! The side of a wide window: the steps of the routine.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Wrap};

use crate::t;
use crate::tui::model::Model;
use crate::tui::theme::Tone;
use crate::tui::widgets::panel::panel;

/// Draws the side, with blank lines between the steps if there is room.
pub fn draw(frame: &mut Frame, model: &Model, area: Rect) {
    let block = panel(model, &t!(model.texts(), "title-routine"));
    let inner = block.inner(area);
    let steps = steps(model).map(Line::from);
    let airy = words(model, steps.iter().flat_map(|step| [step.clone(), Line::default()]).collect());
    let fits = airy.line_count(inner.width) <= usize::from(inner.height);
    let words = if fits { airy } else { words(model, steps.to_vec()) };
    frame.render_widget(words.block(block), area);
}

fn words(model: &Model, lines: Vec<Line<'static>>) -> Paragraph<'static> {
    Paragraph::new(lines).wrap(Wrap { trim: true }).style(model.theme().style(Tone::Plain))
}

/// The steps of the routine.
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
