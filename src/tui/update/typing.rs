//! Text that is typed or pasted into the focused field.

use ratatui::crossterm::event::{Event, KeyEvent};
use tui_input::InputRequest;
use tui_input::backend::crossterm::to_input_request;

use crate::t;
use crate::tui::effect::Effect;
use crate::tui::focus::is_typing;
use crate::tui::form::{Form, edit, paste as paste_into};
use crate::tui::model::checkout::Step;
use crate::tui::model::dialog::Dialog;
use crate::tui::model::{Model, Notice, Screen};

/// The focused form.
pub fn form(model: &mut Model) -> Option<&mut Form> {
    match &mut model.dialog {
        Some(Dialog::Late) => Some(&mut model.late.form),
        Some(dialog) => dialog.form_mut(),
        None if model.screen == Screen::Desk && matches!(model.checkout.step, Step::Filling) => {
            Some(&mut model.checkout.form)
        }
        None => None,
    }
}

/// A key that the key table does not know is text.
pub fn key(model: &mut Model, event: KeyEvent) -> Vec<Effect> {
    match to_input_request(&Event::Key(event)) {
        Some(request) if type_in(model, request) => {
            model.update_new_id_fields();
            keep_draft(model)
        }
        _ => Vec::new(),
    }
}

/// A pasted text goes into the focused field alone. It never moves on and never confirms.
pub fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if !is_typing(model) {
        return Vec::new();
    }
    let left_out = paste_into(text, |request| type_in(model, request));
    model.update_new_id_fields();
    if left_out > 0 {
        model.notice = Some(Notice::warning(t!(model.texts(), "paste-left-out", count = left_out)));
    }
    keep_draft(model)
}

/// Keeps the checkout as far as it is typed. This happens at once, because the terminal may vanish at any moment.
pub fn keep_draft(model: &Model) -> Vec<Effect> {
    let Some(actor) = model.actor.as_ref().filter(|_| model.dialog.is_none() && model.screen == Screen::Desk) else {
        return Vec::new();
    };
    let owner = actor.vgr_id.clone();
    match &model.checkout.step {
        Step::Filling if model.form().is_empty() => vec![Effect::DiscardDraft { owner }],
        Step::Filling => vec![Effect::KeepDraft { owner, draft: model.checkout.draft(model.now) }],
        Step::Preview(_) | Step::ReadBack(_) => Vec::new(),
    }
}

/// Edits whatever takes text now; returns true if that changed it.
fn type_in(model: &mut Model, request: InputRequest) -> bool {
    if let Some(form) = form(model) {
        return form.edit(request);
    }
    match (&mut model.dialog, model.screen, &mut model.checkout.step) {
        (Some(Dialog::Palette(palette)), _, _) => {
            palette.chosen = 0;
            edit(&mut palette.input, request)
        }
        (Some(Dialog::Prompt(prompt)), _, _) => {
            prompt.wrong = None;
            edit(&mut prompt.input, request)
        }
        (None, Screen::Desk, Step::ReadBack(step)) => {
            step.incomplete = false;
            edit(&mut step.heard, request)
        }
        (None, Screen::Reconciliation, _) => edit(&mut model.reconciliation.filter, request),
        (None, Screen::Log, _) => {
            model.log.chosen = 0;
            edit(&mut model.log.filter, request)
        }
        _ => false,
    }
}
