//! Reconciliation: the chosen case, its new id, the notice to RAPS, other ways to close it, and undoing a step.

use chrono::{DateTime, NaiveDate, Utc};

use crate::i18n::Texts;
use crate::t;
use crate::tui::effect::Effect;
use crate::tui::form::{Field, Form};
use crate::tui::model::dialog::{Dialog, Purpose, Question};
use crate::tui::model::motion::Motion;
use crate::tui::model::reconciliation::{NewId, cases};
use crate::tui::model::{FollowUp, Model, Notice, Screen};
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::reconciling::{PatientIdentity, ReconciliationStep};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::case::Case;
use kvittera_domain::rules::command::{Command, Replacement};
use kvittera_domain::rules::decide::{check_case_in_use, check_takes_back, check_to_tell, check_untouched};
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::id::ConflictId;

use crate::tui::update::commands;

/// Shows or hides outages that are closed as reconciled.
pub fn all_outages(model: &mut Model) -> Vec<Effect> {
    model.reconciliation.all = !model.reconciliation.all;
    let words = if model.reconciliation.all {
        t!(model.texts(), "showing-all-outages")
    } else {
        t!(model.texts(), "showing-open-outages")
    };
    model.notice = Some(Notice::done(words));
    Vec::new()
}

/// Opens the form for the new id of the chosen patient.
pub fn record_new_id(model: &mut Model) -> Vec<Effect> {
    with_case(model, |model, ledger, case| {
        open_if(model, check_case_in_use(ledger, case.id), || Dialog::NewId(NewId::of(case)))
    })
}

/// Opens the form for a notice to RAPS.
pub fn notify_raps(model: &mut Model) -> Vec<Effect> {
    with_case(model, |model, ledger, case| {
        let fields = if case.reconciliation.raps_knows() { Form::RAPS_AGAIN } else { Form::RAPS };
        open_if(model, check_to_tell(ledger, case.id), || Dialog::Raps(case.id, Form::new(fields)))
    })
}

/// Asks how it is known that nobody used the number.
pub fn mark_unused(model: &mut Model) -> Vec<Effect> {
    with_case(model, |model, ledger, case| {
        open_if(model, check_untouched(ledger, case.id), || Dialog::prompt(Purpose::Unused(case.id)))
    })
}

/// Asks why the issuance was a mistake. The second patient of a conflict got the number on paper, so there is no
/// issuance to void.
pub fn void(model: &mut Model) -> Vec<Effect> {
    with_case(model, |model, ledger, case| match case.id {
        CaseId::Issuance(id) => open_if(model, check_untouched(ledger, case.id), || Dialog::prompt(Purpose::Void(id))),
        CaseId::Conflict(_) => warn(model, |texts| t!(texts, "second-not-void")),
    })
}

/// Asks how the conflict about the number was resolved.
pub fn resolve(model: &mut Model) -> Vec<Effect> {
    with_case(model, |model, ledger, case| match conflict(ledger, case) {
        Some(conflict) => open(model, Dialog::prompt(Purpose::Resolve(conflict))),
        None => warn(model, |texts| t!(texts, "no-open-clash")),
    })
}

/// Asks how it is known that the conflict about the number was none.
pub fn entered_twice(model: &mut Model) -> Vec<Effect> {
    with_case(model, |model, ledger, case| match real_conflict(ledger, case) {
        Some(conflict) => {
            open_if(model, check_takes_back(ledger, conflict), || Dialog::prompt(Purpose::EnteredTwice(conflict)))
        }
        None => warn(model, |texts| t!(texts, "no-clash")),
    })
}

/// Copies the number of the chosen case.
pub fn copy(model: &mut Model) -> Vec<Effect> {
    with_case(model, |model, _, case| {
        let number = case.number.to_string();
        model.notice = Some(Notice::done(t!(model.texts(), "copied-number", number = number.as_str())));
        vec![Effect::Copy(number)]
    })
}

/// Moves the choice in the list of cases.
pub fn move_choice(model: &mut Model, motion: Motion) {
    let rows = model.reconciliation.rows(&model.ledger, &model.fixed.rights, model.texts());
    let ids: Vec<CaseId> = cases(&rows).map(|case| case.id).collect();
    let chosen = model.reconciliation.chosen(&rows).map(|case| case.id);
    let place = ids.iter().position(|id| Some(*id) == chosen).unwrap_or(0);
    model.reconciliation.chosen = ids.get(motion.from(place, ids.len())).copied();
}

