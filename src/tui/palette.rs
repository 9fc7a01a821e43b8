//! Every action by name, wherever it is at home.

use tui_input::Input;

use crate::i18n::Texts;
use crate::tui::action::Action;
use crate::tui::action::row::{ActionRow, KeyBinding};
use crate::tui::completion::ranked;
use crate::tui::keymap::KEYMAP;
use crate::tui::model::{Model, Screen};

/// An action with its words and its key.
#[derive(Debug, Clone)]
pub struct Entry<A> {
    /// The action.
    pub action: A,
    /// Its words.
    pub name: String,
    /// The first key of the table that means it.
    pub key: String,
}

impl<A> AsRef<str> for Entry<A> {
    fn as_ref(&self) -> &str {
        &self.name
    }
}

/// All actions that mean something by themselves, in the order of the help.
pub fn entries<A: Copy + PartialEq>(rows: &[&ActionRow<A>], keys: &[KeyBinding<A>], texts: &Texts) -> Vec<Entry<A>> {
    let named = |row: &&ActionRow<A>| {
        let binding = keys.iter().find(|binding| binding.action == row.action)?;
        let key = binding.keys.first().map(|key| key.name()).unwrap_or_default();
        let name = texts.named(&format!("action-{}", row.name));
        Some(Entry { action: row.action, name, key })
    };
    rows.iter().filter(|row| row.palette).filter_map(named).collect()
}

/// Those that fit what is typed, best first.
#[must_use]
pub fn fitting(model: &Model, typed: &Input) -> Vec<Entry<Action>> {
    ranked(entries(Action::ROWS, KEYMAP, model.texts()), typed.value().trim(), usize::MAX)
}

/// The screen that has to be shown before an action of the palette means something; `None` when it does already.
#[must_use]
pub fn leads_to(action: Action, shown: Screen) -> Option<Screen> {
    let home = action.row().home;
    home.first().copied().filter(|_| !home.contains(&shown))
}
