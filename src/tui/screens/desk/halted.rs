//! In the place of the form: that nothing goes out from here, why, and what not to use. The paper routine stands below.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

use crate::domain::testimony::Halt;
use crate::t;
use crate::tui::model::Model;
use crate::tui::theme::Tone;
use crate::tui::widgets::panel::panel;

/// Draws why nothing may be handed out.
pub fn draw(frame: &mut Frame, model: &Model, halt: &Halt, area: Rect) {
    let block = panel(model, &t!(model.texts(), "title-halted"));
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let said = model.texts().halt(halt, &model.call());
    let words = Line::from(Span::styled(said.message, model.theme().style(Tone::Alarm)));
    frame.render_widget(Paragraph::new(words).wrap(Wrap { trim: true }), inner);
}

/// What to do instead.
pub fn instead(model: &Model) -> Option<Line<'static>> {
    let said = model.texts().halt(model.halt.as_ref()?, &model.call());
    Some(Line::from(Span::styled(format!("→ {}", said.next), model.theme().style(Tone::Warning))))
}