/// Enter in the list: shows the card of the chosen case, or ends typing a filter.
pub fn open_card(model: &mut Model) {
    if model.reconciliation.filtering {
        model.reconciliation.filtering = false;
        return;
    }
    if let Some(id) = current_case(model) {
        model.reconciliation.chosen = Some(id);
        model.notice = None;
        model.dialog = Some(Dialog::Case(id, 0));
    }
}

/// Submits a form once no field has a problem. An id that has warnings is asked about first.
pub fn submit(model: &mut Model, dialog: Dialog) -> Vec<Effect> {
    let (ledger, now, today) = (model.ledger.clone(), model.now, model.today());
    let (dialog, wanted) = match dialog {
        Dialog::NewId(new) => submit_new_id(new, &ledger, today, now),
        Dialog::Raps(case, form) => submit_raps(case, form, now),
        other => (other, None),
    };
    model.dialog = Some(dialog);
    model.notice = None;
    wanted.map_or_else(Vec::new, |command| commands::send_with_follow_up(model, command, FollowUp::Close))
}

/// Answers yes: keeps the id despite its warnings and the age that it states.
pub fn accept_warnings(model: &mut Model, new: NewId) -> Vec<Effect> {
    let wanted = replacement(&new, &model.ledger, model.today(), true);
    model.dialog = Some(Dialog::NewId(NewId { asked: false, ..new }));
    model.notice = None;
    wanted.map_or_else(Vec::new, |command| commands::send_with_follow_up(model, command, FollowUp::Close))
}

/// Goes back from the question about an id with warnings; returns true if it was asked.
pub fn step_back(model: &mut Model) -> bool {
    match &mut model.dialog {
        Some(Dialog::NewId(new)) if new.asked => {
            new.asked = false;
            true
        }
        _ => false,
    }
}

/// Keeps the chosen case chosen, even if nobody moved to it, whatever becomes of the list.
pub fn keep_choice(model: &mut Model) {
    if model.screen == Screen::Reconciliation {
        model.reconciliation.chosen = chosen_case(model);
    }
}

/// The case of the card, else the one chosen in the list.
fn current_case(model: &Model) -> Option<CaseId> {
    if let Some(Dialog::Case(id, _)) = &model.dialog {
        return Some(*id);
    }
    chosen_case(model)
}

fn chosen_case(model: &Model) -> Option<CaseId> {
    let rows = model.reconciliation.rows(&model.ledger, &model.fixed.rights, model.texts());
    model.reconciliation.chosen(&rows).map(|case| case.id)
}

