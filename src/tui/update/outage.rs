//! The outage: triage, planned outages, corrected times, the handover.

use chrono::{DateTime, Utc};

use crate::desk::handover::Handover;
use crate::t;
use crate::tui::effect::Effect;
use crate::tui::form::{Field, Form, Times};
use crate::tui::model::dialog::{Dialog, Purpose, Question};
use crate::tui::model::triage::{Triage, TriageStep};
use crate::tui::model::{FollowUp, Model, Notice, Screen};
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::text::Remark;

use crate::tui::update::commands;

/// Submits the form of a planned outage, of the times of an outage or of a call, as soon as no field has a problem.
pub fn submit(model: &mut Model, dialog: Dialog) -> Vec<Effect> {
    let now = model.now;
    let (dialog, wanted) = match dialog {
        Dialog::Plan(outage, form) => {
            let plan = form.plan(now);
            let wanted = plan.map(|plan| match outage {
                None => Command::PlanOutage(plan),
                outage => Command::ReplanOutage { outage, plan },
            });
            (Dialog::Plan(outage, with_problem_shown(form, wanted.is_none(), now)), wanted)
        }
        Dialog::Times(outage, form) => {
            let wanted = form.times(now).map(|Times { started_at, ended_at, reason }| Command::SetOutageTimes {
                outage: Some(outage),
                started_at,
                ended_at,
                reason,
            });
            (Dialog::Times(outage, with_problem_shown(form, wanted.is_none(), now)), wanted)
        }
        Dialog::Triage(mut triage) => {
            match triage.call.first_wrong(now) {
                Some(wrong) => triage.call.go(wrong),
                None => triage.call_ended(),
            }
            (Dialog::Triage(triage), None)
        }
        other => (other, None),
    };
    model.dialog = Some(dialog);
    model.notice = None;
    wanted.map_or_else(Vec::new, |command| commands::send_with_follow_up(model, command, FollowUp::Close))
}

/// The command that a line of text about an outage leads to.
pub fn prompted(purpose: Purpose, reason: Remark) -> Option<Command> {
    match purpose {
        Purpose::NoteOutage => Some(Command::NoteOutage { at: None, note: reason }),
        Purpose::CancelPlan => Some(Command::CancelOutage { outage: None, reason }),
        Purpose::Reopen => Some(Command::ReopenOutage { reason }),
        _ => None,
    }
}

/// Registers a suspected outage with everything that was checked. The triage stays until the log has answered.
pub fn register(model: &mut Model, triage: Triage) -> Vec<Effect> {
    let follow_up = if triage.form_waits { FollowUp::Preview } else { FollowUp::Close };
    let checked = triage.checked.clone();
    model.dialog = Some(Dialog::Triage(triage));
    model.notice = None;
    commands::send_with_follow_up(model, Command::SuspectOutage { at: None, checked }, follow_up)
}

/// The text of the handover as things stand.
pub fn hand_over_text(model: &Model) -> String {
    let outage = model.ledger.outage_in_focus(model.now);
    let config = &model.fixed.config;
    let events = (model.ledger.as_ref(), model.halt.as_ref());
    let handover = Handover::of(events, outage, &config.hours, config.pool.thresholds(), model.now);
    let handover = handover.seen_with(&model.fixed.rights);
    model.texts().handover(&handover, &config.contacts)
}

