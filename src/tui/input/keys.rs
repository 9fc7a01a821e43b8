//! Which key a sequence is: xterm and what follows it, rxvt, the Linux console, `PuTTY`'s keyboard modes (`ESC[n~`, Linux,
//! Xterm R6, VT400, VT100+, SCO), keypads in application mode, and kitty's numbers.
//!
//! Where two terminals mean different keys by one sequence, the terminal wins that sends it as it is installed, or else
//! the only one that can send it without being asked for another mode.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The key of a letter.
pub fn letter(c: char) -> KeyEvent {
    let shift = if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    KeyEvent::new(KeyCode::Char(c), shift)
}

/// The key of a byte below 0x80.
pub fn control(byte: u8) -> Option<KeyEvent> {
    let ctrl = |c: u8| KeyEvent::new(KeyCode::Char(char::from(c)), KeyModifiers::CONTROL);
    Some(match byte {
        b'\r' => plain(KeyCode::Enter),
        b'\t' => plain(KeyCode::Tab),
        0x08 | 0x7f => plain(KeyCode::Backspace),
        0x00 => ctrl(b' '),
        0x01..=0x1a => ctrl(byte - 1 + b'a'),
        0x1c..=0x1f => ctrl(byte - 0x1c + b'4'),
        b' '..=b'~' => letter(char::from(byte)),
        _ => return None,
    })
}

/// The function keys of the Linux console, `ESC [ [ A` to `E`.
pub fn console(last: u8) -> Option<KeyEvent> {
    matches!(last, b'A'..=b'E').then(|| plain(KeyCode::F(last - b'A' + 1)))
}

/// The key of `ESC O …`. Digits before the last byte are modifiers.
pub fn ss3(before: &[u8], last: u8) -> Option<KeyEvent> {
    let modifiers = match numbers(before)?.last() {
        Some(number) => modifiers(*number)?,
        None => KeyModifiers::NONE,
    };
    let code = match last {
        b'A'..=b'D' | b'F' | b'H' => cursor(last)?,
        // `T` to `Z` are `PuTTY`'s VT100+.
        b'P'..=b'Z' => KeyCode::F(last - b'P' + 1),
        b'[' => KeyCode::F(12),
        b'M' => KeyCode::Enter,
        b'I' => KeyCode::Tab,
        b'a'..=b'd' => return Some(KeyEvent::new(cursor(last.to_ascii_uppercase())?, KeyModifiers::CONTROL)),
        b'j'..=b'o' => KeyCode::Char(char::from(last - b'j' + b'*')),
        b'p'..=b'y' => KeyCode::Char(char::from(last - b'p' + b'0')),
        _ => return None,
    };
    Some(KeyEvent::new(code, modifiers))
}

/// The key of `ESC [ …`.
pub fn csi(before: &[u8], last: u8) -> Option<KeyEvent> {
    if !before.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b';' | b':')) {
        return None;
    }
    let numbers = numbers(before)?;
    let first = numbers.first().copied();
    let modified = |code| Some(KeyEvent::new(code, modifiers(numbers.get(1).copied().unwrap_or(1))?));
    match (last, numbers.as_slice()) {
        (b'~', [27, mask, code, ..]) => coded(*code, modifiers(*mask)?),
        (b'u', _) => kitty(before),
        (b'~', _) => modified(numbered(first?)?),
        (b'$', _) => Some(KeyEvent::new(numbered(first?)?, KeyModifiers::SHIFT)),
        (b'^', _) => Some(KeyEvent::new(numbered(first?)?, KeyModifiers::CONTROL)),
        (b'@', [_, ..]) => Some(KeyEvent::new(numbered(first?)?, KeyModifiers::SHIFT | KeyModifiers::CONTROL)),
        (b'A'..=b'D' | b'F' | b'H', _) => modified(cursor(last)?),
        (b'Z', _) => Some(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT)),
        (b'a'..=b'd', []) => Some(KeyEvent::new(cursor(last.to_ascii_uppercase())?, KeyModifiers::SHIFT)),
        // The cursor's place, which something else on this terminal asked for; no key names another line than the first.
        (b'R', [line, ..]) if *line > 1 => None,
        (b'P'..=b'S', [_, ..]) => modified(KeyCode::F(last - b'P' + 1)),
        // PuTTY's SCO.
        (b'M'..=b'X', []) => Some(plain(KeyCode::F(last - b'M' + 1))),
        (b'I', []) => Some(plain(KeyCode::PageUp)),
        (b'G', []) => Some(plain(KeyCode::PageDown)),
        (b'L', []) => Some(plain(KeyCode::Insert)),
        _ => None,
    }
}

