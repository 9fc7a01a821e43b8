//! Moves through lists and long texts, and acts on the chosen line.

use std::sync::Arc;

use crate::i18n::Texts;
use crate::t;
use crate::tui::effect::Effect;
use crate::tui::form::{Field, Form};
use crate::tui::model::counting::{Counting, in_order};
use crate::tui::model::dialog::{Dialog, Purpose};
use crate::tui::model::motion::Motion;
use crate::tui::model::{Model, Notice, Screen};
use crate::tui::palette;
use crate::tui::view;
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::pool::NumberState;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::id::IssuanceId;

use crate::tui::update::commands;
use crate::tui::update::log_pages;
use crate::tui::update::reconciliation;

/// Moves in the dialog if there is one, else on the screen.
pub fn move_by(model: &mut Model, motion: Motion) -> Vec<Effect> {
    if model.dialog.is_some() {
        move_in_dialog(model, motion);
        return Vec::new();
    }
    match model.screen {
        Screen::Reconciliation => reconciliation::move_choice(model, motion),
        Screen::Log => model.log.chosen = motion.from(model.log.chosen, model.log.count(&model.ledger)),
        Screen::Pool => {
            let most = in_order(&model.ledger).count();
            match &mut model.pool.count {
                Some(count) if model.pool.counting => count.chosen = motion.from(count.chosen, most),
                _ if model.pool.counting => {}
                _ => model.pool.chosen = motion.from(model.pool.chosen, most),
            }
        }
        Screen::Desk | Screen::Outage => {}
    }
    Vec::new()
}

fn move_in_dialog(model: &mut Model, motion: Motion) {
    let last = view::max_scroll(model);
    let fitting = match &model.dialog {
        Some(Dialog::Palette(palette)) => palette::fitting(model, &palette.input).len(),
        _ => 0,
    };
    match &mut model.dialog {
        Some(Dialog::Palette(palette)) => palette.chosen = motion.from(palette.chosen, fitting),
        Some(
            Dialog::Help(line)
            | Dialog::Import(_, line)
            | Dialog::HandOver(_, line)
            | Dialog::Saved(_, line)
            | Dialog::Case(_, line),
        ) => {
            // A position beyond the end counts as the end, also after the text or its space has changed.
            *line = motion.from((*line).min(last), usize::MAX);
        }
        _ => {}
    }
}

/// Begins to filter the list of the screen, or the log if the screen has no list to filter.
pub fn filter(model: &mut Model) -> Vec<Effect> {
    if model.dialog.is_some() {
        return Vec::new();
    }
    if model.screen == Screen::Reconciliation {
        model.reconciliation.filtering = true;
    } else {
        model.show(Screen::Log);
        model.log.filtering = true;
    }
    Vec::new()
}

/// Shows the whole of the chosen line, or ends typing a filter.
pub fn open(model: &mut Model) -> Vec<Effect> {
    if model.dialog.is_some() {
        return Vec::new();
    }
    if model.screen == Screen::Reconciliation {
        reconciliation::open_card(model);
    } else if model.log.filtering {
        model.log.filtering = false;
    } else {
        model.dialog = model.log.chosen(&model.ledger).cloned().map(Dialog::Event);
    }
    Vec::new()
}

/// Asks why the issuance of the chosen event is void.
pub fn void(model: &mut Model) -> Vec<Effect> {
    let dialog = chosen_issuance(model).map(|issuance| Dialog::prompt(Purpose::Void(issuance)));
    open_or_say(model, dialog, |texts| t!(texts, "choose-issuance-first"))
}

/// Opens the correction of the chosen event's issuance.
pub fn correct(model: &mut Model) -> Vec<Effect> {
    let dialog = chosen_issuance(model).and_then(|issuance| correction(model, issuance));
    open_or_say(model, dialog, |texts| t!(texts, "choose-issuance-first"))
}

/// Asks how the conflict of the chosen event was resolved.
pub fn resolve(model: &mut Model) -> Vec<Effect> {
    let dialog = match model.log.chosen(&model.ledger).map(|recorded| &recorded.event) {
        Some(Event::ConflictFound { conflict, .. }) => Some(Dialog::prompt(Purpose::Resolve(*conflict))),
        _ => None,
    };
    open_or_say(model, dialog, |texts| t!(texts, "choose-conflict-first"))
}

/// Asks how it is known that the conflict of the chosen event was none.
pub fn entered_twice(model: &mut Model) -> Vec<Effect> {
    let dialog = match model.log.chosen(&model.ledger).map(|recorded| &recorded.event) {
        Some(Event::ConflictFound { conflict, .. }) => Some(Dialog::prompt(Purpose::EnteredTwice(*conflict))),
        _ => None,
    };
    open_or_say(model, dialog, |texts| t!(texts, "choose-conflict-first"))
}

fn open_or_say(model: &mut Model, dialog: Option<Dialog>, otherwise: fn(&Texts) -> String) -> Vec<Effect> {
    model.notice = dialog.is_none().then(|| Notice::warning(otherwise(model.texts())));
    model.dialog = dialog.or_else(|| model.dialog.take());
    Vec::new()
}

/// Asks why the chosen number shall leave the pool, if it still can.
pub fn withdraw(model: &mut Model) -> Vec<Effect> {
    match model.pool.chosen(&model.ledger) {
        Some(entry) if entry.state == NumberState::Free => {
            model.dialog = Some(Dialog::prompt(Purpose::Withdraw(entry.number)));
            model.notice = None;
            Vec::new()
        }
        Some(entry) => {
            let number = entry.number;
            commands::refuse(model, &Refusal::NumberNotFree(number))
        }
        None => Vec::new(),
    }
}

/// Applies new events. What was chosen stays chosen, wherever it moves in its list.
pub fn apply_events(model: &mut Model, ledger: Arc<Ledger>, events: &[Arc<RecordedEvent>]) {
    let number = model.pool.chosen(&model.ledger).map(|entry| entry.number);
    let counted = model.pool.count.as_ref().and_then(|count| count.number(&model.ledger));
    reconciliation::keep_choice(model);
    model.ledger = ledger;
    model.head = events.last().map_or(model.head, |last| last.hash);
    if log_pages::visibility_changes(model, events) {
        log_pages::forget(model);
    }
    log_pages::apply_events(model, events);
    if let Some(number) = number {
        model.pool.choose(&model.ledger, number);
    }
    if let (Some(count), Some(number)) = (&mut model.pool.count, counted) {
        let lines = Counting::lines(&model.ledger);
        count.chosen = lines.iter().position(|entry| entry.number == number).unwrap_or(0);
    }
}

fn chosen_issuance(model: &Model) -> Option<IssuanceId> {
    model.log.chosen(&model.ledger).and_then(|recorded| recorded.event.case()?.issuance())
}

/// A form with the current values of the issuance.
fn correction(model: &Model, id: IssuanceId) -> Option<Dialog> {
    let issuance = model.ledger.issuance(id)?;
    let mut form = Form::new(Form::CORRECTION);
    form.set_current(Field::VgrId, issuance.request.requested_by.as_str());
    form.set_current(Field::Clinic, issuance.request.unit.clinic.as_str());
    form.set_current(Field::Ward, issuance.request.unit.ward.as_str());
    form.set_current(Field::Callback, issuance.request.callback.as_ref().map_or("", |callback| callback.as_str()));
    Some(Dialog::Correction(id, form))
}
