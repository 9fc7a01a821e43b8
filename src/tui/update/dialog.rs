//! What is answered in dialogs.

use std::path::PathBuf;

use crate::desk::draft::Found;
use crate::t;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::checkout::{Checkout, Step};
use crate::tui::model::dialog::{Dialog, Prompt, PromptProblem, Purpose, Question};
use crate::tui::model::{Model, Notice, Then};
use crate::tui::palette;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::pool_load::PoolLoad;
use kvittera_domain::value::text::{Remark, TextError};
use kvittera_domain::value::vgr_id::VgrId;

use crate::tui::update::{checkout, commands, outage, pool, reconciliation, save, typing};

/// Yes: does what the dialog says.
pub fn confirm(model: &mut Model) -> Vec<Effect> {
    match model.dialog.take() {
        Some(Dialog::Question(question)) => answer_yes(model, question),
        Some(Dialog::Draft(draft)) => {
            model.checkout.take_up(&draft);
            Vec::new()
        }
        Some(Dialog::Triage(triage)) => outage::register(model, triage),
        Some(Dialog::NewId(new)) if new.asked => reconciliation::keep_despite_warnings(model, new),
        Some(Dialog::Counted) => pool::write_count(model),
        Some(Dialog::Late) if model.late.asks => pool::send_late_entry(model),
        Some(Dialog::Import(read, line)) if !read.verdict.is_refused() => {
            let lines = read.lines.clone();
            model.dialog = Some(Dialog::Import(read, line));
            commands::send_then(model, Command::LoadPool(PoolLoad { lines, warnings_accepted: true }), Then::Close)
        }
        dialog => {
            model.dialog = dialog;
            Vec::new()
        }
    }
}

fn answer_yes(model: &mut Model, question: Question) -> Vec<Effect> {
    match question {
        Question::Leave | Question::LeaveUnsaved => {
            model.leaving = true;
            Vec::new()
        }
        Question::ClearForm => {
            model.checkout = Checkout::default();
            model.notice = None;
            typing::keep_draft(model)
        }
        Question::Unread(_) => checkout::show_unread(model),
        Question::Suspect { form_waits } => {
            let then = if form_waits { Then::Preview } else { Then::Show };
            commands::send_then(model, Command::SuspectOutage { at: None, checked: Vec::new() }, then)
        }
        Question::Begun { form_waits } => {
            let then = if form_waits { Then::Preview } else { Then::Show };
            commands::send_then(model, Command::ConfirmOutage { at: None }, then)
        }
        Question::CloseOutage(outage) => commands::send(model, Command::ReconcileOutage { outage }),
        Question::ConfirmOutage => commands::send(model, Command::ConfirmOutage { at: None }),
        Question::EndOutage => commands::send(model, Command::EndOutage { at: None }),
    }
}

/// Offers a draft that was left, where nothing else is going on.
pub fn offer(model: &mut Model, found: Found) {
    if model.dialog.is_some() || !model.form().is_empty() || !matches!(model.checkout.step, Step::Filling) {
        return;
    }
    match found {
        Found::Left(draft) => model.dialog = Some(Dialog::Draft(draft)),
        Found::OpenElsewhere(at) => {
            let time = model.texts().near_clock(at, model.now);
            let message = t!(model.texts(), "draft-open-elsewhere", time = time);
            model.notice.get_or_insert(Notice::warning(message));
        }
    }
}

/// Throws the kept draft away.
pub fn drop_draft(model: &mut Model) -> Vec<Effect> {
    model.dialog = None;
    model.actor.iter().map(|actor| Effect::DiscardDraft { owner: actor.vgr_id.clone() }).collect()
}