/// Does something with the current case, and chooses it.
pub(super) fn with_case(
    model: &mut Model,
    run: impl FnOnce(&mut Model, &Ledger, &Case<'_>) -> Vec<Effect>,
) -> Vec<Effect> {
    model.show(Screen::Reconciliation);
    let ledger = model.ledger.clone();
    let Some(case) = current_case(model).and_then(|id| ledger.case(id)) else {
        return warn(model, |texts| t!(texts, "choose-case-first"));
    };
    model.reconciliation.chosen = Some(case.id);
    run(model, &ledger, &case)
}

fn open_if(model: &mut Model, allowed: Result<(), Refusal>, dialog: impl FnOnce() -> Dialog) -> Vec<Effect> {
    match allowed {
        Ok(()) => open(model, dialog()),
        Err(refusal) => commands::refuse(model, &refusal),
    }
}

fn warn(model: &mut Model, words: fn(&Texts) -> String) -> Vec<Effect> {
    model.notice = Some(Notice::warning(words(model.texts())));
    Vec::new()
}

/// Opens a form or a prompt over the list, or over the card, which is shown again afterwards.
pub(super) fn open(model: &mut Model, dialog: Dialog) -> Vec<Effect> {
    model.reconciliation.card = match model.dialog {
        Some(Dialog::Case(id, _)) => Some(id),
        _ => None,
    };
    model.notice = None;
    model.dialog = Some(dialog);
    Vec::new()
}

/// The unresolved conflict about the case's number.
fn conflict(ledger: &Ledger, case: &Case<'_>) -> Option<ConflictId> {
    let own = |id| case.id == CaseId::Conflict(id);
    let open = || ledger.open_conflicts().filter(|conflict| conflict.number == case.number);
    open().find(|conflict| own(conflict.id)).or_else(|| open().next()).map(|conflict| conflict.id)
}

/// A conflict about the case's number that was not taken back, the case's own before others.
fn real_conflict(ledger: &Ledger, case: &Case<'_>) -> Option<ConflictId> {
    let real = || ledger.conflicts.iter().filter(|found| found.number == case.number && found.taken_back.is_none());
    let own = real().find(|found| case.id == CaseId::Conflict(found.id));
    own.or_else(|| real().next()).map(|found| found.id)
}

/// Selects the next option of a field that is chosen instead of typed.
pub fn turn_choice(model: &mut Model) -> Vec<Effect> {
    let ledger = model.ledger.clone();
    match &mut model.dialog {
        Some(Dialog::NewId(new)) => {
            new.form.identity = match new.form.identity {
                PatientIdentity::Established => PatientIdentity::Pending,
                PatientIdentity::Pending => PatientIdentity::Established,
            };
        }
        Some(Dialog::TakeBack(id, form)) => turn_step(&ledger, *id, form),
        _ => {}
    }
    Vec::new()
}

/// Chooses the next step that can be undone.
fn turn_step(ledger: &Ledger, case: CaseId, form: &mut Form) {
    let Some(case) = ledger.case(case) else { return };
    let steps: Vec<ReconciliationStep> =
        ReconciliationStep::ALL.into_iter().filter(|step| case.can_undo(*step)).collect();
    let place = steps.iter().position(|step| Some(*step) == form.step);
    let next = place.map_or(0, |place| place + 1);
    form.step = steps.get(next).or(steps.first()).copied();
}

/// Asks whether to close the outage of the chosen case, or the latest one if no case is listed.
pub fn close_outage(model: &mut Model) -> Vec<Effect> {
    let ledger = model.ledger.clone();
    let outage = current_case(model).and_then(|id| ledger.case(id)).map(|case| case.outage);
    commands::ask_if_allowed(model, Command::ReconcileOutage { outage }, Question::CloseOutage(outage))
}

/// Asks where to save a document about the outage of the chosen case, or about the latest one if no case is listed.
pub fn save_export(model: &mut Model) -> Vec<Effect> {
    model.show(Screen::Reconciliation);
    let ledger = model.ledger.clone();
    let chosen = current_case(model).and_then(|id| ledger.case(id)).map(|case| case.outage);
    match chosen.or_else(|| ledger.outages.latest().map(|outage| outage.id)) {
        Some(outage) => open(model, Dialog::prompt(Purpose::SaveExport(outage))),
        None => commands::refuse(model, &Refusal::NoOutageYet),
    }
}

fn submit_new_id(mut new: NewId, ledger: &Ledger, today: NaiveDate, now: DateTime<Utc>) -> (Dialog, Option<Command>) {
    let wanted = replacement(&new, ledger, today, false);
    if wanted.is_none() {
        match new.read(ledger, today) {
            Some(Err(_)) => new.form.go(Field::NewId),
            _ => new.form.go_to_problem(now),
        }
    }
    let has_warnings = !new.warnings(ledger, today).is_empty() || new.unlikely_age(ledger, today).is_some();
    new.asked = wanted.is_some() && has_warnings;
    let wanted = wanted.filter(|_| !new.asked);
    (Dialog::NewId(new), wanted)
}

/// The command for the typed id; `None` while something is wrong.
fn replacement(new: &NewId, ledger: &Ledger, today: NaiveDate, age_accepted: bool) -> Option<Command> {
    let id = new.read(ledger, today)?.ok()?.id;
    let reason = new.form.reason();
    let replacement = Replacement { id, identity: new.form.identity, age_accepted };
    (!new.again || reason.is_some()).then_some(Command::Replace { case: new.case, replacement, reason })
}

fn submit_raps(case: CaseId, mut form: Form, now: DateTime<Utc>) -> (Dialog, Option<Command>) {
    let notice = form.raps_notice(now);
    if notice.is_none() {
        form.go_to_problem(now);
    }
    let wanted = notice.map(|(notice, reason)| Command::NotifyRaps { case, notice, reason });
    (Dialog::Raps(case, form), wanted)
}
