//! Sends commands to the log, one at a time.

use crate::t;
use crate::tui::effect::Effect;
use crate::tui::model::dialog::{Dialog, Question};
use crate::tui::model::{FollowUp, Model, Notice, Pending, Screen};
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::decide::{Context, decide};
use kvittera_domain::rules::refusal::Refusal;

/// Sends a command. If another one is pending, or its outcome is unknown, that one comes first.
pub fn send(model: &mut Model, command: Command) -> Vec<Effect> {
    send_with_follow_up(model, command, FollowUp::Show)
}

/// Sends a command that has a follow-up on the screen.
pub fn send_with_follow_up(model: &mut Model, command: Command, follow_up: FollowUp) -> Vec<Effect> {
    let Some(actor) = model.actor.clone() else {
        if model.fixed.is_read_only() {
            let refusal = model.fixed.rights.permit(&model.ledger, &command).err();
            return refusal.map_or_else(Vec::new, |refusal| refuse(model, &refusal));
        }
        model.dialog = Some(Dialog::who_are_you());
        return Vec::new();
    };
    if model.pending.as_ref().is_some_and(|pending| pending.unknown.is_none()) {
        return wait(model);
    }
    let pending = model.pending.take().unwrap_or(Pending { command, actor, unknown: None, waits: false, follow_up });
    let Pending { command, actor, unknown: again, .. } = pending.clone();
    model.pending = Some(Pending { unknown: None, waits: false, ..pending });
    vec![Effect::Execute { again, command, actor }]
}

/// Says that the log has not answered the previous command.
pub fn wait(model: &mut Model) -> Vec<Effect> {
    // If another terminal is the reason, the screen says so already.
    if !model.waits() {
        model.notice = Some(Notice::warning(t!(model.texts(), "log-waiting")));
    }
    Vec::new()
}

/// Asks before sending a command about the outage, unless the rules refuse it anyway.
pub fn ask_first(model: &mut Model, command: Command, question: Question) -> Vec<Effect> {
    model.show(Screen::Outage);
    ask_if_allowed(model, command, question)
}

/// Asks before sending a command, unless the rules refuse it anyway.
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

/// Returns how the rules would refuse the command now. The log asks them again when it is sent.
pub(super) fn refusal(model: &Model, command: Command) -> Option<Refusal> {
    if let Err(refusal) = model.fixed.rights.permit(&model.ledger, &command) {
        return Some(refusal);
    }
    let actor = model.actor.as_ref()?;
    let context = Context { now: model.now, actor, rights: &model.fixed.rights, pool_rules: &model.fixed.rules };
    decide(&model.ledger, command, &context).err()
}
