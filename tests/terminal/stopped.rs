//! Stopped and woken, as a shell does it.

use rustix::process::Signal;

use super::leaving::fill_in_half;
use super::machine::Machine;

#[test]
fn a_stopped_program_gives_the_terminal_back_and_goes_on_where_it_was() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    fill_in_half(&mut window);
    for _ in 0..2 {
        window.signal(Signal::TSTP).wait_until_stopped();
        window.wait_for("the shell's screen", |screen| !screen.alternate_screen() && !screen.bracketed_paste());
        assert!(window.has_settings_as_before(), "raw keys are still on");
        window.signal(Signal::CONT);
        window.wait_for("the form", |screen| {
            screen.alternate_screen() && screen.bracketed_paste() && screen.contents().contains("vwxyz2")
        });
        assert!(!window.has_settings_as_before());
    }
    window.press("iatri").wait_for_words("Klinik     Psykiatri ");
}

#[test]
fn a_program_stopped_by_force_draws_everything_anew() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut").signal(Signal::STOP).wait_until_stopped();
    let before = window.received().len();
    window.signal(Signal::CONT).wait_for_more();
    window.wait_for("the whole window", |screen| screen.contents().contains("Kvittera ut"));
    assert!(window.received().len() - before > 0);
    window.press("k").wait_for_words("Den som ringer");
}
