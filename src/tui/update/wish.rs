//! Sending wishes to the log, one at a time.

use crate::domain::command::Command;
use crate::domain::decide::{Context, decide};
use crate::domain::refusal::Refusal;
use crate::t;
use crate::tui::effect::Effect;
use crate::tui::model::dialog::{Dialog, Question};
use crate::tui::model::{Model, Notice, Pending, Screen};

/// Sends a wish; while another is on its way, or its outcome is not known, that one comes first.
pub fn send(model: &mut Model, command: Command) -> Vec<Effect> {
    send_then(model, command, false)
}

/// Sends a wish after which the filled form may go on to the preview.
pub fn send_then(model: &mut Model, command: Command, form_waits: bool) -> Vec<Effect> {
    let Some(actor) = model.actor.clone() else {
        model.dialog = Some(Dialog::who_are_you());
        return Vec::new();
    };
    match &model.pending {
        None => {
            model.pending = Some(Pending { command: command.clone(), unknown: None, form_waits });
            vec![Effect::Execute { again: None, command, actor }]
        }
        Some(Pending { unknown: None, .. }) => {
            model.notice = Some(Notice::warning(t!(model.texts(), "log-waiting")));
            Vec::new()
        }
        Some(Pending { command, unknown, .. }) => {
            vec![Effect::Execute { again: *unknown, command: command.clone(), actor }]
        }
    }
}

/// Asks before sending `command` about the outage, unless the rules refuse it anyway.
pub fn ask_first(model: &mut Model, command: Command, question: Question) -> Vec<Effect> {
    model.screen = Screen::Outage;
    match refusal(model, command) {
        Some(refusal) => refuse(model, &refusal),
        None => {
            model.dialog = Some(Dialog::Question(question));
            Vec::new()
        }
    }
}

/// Says why the rules refuse something.
pub fn refuse(model: &mut Model, refusal: &Refusal) -> Vec<Effect> {
    model.notice = Some(model.texts().refusal(refusal, &model.call()).into());
    Vec::new()
}

/// What the rules would say of `command` now; the log asks them again when it is sent.
fn refusal(model: &Model, command: Command) -> Option<Refusal> {
    let actor = model.actor.as_ref()?;
    let context = Context { now: model.now, actor, pool_rules: &model.fixed.rules };
    decide(&model.ledger, command, &context).err()
}
