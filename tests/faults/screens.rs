//! A disk that fails while a number is being handed out on the screens, which are struck down afterwards.

use std::fs;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use super::{invariants, witness};
use crate::cli::place::PROGRAM;
use crate::given::tools;
use crate::terminal::machine::Machine;

const FILLED: &str = "vwxyz2 <enter> med <enter> avd <enter> <enter>";

/// Hands out on screens whose thread for the log fails from its `fsync` number `from` on, and kills them then. Gives what
/// the screen said last.
fn struck(machine: &Machine, from: usize) -> String {
    let trace = machine.home().join("trace");
    let fault = format!("inject=fsync:error=EIO:when={from}+");
    let arguments = [
        "/usr/bin/strace",
        "-f",
        "-o",
        trace.to_str().unwrap(),
        "-e",
        "trace=fsync,execve",
        "-e",
        &fault,
        "--",
        PROGRAM,
    ];
    let mut window = machine.open_with(&arguments);
    window.wait_for_words("DRIFTSTOPP").press("k").press(FILLED).confirm("Kontrollera innan", "j");
    window.wait_for("what became of it", |screen| {
        let shown = screen.contents();
        ["Härifrån lämnas", "Läs INTE upp", "Födelsedatum är fiktivt"].iter().any(|words| shown.contains(words))
    });
    window.watch(Duration::from_millis(500));
    let said = window.shows();
    let trace = fs::read_to_string(trace).unwrap();
    let program: i32 = trace.split_once(' ').unwrap().0.parse().unwrap();
    kill_process(Pid::from_raw(program).unwrap(), Signal::KILL).unwrap();
    window.wait_for_end();
    said
}

/// The number that the screen says to keep away from, which must not be among those that it says are free.
fn forbidden(said: &str) -> Option<String> {
    // The words wrap in a narrow box beside others, so only the numbers are whole.
    let (above, free) = said.split_once("Säkert lediga")?;
    let numbers = above.split_whitespace().filter_map(|word| word.strip_prefix('│').unwrap_or(word).strip_suffix('.'));
    let number = numbers.map(|word| word.trim_matches('│')).find(|word| word.len() == 12)?.to_owned();
    assert!(!free.contains(&number), "{number} may be out, and is said to be free:\n{said}");
    Some(number)
}

#[test]
fn screens_on_a_disk_that_fails_say_nothing_that_turns_out_wrong() {
    if !tools::has_strace() {
        return;
    }
    for from in [1, 3, 4] {
        let what = format!("fsync fails from {from} on");
        let machine = Machine::fresh();
        assert!(machine.run(&["--practice", "outage", "suspect"]).status.success());
        let said = struck(&machine, from);
        let rows = invariants::rows(&machine.log(), &what);
        let before = invariants::sound(&rows, &what);
        let is_shown = said.contains("Födelsedatum är fiktivt");
        assert!(!is_shown || before.len() == 1, "{what}: shown and lost:\n{said}");
        assert!(!said.contains("Inget är utlämnat") || before.is_empty(), "{what}: out all the same:\n{said}");
        machine.run(&["--practice", "recover", "--reason", "genomgången med avdelningarna", "--json"]);
        let wish =
            ["issue", "--sex", "female", "--vgr-id", "vwxyz2", "--clinic", "Medicin", "--ward", "Avd 5", "--json"];
        let next = machine.run(&[&["--practice"], &wish[..]].concat());
        assert!(next.status.success(), "{what}: {next:?}");
        let rows = invariants::rows(&machine.log(), &what);
        let issued = invariants::sound(&rows, &what);
        assert_eq!(issued.len(), before.len() + 1, "{what}");
        let forbidden = forbidden(&said);
        assert!(is_shown || forbidden.is_some(), "{what}: nothing is said of the number:\n{said}");
        let spent = |number: &String| issued.contains(number) || witness::quarantined(&rows).contains(number);
        assert!(forbidden.iter().all(spent), "{what}: {forbidden:?} is free again");
        assert!(issued.is_disjoint(&witness::quarantined(&rows)), "{what}: {rows:?}");
    }
}
