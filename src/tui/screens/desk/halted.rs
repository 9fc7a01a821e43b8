//! Shown instead of the form while writing is suspended: that no numbers are issued, why, and which numbers not to use.
//! The paper routine stands below.

use std::iter;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

use crate::desk::HaltedOperation;
use crate::i18n::Explanation;
use crate::t;
use crate::tui::form::Field;
use crate::tui::model::Model;
use crate::tui::theme::Tone;
use crate::tui::widgets::panel::panel;
use kvittera_domain::recovery::halt::Halt;

/// Draws why nothing may be issued.
pub fn draw(frame: &mut Frame, model: &Model, halt: &Halt, area: Rect) {
    let block = panel(model, &t!(model.texts(), "title-halted"));
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let alarm = |words| Line::from(Span::styled(words, model.theme().style(Tone::Alarm)));
    // If there is no room for everything, what not to use comes first.
    let words: Vec<Line> = iter::once(explanation(model, halt).message).chain(caller(model, halt)).map(alarm).collect();
    frame.render_widget(Paragraph::new(words).wrap(Wrap { trim: true }), inner);
}

/// Tells that the caller, if there is one, gets no number now. It is left out where it might be wrong: a log that lost
/// events can't tell whether a number was issued to them before, and nobody can while the outcome of a command is open.
fn caller(model: &Model, halt: &Halt) -> Option<String> {
    if halt.cause.leaves_outcome_unknown() || model.pending.is_some() || !model.checkout.has_draft() {
        return None;
    }
    let form = &model.checkout.form;
    let typed = [Field::VgrId, Field::Clinic, Field::Ward].map(|field| form.typed(field));
    let who = typed.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    (!who.is_empty()).then(|| t!(model.texts(), "halted-caller", who = who))
}

/// What to do instead.
pub fn next_step(model: &Model) -> Option<Line<'static>> {
    let explanation = explanation(model, model.halt.as_ref()?);
    Some(Line::from(Span::styled(format!("→ {}", explanation.next), model.theme().style(Tone::Warning))))
}

fn explanation(model: &Model, halt: &Halt) -> Explanation {
    model.texts().halt(halt, HaltedOperation::seen_with(&model.fixed.rights), &model.phones())
}
