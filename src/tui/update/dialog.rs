//! What is answered in dialogs.

use std::path::PathBuf;

use crate::domain::command::Command;
use crate::domain::pool_load::PoolLoad;
use crate::domain::text::Remark;
use crate::domain::vgr_id::VgrId;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::model::checkout::Checkout;
use crate::tui::model::dialog::{Dialog, Prompt, PromptProblem, Purpose, Question};
use crate::tui::palette;

use super::{act, checkout, typing, wish};

/// Yes: does what the dialog says.
pub fn confirm(model: &mut Model) -> Vec<Effect> {
    match model.dialog.take() {
        Some(Dialog::Question(question)) => answer_yes(model, question),
        Some(Dialog::Draft(draft)) => {
            model.checkout.take_up(&draft);
            Vec::new()
        }
        Some(Dialog::Import(read, _)) if !read.verdict.is_refused() => {
            wish::send(model, Command::LoadPool(PoolLoad { lines: read.lines, doubts_accepted: true }))
        }
        dialog => {
            model.dialog = dialog;
            Vec::new()
        }
    }
}

fn answer_yes(model: &mut Model, question: Question) -> Vec<Effect> {
    match question {
        Question::Leave => {
            model.leaving = true;
            Vec::new()
        }
        Question::ClearForm => {
            model.checkout = Checkout::default();
            model.notice = None;
            typing::keep_draft(model)
        }
        Question::Suspect { form_waits } => {
            wish::send_then(model, Command::SuspectOutage { at: None, checked: Vec::new() }, form_waits)
        }
        Question::ConfirmOutage => wish::send(model, Command::ConfirmOutage { at: None }),
        Question::EndOutage => wish::send(model, Command::EndOutage { at: None }),
    }
}

/// Throws the kept draft away.
pub fn drop_draft(model: &mut Model) -> Vec<Effect> {
    model.dialog = None;
    model.actor.iter().map(|actor| Effect::DiscardDraft { owner: actor.vgr_id.clone() }).collect()
}

/// Enter in a dialog: takes the line of text, or goes on in the form of a correction.
pub fn submit(model: &mut Model) -> Vec<Effect> {
    match model.dialog.take() {
        Some(Dialog::Prompt(prompt)) => submit_prompt(model, prompt),
        Some(Dialog::Correction(issuance, form)) if form.at_end() => {
            if let Some((correction, reason)) = form.correction() {
                return wish::send(model, Command::Correct { issuance, correction, reason });
            }
            let wrong = form.first_wrong();
            let mut form = form;
            form.go(wrong.unwrap_or_else(|| form.focus()));
            model.dialog = Some(Dialog::Correction(issuance, form));
            Vec::new()
        }
        Some(dialog @ Dialog::Correction(..)) => {
            model.dialog = Some(dialog);
            checkout::take_suggestion(model);
            if let Some(form) = typing::form(model) {
                form.next();
            }
            Vec::new()
        }
        dialog => {
            model.dialog = dialog;
            Vec::new()
        }
    }
}

fn submit_prompt(model: &mut Model, prompt: Prompt) -> Vec<Effect> {
    let typed = prompt.input.value().trim();
    let effects = match prompt.purpose {
        Purpose::WhoAreYou => typed.parse().map_err(PromptProblem::VgrId).map(|who| sit_down(model, who)),
        Purpose::PoolFile if typed.is_empty() => Err(PromptProblem::Text(crate::domain::text::TextError::Empty)),
        Purpose::PoolFile => Ok(vec![Effect::ReadPoolFile(PathBuf::from(typed))]),
        Purpose::NoteOutage => remark(typed).map(|note| wish::send(model, Command::NoteOutage { at: None, note })),
        Purpose::Void(issuance) => remark(typed).map(|reason| wish::send(model, Command::Void { issuance, reason })),
        Purpose::Withdraw(number) => {
            remark(typed).map(|reason| wish::send(model, Command::Withdraw { number, reason }))
        }
        Purpose::Resolve(conflict) => {
            remark(typed).map(|reason| wish::send(model, Command::ResolveConflict { conflict, reason }))
        }
    };
    effects.unwrap_or_else(|wrong| {
        model.dialog = Some(Dialog::Prompt(Prompt { wrong: Some(wrong), ..prompt }));
        Vec::new()
    })
}

fn remark(typed: &str) -> Result<Remark, PromptProblem> {
    typed.parse().map_err(PromptProblem::Text)
}

/// Somebody else sits here now: the form of the person before is kept as that person's draft.
fn sit_down(model: &mut Model, who: VgrId) -> Vec<Effect> {
    model.actor = Some(model.fixed.person.acting_as(who.clone()));
    model.checkout = Checkout::default();
    model.notice = None;
    vec![Effect::FindDraft { owner: who }]
}

/// Does the action that is chosen in the palette.
pub fn run_palette(model: &mut Model) -> Vec<Effect> {
    let Some(Dialog::Palette(state)) = model.dialog.take() else { return Vec::new() };
    let fitting = palette::fitting(model, &state.input);
    match fitting.get(state.chosen) {
        Some(entry) => {
            let action = entry.action;
            if let Some(screen) = palette::home(action) {
                model.screen = screen;
            }
            act::act(model, action, std::time::Duration::MAX)
        }
        None => Vec::new(),
    }
}