fn with_problem_shown(mut form: Form, wrong: bool, now: DateTime<Utc>) -> Form {
    if wrong {
        form.go_to_problem(now);
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
    commands::refuse(model, refusal)
}

/// Answers the current question of the triage.
pub fn answer(model: &mut Model, yes: bool) -> Vec<Effect> {
    if let Some(Dialog::Triage(triage)) = &mut model.dialog {
        triage.answer(yes);
        if triage.step() == TriageStep::Call && triage.call.typed(Field::Whom).is_empty() {
            let whom = model.texts().whom(model.status().call.who);
            if let Some(Dialog::Triage(triage)) = &mut model.dialog {
                triage.call.prefill(Field::Whom, &whom);
            }
        }
    }
    Vec::new()
}

/// Begins the triage. If it begins from the question whether to register an outage, the filled form keeps waiting.
pub fn begin_triage(model: &mut Model) -> Vec<Effect> {
    let form_waits = matches!(model.dialog, Some(Dialog::Question(Question::Suspect { form_waits: true })));
    if !form_waits {
        model.show(Screen::Outage);
    }
    model.notice = None;
    model.dialog = Some(Dialog::Triage(Triage::begin(form_waits)));
    Vec::new()
}

/// Asks whether to register an outage. In the triage this registers at once, with the answers so far, because a patient
/// may be waiting.
pub fn suspect(model: &mut Model) -> Vec<Effect> {
    match model.dialog.take() {
        Some(Dialog::Triage(triage)) => register(model, triage),
        dialog => {
            model.dialog = dialog;
            commands::ask_first(
                model,
                Command::SuspectOutage { at: None, checked: Vec::new() },
                Question::Suspect { form_waits: false },
            )
        }
    }
}

/// Asks whether the suspected outage is confirmed.
pub fn confirm(model: &mut Model) -> Vec<Effect> {
    commands::ask_first(model, Command::ConfirmOutage { at: None }, Question::ConfirmOutage)
}

/// Asks whether the service is back.
pub fn end(model: &mut Model) -> Vec<Effect> {
    commands::ask_first(model, Command::EndOutage { at: None }, Question::EndOutage)
}

/// Asks whether to close the latest outage as reconciled.
pub fn close(model: &mut Model) -> Vec<Effect> {
    commands::ask_first(model, Command::ReconcileOutage { outage: None }, Question::CloseOutage(None))
}

/// Asks for a note about the outage.
pub fn note(model: &mut Model) -> Vec<Effect> {
    if model.ledger.outages.is_empty() {
        return refuse(model, &Refusal::NoOutageYet);
    }
    open(model, Dialog::prompt(Purpose::NoteOutage))
}

/// Opens the form for a planned outage.
pub fn plan(model: &mut Model) -> Vec<Effect> {
    open(model, Dialog::Plan(None, Form::new(Form::PLAN)))
}

/// Asks why the next planned outage is cancelled.
pub fn cancel_plan(model: &mut Model) -> Vec<Effect> {
    if model.ledger.outages.planned().is_empty() {
        return refuse(model, &Refusal::NotPlanned);
    }
    open(model, Dialog::prompt(Purpose::CancelPlan))
}

/// Asks where to save the handover.
pub fn save(model: &mut Model) -> Vec<Effect> {
    open(model, Dialog::prompt(Purpose::SaveHandOver))
}

/// Opens the form of the next planned outage.
pub fn change_plan(model: &mut Model) -> Vec<Effect> {
    let Some(outage) = model.ledger.outages.planned().first().copied().cloned() else {
        return refuse(model, &Refusal::NotPlanned);
    };
    let mut form = Form::new(Form::PLAN);
    if let Some(plan) = &outage.plan {
        form.prefill(Field::From, &model.texts().unmistakable_clock(plan.from));
        form.prefill(Field::To, &model.texts().unmistakable_clock(plan.to));
        form.prefill(Field::Reference, plan.reference.as_ref().map_or("", |reference| reference.as_str()));
    }
    open(model, Dialog::Plan(Some(outage.id), form))
}

/// Opens the form for the times of the latest outage.
pub fn set_times(model: &mut Model) -> Vec<Effect> {
    match model.ledger.outages.latest().map(|outage| outage.id) {
        None => refuse(model, &Refusal::NoOutageYet),
        Some(outage) => open(model, Dialog::Times(outage, Form::new(Form::TIMES))),
    }
}

/// Asks what happened when the service went down again.
pub fn reopen(model: &mut Model) -> Vec<Effect> {
    if let Some(outage) = model.ledger.open_outage().map(|outage| outage.id) {
        return refuse(model, &Refusal::OutageAlreadyOpen(outage));
    }
    if model.ledger.outages.latest().is_none() {
        return refuse(model, &Refusal::NoOutageYet);
    }
    open(model, Dialog::prompt(Purpose::Reopen))
}

/// Shows the handover.
pub fn hand_over(model: &mut Model) -> Vec<Effect> {
    let text = hand_over_text(model);
    open(model, Dialog::HandOver(text, 0))
}

/// Bytes of the longest text that every terminal copies whole.
const LONGEST_COPY: usize = 12_000;

/// Copies the handover.
pub fn copy(model: &mut Model) -> Vec<Effect> {
    let Some(Dialog::HandOver(text, _)) = &model.dialog else { return Vec::new() };
    // mosh cuts longer texts in silence.
    if text.len() > LONGEST_COPY {
        model.notice = Some(Notice::warning(t!(model.texts(), "copy-too-long")));
        return Vec::new();
    }
    let effect = Effect::Copy(text.clone());
    model.notice = Some(Notice::done(t!(model.texts(), "copied")));
    vec![effect]
}
