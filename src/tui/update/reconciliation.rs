//! Reconciling on screen: the chosen case, its new id, the word to RAPS, what is closed otherwise or taken back.

use chrono::{DateTime, NaiveDate, Utc};

use crate::i18n::Texts;
use crate::t;
use crate::tui::effect::Effect;
use crate::tui::form::{Field, Form};
use crate::tui::model::dialog::{Dialog, Purpose, Question};
use crate::tui::model::motion::Motion;
use crate::tui::model::reconciliation::{NewId, cases};
use crate::tui::model::{Model, Notice, Screen, Then};
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::reconciling::{PatientIdentity, ReconciliationStep};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::case::Case;
use kvittera_domain::rules::command::{Command, Replacement};
use kvittera_domain::rules::decide::{check_carried, check_untouched};
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::id::ConflictId;

use crate::tui::update::commands;

/// Shows outages that are closed as reconciled too, or no more.
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

/// Records the new id of the chosen patient.
pub fn record_new_id(model: &mut Model) -> Vec<Effect> {
    on_case(model, |model, ledger, case| {
        open_if(model, check_carried(ledger, case.id), || Dialog::NewId(NewId::of(case)))
    })
}

/// Writes down that RAPS was told.
pub fn notify_raps(model: &mut Model) -> Vec<Effect> {
    on_case(model, |model, ledger, case| {
        let fields = if case.reconciliation.raps_knows() { Form::RAPS_AGAIN } else { Form::RAPS };
        open_if(model, check_carried(ledger, case.id), || Dialog::Raps(case.id, Form::new(fields)))
    })
}

/// Asks how it is known that nobody used the number.
pub fn mark_unused(model: &mut Model) -> Vec<Effect> {
    on_case(model, |model, ledger, case| {
        open_if(model, check_untouched(ledger, case.id), || Dialog::prompt(Purpose::Unused(case.id)))
    })
}

/// Asks why the hand-out was a mistake. The second patient of a clash was given the number on paper, so that is none.
pub fn void(model: &mut Model) -> Vec<Effect> {
    on_case(model, |model, ledger, case| match case.id {
        CaseId::Issuance(id) => open_if(model, check_untouched(ledger, case.id), || Dialog::prompt(Purpose::Void(id))),
        CaseId::Conflict(_) => say(model, |texts| t!(texts, "second-not-void")),
    })
}

/// Opens the form for a step that is taken back.
pub fn take_back(model: &mut Model) -> Vec<Effect> {
    on_case(model, |model, _, case| {
        let Some(step) = case.last_step() else { return commands::refuse(model, &Refusal::NothingToUndo(case.id)) };
        let mut form = Form::new(Form::TAKE_BACK);
        form.step = Some(step);
        open(model, Dialog::TakeBack(case.id, form))
    })
}

/// Asks how the clash about the number was sorted out.
pub fn resolve(model: &mut Model) -> Vec<Effect> {
    on_case(model, |model, ledger, case| match conflict(ledger, case) {
        Some(conflict) => open(model, Dialog::prompt(Purpose::Resolve(conflict))),
        None => say(model, |texts| t!(texts, "no-open-clash")),
    })
}

