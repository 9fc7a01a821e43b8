//! Leaving the program, by a key or by a signal: the terminal is as it was, and nothing typed is lost.

use rustix::process::Signal;

use super::machine::Machine;
use super::window::Window;

const HALF_FILLED: &str = "m vwxyz2 <enter> Psyk";

#[test]
fn the_terminal_is_as_before_after_leaving_by_key() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut");
    assert!(window.screen().alternate_screen() && window.screen().bracketed_paste());
    assert!(!window.has_settings_as_before());
    let status = window.press("<ctrl-q>").wait_for_end();
    assert!(status.success(), "{status}");
    assert_given_back(&mut window);
}

#[test]
fn leaving_in_the_middle_of_a_form_asks_and_keeps_the_draft() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    fill_in_half(&mut window);
    window.press("<ctrl-q>").wait_for_words("Avsluta?");
    window.press("<esc>").wait_for("the form", |screen| !screen.contents().contains("Avsluta?"));
    window.press("<ctrl-q>").confirm("Avsluta?", "j").wait_for_end();
    assert_given_back(&mut window);
    assert_draft_is_offered(&machine);
}

#[test]
fn a_signal_in_the_middle_of_a_form_ends_the_program_in_order_and_keeps_the_draft() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let machine = Machine::fresh();
        let mut window = machine.open();
        fill_in_half(&mut window);
        let status = window.signal(signal).wait_for_end();
        assert_eq!(status.signal(), None, "{signal:?} killed the program before it had given the terminal back");
        assert_given_back(&mut window);
        assert_draft_is_offered(&machine);
    }
}

#[test]
fn a_draft_is_offered_to_nobody_else() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    fill_in_half(&mut window);
    window.signal(Signal::TERM).wait_for_end();
    let machine = machine.with("KVITTERA_AS", "zzyyx2");
    let mut window = machine.open();
    window.wait_for_words("kassa zzyyx2").press("k").wait_for_words("Den som ringer");
    assert!(!window.shows().contains("vwxyz2"), "{}", window.shows());
}

pub fn fill_in_half(window: &mut Window) {
    window.wait_for_words("Kvittera ut").press(HALF_FILLED).wait_for_words("Psykiatri");
}

pub fn assert_draft_is_offered(machine: &Machine) {
    let mut window = machine.open();
    window.confirm("Ett påbörjat utlämnande", "j");
    window.wait_for("the form as it was", |screen| {
        let shown = screen.contents();
        ["‹ Man ›", "vwxyz2", "Psyk"].iter().all(|typed| shown.contains(typed)) && !shown.contains("påbörjat")
    });
    assert_eq!(machine.facts_of_kind("issued").len(), 0);
}

fn assert_given_back(window: &mut Window) {
    window.wait_for("the first screen, with its cursor and without marked pastes", |screen| {
        !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
    });
    assert!(window.has_settings_as_before(), "raw keys are still on");
}
