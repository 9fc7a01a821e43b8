//! In the place of the form: that nothing goes out from here, why, and what not to use. The paper routine stands below.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

use crate::desk::Stopped;
use crate::domain::halt::Halt;
use crate::i18n::Explanation;
use crate::t;
use crate::tui::model::Model;
use crate::tui::theme::Tone;
use crate::tui::widgets::panel::panel;

/// Draws why nothing may be handed out.
pub fn draw(frame: &mut Frame, model: &Model, halt: &Halt, area: Rect) {
    let block = panel(model, &t!(model.texts(), "title-halted"));
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let said = said(model, halt);
    let words = Line::from(Span::styled(said.message, model.theme().style(Tone::Alarm)));
    frame.render_widget(Paragraph::new(words).wrap(Wrap { trim: true }), inner);
}

/// What to do instead.
pub fn instead(model: &Model) -> Option<Line<'static>> {
    let said = said(model, model.halt.as_ref()?);
    Some(Line::from(Span::styled(format!("→ {}", said.next), model.theme().style(Tone::Warning))))
}

fn said(model: &Model, halt: &Halt) -> Explanation {
    model.texts().halt(halt, Stopped::seen_with(&model.fixed.rights), &model.phones())
}
