//! Leading an outage: the triage, planned stops, times set right, the hand-over.

use crate::desk::handover::Handover;
use crate::domain::command::Command;
use crate::domain::refusal::Refusal;
use crate::domain::text::Remark;
use crate::t;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::form::{Field, Form, Times};
use crate::tui::model::dialog::{Dialog, Purpose, Question};
use crate::tui::model::triage::{Triage, TriageStep};
use crate::tui::model::{Model, Notice, Screen, Then};

use super::wish;

/// Does an action of the outage's screen or of its dialogs.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::AnswerYes => answer(model, true),
        Action::AnswerNo => answer(model, false),
        Action::Triage => begin_triage(model),
        Action::Suspect => suspect(model),
        Action::ConfirmOutage => wish::ask_first(model, Command::ConfirmOutage { at: None }, Question::ConfirmOutage),
        Action::EndOutage => wish::ask_first(model, Command::EndOutage { at: None }, Question::EndOutage),
        Action::CloseOutage => {
            wish::ask_first(model, Command::ReconcileOutage { outage: None }, Question::CloseOutage(None))
        }
        Action::NoteOutage if model.ledger.outages.is_empty() => refuse(model, &Refusal::NoOutageYet),
        Action::NoteOutage => open(model, Dialog::prompt(Purpose::NoteOutage)),
        Action::PlanStop => open(model, Dialog::Plan(None, Form::new(Form::PLAN))),
        Action::ChangePlan => change_plan(model),
        Action::CancelPlan if model.ledger.outages.planned().is_empty() => refuse(model, &Refusal::NotPlanned),
        Action::CancelPlan => open(model, Dialog::prompt(Purpose::CancelPlan)),
        Action::SetTimes => set_times(model),
        Action::Reopen => reopen(model),
        Action::HandOver => hand_over(model),
        Action::Copy => copy(model),
        Action::Save => open(model, Dialog::prompt(Purpose::SaveHandOver)),
        _ => Vec::new(),
    }
}

/// What is filled in about a planned stop, the times of an outage or a call goes on, as soon as nothing is wrong.
pub fn submit(model: &mut Model, dialog: Dialog) -> Vec<Effect> {
    let now = model.now;
    let (dialog, wanted) = match dialog {
        Dialog::Plan(outage, form) => {
            let plan = form.plan(now);
            let wanted = plan.map(|plan| match outage {
                None => Command::PlanOutage(plan),
                outage => Command::ReplanOutage { outage, plan },
            });
            (Dialog::Plan(outage, insisting(form, wanted.is_none())), wanted)
        }
        Dialog::Times(outage, form) => {
            let wanted = form.times(now).map(|Times { started_at, ended_at, reason }| Command::SetOutageTimes {
                outage: Some(outage),
                started_at,
                ended_at,
                reason,
            });
            (Dialog::Times(outage, insisting(form, wanted.is_none())), wanted)
        }
        Dialog::Triage(mut triage) => {
            match triage.call.first_wrong() {
                Some(wrong) => triage.call.go(wrong),
                None => triage.call_ended(),
            }
            (Dialog::Triage(triage), None)
        }
        other => (other, None),
    };
    model.dialog = Some(dialog);
    model.notice = None;
    wanted.map_or_else(Vec::new, |command| wish::send_then(model, command, Then::Close))
}

/// The wish that a line of text about an outage leads to.
pub fn prompted(purpose: Purpose, reason: Remark) -> Option<Command> {
    match purpose {
        Purpose::NoteOutage => Some(Command::NoteOutage { at: None, note: reason }),
        Purpose::CancelPlan => Some(Command::CancelOutage { outage: None, reason }),
        Purpose::Reopen => Some(Command::ReopenOutage { reason }),
        _ => None,
    }
}

/// Registers a suspected outage with everything that was checked; the triage stays until the log has answered.
pub fn register(model: &mut Model, triage: Triage) -> Vec<Effect> {
    let then = if triage.form_waits { Then::Preview } else { Then::Close };
    let checked = triage.checked.clone();
    model.dialog = Some(Dialog::Triage(triage));
    model.notice = None;
    wish::send_then(model, Command::SuspectOutage { at: None, checked }, then)
}

