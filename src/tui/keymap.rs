//! The key bindings from the table of actions: which key means what in which scope. Hints, help and palette read them.
//!
//! No binding uses `AltGr`, because Swedish keyboards type brackets, braces, `@`, backslash, `|`, `~` and `$` with it.
//! Every F-key has an alternative for terminals that keep F-keys to themselves. Single letters act only where no text
//! is typed.

pub mod key;
pub mod scope;

use ratatui::crossterm::event::KeyEvent;

use crate::tui::action::{Action, row};

pub use crate::tui::keymap::key::Key;
pub use crate::tui::keymap::scope::Scope;

/// A binding of the key table.
pub type Binding = row::KeyBinding<Action>;

/// All key bindings of the program.
pub const KEYMAP: &[Binding] = Action::KEYS;

/// Returns what `event` means in `scopes`, innermost first.
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

/// Returns the first binding of `action` in `scopes`, innermost first, to show its key.
#[must_use]
pub fn binding(scopes: &[Scope], action: Action) -> Option<&'static Binding> {
    scopes.iter().find_map(|scope| KEYMAP.iter().find(|binding| binding.scope == *scope && binding.action == action))
}

/// Returns the names of all keys that mean `action`, each once, for the help.
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

/// Returns the bindings in `scopes` that the bottom line shows: first those of the screen or dialog, then the global
/// ones.
pub fn hints<'a, A: Copy>(
    keys: &'a [row::KeyBinding<A>],
    scopes: &'a [Scope],
) -> impl Iterator<Item = &'a row::KeyBinding<A>> {
    let is_outer = |binding: &&row::KeyBinding<A>| matches!(binding.scope, Scope::Everywhere | Scope::Always);
    let inner = keys.iter().filter(move |binding| !is_outer(binding));
    let outer = keys.iter().filter(is_outer);
    inner.chain(outer).filter(|binding| binding.hint && scopes.contains(&binding.scope))
}
