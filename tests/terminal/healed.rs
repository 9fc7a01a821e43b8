//! What stood on the terminal before is gone, and what others write to it does not stay.

use std::time::Duration;

use rustix::process::Signal;

use super::machine::Machine;
use super::window::Window;
use crate::given::tools;

/// Numbers of another day all over the screen.
const OLD: &str = "20190103K087 20190105K101 GAMMAL TEXT 20190107K125 20190109M334 20190111M392 GAMMAL\r\n";

fn old() -> String {
    OLD.repeat(30)
}

/// A message to all, which scrolls the picture by eight lines.
fn message() -> Vec<u8> {
    format!("\x1b[24;1H\r\n{}", "Broadcast message from root: 20190199K999\r\n".repeat(8)).into_bytes()
}

/// The picture without its clock.
fn picture(window: &Window) -> Vec<String> {
    let clock = |line: &str| line.trim_end().chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    window.shows().lines().map(clock).collect()
}

#[test]
fn nothing_of_what_stood_there_before_is_left_between_the_numbers() {
    for term in ["xterm-256color", "linux", "vt100", "screen", "eterm-color"] {
        let machine = Machine::fresh().with("TERM", term);
        let mut window = machine.open().on_one_screen(&old());
        window.wait_for_words("Kvittera ut").watch(Duration::from_millis(200));
        for key in ["<f3>", "<f4>", "<f5>", "<f6>", "<f2>"] {
            let shown = window.shows();
            assert!(!shown.contains("GAMMAL") && !shown.contains("20190199"), "{term} before {key}:\n{shown}");
            window.press(key).wait_for_more();
        }
        window.press("k vwxyz2 <enter>").wait_for_words("vwxyz2");
        assert!(!window.shows().contains("GAMMAL"), "{term}:\n{}", window.shows());
    }
}

#[test]
fn a_message_to_all_is_gone_with_ctrl_l_and_with_every_change_of_screen() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut").watch(Duration::from_millis(200));
    let whole = picture(&window);
    window.feed(&message());
    assert!(window.shows().contains("Broadcast"), "the message was not seen");
    window.press("<ctrl-l>").wait_for("the picture", |screen| !screen.contents().contains("Broadcast"));
    window.watch(Duration::from_millis(200));
    assert_eq!(picture(&window), whole);
    window.feed(&message()).press("<f3>").wait_for_words("Förlopp").watch(Duration::from_millis(200));
    assert!(!window.shows().contains("Broadcast"), "{}", window.shows());
    window.feed(&message()).press("<f2>").wait_for_words("Kvittera ut").watch(Duration::from_millis(200));
    assert_eq!(picture(&window), whole);
}

#[test]
fn a_message_to_all_is_gone_with_the_next_minute_without_anything_being_erased() {
    let Some(library) = tools::faketime() else { return };
    // The clock runs on from three seconds before the minute.
    let machine = Machine::fresh()
        .with("LD_PRELOAD", library.to_str().unwrap())
        .with("TZ", "UTC")
        .with("FAKETIME", "@2026-12-01 02:00:57")
        .with("NO_FAKE_STAT", "1")
        .with("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    let mut window = machine.open();
    window.wait_for("the whole window", |screen| screen.rows(0, 80).nth(23).unwrap().contains("ÖVNING"));
    if !window.shows().contains("03:00") {
        // The machine was too slow, so the minute is over already and nothing can be seen.
        return tools::skipped("the first minute was over before the first picture");
    }
    let whole = picture(&window);
    window.feed(&message());
    let before = window.received().len();
    window.wait_for_words("03:01").watch(Duration::from_millis(200));
    assert_eq!(picture(&window), whole);
    let sent = String::from_utf8_lossy(&window.received()[before..]).into_owned();
    assert!(sent.len() < 12 * 1024, "{} bytes", sent.len());
    for erases in ["\x1b[2J", "\x1b[J", "\x1b[0J", "\x1b[K", "\x1b[2K"] {
        assert!(!sent.contains(erases), "{erases:?}");
    }
}

#[test]
fn a_new_size_draws_everything_anew() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut").feed(&message());
    window.resize(100, 30).wait_for("the picture", |screen| {
        let shown = screen.contents();
        !shown.contains("Broadcast") && shown.contains("Kvittera ut")
    });
}

#[test]
fn no_number_stays_under_the_prompt_where_there_is_one_screen_only() {
    let is_blank = |window: &Window| window.shows().trim().is_empty();
    let machine = Machine::fresh();
    let opened = || {
        let mut window = machine.open().on_one_screen("");
        window.wait_for_words("Kvittera ut");
        window
    };
    let mut left = opened();
    left.press("<ctrl-q>").wait_for_end();
    left.watch(Duration::from_millis(200));
    assert!(is_blank(&left), "{}", left.shows());
    let mut ended = opened();
    ended.signal(Signal::TERM).wait_for_end();
    ended.watch(Duration::from_millis(200));
    assert!(is_blank(&ended), "{}", ended.shows());
    let mut stopped = opened();
    stopped.signal(Signal::TSTP).wait_until_stopped().watch(Duration::from_millis(200));
    assert!(is_blank(&stopped), "{}", stopped.shows());
    stopped.signal(Signal::CONT).wait_for_words("Kvittera ut");
}
