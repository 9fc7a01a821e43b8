//! Bytes of real terminals become keys, whole or torn, and nothing else ever becomes typing.

use std::time::Duration;

use kvittera::terminal::{Background, Charset};
use kvittera::tui::input::parser::{InputEvent, InputParser};
use proptest::prelude::*;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

const ESCAPE: Duration = Duration::from_millis(50);
/// Longer than anything waits.
const LONG: Duration = Duration::from_secs(3);

const NONE: KeyModifiers = KeyModifiers::NONE;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const ALT: KeyModifiers = KeyModifiers::ALT;
const CTRL: KeyModifiers = KeyModifiers::CONTROL;

/// Plays bytes, each run of them this long after the one before, and then long silence.
fn played<'b>(charset: Charset, runs: impl IntoIterator<Item = &'b [u8]>, pause: Duration) -> Vec<InputEvent> {
    let mut parser = InputParser::new(charset, ESCAPE);
    let mut at = Duration::ZERO;
    let mut events = Vec::new();
    for run in runs {
        at += pause;
        events.extend(parser.feed(run, at));
    }
    events.extend(parser.expire(at + LONG));
    assert_eq!(parser.deadline(), None, "nothing waits for ever");
    events
}

fn read(bytes: &[u8]) -> Vec<InputEvent> {
    played(Charset::Utf8, [bytes], Duration::ZERO)
}

fn key(code: KeyCode, held: KeyModifiers) -> InputEvent {
    InputEvent::Key(KeyEvent::new(code, held))
}

fn typed(text: &str) -> Vec<InputEvent> {
    text.chars().map(|c| key(KeyCode::Char(c), if c.is_uppercase() { SHIFT } else { NONE })).collect()
}

/// Sequences of real terminals, and the key that a person pressed there.
const KEYS: &[(&str, KeyCode, KeyModifiers)] = &[
    // xterm, VTE, st, kitty, tmux, screen
    ("\x1bOP", KeyCode::F(1), NONE),
    ("\x1bOS", KeyCode::F(4), NONE),
    ("\x1b[15~", KeyCode::F(5), NONE),
    ("\x1b[17~", KeyCode::F(6), NONE),
    ("\x1b[21~", KeyCode::F(10), NONE),
    ("\x1b[24~", KeyCode::F(12), NONE),
    ("\x1b[1;2R", KeyCode::F(3), SHIFT),
    ("\x1b[1;3P", KeyCode::F(1), ALT),
    ("\x1b[15;5~", KeyCode::F(5), CTRL),
    ("\x1b[Z", KeyCode::BackTab, SHIFT),
    ("\x1b[A", KeyCode::Up, NONE),
    ("\x1bOA", KeyCode::Up, NONE),
    ("\x1b[1;5C", KeyCode::Right, CTRL),
    ("\x1b[H", KeyCode::Home, NONE),
    ("\x1bOF", KeyCode::End, NONE),
    ("\x1b[5~", KeyCode::PageUp, NONE),
    ("\x1b[3~", KeyCode::Delete, NONE),
    ("\x1b[1;2H", KeyCode::Home, SHIFT),
    ("\x7f", KeyCode::Backspace, NONE),
    ("\x08", KeyCode::Backspace, NONE),
    ("\r", KeyCode::Enter, NONE),
    ("\t", KeyCode::Tab, NONE),
    ("\x11", KeyCode::Char('q'), CTRL),
    ("\x00", KeyCode::Char(' '), CTRL),
    ("\x1b2", KeyCode::Char('2'), ALT),
    ("\x1b\r", KeyCode::Enter, ALT),
    ("\x1bö", KeyCode::Char('ö'), ALT),
    ("\x1b\x1b[D", KeyCode::Left, ALT),
    ("\x1b\x1bOP", KeyCode::F(1), ALT),
    ("\x1b\x1b[15~", KeyCode::F(5), ALT),
    // The Linux console
    ("\x1b[[A", KeyCode::F(1), NONE),
    ("\x1b[[E", KeyCode::F(5), NONE),
    ("\x1b[1~", KeyCode::Home, NONE),
    ("\x1b[4~", KeyCode::End, NONE),
    // rxvt
    ("\x1b[11~", KeyCode::F(1), NONE),
    ("\x1b[7~", KeyCode::Home, NONE),
    ("\x1b[8~", KeyCode::End, NONE),
    ("\x1b[a", KeyCode::Up, SHIFT),
    ("\x1bOd", KeyCode::Left, CTRL),
    ("\x1b[3$", KeyCode::Delete, SHIFT),
    ("\x1b[5^", KeyCode::PageUp, CTRL),
    ("\x1b[3@", KeyCode::Delete, KeyModifiers::from_bits_truncate(SHIFT.bits() | CTRL.bits())),
    ("\x1b[23$", KeyCode::F(11), SHIFT),
    // PuTTY: VT100+ and SCO
    ("\x1bOT", KeyCode::F(5), NONE),
    ("\x1bOX", KeyCode::F(9), NONE),
    ("\x1bOZ", KeyCode::F(11), NONE),
    ("\x1b[M", KeyCode::F(1), NONE),
    ("\x1b[P", KeyCode::F(4), NONE),
    ("\x1b[X", KeyCode::F(12), NONE),
    ("\x1b[I", KeyCode::PageUp, NONE),
    ("\x1b[G", KeyCode::PageDown, NONE),
    ("\x1b[L", KeyCode::Insert, NONE),
    // The keypad in application mode
    ("\x1bOp", KeyCode::Char('0'), NONE),
    ("\x1bOy", KeyCode::Char('9'), NONE),
    ("\x1bOM", KeyCode::Enter, NONE),
    ("\x1bOk", KeyCode::Char('+'), NONE),
    ("\x1bOm", KeyCode::Char('-'), NONE),
    // kitty's protocol and xterm's modifyOtherKeys
    ("\x1b[57364u", KeyCode::F(1), NONE),
    ("\x1b[57372u", KeyCode::F(9), NONE),
    ("\x1b[57404u", KeyCode::Char('5'), NONE),
    ("\x1b[57414u", KeyCode::Enter, NONE),
    ("\x1b[27u", KeyCode::Esc, NONE),
    ("\x1b[113;5u", KeyCode::Char('q'), CTRL),
    ("\x1b[107:75;2u", KeyCode::Char('K'), SHIFT),
    ("\x1b[27;5;113~", KeyCode::Char('q'), CTRL),
    ("\x1b[9;2u", KeyCode::BackTab, SHIFT),
];

