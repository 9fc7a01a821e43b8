//! The answers to dialogs.

use std::path::PathBuf;

use crate::desk::draft::FoundDraft;
use crate::t;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::checkout::{Checkout, Step};
use crate::tui::model::dialog::{Dialog, Prompt, PromptProblem, Purpose, Question};
use crate::tui::model::late::LateQuestion;
use crate::tui::model::{FollowUp, Model, Notice};
use crate::tui::palette;
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::text::{Remark, TextError};
use kvittera_domain::value::vgr_id::VgrId;

use crate::tui::update::checkout;
use crate::tui::update::commands;
use crate::tui::update::outage;
use crate::tui::update::pool;
use crate::tui::update::reconciliation;
use crate::tui::update::save;
use crate::tui::update::taking_back;
use crate::tui::update::typing;

/// Answers yes: does what the dialog asks.
pub fn confirm(model: &mut Model) -> Vec<Effect> {
    match model.dialog.take() {
        Some(Dialog::Question(question)) => answer_yes(model, question),
        Some(Dialog::Draft(draft)) => {
            model.checkout.restore_draft(&draft, model.now);
            Vec::new()
        }
        Some(Dialog::Triage(triage)) => outage::register(model, triage),
        Some(Dialog::NewId(new)) if new.asked => reconciliation::accept_warnings(model, new),
        Some(Dialog::Counted) => pool::write_count(model),
        Some(Dialog::Late) if model.late.asks == Some(LateQuestion::Sure) => pool::send_late_entry(model),
        Some(Dialog::Import(read, line)) if !read.verdict.is_refused() => {
            let load = read.file.to_load(true);
            model.dialog = Some(Dialog::Import(read, line));
            commands::send_with_follow_up(model, Command::LoadPool(load), FollowUp::Close)
        }
        dialog => {
            model.dialog = dialog;
            Vec::new()
        }
    }
}

fn answer_yes(model: &mut Model, question: Question) -> Vec<Effect> {
    match question {
        Question::SkipReadBack(issuance) => commands::send(model, Command::SkipReadBack { issuance }),
        Question::Leave | Question::LeaveUnsaved | Question::LeaveUnread(_) => {
            model.leaving = true;
            Vec::new()
        }
        Question::ClearForm => {
            model.checkout = Checkout::default();
            model.notice = None;
            typing::keep_draft(model)
        }
        Question::MeantVgrId => checkout::take_meant_vgr_id(model),
        Question::Unread(_) => checkout::show_unread(model),
        Question::Suspect { form_waits } => {
            let follow_up = if form_waits { FollowUp::Preview } else { FollowUp::Show };
            commands::send_with_follow_up(model, Command::SuspectOutage { at: None, checked: Vec::new() }, follow_up)
        }
        Question::Begun { form_waits } => {
            let follow_up = if form_waits { FollowUp::Preview } else { FollowUp::Show };
            commands::send_with_follow_up(model, Command::ConfirmOutage { at: None }, follow_up)
        }
        Question::CloseOutage(outage) => commands::send(model, Command::ReconcileOutage { outage }),
        Question::ConfirmOutage => commands::send(model, Command::ConfirmOutage { at: None }),
        Question::EndOutage => commands::send(model, Command::EndOutage { at: None }),
    }
}

/// Offers a draft that was left, if nothing else is going on.
pub fn offer_draft(model: &mut Model, found: FoundDraft) {
    if model.dialog.is_some() || !model.form().is_empty() || !matches!(model.checkout.step, Step::Filling) {
        return;
    }
    match found {
        FoundDraft::Left(draft) => model.dialog = Some(Dialog::Draft(draft)),
        FoundDraft::OpenElsewhere(at) => {
            let time = model.texts().near_clock(at, model.now);
            let message = t!(model.texts(), "draft-open-elsewhere", time = time);
            model.notice.get_or_insert(Notice::warning(message));
        }
    }
}

/// Discards the kept draft.
pub fn discard_draft(model: &mut Model) -> Vec<Effect> {
    model.dialog = None;
    model.actor.iter().map(|actor| Effect::DiscardDraft { owner: actor.vgr_id.clone() }).collect()
}

