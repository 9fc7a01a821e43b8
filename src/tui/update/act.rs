//! What each action does, here or on the screen where it is at home.

use std::time::Duration;

use super::{binder, checkout, dialog, list, outage, reconciliation, start, typing, wish};
use crate::domain::sex::Sex;
use crate::t;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::checkout::Step;
use crate::tui::model::dialog::{Dialog, Palette, Purpose, Question};
use crate::tui::model::late::LateEntry;
use crate::tui::model::{Model, Notice, Screen};
use crate::tui::rights::{only_looks, why_not};

/// Keys that follow each other faster than this come from a paste or a bouncing key, and confirm nothing.
const TOO_QUICK: Duration = Duration::from_millis(150);
/// Nobody reads a preview faster; a key pressed twice must not confirm what its first press led to.
const READ_FIRST: Duration = Duration::from_millis(400);

/// Does what `action` means now. `since_last` is the time since the key before.
pub fn act(model: &mut Model, action: Action, since_last: Duration) -> Vec<Effect> {
    if let Some(why_not) = why_not(model, action) {
        model.notice = Some(why_not.into());
        return Vec::new();
    }
    match action {
        Action::Confirm if since_last < TOO_QUICK => too_quick(model),
        Action::Suspect if since_last < TOO_QUICK && matches!(model.dialog, Some(Dialog::Triage(_))) => {
            too_quick(model)
        }
        Action::HandOut if since_last < READ_FIRST => too_quick(model),
        Action::Help => open(model, Dialog::Help(0)),
        Action::Palette => open(model, Dialog::Palette(Palette::default())),
        Action::GoDesk => go(model, Screen::Desk),
        Action::GoOutage => go(model, Screen::Outage),
        Action::GoReconciliation => go(model, Screen::Reconciliation),
        Action::GoLog => go(model, Screen::Log),
        Action::GoPool => go(model, Screen::Pool),
        Action::SwitchPerson if model.pending.as_ref().is_some_and(|wish| wish.unknown.is_none()) => wish::wait(model),
        Action::SwitchPerson => open(model, Dialog::who_are_you()),
        Action::Quit => leave(model),
        Action::Back => back(model),
        Action::Confirm => dialog::confirm(model),
        Action::Submit if model.dialog.is_some() => dialog::submit(model),
        Action::DropDraft => dialog::drop_draft(model),
        Action::HandOut => checkout::hand_out(model),
        Action::Submit => checkout::submit(model),
        Action::NextField => move_focus(model, true),
        Action::PreviousField => move_focus(model, false),
        Action::NextSuggestion => checkout::pick(model, true),
        Action::PreviousSuggestion => checkout::pick(model, false),
        Action::ChooseFemale => checkout::choose(model, Sex::Female),
        Action::ChooseMale => checkout::choose(model, Sex::Male),
        Action::ChooseUnknown => checkout::choose(model, Sex::Unknown),
        Action::TurnSex => checkout::turn_sex(model),
        Action::ClearForm if matches!(model.dialog, Some(Dialog::Late)) => {
            model.late = LateEntry::default();
            Vec::new()
        }
        Action::ClearForm => ask(model, Screen::Desk, Question::ClearForm),
        Action::ShowUnread => checkout::show_unread(model),
        Action::CheckReadBack => checkout::check_read_back(model),
        Action::SkipReadBack => checkout::skip_read_back(model),
        Action::Void | Action::Resolve | Action::CloseOutage | Action::Copy
            if model.screen == Screen::Reconciliation =>
        {
            reconciliation::act(model, action)
        }
        Action::RecordNewId
        | Action::NotifyRaps
        | Action::MarkUnused
        | Action::TakeBack
        | Action::AllOutages
        | Action::SaveExport
        | Action::TurnChoice => reconciliation::act(model, action),
        Action::Suspect
        | Action::ConfirmOutage
        | Action::EndOutage
        | Action::NoteOutage
        | Action::Triage
        | Action::AnswerYes
        | Action::AnswerNo
        | Action::PlanStop
        | Action::ChangePlan
        | Action::CancelPlan
        | Action::SetTimes
        | Action::Reopen
        | Action::CloseOutage
        | Action::HandOver
        | Action::Copy
        | Action::Save => outage::act(model, action),
        Action::Up
        | Action::Down
        | Action::PageUp
        | Action::PageDown
        | Action::First
        | Action::Last
        | Action::Filter
        | Action::Open => list::act(model, action),
        Action::Void | Action::Correct | Action::Resolve => list::on_fact(model, action),
        Action::Withdraw => list::withdraw(model),
        Action::Import => {
            model.show(Screen::Pool);
            open(model, Dialog::prompt(Purpose::PoolFile))
        }
        Action::SaveSheet => {
            model.show(Screen::Pool);
            open(model, Dialog::prompt(Purpose::SaveSheet))
        }
        Action::LateEntry => binder::open_late_entry(model),
        Action::CountPool
        | Action::Tick
        | Action::LiesThere
        | Action::LiesNotThere
        | Action::TickAll
        | Action::TickNone
        | Action::ReviewCount
        | Action::NextDifference => binder::act(model, action),
    }
}

