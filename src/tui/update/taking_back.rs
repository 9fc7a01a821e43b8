//! Undoing a step of a reconciliation, and the question whether RAPS was really told what is taken back.

use crate::tui::effect::Effect;
use crate::tui::form::Form;
use crate::tui::model::dialog::Dialog;
use crate::tui::model::{FollowUp, Model};
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::reconciling::RapsAnswer;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::refusal::Refusal;

use crate::tui::update::commands;
use crate::tui::update::reconciliation;

/// Opens the form that undoes a step.
pub fn take_back(model: &mut Model) -> Vec<Effect> {
    reconciliation::with_case(model, |model, _, case| {
        let Some(step) = case.step_to_undo() else { return commands::refuse(model, &Refusal::NothingToUndo(case.id)) };
        let mut form = Form::new(Form::TAKE_BACK);
        form.step = Some(step);
        reconciliation::open(model, Dialog::TakeBack(case.id, form))
    })
}

/// Submits the form, or asks first whether RAPS was really told.
pub fn submit(model: &mut Model, case: CaseId, mut form: Form) -> Vec<Effect> {
    model.notice = None;
    let Some(command) = undo(case, &form, None) else {
        form.go_to_problem(model.now);
        model.dialog = Some(Dialog::TakeBack(case, form));
        return Vec::new();
    };
    if let Some(Refusal::RapsToldUnclear(told)) = commands::refusal(model, command.clone()) {
        model.dialog = Some(Dialog::RapsTold(told, form));
        return Vec::new();
    }
    model.dialog = Some(Dialog::TakeBack(case, form));
    commands::send_with_follow_up(model, command, FollowUp::Close)
}

/// Answers the question, and sends the form. It stays until the log has answered.
pub fn answer(model: &mut Model, answer: RapsAnswer) -> Vec<Effect> {
    match model.dialog.take() {
        Some(Dialog::RapsTold(told, form)) => {
            let command = undo(told.case, &form, Some(answer));
            model.dialog = Some(Dialog::TakeBack(told.case, form));
            command.map_or_else(Vec::new, |command| commands::send_with_follow_up(model, command, FollowUp::Close))
        }
        other => {
            model.dialog = other;
            Vec::new()
        }
    }
}

/// Goes back from the question to the form; returns true if it was asked.
pub fn step_back(model: &mut Model) -> bool {
    match model.dialog.take() {
        Some(Dialog::RapsTold(told, form)) => {
            model.dialog = Some(Dialog::TakeBack(told.case, form));
            true
        }
        other => {
            model.dialog = other;
            false
        }
    }
}

/// The command of the form; `None` while the reason has a problem.
fn undo(case: CaseId, form: &Form, raps: Option<RapsAnswer>) -> Option<Command> {
    form.reason().map(|reason| Command::Undo { case, step: form.step, reason, raps })
}
