//! The palette: every action by name, from any screen.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher};
use tui_input::Input;

use crate::i18n::Texts;
use crate::tui::action::Action;
use crate::tui::action::row::{ActionRow, KeyBinding};
use crate::tui::keymap::KEYMAP;
use crate::tui::model::{Model, Screen};

/// An action with its text and its key.
#[derive(Debug, Clone)]
pub struct PaletteEntry<A> {
    pub action: A,
    pub name: String,
    /// The first key in the table that means the action.
    pub key: String,
}

impl<A> AsRef<str> for PaletteEntry<A> {
    fn as_ref(&self) -> &str {
        &self.name
    }
}

/// Returns all actions that mean something by themselves, in the order of the help.
pub fn entries<A: Copy + PartialEq>(
    rows: &[&ActionRow<A>],
    keys: &[KeyBinding<A>],
    texts: &Texts,
) -> Vec<PaletteEntry<A>> {
    let named = |row: &&ActionRow<A>| {
        let binding = keys.iter().find(|binding| binding.action == row.action)?;
        let key = binding.keys.first().map(|key| key.name()).unwrap_or_default();
        let name = texts.named(&format!("action-{}", row.name));
        Some(PaletteEntry { action: row.action, name, key })
    };
    rows.iter().filter(|row| row.palette).filter_map(named).collect()
}

/// Returns the actions that match the typed text, best first.
#[must_use]
pub fn fitting(model: &Model, typed: &Input) -> Vec<PaletteEntry<Action>> {
    let entries = entries(Action::ROWS, KEYMAP, model.texts());
    let typed = typed.value().trim();
    if typed.is_empty() {
        return entries;
    }
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let fitting = pattern.match_list(entries, &mut Matcher::new(Config::DEFAULT));
    fitting.into_iter().map(|(entry, _)| entry).collect()
}

/// Returns the screen that must be shown before an action of the palette makes sense; `None` if none has to be.
#[must_use]
pub fn screen_to_show(action: Action, shown: Screen) -> Option<Screen> {
    let home = action.row().home;
    home.first().copied().filter(|_| !home.contains(&shown))
}
