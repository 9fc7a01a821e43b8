//! Puts bytes from a terminal together: letters, escape sequences, strings and pastes. Pure: the time comes with the
//! bytes.
//!
//! A lone Esc is the key only after some silence. A sequence that has begun is read to its end; what isn't known is
//! dropped whole. Every state ends after a time, so that nothing silences the keyboard.

use std::mem;
use std::time::Duration;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::terminal::{Background, Charset};
use crate::tui::input::keys;
use crate::tui::input::state::State;

/// How long the rest of a sequence, of a letter or of a string may take.
const REST: Duration = Duration::from_millis(500);
/// How long a string may take in all, though it goes on.
const WHOLE_STRING: Duration = Duration::from_secs(2);
/// How long the end of a paste may take after its last letter: longer than a bad line needs to send a lost packet again,
/// since the rest would be keys.
const PASTE_REST: Duration = Duration::from_secs(3);
/// No sequence of any key is longer. What is longer is dropped whole.
const LONGEST_SEQUENCE: usize = 64;
/// No answer that is read is longer.
const LONGEST_STRING: usize = 256;
/// A paste beyond this is cut; no field holds as much.
const LONGEST_PASTE: usize = 1 << 20;
const PASTE_END: &[u8] = b"\x1b[201~";

/// What the bytes mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputEvent {
    Key(KeyEvent),
    Paste(String),
    Background(Background),
}

/// Turns bytes into events.
#[derive(Debug)]
pub struct InputParser {
    charset: Charset,
    /// How long an Esc waits for the rest of a sequence.
    escape: Duration,
    state: State,
    /// When the current state began, and when its last byte came.
    begun: Duration,
    last: Duration,
    events: Vec<InputEvent>,
}

impl InputParser {
    /// A parser that takes an Esc for the key after `escape` of silence.
    #[must_use]
    pub fn new(charset: Charset, escape: Duration) -> Self {
        let (begun, last) = (Duration::ZERO, Duration::ZERO);
        Self { charset, escape, state: State::Ground, begun, last, events: Vec::new() }
    }

    /// Reads bytes that came at a time, measured from any fixed moment.
    ///
    /// Only [`expire`](Self::expire) ends what is unfinished: bytes that waited while the program or the machine was
    /// busy came in time, however late they are read. A string alone ends here too, because whoever types on keeps
    /// silence from coming.
    pub fn feed(&mut self, bytes: &[u8], at: Duration) -> Vec<InputEvent> {
        if matches!(self.state, State::Text { .. }) && at >= self.begun + WHOLE_STRING {
            self.state = State::Ground;
        }
        for byte in bytes {
            let was_ground = matches!(self.state, State::Ground);
            self.byte(*byte);
            if was_ground {
                self.begun = at;
            }
        }
        if !bytes.is_empty() {
            self.last = at;
        }
        mem::take(&mut self.events)
    }

    /// Ends what was left unfinished for too long, when nothing more waits to be read.
    pub fn expire(&mut self, at: Duration) -> Vec<InputEvent> {
        if self.deadline().is_some_and(|deadline| at >= deadline) {
            self.end();
        }
        mem::take(&mut self.events)
    }

    /// When [`expire`](Self::expire) has something to do, if nothing comes before.
    #[must_use]
    pub fn deadline(&self) -> Option<Duration> {
        match self.state {
            State::Ground => None,
            State::Escape { .. } => Some(self.last + self.escape),
            State::Letter { .. } | State::Csi { .. } | State::Console { .. } | State::Ss3 { .. } => {
                Some(self.last + REST)
            }
            State::Text { .. } => Some((self.last + REST).min(self.begun + WHOLE_STRING)),
            State::Paste { .. } => Some(self.last + PASTE_REST),
        }
    }

    fn end(&mut self) {
        match mem::take(&mut self.state) {
            State::Escape { again } => (0..=u8::from(again)).for_each(|_| self.escape_key()),
            State::Letter { alt, bytes } => self.letters(&bytes, alt),
            State::Paste { bytes } => self.paste(&bytes),
            State::Ground | State::Csi { .. } | State::Console { .. } | State::Ss3 { .. } | State::Text { .. } => {}
        }
    }

    fn byte(&mut self, byte: u8) {
        match mem::take(&mut self.state) {
            State::Ground => self.ground(byte, false),
            State::Letter { alt, bytes } => self.letter(bytes, byte, alt),
            State::Escape { again } => self.after_escape(byte, again),
            State::Csi { alt, bytes } => self.csi(bytes, byte, alt),
            State::Console { alt } => self.push(keys::console(byte), alt),
            State::Ss3 { alt, bytes } => self.ss3(bytes, byte, alt),
            State::Text { introducer, bytes, ending } => self.text(introducer, bytes, byte, ending),
            State::Paste { mut bytes } => {
                bytes.push(byte);
                if let Some(pasted) = bytes.strip_suffix(PASTE_END) {
                    self.paste(pasted);
                } else {
                    // The last bytes stay, since they may be the beginning of the end.
                    if bytes.len() > LONGEST_PASTE + PASTE_END.len() {
                        bytes.remove(LONGEST_PASTE);
                    }
                    self.state = State::Paste { bytes };
                }
            }
        }
    }

