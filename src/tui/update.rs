//! What becomes of the screen when something happens, and what is to be done outside it. No I/O and no clock here.

mod act;
mod answer;
mod binder;
mod checkout;
mod dialog;
mod list;
mod notify;
mod outage;
mod reading;
mod reconciliation;
mod save;
mod typing;
mod wish;

use std::time::Duration;

use ratatui::crossterm::event::{KeyEvent, KeyEventKind};

use super::effect::Effect;
use super::keymap;
use super::model::dialog::Dialog;
use super::model::{Model, Notice};
use super::msg::{Msg, PoolFileTrouble};
use super::scopes::{is_typing, scopes};
use crate::desk::upkeep::Backup;
use crate::t;

/// What is to be done before the first key: look for a draft of the person, and read the newest facts.
#[must_use]
pub fn start(model: &Model) -> Vec<Effect> {
    let draft = model.actor.iter().map(|actor| Effect::FindDraft { owner: actor.vgr_id.clone() });
    draft.chain([reading::newest(model)]).collect()
}

/// Takes in what happened, and asks for what has to be read to show it.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let mut effects = take_in(model, msg);
    effects.extend(reading::needed(model));
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
        Msg::Followed { ledger, facts } => notify::follow(model, ledger, &facts),
        Msg::Probed(report) => {
            notify::probed(model, report);
            Vec::new()
        }
        Msg::LookedAfter(upkeep) => {
            let verdict = upkeep.backup.as_ref().and_then(Backup::verdict);
            model.looked_after(upkeep);
            verdict.map(Effect::Heed).into_iter().collect()
        }
        Msg::Named(export, id, facts) => save::named(model, export, id, &facts),
        Msg::Settled(facts) => answer::settled(model, facts),
        Msg::Read(facts) => {
            reading::read(model, facts);
            Vec::new()
        }
        Msg::Found { number, facts, seen, done } => {
            reading::found(model, number, facts, seen, done);
            Vec::new()
        }
        Msg::Saved(saving, outcome) => {
            save::saved(model, saving, outcome);
            Vec::new()
        }
        Msg::Done(result) => answer::done(model, result),
        Msg::Halted(halt) => notify::halted(model, halt),
        Msg::Waits(waits) => {
            notify::waits(model, waits);
            Vec::new()
        }
        Msg::LogWell => answer::log_is_well(model),
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
        Some(action) => act::act(model, action, since_last),
        None if is_typing(model) => typing::key(model, event),
        None => Vec::new(),
    };
    model.checkout.mark_beginning(at);
    effects
}
