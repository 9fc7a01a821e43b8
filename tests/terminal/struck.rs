//! The program is struck down in every step of the checkout: nothing is half-written, and the next screen knows.

use rustix::process::Signal;

use super::checkout::hand_out;
use super::machine::Machine;
use super::window::Window;

/// Ways to end: killed, asked to end, the line cut.
const ENDS: [fn(&mut Window); 4] = [
    |window| drop(window.signal(Signal::KILL).wait_for_end()),
    |window| drop(window.signal(Signal::TERM).wait_for_end()),
    |window| drop(window.signal(Signal::HUP).wait_for_end()),
    |window| {
        window.vanish();
        window.wait_for_end();
    },
];

/// Steps before a number goes out, each with what must be typed and what is then seen.
const STEPS: [(&str, &str); 4] = [
    ("k vwxyz2", "vwxyz2"),
    ("k vwxyz2 <enter> med <enter>", "Medicin"),
    ("k vwxyz2 <enter> med <enter> avd <enter>", "Anknytning"),
    ("k vwxyz2 <enter> med <enter> avd <enter> <enter>", "Kontrollera innan"),
];

#[test]
fn before_a_number_goes_out_the_draft_is_offered_again() {
    for (end, strike) in ENDS.iter().enumerate() {
        for (keys, seen) in STEPS {
            let machine = Machine::fresh();
            assert!(machine.run(&["--practice", "outage", "suspect"]).status.success());
            let mut window = machine.open();
            window.wait_for_words("DRIFTSTOPP").press(keys).wait_for_words(seen);
            machine.wait_for_draft("vwxyz2");
            strike(&mut window);
            let mut window = machine.open();
            window.confirm("Ett påbörjat utlämnande", "j").wait_for_words("vwxyz2");
            assert_eq!(machine.facts_of_kind("issued").len(), 0, "{end} {keys}");
            assert!(machine.run(&["--practice", "verify"]).status.success(), "{end} {keys}");
        }
    }
}

#[test]
fn a_number_that_was_shown_but_not_read_back_is_spoken_of_first() {
    for strike in ENDS {
        let machine = Machine::fresh();
        let mut window = machine.open();
        let number = hand_out(&mut window);
        strike(&mut window);
        assert!(machine.run(&["--practice", "verify"]).status.success());
        let mut window = machine.open();
        window.confirm("Visad men inte återläst", "j").wait_for_words("Födelsedatum är fiktivt");
        window.press(&number[8..]).press("<enter>").wait_for_words("Kvittens 1 är återläst");
        assert_eq!(machine.facts_of_kind("issued").len(), 1);
    }
}
