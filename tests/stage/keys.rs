//! The notation for keys in tests.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Parses keys: words are typed letter by letter, `<enter>` and the like are key names, `<space>` is a space; blanks
/// only separate.
pub fn keys(keys: &str) -> impl Iterator<Item = KeyEvent> {
    keys.split_whitespace().flat_map(|word| match word.strip_prefix('<').and_then(|word| word.strip_suffix('>')) {
        Some(name) => vec![named(name)],
        None => word.chars().map(|c| KeyEvent::from(KeyCode::Char(c))).collect(),
    })
}

fn named(name: &str) -> KeyEvent {
    let plain = |code| KeyEvent::new(code, KeyModifiers::NONE);
    match name {
        "enter" => plain(KeyCode::Enter),
        "esc" => plain(KeyCode::Esc),
        "tab" => plain(KeyCode::Tab),
        "back-tab" => KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT),
        "up" => plain(KeyCode::Up),
        "down" => plain(KeyCode::Down),
        "left" => plain(KeyCode::Left),
        "right" => plain(KeyCode::Right),
        "home" => plain(KeyCode::Home),
        "end" => plain(KeyCode::End),
        "page-up" => plain(KeyCode::PageUp),
        "page-down" => plain(KeyCode::PageDown),
        "delete" => plain(KeyCode::Delete),
        "backspace" => plain(KeyCode::Backspace),
        "space" => plain(KeyCode::Char(' ')),
        _ => {
            let with = |c: &str, held| KeyEvent::new(KeyCode::Char(c.chars().next().unwrap()), held);
            let control = name.strip_prefix("ctrl-").map(|c| with(c, KeyModifiers::CONTROL));
            let alt = name.strip_prefix("alt-").map(|c| with(c, KeyModifiers::ALT));
            let function = name.strip_prefix('f').and_then(|number| number.parse().ok()).map(|f| plain(KeyCode::F(f)));
            control.or(alt).or(function).unwrap_or_else(|| panic!("no key is called {name}"))
        }
    }
}
