//! Changes the model when something happens, and returns what is to be done outside it. No I/O and no clock here.

mod checkout;
mod commands;
mod dialog;
mod dispatch;
mod list;
mod log_pages;
mod notifications;
mod outage;
mod pool;
mod reconciliation;
mod result;
mod save;
mod taking_back;
mod typing;

use std::mem::{Discriminant, discriminant};
use std::time::Duration;

use ratatui::crossterm::event::{KeyEvent, KeyEventKind};

use crate::desk::maintenance::Backup;
use crate::t;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::focus::{is_typing, scopes};
use crate::tui::keymap;
use crate::tui::keymap::Scope;
use crate::tui::keymap::key::letter_of;
use crate::tui::model::checkout::Step;
use crate::tui::model::dialog::{Dialog, Question};
use crate::tui::model::{Model, Notice, NoticeSource, Screen, WindowLayout};
use crate::tui::msg::{Msg, PoolFileTrouble};
use crate::tui::view;

pub use crate::tui::update::log_pages::start;

/// Applies a message, and requests what has to be read to show the result.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let mut effects = apply(model, msg);
    effects.extend(log_pages::needed(model));
    effects
}

fn apply(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key(event, at) => key(model, event, at),
        Msg::Paste(_) if model.layout() == WindowLayout::Card => vec![Effect::Ring],
        Msg::Paste(text) => typing::paste(model, &text),
        Msg::Background(background) => {
            model.background = Some(background);
            Vec::new()
        }
        Msg::Resize(columns, lines) => {
            model.size = (columns, lines);
            Vec::new()
        }
        Msg::Tick(now) => {
            model.now = now;
            Vec::new()
        }
        Msg::Followed { ledger, events } => notifications::apply_events(model, ledger, &events),
        Msg::Probed(report) => {
            notifications::apply_report(model, report);
            Vec::new()
        }
        Msg::MaintenanceChecked(upkeep) => {
            let verdict = upkeep.backup.as_ref().and_then(Backup::verdict);
            model.apply_maintenance(upkeep);
            verdict.map(Effect::ApplyBackupState).into_iter().collect()
        }
        Msg::Named(export, id, events) => save::write_document(model, export, id, &events),
        Msg::Settled(events) => result::apply_outcome(model, events),
        Msg::Read(events) => {
            log_pages::apply_read(model, events);
            Vec::new()
        }
        Msg::Found { number, events, seen, done } => {
            log_pages::apply_found(model, number, events, seen, done);
            Vec::new()
        }
        Msg::Saved(saving, outcome) => {
            save::apply_saved(model, saving, outcome);
            Vec::new()
        }
        Msg::Done(result) => result::apply_result(model, result),
        Msg::Halted(halt) => notifications::apply_halt(model, halt),
        Msg::Waits(waits) => {
            notifications::apply_wait(model, waits);
            Vec::new()
        }
        Msg::LogWell => result::log_recovered(model),
        Msg::LogTrouble(error) => {
            model.trouble = Some(model.texts().desk_error(&error, &model.phones()));
            Vec::new()
        }
        Msg::DraftFound(found) => {
            if let Some(found) = found {
                dialog::offer_draft(model, found);
            }
            Vec::new()
        }
        Msg::DraftNotSaved(error) => {
            model.notice =
                Some(Notice::warning(t!(model.texts(), "draft-trouble", why = model.texts().draft_error(&error))));
            Vec::new()
        }
        Msg::DraftNotDiscarded(error) => {
            model.notice =
                Some(Notice::warning(t!(model.texts(), "draft-left", why = model.texts().draft_error(&error))));
            Vec::new()
        }
        Msg::PoolFile(Ok(read)) => {
            model.dialog = Some(Dialog::Import(read, 0));
            Vec::new()
        }
        Msg::PoolFile(Err(trouble)) => {
            let message = match trouble {
                PoolFileTrouble::Unreadable(path, error) => {
                    let (path, detail) = (path.display().to_string(), model.texts().io_error(&error));
                    t!(model.texts(), "pool-file-unreadable", path = path, detail = detail)
                }
                PoolFileTrouble::Wrong(error) => model.texts().pool_file_error(&error),
            };
            model.notice = Some(Notice::warning(message));
            Vec::new()
        }
        Msg::Suspended => vec![Effect::Suspend],
        Msg::Continued => vec![Effect::Resume],
        Msg::HangUp => {
            model.leaving = true;
            Vec::new()
        }
    }
}

/// Returns true if the window shows enough for the key to act.
fn acts_in_window(model: &Model, action: Option<Action>) -> bool {
    let leaves = matches!(
        model.dialog,
        Some(Dialog::Question(Question::Leave | Question::LeaveUnsaved | Question::LeaveUnread(_)) | Dialog::Help(_))
    );
    let always = matches!(action, Some(Action::Quit | Action::Interrupt | Action::Redraw | Action::Help));
    match model.layout() {
        WindowLayout::Desk => true,
        WindowLayout::Card => always || leaves && matches!(action, Some(Action::Confirm | Action::Back)),
        WindowLayout::Column => {
            let asks = model.dialog.is_some() || matches!(model.checkout.step, Step::Preview(_));
            always || action == Some(Action::Back) || !(asks && view::is_cut(model))
        }
    }
}

/// Where a notice belongs: the screen, the dialog over it, and the step of the checkout.
fn place(model: &Model) -> (Screen, Option<Discriminant<Dialog>>, Discriminant<Step>) {
    (model.screen, model.dialog.as_ref().map(discriminant), discriminant(&model.checkout.step))
}

/// Returns true if the next letter should choose the sex.
fn awaits_sex(model: &Model) -> bool {
    scopes(model).first() == Some(&Scope::SexField)
}

/// A key does what the key table says; any other key is text, where text is typed.
fn key(model: &mut Model, event: KeyEvent, at: Duration) -> Vec<Effect> {
    if event.kind == KeyEventKind::Release {
        return Vec::new();
    }
    let since_last = at.saturating_sub(model.last_key);
    model.last_key = at;
    model.last_letter = letter_of(event);
    let before = (model.notice.take(), place(model));
    let action = keymap::action(&scopes(model), event);
    let effects = match action {
        // Nobody may do what the window can't show. What is typed there would not be seen either.
        _ if !acts_in_window(model, action) => vec![Effect::Ring],
        Some(Action::Open) if matches!(model.dialog, Some(Dialog::Palette(_))) => {
            match dialog::take_palette_choice(model) {
                // The pause before the key does not matter: an action that was found by name and chosen has been read.
                Some(action) => dispatch::run(model, action, Duration::MAX),
                None => Vec::new(),
            }
        }
        Some(action) => dispatch::run(model, action, since_last),
        None if awaits_sex(model) && model.last_letter.is_some() => checkout::sex_first(model),
        None if is_typing(model) => typing::key(model, event),
        None => Vec::new(),
    };
    model.checkout.mark_beginning(at);
    let (old, was) = before;
    let stays = old.filter(|old| place(model) == was && (action.is_none() || old.source != NoticeSource::Person));
    model.notice = model.notice.take().or(stays);
    effects
}