/// Enter in a dialog: submits the line of text, or goes to the next field, or submits the form after its last field.
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
        Some(dialog @ (Dialog::NewId(_) | Dialog::Raps(..))) => reconciliation::submit(model, dialog),
        Some(Dialog::TakeBack(case, form)) => taking_back::submit(model, case, form),
        Some(Dialog::Late) => {
            model.dialog = Some(Dialog::Late);
            pool::submit_late_entry(model)
        }
        Some(Dialog::Correction(issuance, mut form)) => {
            let asked = form.correction(model.now);
            if asked.is_none() {
                form.go_to_problem(model.now);
            }
            model.dialog = Some(Dialog::Correction(issuance, form));
            asked.map_or_else(Vec::new, |(correction, reason)| {
                commands::send_with_follow_up(model, Command::Correct { issuance, correction, reason }, FollowUp::Close)
            })
        }
        dialog => {
            model.dialog = dialog;
            Vec::new()
        }
    }
}

/// The prompt keeps the typed text until the log or the disk has answered.
fn submit_prompt(model: &mut Model, prompt: Prompt) -> Vec<Effect> {
    let typed = prompt.input.value().trim().to_owned();
    let wanted = match prompt.purpose {
        Purpose::WhoAreYou => match typed.parse() {
            Ok(who) => return switch_person(model, who),
            Err(error) => Err(PromptProblem::VgrId(error)),
        },
        purpose if typed.is_empty() && (purpose == Purpose::PoolFile || purpose.is_saving()) => {
            Err(PromptProblem::Text(TextError::Empty))
        }
        Purpose::PoolFile => Ok(None),
        Purpose::SaveHandOver | Purpose::SaveExport(_) | Purpose::SaveSheet => return save::submit_path(model, prompt),
        Purpose::NoteOutage | Purpose::CancelPlan | Purpose::Reopen => {
            remark(&typed).map(|reason| outage::prompted(prompt.purpose, reason))
        }
        Purpose::Void(issuance) => remark(&typed).map(|reason| Some(Command::Void { issuance, reason })),
        Purpose::Withdraw(number) => remark(&typed).map(|reason| Some(Command::Withdraw { number, reason })),
        Purpose::Unused(case) => remark(&typed).map(|reason| Some(Command::MarkUnused { case, reason })),
        Purpose::EnteredTwice(conflict) => {
            remark(&typed).map(|reason| Some(Command::TakeBackConflict { conflict, reason }))
        }
        Purpose::Resolve(conflict) => remark(&typed).map(|reason| Some(Command::ResolveConflict { conflict, reason })),
    };
    model.dialog = Some(Dialog::Prompt(Prompt { wrong: wanted.as_ref().err().copied(), ..prompt }));
    model.notice = None;
    match wanted {
        Ok(Some(command)) => commands::send_with_follow_up(model, command, FollowUp::Close),
        Ok(None) => vec![Effect::ReadPoolFile(PathBuf::from(typed))],
        Err(_) => Vec::new(),
    }
}

fn remark(typed: &str) -> Result<Remark, PromptProblem> {
    typed.parse().map_err(PromptProblem::Text)
}

/// Switches to another person. The form of the previous person is kept as that person's draft.
fn switch_person(model: &mut Model, who: VgrId) -> Vec<Effect> {
    let actor = model.fixed.person.acting_as(who.clone());
    // What somebody typed who only looked belongs to whoever says now who they are.
    if model.actor.replace(actor).is_some() {
        model.checkout = Checkout::default();
    }
    model.notice = None;
    model.ask_about_unread();
    vec![Effect::FindDraft { owner: who }]
}

/// Closes the palette, shows the screen where the chosen action belongs, and returns the action.
pub fn take_palette_choice(model: &mut Model) -> Option<Action> {
    let Some(Dialog::Palette(state)) = model.dialog.take() else { return None };
    let action = palette::fitting(model, &state.input).get(state.chosen)?.action;
    if let Some(screen) = palette::screen_to_show(action, model.screen) {
        model.show(screen);
    }
    Some(action)
}
