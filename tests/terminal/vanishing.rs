//! The terminal vanishes under the program: its window is closed, or the line to it is cut.

use std::time::{Duration, Instant};

use super::leaving::{assert_draft_is_offered, fill_in_half};
use super::machine::Machine;

/// Less than the minute after which the program would write to its terminal again.
const PROMPTLY: Duration = Duration::from_secs(10);

#[test]
fn the_program_ends_when_its_window_is_closed() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    fill_in_half(&mut window);
    window.vanish();
    window.wait_for_end();
    assert_draft_is_offered(&machine);
}

#[test]
fn the_program_ends_when_the_terminal_vanishes_without_a_signal() {
    let machine = Machine::fresh();
    let script = r#"trap "" HUP; "$0"; true"#;
    let mut window = machine.open_with(&["/bin/sh", "-c", script, env!("CARGO_BIN_EXE_kvittera")]);
    window.wait_for_words("Kvittera ut");
    window.vanish();
    let start = Instant::now();
    window.wait_for_end();
    assert!(start.elapsed() < PROMPTLY, "it took {:?}, and a processor for all that time", start.elapsed());
}
