//! Keys that the line tears apart, keys that nobody knows, answers that come late, and letters of other character sets.

use std::thread;
use std::time::Duration;

use rustix::process::Signal;

use super::machine::Machine;
use super::window::Window;

/// A number is on the screen and waits for its read-back.
fn number_out(machine: &Machine) -> Window {
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut").press("k vwxyz2 <enter> medicin <enter> hia <enter> <enter>");
    window.confirm("Registrera ett misst", "j");
    window.confirm("Kontrollera innan numret", "j").wait_for_words("De fyra sista");
    window
}

/// Sends parts of a key, so many milliseconds after each other, as a bad line does.
fn torn(window: &mut Window, parts: &[&[u8]], apart: u64) {
    for part in parts {
        window.send(part);
        thread::sleep(Duration::from_millis(apart));
    }
}

#[test]
fn a_key_that_is_torn_or_unknown_does_not_leave_the_read_back() {
    let machine = Machine::fresh();
    let mut window = number_out(&machine);
    torn(&mut window, &[b"\x1b\x1b[D"], 0);
    torn(&mut window, &[b"\x1b", b"[D"], 5);
    torn(&mut window, &[b"\x1b", b"OQ"], 30);
    torn(&mut window, &[b"\x1b", b"[", b"1", b"5", b"~", b"\x1b[99~", b"\x1bOQ"], 5);
    torn(&mut window, &[b"\x1b[?62;22c", b"\x1b]11;rgb:ffff/ffff/ffff\x07", b"\x1bP>|XTerm(379)\x1b\\"], 0);
    // F5 shows the log; F2 leads back to the number.
    window.wait_for_words("De fyra sista").press("k9").wait_for_words("läser tillbaka: k9");
    assert_eq!(machine.facts_of_kind("read_back_skipped").len(), 0);
}

#[test]
fn a_key_whose_rest_came_while_the_machine_was_busy_does_not_leave_the_read_back() {
    let machine = Machine::fresh();
    let mut window = number_out(&machine);
    torn(&mut window, &[b"\x1b"], 20);
    window.signal(Signal::STOP).wait_until_stopped();
    torn(&mut window, &[b"[D"], 200);
    window.signal(Signal::CONT).wait_for_more();
    window.press("k9").wait_for_words("läser tillbaka: k9");
    assert_eq!(machine.facts_of_kind("read_back_skipped").len(), 0);
}

#[test]
fn esc_and_an_arrow_in_one_burst_open_nothing_over_a_case() {
    let machine = Machine::fresh();
    let mut window = number_out(&machine);
    window.press("<esc>").confirm("Gå vidare utan", "j").wait_for_words("Väntar på återläsning");
    window.press("<f4>").wait_for_words("Avstämning").press("<enter>").wait_for_words("Ärende 1");
    torn(&mut window, &[b"\x1b\x1b[A", b"\x1b\x1bOR"], 0);
    window.press("<ctrl-l>").wait_for_more().watch(Duration::from_millis(300));
    assert!(!window.shows().contains("aldrig"), "{}", window.shows());
    assert_eq!(machine.facts_of_kind("unused").len(), 0);
}

#[test]
fn late_answers_of_the_terminal_are_never_typing() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut").press("k");
    for answer in ["\x1b]11;rgb:0000/0000/0000\x1b\\", "\x1b[?2026;2$y", "\x1b[>41;354;0c", "\x1b[24;80R"] {
        window.send(answer.as_bytes());
    }
    window.press("vwxyz2").wait_for_words("VGR-id     vwxyz2");
}

#[test]
fn letters_of_latin_1_arrive_whole_in_the_log_whatever_the_locale_says() {
    for locale in ["sv_SE.ISO-8859-1", "C.UTF-8"] {
        let machine = Machine::fresh().with("LC_ALL", locale);
        let mut window = machine.open();
        window.wait_for_words("Kvittera ut").press("k vwxyz2 <enter>");
        window.send(b"\xd6ronkliniken");
        window.press("<tab>");
        window.send(b"Kv\xe4llsmottagning");
        window.press("<tab> <enter>");
        window.confirm("Registrera ett misst", "j");
        window.confirm("Kontrollera innan numret", "j").wait_for_words("De fyra sista");
        let issued = &machine.facts_of_kind("issued")[0]["body"];
        assert_eq!(
            (issued["clinic"].as_str(), issued["ward"].as_str()),
            (Some("Öronkliniken"), Some("Kvällsmottagning"))
        );
    }
}
