//! Reconciling on screen: the chosen case, its new id, the word to RAPS, what is closed otherwise or taken back.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::case::{Case, CaseId};
use crate::domain::command::Command;
use crate::domain::decide::{check_carried, check_untouched};
use crate::domain::id::ConflictId;
use crate::domain::ledger::Ledger;
use crate::domain::reconciliation::{Identity, Replacement, Step};
use crate::domain::refusal::Refusal;
use crate::t;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::form::{Field, Form};
use crate::tui::model::dialog::{Dialog, Purpose, Question};
use crate::tui::model::reconciliation::{NewId, cases};
use crate::tui::model::{Model, Notice, Screen, Then};

use super::{list, wish};

/// Does an action of the screen or of a case's card.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::AllOutages => {
            let screen = &mut model.reconciliation;
            screen.all = !screen.all;
            let words = if screen.all {
                t!(model.texts(), "showing-all-outages")
            } else {
                t!(model.texts(), "showing-open-outages")
            };
            model.notice = Some(Notice::done(words));
            Vec::new()
        }
        Action::TurnChoice => turn(model),
        Action::CloseOutage => close_outage(model),
        Action::SaveExport => save_export(model),
        _ => on_case(model, action),
    }
}

/// Moves the choice in the list of cases.
pub fn move_choice(model: &mut Model, action: Action) {
    let rows = model.reconciliation.rows(&model.ledger, &model.fixed.rights, model.texts());
    let ids: Vec<CaseId> = cases(&rows).map(|case| case.id).collect();
    let chosen = model.reconciliation.chosen(&rows).map(|case| case.id);
    let place = ids.iter().position(|id| Some(*id) == chosen).unwrap_or(0);
    model.reconciliation.chosen = ids.get(list::moved(place, action, ids.len())).copied();
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
    wanted.map_or_else(Vec::new, |command| wish::send_then(model, command, Then::Close))
}

/// Yes: the doubtful id is kept.
pub fn keep_doubtful(model: &mut Model, new: NewId) -> Vec<Effect> {
    let wanted = replacement(&new, &model.ledger, model.today());
    model.dialog = Some(Dialog::NewId(NewId { asked: false, ..new }));
    model.notice = None;
    wanted.map_or_else(Vec::new, |command| wish::send_then(model, command, Then::Close))
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

/// The form for a new id asks for what the id that is typed needs.
pub fn lay_out(model: &mut Model) {
    let (ledger, today) = (model.ledger.clone(), model.today());
    if let Some(Dialog::NewId(new)) = &mut model.dialog {
        let id = new.read(&ledger, today).and_then(Result::ok);
        new.lay_out(id);
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

fn on_case(model: &mut Model, action: Action) -> Vec<Effect> {
    model.show(Screen::Reconciliation);
    let ledger = model.ledger.clone();
    let Some(case) = in_hand(model).and_then(|id| ledger.case(id)) else {
        model.notice = Some(Notice::warning(t!(model.texts(), "choose-case-first")));
        return Vec::new();
    };
    model.reconciliation.chosen = Some(case.id);
    if action == Action::Copy {
        let number = case.number.to_string();
        model.notice = Some(Notice::done(t!(model.texts(), "copied-number", number = number.as_str())));
        return vec![Effect::Copy(number)];
    }
    let dialog = match action {
        Action::RecordNewId => check_carried(&ledger, case.id).map(|()| Some(Dialog::NewId(NewId::of(&case)))),
        Action::NotifyRaps => check_carried(&ledger, case.id).map(|()| Some(raps(&case))),
        Action::MarkUnused => {
            check_untouched(&ledger, case.id).map(|()| Some(Dialog::prompt(Purpose::Unused(case.id))))
        }
        Action::Void => void(&ledger, &case),
        Action::TakeBack => take_back(&case).map(Some),
        Action::Resolve => Ok(clash(&ledger, &case).map(|conflict| Dialog::prompt(Purpose::Resolve(conflict)))),
        _ => return Vec::new(),
    };
    match dialog {
        Ok(Some(dialog)) => open(model, dialog),
        Ok(None) => {
            let words = match action {
                Action::Void => t!(model.texts(), "second-not-void"),
                _ => t!(model.texts(), "no-open-clash"),
            };
            model.notice = Some(Notice::warning(words));
            Vec::new()
        }
        Err(refusal) => wish::refuse(model, &refusal),
    }
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

fn raps(case: &Case<'_>) -> Dialog {
    let fields = if case.reconciliation.raps_knows() { Form::RAPS_AGAIN } else { Form::RAPS };
    Dialog::Raps(case.id, Form::new(fields))
}

/// Only a hand-out can be a mistake; the second patient of a clash was given the number on paper.
fn void(ledger: &Ledger, case: &Case<'_>) -> Result<Option<Dialog>, Refusal> {
    match case.id {
        CaseId::Issuance(id) => check_untouched(ledger, case.id).map(|()| Some(Dialog::prompt(Purpose::Void(id)))),
        CaseId::Conflict(_) => Ok(None),
    }
}

fn take_back(case: &Case<'_>) -> Result<Dialog, Refusal> {
    let mut form = Form::new(Form::TAKE_BACK);
    form.step = Some(case.last_step().ok_or(Refusal::NothingToUndo(case.id))?);
    Ok(Dialog::TakeBack(case.id, form))
}

/// The clash about the number that nobody has sorted out.
fn clash(ledger: &Ledger, case: &Case<'_>) -> Option<ConflictId> {
    let own = |id| case.id == CaseId::Conflict(id);
    let open = || ledger.open_conflicts().filter(|conflict| conflict.number == case.number);
    open().find(|conflict| own(conflict.id)).or_else(|| open().next()).map(|conflict| conflict.id)
}

/// Turns the field with a choice to what can be chosen next.
fn turn(model: &mut Model) -> Vec<Effect> {
    let ledger = model.ledger.clone();
    match &mut model.dialog {
        Some(Dialog::NewId(new)) => {
            new.form.identity = match new.form.identity {
                Identity::Established => Identity::Pending,
                Identity::Pending => Identity::Established,
            };
        }
        Some(Dialog::TakeBack(id, form)) => {
            let Some(case) = ledger.case(*id) else { return Vec::new() };
            let standing: Vec<Step> = Step::ALL.into_iter().filter(|step| case.has(*step)).collect();
            let place = standing.iter().position(|step| Some(*step) == form.step);
            let next = place.map_or(0, |place| place + 1);
            form.step = standing.get(next).or(standing.first()).copied();
        }
        _ => {}
    }
    Vec::new()
}

/// Asks about the outage of the chosen case; the latest one where no case is listed.
fn close_outage(model: &mut Model) -> Vec<Effect> {
    let ledger = model.ledger.clone();
    let outage = in_hand(model).and_then(|id| ledger.case(id)).map(|case| case.outage);
    wish::ask_if_allowed(model, Command::ReconcileOutage { outage }, Question::CloseOutage(outage))
}

/// Asks where to save what is written about the outage of the chosen case; the latest one where no case is listed.
fn save_export(model: &mut Model) -> Vec<Effect> {
    model.show(Screen::Reconciliation);
    let ledger = model.ledger.clone();
    let chosen = in_hand(model).and_then(|id| ledger.case(id)).map(|case| case.outage);
    match chosen.or_else(|| ledger.outages.latest().map(|outage| outage.id)) {
        Some(outage) => open(model, Dialog::prompt(Purpose::SaveExport(outage))),
        None => wish::refuse(model, &Refusal::NoOutageYet),
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
    new.asked = wanted.is_some() && !new.doubts(ledger, today).is_empty();
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
