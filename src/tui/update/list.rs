//! Moving through lists and long texts, and what can be done with the chosen line.

use std::sync::Arc;

use crate::domain::case::CaseId;
use crate::domain::event::Event;
use crate::domain::fact::Recorded;
use crate::domain::id::IssuanceId;
use crate::domain::ledger::Ledger;
use crate::domain::pool::NumberState;
use crate::domain::refusal::Refusal;
use crate::t;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::form::{Field, Form};
use crate::tui::model::counting::Counting;
use crate::tui::model::dialog::{Dialog, Purpose};
use crate::tui::model::pool::in_order;
use crate::tui::model::{Model, Notice, Screen};
use crate::tui::{palette, view};

use super::{dialog, reading, reconciliation, wish};

/// How far a page goes.
const PAGE: usize = 10;

/// Moves, filters or opens, in the dialog or else on the screen.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let furthest = view::furthest(model);
    match (&mut model.dialog, action) {
        (Some(Dialog::Palette(_)), Action::Open) => return dialog::run_palette(model),
        (Some(Dialog::Palette(_)), _) => {
            let most = match &model.dialog {
                Some(Dialog::Palette(state)) => palette::fitting(model, &state.input).len(),
                _ => 0,
            };
            if let Some(Dialog::Palette(palette)) = &mut model.dialog {
                palette.chosen = moved(palette.chosen, action, most);
            }
        }
        (
            Some(
                Dialog::Help(line)
                | Dialog::Import(_, line)
                | Dialog::HandOver(_, line)
                | Dialog::Saved(_, line)
                | Dialog::Case(_, line),
            ),
            _,
        ) => {
            // Beyond the end counts as the end, also when the text gets more or less room there.
            *line = moved((*line).min(furthest), action, usize::MAX);
        }
        (Some(_), _) => {}
        (None, Action::Filter) if model.screen == Screen::Reconciliation => model.reconciliation.filtering = true,
        (None, Action::Filter) => {
            model.show(Screen::Log);
            model.log.filtering = true;
        }
        (None, Action::Open) if model.screen == Screen::Reconciliation => reconciliation::open_card(model),
        (None, Action::Open) if model.log.filtering => model.log.filtering = false,
        (None, Action::Open) => model.dialog = model.log.chosen(&model.ledger).cloned().map(Dialog::Fact),
        (None, _) => match model.screen {
            Screen::Reconciliation => reconciliation::move_choice(model, action),
            Screen::Log => {
                let most = model.log.count(&model.ledger);
                model.log.chosen = moved(model.log.chosen, action, most);
            }
            Screen::Pool if model.pool.counting => {
                let most = in_order(&model.ledger).count();
                if let Some(count) = &mut model.pool.count {
                    count.chosen = moved(count.chosen, action, most);
                }
            }
            Screen::Pool => model.pool.chosen = moved(model.pool.chosen, action, in_order(&model.ledger).count()),
            Screen::Desk | Screen::Outage => {}
        },
    }
    Vec::new()
}

/// Voids or corrects the hand-out of the chosen fact, or resolves its clash.
pub fn on_fact(model: &mut Model, action: Action) -> Vec<Effect> {
    let event = model.log.chosen(&model.ledger).map(|fact| fact.event.clone());
    let dialog = match (action, event.as_ref()) {
        (Action::Resolve, Some(Event::ConflictFound { conflict, .. })) => {
            Some(Dialog::prompt(Purpose::Resolve(*conflict)))
        }
        (Action::Void, event) => event.and_then(hand_out).map(|issuance| Dialog::prompt(Purpose::Void(issuance))),
        (Action::Correct, event) => event.and_then(hand_out).and_then(|issuance| correction(model, issuance)),
        _ => None,
    };
    if dialog.is_none() {
        let message = match action {
            Action::Resolve => t!(model.texts(), "choose-conflict-first"),
            _ => t!(model.texts(), "choose-issuance-first"),
        };
        model.notice = Some(Notice::warning(message));
    } else {
        model.notice = None;
        model.dialog = dialog;
    }
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
            wish::refuse(model, &Refusal::NumberNotFree(number))
        }
        None => Vec::new(),
    }
}

/// Takes in new facts; what was chosen stays chosen, wherever it moves in its list.
pub fn follow(model: &mut Model, ledger: Arc<Ledger>, facts: &[Arc<Recorded>]) {
    let number = model.pool.chosen(&model.ledger).map(|entry| entry.number);
    let counted = model.pool.count.as_ref().and_then(|count| count.number(&model.ledger));
    reconciliation::keep_choice(model);
    model.ledger = ledger;
    model.head = facts.last().map_or(model.head, |last| last.hash);
    if reading::sight_changes(model, facts) {
        reading::forget(model);
    }
    reading::follow(model, facts);
    if let Some(number) = number {
        model.pool.choose(&model.ledger, number);
    }
    if let (Some(count), Some(number)) = (&mut model.pool.count, counted) {
        let lines = Counting::lines(&model.ledger);
        count.chosen = lines.iter().position(|entry| entry.number == number).unwrap_or(0);
    }
}

const fn hand_out(event: &Event) -> Option<IssuanceId> {
    match CaseId::of(event) {
        Some(case) => case.issuance(),
        None => None,
    }
}

/// A form that says what the hand-out says now.
fn correction(model: &Model, id: IssuanceId) -> Option<Dialog> {
    let issuance = model.ledger.issuance(id)?;
    let mut form = Form::new(Form::CORRECTION);
    form.stands(Field::VgrId, issuance.requested_by.as_str());
    form.stands(Field::Clinic, issuance.unit.clinic.as_str());
    form.stands(Field::Ward, issuance.unit.ward.as_str());
    form.stands(Field::Callback, issuance.callback.as_ref().map_or("", |callback| callback.as_str()));
    Some(Dialog::Correction(id, form))
}

/// Where `action` leads from `place` in a list of `count` lines.
pub(super) fn moved(place: usize, action: Action, count: usize) -> usize {
    let last = count.saturating_sub(1);
    match action {
        Action::Up => place.saturating_sub(1),
        Action::Down => place.saturating_add(1).min(last),
        Action::PageUp => place.saturating_sub(PAGE),
        Action::PageDown => place.saturating_add(PAGE).min(last),
        Action::First => 0,
        Action::Last => last,
        _ => place,
    }
}
