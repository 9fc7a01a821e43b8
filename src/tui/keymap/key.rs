//! Keys as they are pressed, and their names.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key as it is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

pub(crate) const fn plain(code: KeyCode) -> Key {
    Key { code, modifiers: KeyModifiers::NONE }
}

/// A function key.
#[must_use]
pub const fn f(number: u8) -> Key {
    plain(KeyCode::F(number))
}

pub(crate) const fn alt(c: char) -> Key {
    Key { code: KeyCode::Char(c), modifiers: KeyModifiers::ALT }
}

pub(crate) const fn ctrl(c: char) -> Key {
    Key { code: KeyCode::Char(c), modifiers: KeyModifiers::CONTROL }
}

/// A key with a character on it.
#[must_use]
pub const fn letter(c: char) -> Key {
    plain(KeyCode::Char(c))
}

pub(crate) const ENTER: Key = plain(KeyCode::Enter);
pub(crate) const ESC: Key = plain(KeyCode::Esc);
pub(crate) const TAB: Key = plain(KeyCode::Tab);
pub(crate) const BACK_TAB: Key = plain(KeyCode::BackTab);
pub(crate) const UP: Key = plain(KeyCode::Up);
pub(crate) const DOWN: Key = plain(KeyCode::Down);
pub(crate) const LEFT: Key = plain(KeyCode::Left);
pub(crate) const RIGHT: Key = plain(KeyCode::Right);
pub(crate) const PAGE_UP: Key = plain(KeyCode::PageUp);
pub(crate) const PAGE_DOWN: Key = plain(KeyCode::PageDown);
pub(crate) const HOME: Key = plain(KeyCode::Home);
pub(crate) const END: Key = plain(KeyCode::End);
pub(crate) const DELETE: Key = plain(KeyCode::Delete);

impl Key {
    /// Ignores upper case and shift, because caps lock may be on.
    pub(crate) fn of(event: KeyEvent) -> Self {
        let (code, modifiers) = match event.code {
            KeyCode::Char(c) => {
                (KeyCode::Char(c.to_lowercase().next().unwrap_or(c)), event.modifiers - KeyModifiers::SHIFT)
            }
            code => (code, event.modifiers - KeyModifiers::SHIFT),
        };
        Self { code, modifiers }
    }

    /// The name that people use: `F1`, `Ctrl-Q`, `Alt-2`, `K`.
    #[must_use]
    pub fn name(self) -> String {
        let name = match self.code {
            KeyCode::F(number) => format!("F{number}"),
            KeyCode::Char(' ') => "Space".to_owned(),
            KeyCode::Char(c) => c.to_uppercase().to_string(),
            KeyCode::PageUp => "PgUp".to_owned(),
            KeyCode::PageDown => "PgDn".to_owned(),
            KeyCode::BackTab => "Shift-Tab".to_owned(),
            KeyCode::Delete => "Del".to_owned(),
            KeyCode::Up => "↑".to_owned(),
            KeyCode::Down => "↓".to_owned(),
            KeyCode::Left => "←".to_owned(),
            KeyCode::Right => "→".to_owned(),
            code => format!("{code:?}"),
        };
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            format!("Ctrl-{name}")
        } else if self.modifiers.contains(KeyModifiers::ALT) {
            format!("Alt-{name}")
        } else {
            name
        }
    }
}

/// The character that a key types, in lower case, because caps lock may be on.
#[must_use]
pub fn letter_of(event: KeyEvent) -> Option<char> {
    match event.code {
        KeyCode::Char(c) if (event.modifiers - KeyModifiers::SHIFT).is_empty() => c.to_lowercase().next(),
        _ => None,
    }
}
