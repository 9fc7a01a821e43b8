//! Rough handling: windows of any size, and pastes that no terminal has marked as such.

use std::time::Duration;

use kvittera_domain::value::text::visible;

use super::machine::Machine;

/// What would steer the terminal, turn text round, hide it, end the program or confirm, if anybody obeyed it.
const HOSTILE: &str = "Z\x1b]0;owned\x07\x1b[2J\u{9b}31m\0\u{202e}\u{200b}\u{2066}\u{e0041}\x1bP1$q\x1b\\\x1b]52;c;aGVq\x07\r\n\x03\x11\x1a\x7fj";

/// Longer than the program takes to draw for a new size.
const QUIET: Duration = Duration::from_millis(300);

/// Columns and lines, from nothing to a wall.
const SIZES: [(u16, u16); 13] = [
    (1, 1),
    (300, 100),
    (1, 100),
    (300, 1),
    (5, 2),
    (40, 10),
    (79, 24),
    (80, 23),
    (80, 24),
    (81, 25),
    (111, 24),
    (112, 24),
    (120, 40),
];

#[test]
fn no_size_of_the_window_ends_the_program_or_loses_what_is_typed() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut").press("k vwxyz2 <enter> Psyk").wait_for_words("Psykiatri");
    for key in ["<f2>", "<f3>", "<f5>", "<f6>", "<f1>"] {
        // In a window that is too small in the same moment the key would not act.
        window.press(key).wait_for_more();
        for (columns, lines) in SIZES {
            window.resize_unseen(columns, lines).wait_for_more();
        }
        for size in 1..100 {
            window.resize_unseen(size, 101 - size);
        }
        window.resize_unseen(79, 24).resize(80, 24);
        window.wait_for("the whole window", |screen| screen.rows(0, 80).nth(23).unwrap().contains("ÖVNING"));
        while window.watch(QUIET) > 0 {}
    }
    window.press("<esc>").wait_for_words("Att göra").press("<f2>");
    window.wait_for("the form", |screen| screen.contents().contains("vwxyz2") && screen.contents().contains("Psyk"));
}

#[test]
fn a_paste_that_is_not_marked_hands_out_nothing_and_registers_nothing() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut");
    window.send(b"kvwxyz2\rMedicin\rAvd 5\r\rj");
    window.wait_for_words("För snabbt");
    assert!(window.shows().contains("Registrera ett misstänkt driftstopp?"), "{}", window.shows());
    assert_eq!(machine.facts_of_kind("outage_suspected").len(), 0);
}

#[test]
fn a_paste_that_is_not_marked_hands_out_nothing_during_an_outage_either() {
    let machine = Machine::fresh();
    assert!(machine.run(&["--practice", "outage", "suspect"]).status.success());
    for confirming in ["j", "y", "\x1bOQ", "J\r"] {
        let mut window = machine.open();
        window.wait_for_words("DRIFTSTOPP");
        window.send(format!("kvwxyz2\rMedicin\rAvd 5\r\r{confirming}").as_bytes());
        window.wait_for_words("För snabbt");
        assert!(window.shows().contains("Kontrollera innan"), "{}", window.shows());
        window.press("<ctrl-q>").confirm("Avsluta?", "j").wait_for_end();
        let mut window = machine.open();
        window.wait_for_words("Ett påbörjat utlämnande").press("<delete>");
        window.wait_for("the draft to go", |screen| !screen.contents().contains("påbörjat"));
        window.press("<ctrl-q>").wait_for_end();
    }
    assert_eq!(machine.facts_of_kind("issued").len(), 0);
}

#[test]
fn a_marked_paste_stays_in_its_field() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut").press("k abcde1 <enter>");
    window.send(b"\x1b[200~IVA\rq\x11\r\rj\x1b[201~");
    window.wait_for_words("IVA q");
    assert!(window.shows().contains("Kvittera ut"), "{}", window.shows());
    window.press("<ctrl-q>").wait_for_words("Avsluta?");
}

#[test]
fn a_marked_paste_of_a_megabyte_is_cleaned_at_the_door_and_holds_nothing_up() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut").press("k vwxyz2 <enter>").wait_for_words("Enter tar ›");
    let before = window.received().len();
    let text = HOSTILE.repeat((1 << 20) / HOSTILE.len() + 1);
    window.send(format!("\x1b[200~{text}\x1b[201~").as_bytes());
    window.wait_for_words("tecken i det inklistrade gick inte att");
    window.press("<f5>").wait_for_words("lades i pärmen").press("<f2>").wait_for_words("52;c;aGVq");
    let sent = String::from_utf8_lossy(&window.received()[before..]).into_owned();
    for steering in ["\x1b]", "\x1bP", "\u{9b}", "\0", "\x07", "\u{202e}", "\u{200b}", "\u{2066}", "\u{e0041}"] {
        assert!(!sent.contains(steering), "{steering:?}");
    }
    window.press("<ctrl-q>").confirm("Avsluta?", "j").wait_for_end();
    let kinds = ["outage_suspected", "issued"].map(|kind| machine.facts_of_kind(kind).len());
    assert_eq!(kinds, [0, 0]);
    let kept: serde_json::Value = serde_json::from_str(&machine.drafts()[0]).unwrap();
    let clinic = kept["clinic"].as_str().unwrap();
    assert!(clinic.starts_with("Z]0;owned") && clinic.chars().count() <= 250, "{clinic:?}");
    assert_eq!(visible(clinic), clinic);
}