/// Copies the number of the chosen case.
pub fn copy(model: &mut Model) -> Vec<Effect> {
    on_case(model, |model, _, case| {
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

/// Enter in the list: the chosen case, whole; while a filter is typed, that is what ends.
pub fn open_card(model: &mut Model) {
    if model.reconciliation.filtering {
        model.reconciliation.filtering = false;
        return;
    }
    if let Some(id) = in_hand(model) {
        model.reconciliation.chosen = Some(id);
        model.notice = None;
        model.dialog = Some(Dialog::Case(id, 0));
    }
}

/// What is filled in goes on once nothing is wrong; a doubtful id is asked about first.
pub fn submit(model: &mut Model, dialog: Dialog) -> Vec<Effect> {
    let (ledger, now, today) = (model.ledger.clone(), model.now, model.today());
    let (dialog, wanted) = match dialog {
        Dialog::NewId(new) => submit_new_id(new, &ledger, today),
        Dialog::Raps(case, form) => submit_raps(case, form, now),
        Dialog::TakeBack(case, mut form) => {
            let wanted = form.reason().map(|reason| Command::Undo { case, step: form.step, reason });
            if wanted.is_none() {
                form.insist();
            }
            (Dialog::TakeBack(case, form), wanted)
        }
        other => (other, None),
    };
    model.dialog = Some(dialog);
    model.notice = None;
    wanted.map_or_else(Vec::new, |command| commands::send_then(model, command, Then::Close))
}

/// Yes: the doubtful id is kept.
pub fn keep_despite_warnings(model: &mut Model, new: NewId) -> Vec<Effect> {
    let wanted = replacement(&new, &model.ledger, model.today());
    model.dialog = Some(Dialog::NewId(NewId { asked: false, ..new }));
    model.notice = None;
    wanted.map_or_else(Vec::new, |command| commands::send_then(model, command, Then::Close))
}

/// One step back from a question about a doubtful id; says whether there was one.
pub fn step_back(model: &mut Model) -> bool {
    match &mut model.dialog {
        Some(Dialog::NewId(new)) if new.asked => {
            new.asked = false;
            true
        }
        _ => false,
    }
}

/// The case that is chosen stays so, though nobody moved to it, whatever the list becomes.
pub fn keep_choice(model: &mut Model) {
    if model.screen == Screen::Reconciliation {
        model.reconciliation.chosen = in_list(model);
    }
}

/// The case of the card, else the one chosen in the list.
fn in_hand(model: &Model) -> Option<CaseId> {
    if let Some(Dialog::Case(id, _)) = &model.dialog {
        return Some(*id);
    }
    in_list(model)
}

fn in_list(model: &Model) -> Option<CaseId> {
    let rows = model.reconciliation.rows(&model.ledger, &model.fixed.rights, model.texts());
    model.reconciliation.chosen(&rows).map(|case| case.id)
}

/// Does something about the case at hand, which is the chosen one from then on.
fn on_case(model: &mut Model, act: impl FnOnce(&mut Model, &Ledger, &Case<'_>) -> Vec<Effect>) -> Vec<Effect> {
    model.show(Screen::Reconciliation);
    let ledger = model.ledger.clone();
    let Some(case) = in_hand(model).and_then(|id| ledger.case(id)) else {
        return say(model, |texts| t!(texts, "choose-case-first"));
    };
    model.reconciliation.chosen = Some(case.id);
    act(model, &ledger, &case)
}

fn open_if(model: &mut Model, allowed: Result<(), Refusal>, dialog: impl FnOnce() -> Dialog) -> Vec<Effect> {
    match allowed {
        Ok(()) => open(model, dialog()),
        Err(refusal) => commands::refuse(model, &refusal),
    }
}

fn say(model: &mut Model, words: fn(&Texts) -> String) -> Vec<Effect> {
    model.notice = Some(Notice::warning(words(model.texts())));
    Vec::new()
}

/// Opens a form or a prompt over the list, or over the card, which then lies below.
fn open(model: &mut Model, dialog: Dialog) -> Vec<Effect> {
    model.reconciliation.card = match model.dialog {
        Some(Dialog::Case(id, _)) => Some(id),
        _ => None,
    };
    model.notice = None;
    model.dialog = Some(dialog);
    Vec::new()
}

/// The clash about the number that nobody has sorted out.
fn conflict(ledger: &Ledger, case: &Case<'_>) -> Option<ConflictId> {
    let own = |id| case.id == CaseId::Conflict(id);
    let open = || ledger.open_conflicts().filter(|conflict| conflict.number == case.number);
    open().find(|conflict| own(conflict.id)).or_else(|| open().next()).map(|conflict| conflict.id)
}

/// Turns the field with a choice to what can be chosen next.
pub fn turn_choice(model: &mut Model) -> Vec<Effect> {
    let ledger = model.ledger.clone();
    match &mut model.dialog {
        Some(Dialog::NewId(new)) => {
            new.form.identity = match new.form.identity {
                PatientIdentity::Established => PatientIdentity::Pending,
                PatientIdentity::Pending => PatientIdentity::Established,
            };
        }
        Some(Dialog::TakeBack(id, form)) => {
            let Some(case) = ledger.case(*id) else { return Vec::new() };
            let standing: Vec<ReconciliationStep> =
                ReconciliationStep::ALL.into_iter().filter(|step| case.has(*step)).collect();
            let place = standing.iter().position(|step| Some(*step) == form.step);
            let next = place.map_or(0, |place| place + 1);
            form.step = standing.get(next).or(standing.first()).copied();
        }
        _ => {}
    }
    Vec::new()
}

/// Asks about the outage of the chosen case; the latest one where no case is listed.
pub fn close_outage(model: &mut Model) -> Vec<Effect> {
    let ledger = model.ledger.clone();
    let outage = in_hand(model).and_then(|id| ledger.case(id)).map(|case| case.outage);
    commands::ask_if_allowed(model, Command::ReconcileOutage { outage }, Question::CloseOutage(outage))
}

/// Asks where to save what is written about the outage of the chosen case; the latest one where no case is listed.
pub fn save_export(model: &mut Model) -> Vec<Effect> {
    model.show(Screen::Reconciliation);
    let ledger = model.ledger.clone();
    let chosen = in_hand(model).and_then(|id| ledger.case(id)).map(|case| case.outage);
    match chosen.or_else(|| ledger.outages.latest().map(|outage| outage.id)) {
        Some(outage) => open(model, Dialog::prompt(Purpose::SaveExport(outage))),
        None => commands::refuse(model, &Refusal::NoOutageYet),
    }
}

fn submit_new_id(mut new: NewId, ledger: &Ledger, today: NaiveDate) -> (Dialog, Option<Command>) {
    let wanted = replacement(&new, ledger, today);
    if wanted.is_none() {
        match new.read(ledger, today) {
            Some(Err(_)) => new.form.go(Field::NewId),
            _ => new.form.insist(),
        }
    }
    new.asked = wanted.is_some() && !new.warnings(ledger, today).is_empty();
    let wanted = wanted.filter(|_| !new.asked);
    (Dialog::NewId(new), wanted)
}

/// The wish for the id that is typed; `None` while something is wrong.
fn replacement(new: &NewId, ledger: &Ledger, today: NaiveDate) -> Option<Command> {
    let id = new.read(ledger, today)?.ok()?;
    let reason = new.form.reason();
    let replacement = Replacement { id, identity: new.form.identity };
    (!new.again || reason.is_some()).then_some(Command::Replace { case: new.case, replacement, reason })
}

fn submit_raps(case: CaseId, mut form: Form, now: DateTime<Utc>) -> (Dialog, Option<Command>) {
    let told = form.told(now);
    if told.is_none() {
        form.insist();
    }
    let wanted = told.map(|(notice, reason)| Command::NotifyRaps { case, notice, reason });
    (Dialog::Raps(case, form), wanted)
}