    /// A byte that continues nothing.
    fn ground(&mut self, byte: u8, alt: bool) {
        match byte {
            0x1b => self.state = State::Escape { again: false },
            0x80.. => self.letter(Vec::new(), byte, alt),
            _ => self.push(keys::control(byte), alt),
        }
    }

    fn after_escape(&mut self, byte: u8, again: bool) {
        let bytes = Vec::new();
        match byte {
            b'[' => self.state = State::Csi { alt: again, bytes },
            b'O' => self.state = State::Ss3 { alt: again, bytes },
            b']' | b'P' | b'_' | b'^' | b'X' => {
                self.state = State::Text { introducer: byte, bytes, ending: false };
            }
            0x1b => {
                if again {
                    self.escape_key();
                }
                self.state = State::Escape { again: true };
            }
            // A letter in one burst with an Esc is Alt and that letter, which is no command.
            _ => {
                if again {
                    self.escape_key();
                }
                self.ground(byte, true);
            }
        }
    }

    fn csi(&mut self, mut bytes: Vec<u8>, byte: u8, alt: bool) {
        match byte {
            b'[' if bytes.is_empty() => self.state = State::Console { alt },
            // rxvt ends its keys with Shift so; a report of a mode has this sign before its end, and more than digits.
            b'$' if !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit) => {
                self.push(keys::csi(&bytes, b'$'), alt);
            }
            0x20..=0x3f => {
                push_up_to(&mut bytes, byte, LONGEST_SEQUENCE);
                self.state = State::Csi { alt, bytes };
            }
            b'~' if bytes == b"200" => self.state = State::Paste { bytes: Vec::new() },
            0x40..=0x7e if bytes.len() > LONGEST_SEQUENCE => {}
            0x40..=0x7e => self.push(keys::csi(&bytes, byte), alt),
            // Nothing of this kind belongs into a sequence, so that one was torn and this is a key of its own.
            _ => self.ground(byte, false),
        }
    }

    fn ss3(&mut self, mut bytes: Vec<u8>, byte: u8, alt: bool) {
        match byte {
            b'0'..=b'9' | b';' => {
                push_up_to(&mut bytes, byte, LONGEST_SEQUENCE);
                self.state = State::Ss3 { alt, bytes };
            }
            0x40..=0x7e if bytes.len() > LONGEST_SEQUENCE => {}
            0x40..=0x7e => self.push(keys::ss3(&bytes, byte), alt),
            _ => self.ground(byte, false),
        }
    }

    fn text(&mut self, introducer: u8, mut bytes: Vec<u8>, byte: u8, ending: bool) {
        match byte {
            b'\\' if ending => self.answer(introducer, &bytes),
            _ if ending => self.after_escape(byte, false),
            0x07 => self.answer(introducer, &bytes),
            0x1b => self.state = State::Text { introducer, bytes, ending: true },
            0x00..=0x1f => self.ground(byte, false),
            _ => {
                push_up_to(&mut bytes, byte, LONGEST_STRING);
                self.state = State::Text { introducer, bytes, ending: false };
            }
        }
    }

    /// The only answer that is of any use is the colour of the background.
    fn answer(&mut self, introducer: u8, bytes: &[u8]) {
        let colour =
            str::from_utf8(bytes).ok().filter(|_| introducer == b']').and_then(|text| text.strip_prefix("11;"));
        self.events.extend(colour.and_then(Background::from_x11).map(InputEvent::Background));
    }

    fn letter(&mut self, mut bytes: Vec<u8>, byte: u8, alt: bool) {
        bytes.push(byte);
        if self.charset != Charset::Utf8 {
            return self.letters(&bytes, alt);
        }
        match str::from_utf8(&bytes) {
            Err(error) if error.error_len().is_none() => self.state = State::Letter { alt, bytes },
            Ok(_) => self.letters(&bytes, alt),
            // The last byte may begin something of its own.
            Err(_) => match bytes.split_last() {
                Some((last, before)) if !before.is_empty() => {
                    self.letters(before, alt);
                    self.ground(*last, false);
                }
                _ => self.letters(&bytes, alt),
            },
        }
    }

    fn letters(&mut self, bytes: &[u8], alt: bool) {
        let text = self.charset.decode(bytes).into_owned();
        for c in text.chars().filter(|c| !c.is_control()) {
            self.push(Some(keys::letter(c)), alt);
        }
    }

    fn paste(&mut self, bytes: &[u8]) {
        let bytes = bytes.get(..bytes.len().min(LONGEST_PASTE)).unwrap_or_default();
        self.events.push(InputEvent::Paste(self.charset.decode(bytes).into_owned()));
    }

    fn escape_key(&mut self) {
        self.push(Some(KeyEvent::from(KeyCode::Esc)), false);
    }

    fn push(&mut self, key: Option<KeyEvent>, alt: bool) {
        if let Some(mut key) = key {
            if alt {
                key.modifiers |= KeyModifiers::ALT;
            }
            self.events.push(InputEvent::Key(key));
        }
    }
}

/// Keeps one byte more than the longest, which shows that there were too many.
fn push_up_to(bytes: &mut Vec<u8>, byte: u8, longest: usize) {
    if bytes.len() <= longest {
        bytes.push(byte);
    }
}