/// What terminals answer or report, at any time: none of it is typing.
const ANSWERS: &[&str] = &[
    "\x1b[?62;22c",
    "\x1b[>41;354;0c",
    "\x1b[?2026;2$y",
    "\x1b[4;2$y",
    "\x1bP>|XTerm(379)\x1b\\",
    "\x1bP!|00000000\x1b\\",
    "\x1b]10;rgb:ffff/ffff/ffff\x07",
    "\x1b]4;1;rgb:cdcd/0000/0000\x1b\\",
    "\x1b_Gi=31;OK\x1b\\",
    "\x1b[?1u",
    "\x1b[24;80R",
    "\x1b[24;1R",
    "\x1b[99999999999~",
    "\x1b[<0;10;5M",
    "\x1b[8;24;80t",
    "\x1b]lname\x1b\\",
    "\x1b[113;5:3u",
];

#[test]
fn every_key_of_every_terminal_is_known() {
    for (bytes, code, held) in KEYS {
        assert_eq!(read(bytes.as_bytes()), [key(*code, *held)], "{bytes:?}");
    }
}

#[test]
fn a_key_whose_bytes_come_one_by_one_is_the_same_key() {
    for (bytes, code, held) in KEYS {
        for pause in [1, 5, 30, 45] {
            let events = played(Charset::Utf8, bytes.as_bytes().chunks(1), Duration::from_millis(pause));
            assert_eq!(events, [key(*code, *held)], "{bytes:?} {pause} ms apart");
        }
    }
}

#[test]
fn an_esc_alone_is_the_key_after_a_moment_and_not_before() {
    let mut parser = InputParser::new(Charset::Utf8, ESCAPE);
    assert_eq!(parser.feed(b"\x1b", Duration::ZERO), []);
    assert_eq!(parser.expire(Duration::from_millis(49)), []);
    assert_eq!(parser.expire(Duration::from_millis(50)), [key(KeyCode::Esc, NONE)]);
    assert_eq!(parser.feed(b"a", Duration::from_millis(60)), typed("a"));
    assert_eq!(read(b"\x1b\x1b"), [key(KeyCode::Esc, NONE), key(KeyCode::Esc, NONE)]);
}

#[test]
fn bytes_that_waited_while_the_machine_was_busy_are_the_key_that_they_were_sent_as() {
    for (bytes, code, held) in KEYS {
        let events = played(Charset::Utf8, bytes.as_bytes().chunks(1), Duration::from_millis(800));
        assert_eq!(events, [key(*code, *held)], "{bytes:?}");
    }
    let paste = played(Charset::Utf8, [&b"\x1b[200~k"[..], b"\rj\x1b[201~"], Duration::from_secs(5));
    assert_eq!(paste, [InputEvent::Paste("k\rj".to_owned())], "nothing of a paste is a command");
}

