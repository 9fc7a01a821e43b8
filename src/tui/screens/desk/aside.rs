//! The side of a wide window: the routine's steps and the last hand-outs.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Wrap};

use crate::t;
use crate::tui::model::Model;
use crate::tui::screens::recent;
use crate::tui::theme::Tone;
use crate::tui::widgets::panel::panel;

/// Draws the side.
pub fn draw(frame: &mut Frame, model: &Model, area: Rect) {
    let [routine, latest] = Layout::vertical([Constraint::Length(16), Constraint::Fill(1)]).areas(area);
    let steps: Vec<Line> = steps(model).into_iter().map(Line::from).collect();
    let words = Paragraph::new(steps).wrap(Wrap { trim: true }).style(model.theme().style(Tone::Plain));
    frame.render_widget(words.block(panel(model, &t!(model.texts(), "title-routine"))), routine);
    let block = panel(model, &t!(model.texts(), "title-latest"));
    let inner = block.inner(latest);
    let lines = recent::lines(model, usize::from(inner.height), usize::from(inner.width));
    frame.render_widget(Paragraph::new(lines).block(block), latest);
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