/// Enter in a dialog: takes the line of text, or goes on in the form until its end and sends it there.
pub fn submit(model: &mut Model) -> Vec<Effect> {
    if typing::form(model).is_some_and(|form| !form.at_end()) {
        checkout::take_suggestion(model);
        if let Some(form) = typing::form(model) {
            form.next();
        }
        return Vec::new();
    }
    match model.dialog.take() {
        Some(Dialog::Prompt(prompt)) => submit_prompt(model, prompt),
        Some(dialog @ (Dialog::Plan(..) | Dialog::Times(..) | Dialog::Triage(_))) => outage::submit(model, dialog),
        Some(dialog @ (Dialog::NewId(_) | Dialog::Raps(..) | Dialog::TakeBack(..))) => {
            reconciliation::submit(model, dialog)
        }
        Some(Dialog::Late) => {
            model.dialog = Some(Dialog::Late);
            pool::submit_late_entry(model)
        }
        Some(Dialog::Correction(issuance, mut form)) => {
            let asked = form.correction();
            if asked.is_none() {
                form.insist();
            }
            model.dialog = Some(Dialog::Correction(issuance, form));
            asked.map_or_else(Vec::new, |(correction, reason)| {
                commands::send_then(model, Command::Correct { issuance, correction, reason }, Then::Close)
            })
        }
        dialog => {
            model.dialog = dialog;
            Vec::new()
        }
    }
}

/// The prompt stays with what is typed until the log or the disk has answered.
fn submit_prompt(model: &mut Model, prompt: Prompt) -> Vec<Effect> {
    let typed = prompt.input.value().trim().to_owned();
    let wanted = match prompt.purpose {
        Purpose::WhoAreYou => match typed.parse() {
            Ok(who) => return sit_down(model, who),
            Err(error) => Err(PromptProblem::VgrId(error)),
        },
        purpose if typed.is_empty() && (purpose == Purpose::PoolFile || purpose.is_saving()) => {
            Err(PromptProblem::Text(TextError::Empty))
        }
        Purpose::PoolFile => Ok(None),
        Purpose::SaveHandOver | Purpose::SaveExport(_) | Purpose::SaveSheet => return save::begin(model, prompt),
        Purpose::NoteOutage | Purpose::CancelPlan | Purpose::Reopen => {
            remark(&typed).map(|reason| outage::prompted(prompt.purpose, reason))
        }
        Purpose::Void(issuance) => remark(&typed).map(|reason| Some(Command::Void { issuance, reason })),
        Purpose::Withdraw(number) => remark(&typed).map(|reason| Some(Command::Withdraw { number, reason })),
        Purpose::Unused(case) => remark(&typed).map(|reason| Some(Command::MarkUnused { case, reason })),
        Purpose::Resolve(conflict) => remark(&typed).map(|reason| Some(Command::ResolveConflict { conflict, reason })),
    };
    model.dialog = Some(Dialog::Prompt(Prompt { wrong: wanted.as_ref().err().copied(), ..prompt }));
    model.notice = None;
    match wanted {
        Ok(Some(command)) => commands::send_then(model, command, Then::Close),
        Ok(None) => vec![Effect::ReadPoolFile(PathBuf::from(typed))],
        Err(_) => Vec::new(),
    }
}

fn remark(typed: &str) -> Result<Remark, PromptProblem> {
    typed.parse().map_err(PromptProblem::Text)
}

/// Somebody else sits here now: the form of the person before is kept as that person's draft.
fn sit_down(model: &mut Model, who: VgrId) -> Vec<Effect> {
    model.actor = Some(model.fixed.person.acting_as(who.clone()));
    model.checkout = Checkout::default();
    model.notice = None;
    model.say_unread_first();
    vec![Effect::FindDraft { owner: who }]
}

/// Closes the palette; gives back the action that was chosen in it, on a screen where that means something.
pub fn take_from_palette(model: &mut Model) -> Option<Action> {
    let Some(Dialog::Palette(state)) = model.dialog.take() else { return None };
    let action = palette::fitting(model, &state.input).get(state.chosen)?.action;
    if let Some(screen) = palette::leads_to(action, model.screen) {
        model.show(screen);
    }
    Some(action)
}
