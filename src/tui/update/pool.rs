//! The pool beside the paper: counting the paper binder, and entering what was issued on paper.

use crate::t;
use crate::tui::effect::Effect;
use crate::tui::form::Field;
use crate::tui::model::checkout::Step;
use crate::tui::model::counting::Counting;
use crate::tui::model::dialog::{Dialog, Purpose};
use crate::tui::model::late::{LateEntry, LateQuestion};
use crate::tui::model::{FollowUp, Model, Notice, NoticeKind, Screen};
use kvittera_domain::event::Event;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::pool::NumberState;
use kvittera_domain::rules::command::{Command, EntryAnswer};
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::views::supply::Redraw;

use crate::tui::update::commands;

/// Begins a count, or continues one.
pub fn begin_count(model: &mut Model) -> Vec<Effect> {
    model.show(Screen::Pool);
    model.notice = None;
    model.pool.counting = true;
    model.pool.count.get_or_insert_default();
    Vec::new()
}

/// Shows what the count found.
pub fn review_count(model: &mut Model) -> Vec<Effect> {
    if model.pool.shown_count().is_some() {
        model.notice = None;
        model.dialog = Some(Dialog::Counted);
    }
    Vec::new()
}

/// Leaves the count, which is kept.
pub fn leave_count(model: &mut Model) {
    model.pool.counting = false;
    let kept = model.pool.count.take_if(|count| count.present.is_empty()).is_none();
    model.notice = kept.then(|| Notice::warning(t!(model.texts(), "count-kept")));
}

/// Ticks or unticks the chosen number; `None` toggles it.
pub fn tick(model: &mut Model, lies_there: Option<bool>) -> Vec<Effect> {
    change_count(model, |count, ledger| count.tick(ledger, lies_there))
}

/// Ticks all numbers that should lie in the paper binder.
pub fn tick_all(model: &mut Model) -> Vec<Effect> {
    change_count(model, Counting::tick_all)
}

/// Unticks all numbers.
pub fn tick_none(model: &mut Model) -> Vec<Effect> {
    change_count(model, |count, _| count.present.clear())
}

fn change_count(model: &mut Model, change: impl FnOnce(&mut Counting, &Ledger)) -> Vec<Effect> {
    if let Some(count) = model.pool.count.as_mut().filter(|_| model.pool.counting) {
        change(count, &model.ledger);
    }
    Vec::new()
}

/// Answers yes: records the count as it is ticked.
pub fn write_count(model: &mut Model) -> Vec<Effect> {
    model.dialog = Some(Dialog::Counted);
    let Some(count) = &model.pool.count else { return Vec::new() };
    let present = count.present.clone();
    commands::send_with_follow_up(model, Command::CountPool { present }, FollowUp::Close)
}

/// Chooses the next number that a count left unaccounted for.
pub fn next_difference(model: &mut Model) -> Vec<Effect> {
    model.show(Screen::Pool);
    let ledger = model.ledger.clone();
    let found = model.pool.next_unaccounted(&ledger);
    model.notice = (!found).then(|| Notice::done(t!(model.texts(), "no-differences")));
    Vec::new()
}

/// Asks for a file of numbers.
pub fn import(model: &mut Model) -> Vec<Effect> {
    ask(model, Purpose::PoolFile)
}

/// Asks where to save the sheet for the paper binder.
pub fn save_sheet(model: &mut Model) -> Vec<Effect> {
    ask(model, Purpose::SaveSheet)
}

fn ask(model: &mut Model, purpose: Purpose) -> Vec<Effect> {
    model.show(Screen::Pool);
    model.reconciliation.card = None;
    model.dialog = Some(Dialog::prompt(purpose));
    Vec::new()
}

/// Opens the form for an issuance on paper; on the pool screen with the number that is chosen there.
pub fn open_late_entry(model: &mut Model) -> Vec<Effect> {
    if matches!(model.checkout.step, Step::Preview(_)) {
        model.checkout.step = Step::Filling;
    }
    let chosen = model.pool.chosen(&model.ledger).map(|entry| entry.number);
    if let Some(number) = chosen.filter(|_| model.screen == Screen::Pool && !model.pool.counting) {
        model.late.prefill(number);
    }
    model.notice = None;
    model.dialog = Some(Dialog::Late);
    Vec::new()
}

