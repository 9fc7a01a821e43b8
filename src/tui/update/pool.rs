//! The binder beside the paper: counting it, and entering what was given on paper.

use crate::t;
use crate::tui::effect::Effect;
use crate::tui::form::Field;
use crate::tui::model::checkout::Step;
use crate::tui::model::counting::Counting;
use crate::tui::model::dialog::{Dialog, Purpose};
use crate::tui::model::late::LateEntry;
use crate::tui::model::{Model, Notice, NoticeKind, Screen, Then};
use kvittera_domain::event::Event;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::pool::NumberState;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::views::supply::Redraw;

use crate::tui::update::commands;

/// Begins a count, or goes on with one.
pub fn begin_count(model: &mut Model) -> Vec<Effect> {
    model.show(Screen::Pool);
    model.notice = None;
    model.pool.counting = true;
    model.pool.count.get_or_insert_default();
    Vec::new()
}

/// Shows what the count has found.
pub fn review_count(model: &mut Model) -> Vec<Effect> {
    if model.pool.shown_count().is_some() {
        model.notice = None;
        model.dialog = Some(Dialog::Counted);
    }
    Vec::new()
}

/// One step back from a count, which is kept.
pub fn leave_count(model: &mut Model) {
    model.pool.counting = false;
    let kept = model.pool.count.take_if(|count| count.present.is_empty()).is_none();
    model.notice = kept.then(|| Notice::warning(t!(model.texts(), "count-kept")));
}

/// Says whether the chosen number lies in the paper binder; without a word, the other way round than before.
pub fn tick(model: &mut Model, lies_there: Option<bool>) -> Vec<Effect> {
    change_count(model, |count, ledger| count.tick(ledger, lies_there))
}

/// Ticks off all numbers that should lie there.
pub fn tick_all(model: &mut Model) -> Vec<Effect> {
    change_count(model, Counting::tick_all)
}

/// Ticks nothing off.
pub fn tick_none(model: &mut Model) -> Vec<Effect> {
    change_count(model, |count, _| count.present.clear())
}

fn change_count(model: &mut Model, change: impl FnOnce(&mut Counting, &Ledger)) -> Vec<Effect> {
    if let Some(count) = model.pool.count.as_mut().filter(|_| model.pool.counting) {
        change(count, &model.ledger);
    }
    Vec::new()
}

/// Yes: the count is written down as it is ticked off.
pub fn write_count(model: &mut Model) -> Vec<Effect> {
    model.dialog = Some(Dialog::Counted);
    let Some(count) = &model.pool.count else { return Vec::new() };
    let present = count.present.clone();
    commands::send_then(model, Command::CountPool { present }, Then::Close)
}

/// Chooses the next number that a count left unaccounted.
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

/// Asks where the sheet of paper for the binder is to be saved.
pub fn save_sheet(model: &mut Model) -> Vec<Effect> {
    ask(model, Purpose::SaveSheet)
}

fn ask(model: &mut Model, purpose: Purpose) -> Vec<Effect> {
    model.show(Screen::Pool);
    model.reconciliation.card = None;
    model.dialog = Some(Dialog::prompt(purpose));
    Vec::new()
}

/// Opens the form for what was given on paper; on the binder's screen with the number that is chosen there.
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

/// Enter in the last field: sends what nothing is wrong with; a clash is asked about first.
pub fn submit_late_entry(model: &mut Model) -> Vec<Effect> {
    model.notice = None;
    let Some(number) = model.late.number() else {
        model.late.form.insist();
        return Vec::new();
    };
    let state = model.ledger.pool.get(number).map(|entry| entry.state.clone());
    match state {
        None => {
            model.late.form.go(Field::Number);
            commands::refuse(model, &Refusal::NumberUnknown(number))
        }
        Some(_) if model.late.form.late_entry(model.now).is_none() => {
            model.late.form.insist();
            Vec::new()
        }
        Some(NumberState::Issued(_)) => {
            model.late.asks = true;
            Vec::new()
        }
        Some(_) => send_late_entry(model),
    }
}

/// Yes: what the form says is sent; the form stays until the log has answered.
pub fn send_late_entry(model: &mut Model) -> Vec<Effect> {
    model.dialog = Some(Dialog::Late);
    let command = model.late.form.late_entry(model.now);
    command.map_or_else(Vec::new, |command| commands::send_then(model, command, Then::Close))
}

/// What the screen does once something has become of the binder.
pub fn happened(model: &mut Model, event: &Event) {
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
            model.notice = Some(Notice { kind, message, next });
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
            model.notice = Some(Notice { kind: NoticeKind::Warning, message: words, next });
        }
        Event::NumberAdded { .. } => {
            let left = Redraw::of(&model.ledger, model.fixed.config.pool.marks());
            model.notice = Some(Notice::done(if left.is_nothing() {
                t!(model.texts(), "import-done-full")
            } else {
                t!(model.texts(), "import-done", women = left.female, men = left.male)
            }));
        }
        _ => {}
    }
}
