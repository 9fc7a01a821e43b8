//! Sending wishes to the log, one at a time.

use crate::t;
use crate::tui::effect::Effect;
use crate::tui::model::dialog::{Dialog, Question};
use crate::tui::model::{Model, Notice, Pending, Screen, Then};
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::decide::{Context, decide};
use kvittera_domain::rules::refusal::Refusal;

/// Sends a wish; while another is on its way, or its outcome is not known, that one comes first.
pub fn send(model: &mut Model, command: Command) -> Vec<Effect> {
    send_then(model, command, Then::Show)
}

/// Sends a wish after which the screen does something more.
pub fn send_then(model: &mut Model, command: Command, then: Then) -> Vec<Effect> {
    let Some(actor) = model.actor.clone() else {
        if model.fixed.only_looks() {
            let refusal = model.fixed.rights.permit(&model.ledger, &command).err();
            return refusal.map_or_else(Vec::new, |refusal| refuse(model, &refusal));
        }
        model.dialog = Some(Dialog::who_are_you());
        return Vec::new();
    };
    if model.pending.as_ref().is_some_and(|pending| pending.unknown.is_none()) {
        return wait(model);
    }
    let pending = model.pending.take().unwrap_or(Pending { command, actor, unknown: None, waits: false, then });
    let Pending { command, actor, unknown: again, .. } = pending.clone();
    model.pending = Some(Pending { unknown: None, waits: false, ..pending });
    vec![Effect::Execute { again, command, actor }]
}

/// Says that the log has not answered the wish before.
pub fn wait(model: &mut Model) -> Vec<Effect> {
    // Where another terminal is waited for, that is said already.
    if !model.waits() {
        model.notice = Some(Notice::warning(t!(model.texts(), "log-waiting")));
    }
    Vec::new()
}

/// Asks before sending `command` about the outage, unless the rules refuse it anyway.
pub fn ask_first(model: &mut Model, command: Command, question: Question) -> Vec<Effect> {
    model.show(Screen::Outage);
    ask_if_allowed(model, command, question)
}

/// Asks before sending `command`, unless the rules refuse it anyway.
pub fn ask_if_allowed(model: &mut Model, command: Command, question: Question) -> Vec<Effect> {
    model.notice = None;
    if let Some(refusal) = refusal(model, command) {
        return refuse(model, &refusal);
    }
    model.dialog = Some(Dialog::Question(question));
    Vec::new()
}

/// Says why the rules refuse something.
pub fn refuse(model: &mut Model, refusal: &Refusal) -> Vec<Effect> {
    model.notice = Some(model.texts().refusal(refusal, &model.call()).into());
    Vec::new()
}

/// What the rules would say of `command` now; the log asks them again when it is sent.
fn refusal(model: &Model, command: Command) -> Option<Refusal> {
    if let Err(refusal) = model.fixed.rights.permit(&model.ledger, &command) {
        return Some(refusal);
    }
    let actor = model.actor.as_ref()?;
    let context = Context { now: model.now, actor, rights: &model.fixed.rights, pool_rules: &model.fixed.rules };
    decide(&model.ledger, command, &context).err()
}