/// The words of the hand-over, as things stand.
pub fn hand_over_text(model: &Model) -> String {
    let outage = model.ledger.outage_in_focus(model.now);
    let config = &model.fixed.config;
    let facts = (model.ledger.as_ref(), model.halt.as_ref());
    let handover = Handover::of(facts, outage, &config.hours, config.pool.marks(), model.now);
    let handover = handover.seen_with(&model.fixed.rights);
    model.texts().handover(&handover, &config.contacts)
}

fn insisting(mut form: Form, wrong: bool) -> Form {
    if wrong {
        form.insist();
    }
    form
}

fn open(model: &mut Model, dialog: Dialog) -> Vec<Effect> {
    model.show(Screen::Outage);
    model.notice = None;
    model.dialog = Some(dialog);
    Vec::new()
}

fn refuse(model: &mut Model, refusal: &Refusal) -> Vec<Effect> {
    model.show(Screen::Outage);
    wish::refuse(model, refusal)
}

fn answer(model: &mut Model, yes: bool) -> Vec<Effect> {
    if let Some(Dialog::Triage(triage)) = &mut model.dialog {
        triage.answer(yes);
        if triage.step() == TriageStep::Call && triage.call.typed(Field::Whom).is_empty() {
            let whom = model.texts().whom(model.status().call.who);
            if let Some(Dialog::Triage(triage)) = &mut model.dialog {
                triage.call.set(Field::Whom, &whom);
            }
        }
    }
    Vec::new()
}

/// From the question whether an outage shall be registered, the triage keeps waiting for the filled form.
fn begin_triage(model: &mut Model) -> Vec<Effect> {
    let form_waits = matches!(model.dialog, Some(Dialog::Question(Question::Suspect { form_waits: true })));
    if !form_waits {
        model.show(Screen::Outage);
    }
    model.notice = None;
    model.dialog = Some(Dialog::Triage(Triage::begin(form_waits)));
    Vec::new()
}

/// In the triage this registers at once, with what is answered so far: a patient may be waiting.
fn suspect(model: &mut Model) -> Vec<Effect> {
    match model.dialog.take() {
        Some(Dialog::Triage(triage)) => register(model, triage),
        dialog => {
            model.dialog = dialog;
            wish::ask_first(
                model,
                Command::SuspectOutage { at: None, checked: Vec::new() },
                Question::Suspect { form_waits: false },
            )
        }
    }
}

fn change_plan(model: &mut Model) -> Vec<Effect> {
    let Some(outage) = model.ledger.outages.planned().first().copied().cloned() else {
        return refuse(model, &Refusal::NotPlanned);
    };
    let mut form = Form::new(Form::PLAN);
    if let Some(plan) = &outage.plan {
        form.set(Field::From, &model.texts().date_clock(plan.from));
        form.set(Field::To, &model.texts().date_clock(plan.to));
        form.set(Field::Reference, plan.reference.as_ref().map_or("", |reference| reference.as_str()));
    }
    open(model, Dialog::Plan(Some(outage.id), form))
}

fn set_times(model: &mut Model) -> Vec<Effect> {
    match model.ledger.outages.latest().map(|outage| outage.id) {
        None => refuse(model, &Refusal::NoOutageYet),
        Some(outage) => open(model, Dialog::Times(outage, Form::new(Form::TIMES))),
    }
}

fn reopen(model: &mut Model) -> Vec<Effect> {
    if let Some(outage) = model.ledger.open_outage().map(|outage| outage.id) {
        return refuse(model, &Refusal::OutageAlreadyOpen(outage));
    }
    if model.ledger.outages.latest().is_none() {
        return refuse(model, &Refusal::NoOutageYet);
    }
    open(model, Dialog::prompt(Purpose::Reopen))
}

fn hand_over(model: &mut Model) -> Vec<Effect> {
    let text = hand_over_text(model);
    open(model, Dialog::HandOver(text, 0))
}

fn copy(model: &mut Model) -> Vec<Effect> {
    let Some(Dialog::HandOver(text, _)) = &model.dialog else { return Vec::new() };
    let effect = Effect::Copy(text.clone());
    model.notice = Some(Notice::done(t!(model.texts(), "copied")));
    vec![effect]
}
