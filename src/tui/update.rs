//! What becomes of the screen when something happens, and what is to be done outside it. No I/O and no clock here.

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
mod typing;

use std::time::Duration;

use ratatui::crossterm::event::{KeyEvent, KeyEventKind};

use crate::desk::maintenance::Backup;
use crate::t;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::focus::{is_typing, scopes};
use crate::tui::keymap;
use crate::tui::model::dialog::Dialog;
use crate::tui::model::{Model, Notice};
use crate::tui::msg::{Msg, PoolFileTrouble};

pub use crate::tui::update::log_pages::start;

/// Takes in what happened, and asks for what has to be read to show it.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let mut effects = take_in(model, msg);
    effects.extend(log_pages::needed(model));
    effects
}

fn take_in(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key(event, at) => key(model, event, at),
        Msg::Paste(text) => typing::paste(model, &text),
        Msg::Resize(columns, lines) => {
            model.size = (columns, lines);
            Vec::new()
        }
        Msg::Tick(now) => {
            model.now = now;
            Vec::new()
        }
        Msg::Followed { ledger, events } => notifications::follow(model, ledger, &events),
        Msg::Probed(report) => {
            notifications::probed(model, report);
            Vec::new()
        }
        Msg::LookedAfter(upkeep) => {
            let verdict = upkeep.backup.as_ref().and_then(Backup::verdict);
            model.looked_after(upkeep);
            verdict.map(Effect::ApplyBackupState).into_iter().collect()
        }
        Msg::Named(export, id, events) => save::named(model, export, id, &events),
        Msg::Settled(events) => result::settled(model, events),
        Msg::Read(events) => {
            log_pages::read(model, events);
            Vec::new()
        }
        Msg::Found { number, events, seen, done } => {
            log_pages::found(model, number, events, seen, done);
            Vec::new()
        }
        Msg::Saved(saving, outcome) => {
            save::saved(model, saving, outcome);
            Vec::new()
        }
        Msg::Done(result) => result::done(model, result),
        Msg::Halted(halt) => notifications::halted(model, halt),
        Msg::Waits(waits) => {
            notifications::waits(model, waits);
            Vec::new()
        }
        Msg::LogWell => result::log_is_well(model),
        Msg::LogTrouble(error) => {
            model.trouble = Some(model.texts().desk_error(&error, &model.phones()));
            Vec::new()
        }
        Msg::DraftFound(found) => {
            if let Some(found) = found {
                dialog::offer(model, found);
            }
            Vec::new()
        }
        Msg::DraftTrouble(error) => {
            model.notice =
                Some(Notice::warning(t!(model.texts(), "draft-trouble", why = model.texts().draft_error(&error))));
            Vec::new()
        }
        Msg::DraftLeft(error) => {
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
                PoolFileTrouble::Unreadable(error) => {
                    t!(model.texts(), "pool-file-unreadable", detail = model.texts().io_error(&error))
                }
                PoolFileTrouble::Wrong(error) => model.texts().pool_file_error(error),
            };
            model.notice = Some(Notice::warning(message));
            Vec::new()
        }
        Msg::Suspended => vec![Effect::Suspend],
        Msg::Woken => vec![Effect::Resume],
        Msg::HangUp => {
            model.leaving = true;
            Vec::new()
        }
    }
}

/// A key means what the table says; else it is text, where text is typed.
fn key(model: &mut Model, event: KeyEvent, at: Duration) -> Vec<Effect> {
    if event.kind == KeyEventKind::Release {
        return Vec::new();
    }
    let since_last = at.saturating_sub(model.last_key);
    model.last_key = at;
    let effects = match keymap::action(&scopes(model), event) {
        Some(Action::Open) if matches!(model.dialog, Some(Dialog::Palette(_))) => {
            match dialog::take_from_palette(model) {
                // Whoever has found an action by its name and chosen it has read it.
                Some(action) => dispatch::act(model, action, Duration::MAX),
                None => Vec::new(),
            }
        }
        Some(action) => dispatch::act(model, action, since_last),
        None if is_typing(model) => typing::key(model, event),
        None => Vec::new(),
    };
    model.checkout.mark_beginning(at);
    effects
}