fn too_quick(model: &mut Model) -> Vec<Effect> {
    model.notice = Some(Notice::warning(t!(model.texts(), "too-quick")));
    Vec::new()
}

fn open(model: &mut Model, dialog: Dialog) -> Vec<Effect> {
    model.reconciliation.card = None;
    model.dialog = Some(dialog);
    Vec::new()
}

fn go(model: &mut Model, screen: Screen) -> Vec<Effect> {
    model.show(screen);
    model.notice = None;
    Vec::new()
}

fn ask(model: &mut Model, screen: Screen, question: Question) -> Vec<Effect> {
    model.show(screen);
    open(model, Dialog::Question(question))
}

fn leave(model: &mut Model) -> Vec<Effect> {
    let asked = matches!(model.dialog, Some(Dialog::Question(Question::Leave | Question::LeaveUnsaved)));
    if !asked && (model.pool.count.is_some() || !model.late.form.is_empty()) {
        return open(model, Dialog::Question(Question::LeaveUnsaved));
    }
    if model.checkout.has_draft() && !asked {
        return open(model, Dialog::Question(Question::Leave));
    }
    model.leaving = true;
    Vec::new()
}

fn move_focus(model: &mut Model, forward: bool) -> Vec<Effect> {
    if let Some(form) = typing::form(model) {
        if forward { form.next() } else { form.previous() }
    }
    Vec::new()
}

/// Always one step back, never further.
fn back(model: &mut Model) -> Vec<Effect> {
    if let Some(Dialog::Triage(triage)) = &mut model.dialog
        && triage.step_back()
    {
        return Vec::new();
    }
    if reconciliation::step_back(model) {
        return Vec::new();
    }
    if matches!(model.dialog, Some(Dialog::Late)) && std::mem::take(&mut model.late.asks) {
        return Vec::new();
    }
    if let Some(left) = model.dialog.take() {
        model.dialog = model.reconciliation.card.take().map(|id| Dialog::Case(id, 0));
        if model.actor.is_none() && !only_looks(&model.fixed.rights) {
            model.dialog = Some(Dialog::who_are_you());
        }
        // A draft that was found meanwhile had to wait for the answer.
        return if matches!(left, Dialog::Question(Question::Unread(_))) { start(model) } else { Vec::new() };
    }
    match model.screen {
        Screen::Desk if matches!(model.checkout.step, Step::Preview(_)) => model.checkout.step = Step::Filling,
        Screen::Desk => model.notice = None,
        Screen::Log if model.log.filtering || !model.log.filter.value().is_empty() => {
            model.log.filter.reset();
            model.log.filtering = false;
            model.log.chosen = 0;
        }
        Screen::Reconciliation if model.reconciliation.filtering || !model.reconciliation.filter.value().is_empty() => {
            model.reconciliation.filter.reset();
            model.reconciliation.filtering = false;
        }
        Screen::Pool if model.pool.counting => binder::leave_count(model),
        Screen::Outage | Screen::Reconciliation | Screen::Log | Screen::Pool => model.screen = Screen::Desk,
    }
    Vec::new()
}
