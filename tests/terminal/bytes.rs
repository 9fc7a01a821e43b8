//! What goes over the line: little for a key, nothing for nothing, no colour for those who don't want any.

use std::time::Duration;

use rustix::process::Signal;

use super::machine::Machine;

/// What a typed character may cost over a slow line.
const MOST_FOR_A_KEY: usize = 200;
/// What a whole window of 80 by 24 may cost.
const MOST_FOR_A_WINDOW: usize = 12 * 1024;
/// Longer than the program takes to draw what a key did.
const QUIET: Duration = Duration::from_millis(300);

#[test]
fn a_typed_key_costs_few_bytes() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut").press("k").wait_for_words("Den som ringer").watch(QUIET);
    let mut costly = Vec::new();
    for text in ["vwxyz2", "medicin", "avd"] {
        for end in 1..=text.len() {
            let before = window.received().len();
            window.press(&text[end - 1..end]).wait_for_words(&text[..end]).watch(QUIET);
            let sent = &window.received()[before..];
            if sent.len() > MOST_FOR_A_KEY {
                costly.push(format!("{} bytes: {:?}", sent.len(), String::from_utf8_lossy(sent)));
            }
        }
        window.press("<enter>").watch(QUIET);
    }
    // With every minute all is sent anew, which one of the keys may meet.
    assert!(costly.len() <= 1, "{costly:?}");
}

#[test]
fn a_whole_window_costs_little_more_than_its_characters() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    for key in ["<f2>", "<f3>", "<f5>", "<f6>", "<f1>"] {
        window.wait_for_words("Kvittera").press(key).watch(QUIET);
        let before = window.received().len();
        window.signal(Signal::CONT).wait_for_more().watch(QUIET);
        let cost = window.received().len() - before;
        assert!((500..MOST_FOR_A_WINDOW).contains(&cost), "{key}: {cost} bytes for a window drawn anew");
    }
}

#[test]
fn a_picture_is_held_back_until_it_is_whole_where_the_terminal_can() {
    for (term, held_back) in [("xterm-256color", true), ("screen", true), ("linux", false), ("vt100", false)] {
        let machine = Machine::fresh().with("TERM", term);
        let mut window = machine.open();
        window.wait_for_words("Kvittera ut");
        let sent = String::from_utf8_lossy(window.received()).into_owned();
        let (begun, ended) = (sent.matches("\x1b[?2026h").count(), sent.matches("\x1b[?2026l").count());
        assert_eq!(begun > 0, held_back, "{term}");
        assert!(begun.abs_diff(ended) <= 1, "{term}: {begun} begun, {ended} ended");
    }
}

#[test]
fn an_idle_screen_costs_no_time() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut").watch(QUIET);
    let before = window.processor_time();
    window.watch(Duration::from_secs(4));
    let spent = window.processor_time().saturating_sub(before);
    assert!(spent <= Duration::from_millis(40), "{spent:?} in four seconds");
}

#[test]
fn an_idle_screen_sends_nothing() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut").watch(QUIET);
    // The minute may change in one of the periods, not in both.
    let period = Duration::from_millis(1500);
    let sent = [window.watch(period), window.watch(period)];
    assert!(sent.contains(&0) && sent.iter().sum::<usize>() < MOST_FOR_A_WINDOW, "{sent:?}");
}

#[test]
fn no_colour_is_sent_to_those_who_want_none() {
    let machine = Machine::fresh().with("NO_COLOR", "1");
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut").press("<f3>").wait_for_words("Förlopp").press("<f6>").wait_for_words("Numret");
    assert_eq!(colours(window.received()), Vec::<String>::new());
    let machine = Machine::fresh().with("COLORFGBG", "15;0");
    let mut coloured = machine.open();
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