/// Enter in the last field: sends the entry if no field has a problem. A conflict is asked about first.
pub fn submit_late_entry(model: &mut Model) -> Vec<Effect> {
    model.notice = None;
    model.late.is_another_patient = false;
    let Some(number) = model.late.number() else {
        model.late.form.go_to_problem(model.now);
        return Vec::new();
    };
    let state = model.ledger.pool.get(number).map(|entry| entry.state.clone());
    match state {
        None => {
            model.late.form.go(Field::Number);
            commands::refuse(model, &Refusal::NumberUnknown(number))
        }
        Some(_) if model.late.form.late_entry(model.now).is_none() => {
            model.late.form.go_to_problem(model.now);
            Vec::new()
        }
        Some(NumberState::Issued(_)) => {
            let known = model.late.recorded_already(&model.ledger, model.now);
            model.late.asks = Some(known.map_or(LateQuestion::Sure, LateQuestion::Same));
            Vec::new()
        }
        Some(_) if model.late.is_time_doubtful(&model.ledger, model.now) => {
            model.late.asks = Some(LateQuestion::Sure);
            Vec::new()
        }
        Some(_) => send_late_entry(model),
    }
}

/// Answers yes: sends the entry. The form stays until the log has answered.
pub fn send_late_entry(model: &mut Model) -> Vec<Effect> {
    model.dialog = Some(Dialog::Late);
    let known = model.late.recorded_already(&model.ledger, model.now).filter(|_| !model.late.is_another_patient);
    if let Some(case) = known {
        // Somebody else has entered the same line while this person was asked.
        model.late.asks = Some(LateQuestion::Same(case));
        return Vec::new();
    }
    let command = model.late.form.late_entry(model.now).map(|entry| match entry {
        Command::LateEntry { number, at, given_by, request, .. } if model.late.is_another_patient => {
            Command::LateEntry { number, at, given_by, request, answer: Some(EntryAnswer::AnotherPatient) }
        }
        other => other,
    });
    command.map_or_else(Vec::new, |command| commands::send_with_follow_up(model, command, FollowUp::Close))
}

/// Answers that the entry is what the log has already: nothing is written, and the form is emptied.
pub fn keep_known_entry(model: &mut Model) -> Vec<Effect> {
    let Some(LateQuestion::Same(case)) = model.late.asks else { return Vec::new() };
    model.late = LateEntry::default();
    model.dialog = None;
    let (texts, id) = (model.texts(), case.to_string());
    let said = t!(texts, "already-said", case = id.as_str());
    let is_in_use = model.ledger.case(case).is_some_and(|case| case.is_in_use());
    model.notice = Some(if is_in_use {
        Notice::done(said)
    } else {
        Notice { next: t!(texts, "already-said-not-in-use", case = id), ..Notice::warning(said) }
    });
    Vec::new()
}

/// Answers that it is another patient. The conflict that follows is asked about like any other.
pub fn enter_another_patient(model: &mut Model) -> Vec<Effect> {
    if matches!(model.late.asks, Some(LateQuestion::Same(_))) {
        model.late.is_another_patient = true;
        model.late.asks = Some(LateQuestion::Sure);
    }
    Vec::new()
}

/// Updates the screen after an event about the pool.
pub fn apply_event(model: &mut Model, event: &Event) {
    let words = model.texts().recorded(event);
    match event {
        Event::PoolCounted { missing, spent, .. } => {
            model.pool.count = None;
            model.pool.counting = false;
            let next = match (missing.is_empty(), spent.is_empty()) {
                (true, true) => String::new(),
                (false, true) => t!(model.texts(), "count-next-missing"),
                (true, false) => t!(model.texts(), "count-next-spent"),
                (false, false) => {
                    format!("{} {}", t!(model.texts(), "count-next-spent"), t!(model.texts(), "count-next-missing"))
                }
            };
            let message = match next.as_str() {
                "" => words,
                _ => t!(model.texts(), "count-written", missing = missing.len(), spent = spent.len()),
            };
            let kind = if next.is_empty() { NoticeKind::Done } else { NoticeKind::Warning };
            model.notice = Some(Notice { kind, next, ..Notice::done(message) });
            if let Some(number) = missing.first() {
                let ledger = model.ledger.clone();
                model.pool.choose(&ledger, *number);
            }
        }
        Event::NumberWithdrawn { number, .. } | Event::Issued { number, .. } => {
            let goes_on = model.ledger.pool.was_missing(*number);
            if matches!(event, Event::Issued { .. }) {
                model.late = LateEntry::default();
            }
            model.notice = Some(Notice::done(words));
            if goes_on {
                let ledger = model.ledger.clone();
                model.pool.next_unaccounted(&ledger);
            }
        }
        Event::ConflictFound { .. } => {
            model.late = LateEntry::default();
            let next = t!(model.texts(), "late-clash-next");
            model.notice = Some(Notice { next, ..Notice::warning(words) });
        }
        Event::NumberAdded { .. } => {
            let left = Redraw::of(&model.ledger, model.fixed.config.pool.thresholds());
            model.notice = Some(Notice::done(if left.is_nothing() {
                t!(model.texts(), "import-done-full")
            } else {
                t!(model.texts(), "import-done", women = left.female, men = left.male)
            }));
        }
        _ => {}
    }
}
