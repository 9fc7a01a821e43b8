//! What goes over the line: little for a key, nothing for nothing, no colour for those who don't want any.

use std::time::Duration;

use super::machine::Machine;

/// Generous: a slow line carries it in a moment.
const MOST_FOR_A_KEY: usize = 400;
/// Longer than the program takes to draw what a key did.
const QUIET: Duration = Duration::from_millis(300);

#[test]
fn a_typed_key_costs_few_bytes() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut").press("k").wait_for_words("Den som ringer").watch(QUIET);
    let mut typed = String::new();
    for letter in ["v", "w", "x", "y", "z", "2"] {
        let before = window.received().len();
        typed.push_str(letter);
        window.press(letter).wait_for_words(&typed).watch(QUIET);
        let cost = window.received().len() - before;
        assert!(cost < MOST_FOR_A_KEY, "{letter} cost {cost} bytes");
    }
}

#[test]
fn an_idle_screen_sends_nothing() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut").watch(QUIET);
    // The minute may change in one of the periods, not in both.
    let period = Duration::from_millis(1500);
    let sent = [window.watch(period), window.watch(period)];
    assert!(sent.contains(&0) && sent.iter().sum::<usize>() < MOST_FOR_A_KEY, "{sent:?}");
}

#[test]
fn no_colour_is_sent_to_those_who_want_none() {
    let machine = Machine::fresh().with("NO_COLOR", "1");
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut").press("<f3>").wait_for_words("Förlopp").press("<f6>").wait_for_words("Numret");
    assert_eq!(colours(window.received()), Vec::<String>::new());
    let mut coloured = Machine::fresh().open();
    coloured.wait_for_words("Kvittera ut");
    assert_ne!(colours(coloured.received()), Vec::<String>::new());
}

/// The parts of all SGR sequences that choose a colour; 39 and 49 choose the terminal's own.
fn colours(sent: &[u8]) -> Vec<String> {
    let sent = String::from_utf8_lossy(sent);
    let sequences = sent.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| c.is_ascii_alphabetic())?;
        rest[end..].starts_with('m').then(|| &rest[..end])
    });
    let chooses = |part: &&str| matches!(part.parse(), Ok(30..=38 | 40..=48 | 90..=107));
    sequences.flat_map(|sequence| sequence.split(';')).filter(chooses).map(ToOwned::to_owned).collect()
}
