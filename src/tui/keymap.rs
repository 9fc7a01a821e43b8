//! What is pressed, where, and what it means: the keys of the table of actions. Hints, help and palette are read from it.
//!
//! Nothing lies on `AltGr` (Swedish keyboards type brackets, braces, `@`, backslash, `|`, `~` and `$` with it), every
//! F-key has a twin for terminals that keep F-keys to themselves, and single letters act only where no text is typed.

pub mod key;
pub mod scope;

use ratatui::crossterm::event::KeyEvent;

use crate::tui::action::{Action, row};

pub use crate::tui::keymap::key::Key;
pub use crate::tui::keymap::scope::Scope;

/// A line of the table of keys.
pub type Binding = row::KeyBinding<Action>;

/// All keys of the program.
pub const KEYMAP: &[Binding] = Action::KEYS;

/// What `event` means in `scopes`, innermost first.
#[must_use]
pub fn action(scopes: &[Scope], event: KeyEvent) -> Option<Action> {
    let pressed = Key::of(event);
    scopes.iter().find_map(|scope| {
        KEYMAP
            .iter()
            .find(|binding| binding.scope == *scope && binding.keys.contains(&pressed))
            .map(|binding| binding.action)
    })
}

/// The first binding of `action` in `scopes`, innermost first, to show its key.
#[must_use]
pub fn binding(scopes: &[Scope], action: Action) -> Option<&'static Binding> {
    scopes.iter().find_map(|scope| KEYMAP.iter().find(|binding| binding.scope == *scope && binding.action == action))
}

/// The names of all keys that mean `action`, each once, for the help.
#[must_use]
pub fn names<A: Copy + PartialEq>(keys: &[row::KeyBinding<A>], action: A) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for key in keys.iter().filter(|binding| binding.action == action).flat_map(|binding| binding.keys) {
        let name = key.name();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The bindings in `scopes` that the bottom line shows: those of the screen or dialog first, then those of everywhere.
pub fn hints<'a, A: Copy>(
    keys: &'a [row::KeyBinding<A>],
    scopes: &'a [Scope],
) -> impl Iterator<Item = &'a row::KeyBinding<A>> {
    let is_outer = |binding: &&row::KeyBinding<A>| matches!(binding.scope, Scope::Everywhere | Scope::Always);
    let inner = keys.iter().filter(move |binding| !is_outer(binding));
    let outer = keys.iter().filter(is_outer);
    inner.chain(outer).filter(|binding| binding.hint && scopes.contains(&binding.scope))
}