fn plain(code: KeyCode) -> KeyEvent {
    KeyEvent::new(code, KeyModifiers::NONE)
}

/// The numbers of a sequence; `None` if one is larger than any key's. What stands behind a colon adds nothing to any key
/// that is read here.
fn numbers(before: &[u8]) -> Option<Vec<u32>> {
    let before = str::from_utf8(before).ok()?;
    if before.is_empty() {
        return Some(Vec::new());
    }
    let number = |part: &str| match part.split(':').next().unwrap_or_default() {
        "" => Some(1),
        number => number.parse().ok(),
    };
    before.split(';').map(number).collect()
}

/// The modifiers of a number that is one more than their sum. Caps lock and num lock don't count; a key with Super or
/// the like means nothing here.
fn modifiers(number: u32) -> Option<KeyModifiers> {
    let mask = number.saturating_sub(1);
    let all = [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)];
    let held = all.into_iter().filter(|(bit, _)| mask & bit != 0);
    (mask & 0b11_1000 == 0).then(|| held.fold(KeyModifiers::NONE, |held, (_, modifier)| held | modifier))
}

const fn cursor(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        _ => return None,
    })
}

/// The keys of `ESC [ number ~`.
fn numbered(number: u32) -> Option<KeyCode> {
    let f = |first: u32, key: u32| u8::try_from(number - first + key).ok().map(KeyCode::F);
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => f(11, 1)?,
        17..=21 => f(17, 6)?,
        23..=26 => f(23, 11)?,
        28..=29 => f(28, 15)?,
        31..=34 => f(31, 17)?,
        _ => return None,
    })
}

/// A key by its code point, as kitty (`u`) and xterm's modifyOtherKeys send it.
fn coded(code: u32, modifiers: KeyModifiers) -> Option<KeyEvent> {
    let code = match code {
        9 if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        _ => match char::from_u32(code).filter(|c| !c.is_control()) {
            Some(c) if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::Char(c.to_uppercase().next().unwrap_or(c)),
            Some(c) => KeyCode::Char(c),
            None => return None,
        },
    };
    Some(KeyEvent::new(code, modifiers))
}

/// A key of kitty's protocol: `code:shifted ; modifiers:kind`. A key that is let go is none.
fn kitty(before: &[u8]) -> Option<KeyEvent> {
    let text = str::from_utf8(before).ok()?;
    let mut parts = text.split(';');
    let mut codes = parts.next()?.split(':').map(str::parse::<u32>);
    let code = codes.next()?.ok()?;
    let mut held = parts.next().unwrap_or("1").split(':').map(str::parse::<u32>);
    let modifiers = modifiers(held.next()?.unwrap_or(1))?;
    if held.next() == Some(Ok(3)) {
        return None;
    }
    match code {
        57_344..=57_454 => Some(KeyEvent::new(functional(code)?, modifiers)),
        _ => match codes.next() {
            Some(Ok(shifted)) if modifiers.contains(KeyModifiers::SHIFT) => {
                Some(KeyEvent::new(KeyCode::Char(char::from_u32(shifted)?), modifiers))
            }
            _ => coded(code, modifiers),
        },
    }
}

/// Kitty's numbers of keys that are no letters, and of the keypad.
fn functional(code: u32) -> Option<KeyCode> {
    /// The order is the same for the keys of their own and for those of the keypad.
    const MOVES: [KeyCode; 8] = [
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Home,
        KeyCode::End,
    ];
    let at = |keys: &[KeyCode], first: u32| keys.get(usize::try_from(code - first).ok()?).copied();
    match code {
        57_344 => Some(KeyCode::Esc),
        57_345 | 57_414 => Some(KeyCode::Enter),
        57_346 => Some(KeyCode::Tab),
        57_347 => Some(KeyCode::Backspace),
        57_348 | 57_425 => Some(KeyCode::Insert),
        57_349 | 57_426 => Some(KeyCode::Delete),
        57_350..=57_357 => at(&MOVES, 57_350),
        57_364..=57_398 => u8::try_from(code - 57_364 + 1).ok().map(KeyCode::F),
        57_399..=57_408 => char::from_digit(code - 57_399, 10).map(KeyCode::Char),
        57_409..=57_413 => at(&['.', '/', '*', '-', '+'].map(KeyCode::Char), 57_409),
        57_415..=57_416 => at(&['=', ','].map(KeyCode::Char), 57_415),
        57_417..=57_424 => at(&MOVES, 57_417),
        _ => None,
    }
}