#[test]
fn a_sequence_beyond_any_length_is_dropped_whole() {
    for begin in ["\x1b[1;", "\x1b[", "\x1bO", "\x1b[1"] {
        let endless = format!("a{begin}{}Ab", "1;".repeat(300));
        assert_eq!(read(endless.as_bytes()), typed("ab"), "{begin:?}");
    }
}

#[test]
fn letters_in_one_burst_with_an_esc_are_no_letters() {
    assert_eq!(read(b"\x1bA"), [key(KeyCode::Char('A'), SHIFT | ALT)]);
    assert_eq!(read(b"\x1b\x1bOR"), [key(KeyCode::F(3), ALT)]);
}

#[test]
fn no_answer_of_a_terminal_is_typing_and_none_silences_the_keyboard() {
    for answer in ANSWERS {
        let bytes = format!("a{answer}b");
        assert_eq!(read(bytes.as_bytes()), typed("ab"), "{answer:?}");
        for cut in 1..answer.len() {
            let torn = &answer.as_bytes()[..cut];
            let mut parser = InputParser::new(Charset::Utf8, ESCAPE);
            parser.feed(torn, Duration::ZERO);
            parser.expire(LONG);
            assert_eq!(parser.feed(b"j", LONG * 2), typed("j"), "{answer:?} torn after {cut}");
        }
    }
}

#[test]
fn the_background_is_read_from_the_answer() {
    for (bytes, background) in [
        ("\x1b]11;rgb:ffff/ffff/ffff\x07", Background::Light),
        ("\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", Background::Dark),
        ("\x1b]11;rgb:00/2b/36\x07", Background::Dark),
    ] {
        assert_eq!(read(bytes.as_bytes()), [InputEvent::Background(background)], "{bytes:?}");
    }
}

#[test]
fn letters_are_read_in_the_character_set_of_the_locale_and_none_is_lost() {
    let latin = |charset, bytes: &[u8]| played(charset, [bytes], Duration::ZERO);
    assert_eq!(latin(Charset::Western, b"\xd6ron"), typed("Öron"));
    assert_eq!(latin(Charset::WesternEuro, b"\xa4\xe5"), typed("€å"));
    assert_eq!(latin(Charset::Utf8, b"\xd6ron"), typed("Öron"), "the locale says UTF-8, the terminal sends Latin-1");
    assert_eq!(latin(Charset::Utf8, b"Kv\xe4llsmottagning\xf6"), typed("Kvällsmottagningö"));
    assert_eq!(played(Charset::Utf8, "åäö".as_bytes().chunks(1), Duration::from_millis(40)), typed("åäö"));
}

#[test]
fn a_paste_is_one_event_whatever_it_holds_and_ends_even_without_its_end() {
    let pasted = "k\nm \x1b[15~ å";
    assert_eq!(read(format!("\x1b[200~{pasted}\x1b[201~x").as_bytes())[0], InputEvent::Paste(pasted.to_owned()));
    assert_eq!(read(b"\x1b[200~lost"), [InputEvent::Paste("lost".to_owned())]);
    let long = "x".repeat(3 << 20);
    let events = read(format!("\x1b[200~{long}\x1b[201~y").as_bytes());
    assert!(matches!(&events[..], [InputEvent::Paste(text), y] if text.len() == 1 << 20 && *y == typed("y")[0]));
}

#[test]
fn a_string_that_never_ends_lets_the_keyboard_go_after_two_seconds_though_somebody_types() {
    let mut parser = InputParser::new(Charset::Utf8, ESCAPE);
    parser.feed(b"\x1b]52;c;", Duration::ZERO);
    let typed: usize = (1..30).map(|n| parser.feed(b"k", Duration::from_millis(n * 100)).len()).sum();
    assert!(typed >= 9, "{typed}");
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_a_panic_and_typing_goes_on(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut parser = InputParser::new(Charset::Utf8, ESCAPE);
        parser.feed(&bytes, Duration::ZERO);
        parser.expire(LONG);
        prop_assert_eq!(parser.feed(b"abc", LONG * 2), typed("abc"));
    }

    #[test]
    fn where_bytes_are_torn_makes_no_difference(
        picked in prop::collection::vec(0..KEYS.len() + ANSWERS.len(), 1..8),
        cuts in prop::collection::vec(0_usize..80, 0..6),
    ) {
        let bytes: Vec<u8> = picked
            .iter()
            .flat_map(|at| KEYS.get(*at).map_or_else(|| ANSWERS[at - KEYS.len()], |key| key.0).bytes())
            .collect();
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let runs = cuts.windows(2).map(|pair| &bytes[pair[0]..pair[1]]);
        let torn = played(Charset::Utf8, runs, Duration::from_millis(5));
        prop_assert_eq!(torn, read(&bytes));
    }
}
