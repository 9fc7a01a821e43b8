//! Every action by name, wherever it is at home.

use tui_input::Input;

use super::action::Action;
use super::completion::ranked;
use super::keymap::KEYMAP;
use super::model::{Model, Screen};

/// An action with its words and its key.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The action.
    pub action: Action,
    /// Its words.
    pub name: String,
    /// The first key of the table that means it.
    pub key: String,
}

impl AsRef<str> for Entry {
    fn as_ref(&self) -> &str {
        &self.name
    }
}

/// All actions that mean something by themselves, in the order of the help.
#[must_use]
fn entries(model: &Model) -> Vec<Entry> {
    let named = |action: &Action| {
        let binding = KEYMAP.iter().find(|binding| binding.action == *action)?;
        let key = binding.keys.first().map(|key| key.name()).unwrap_or_default();
        let name = model.texts().named(&format!("action-{}", action.name()));
        Some(Entry { action: *action, name, key })
    };
    Action::ALL.iter().filter(|action| stands_alone(**action)).filter_map(named).collect()
}

/// Those that fit what is typed, best first.
#[must_use]
pub fn fitting(model: &Model, typed: &Input) -> Vec<Entry> {
    ranked(entries(model), typed.value().trim(), usize::MAX)
}

/// The screen where an action is at home; `None` when it works everywhere.
#[must_use]
pub const fn home(action: Action) -> Option<Screen> {
    match action {
        Action::ChooseFemale | Action::ChooseMale | Action::ChooseUnknown | Action::ClearForm => Some(Screen::Desk),
        Action::Suspect
        | Action::ConfirmOutage
        | Action::EndOutage
        | Action::NoteOutage
        | Action::Triage
        | Action::PlanStop
        | Action::ChangePlan
        | Action::CancelPlan
        | Action::SetTimes
        | Action::Reopen
        | Action::CloseOutage
        | Action::HandOver => Some(Screen::Outage),
        Action::RecordNewId
        | Action::NotifyRaps
        | Action::MarkUnused
        | Action::TakeBack
        | Action::AllOutages
        | Action::SaveExport => Some(Screen::Reconciliation),
        Action::Filter | Action::Void | Action::Correct | Action::Resolve => Some(Screen::Log),
        Action::Withdraw | Action::Import | Action::CountPool | Action::NextDifference | Action::SaveSheet => {
            Some(Screen::Pool)
        }
        _ => None,
    }
}

/// Whether an action that is at home on another screen means something on this one too.
#[must_use]
pub fn works_on(action: Action, screen: Screen) -> bool {
    let borrowed = matches!(action, Action::Filter | Action::Void | Action::Resolve | Action::CloseOutage);
    home(action) == Some(screen) || (borrowed && screen == Screen::Reconciliation)
}

const fn stands_alone(action: Action) -> bool {
    home(action).is_some()
        || matches!(
            action,
            Action::Help
                | Action::GoDesk
                | Action::GoOutage
                | Action::GoReconciliation
                | Action::GoLog
                | Action::GoPool
                | Action::SwitchPerson
                | Action::LateEntry
                | Action::ShowUnread
                | Action::Quit
        )
}
