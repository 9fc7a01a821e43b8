//! The pool beside the paper: counting the paper binder, and entering what was issued on paper.

use crate::t;
use crate::tui::effect::Effect;
use crate::tui::form::Field;
use crate::tui::model::checkout::Step;
use crate::tui::model::counting::Counting;
use crate::tui::model::dialog::{Dialog, Purpose};
use crate::tui::model::late::LateEntry;
use crate::tui::model::{FollowUp, Model, Notice, NoticeKind, Screen};
use kvittera_domain::event::Event;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::pool::NumberState;
use kvittera_domain::rules::command::Command;
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
            model.late.asks = true;
            Vec::new()
        }
        Some(_) if model.late.is_time_doubtful(&model.ledger, model.now) => {
            model.late.asks = true;
            Vec::new()
        }
        Some(_) => send_late_entry(model),
    }
}

/// Answers yes: sends the entry. The form stays until the log has answered.
pub fn send_late_entry(model: &mut Model) -> Vec<Effect> {
    model.dialog = Some(Dialog::Late);
    let command = model.late.form.late_entry(model.now);
    command.map_or_else(Vec::new, |command| commands::send_with_follow_up(model, command, FollowUp::Close))
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
