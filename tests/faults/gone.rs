//! The file goes away under programs that are running: whoever follows it is told, and nothing goes out from what is left.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use super::claims::{Claim, ask};
use super::invariants;
use crate::cli::place::{Place, Said};
use crate::terminal::machine::Machine;

/// What happens, what is told of it to a program and on screen, and how it is done.
type Blow = (&'static str, (&'static str, &'static str), fn(&Path));

const MOVED: (&str, &str) = ("log_moved", "har flyttats");
const LINKED: (&str, &str) = ("log_hard_linked", "mer än ett namn");

const BLOWS: [Blow; 4] = [
    ("moved", MOVED, |log| fs::rename(log, log.with_extension("away")).unwrap()),
    ("erased", MOVED, |log| fs::remove_file(log).unwrap()),
    ("replaced", MOVED, |log| {
        fs::copy(log, log.with_extension("copy")).unwrap();
        fs::rename(log.with_extension("copy"), log).unwrap();
    }),
    ("given a second name", LINKED, |log| fs::hard_link(log, log.with_extension("second")).unwrap()),
];

#[test]
fn whoever_follows_the_log_is_told_that_it_went_away() {
    super::in_parallel(&BLOWS, |(what, (kind, _), strike)| {
        let place = Place::in_outage();
        let mut command = place.command(&["log", "--follow", "--json"]);
        let mut follower = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut out = BufReader::new(follower.stdout.take().unwrap());
        let mut line = String::new();
        for _ in 0..22 {
            line.clear();
            out.read_line(&mut line).unwrap();
        }
        assert!(line.contains("outage_suspected"), "{what}: {line}");
        strike(&place.live_log());
        let mut rest = String::new();
        out.read_line(&mut rest).unwrap();
        let error: serde_json::Value = serde_json::from_str(&rest).unwrap();
        assert_eq!(error["error"]["kind"], *kind, "{what}: {rest}");
        let said = Said::of(follower.wait_with_output().unwrap());
        assert_eq!(said.code, 5, "{what}: {said:?}");
    });
}

#[test]
fn a_file_that_comes_back_as_it_was_is_gone_on_with() {
    let place = Place::in_outage();
    let log = place.live_log();
    let first = ask(&place, "female", "before");
    fs::hard_link(&log, log.with_extension("second")).unwrap();
    let linked = ask(&place, "female", "with two names");
    assert_eq!(linked, Claim::Nothing("log_hard_linked".to_owned()));
    fs::remove_file(log.with_extension("second")).unwrap();
    let claims = [first, linked, ask(&place, "female", "with one name again")];
    assert!(matches!(claims[2], Claim::Issued(_)), "{claims:?}");
    invariants::hold(&place, 0, &claims, "a second name for a while");
}

const FILLED: &str = "vwxyz2 <enter> med <enter> avd <enter> <enter>";

#[test]
fn screens_whose_file_goes_away_hand_out_nothing() {
    for (what, (_, words), strike) in BLOWS {
        let machine = Machine::fresh();
        assert!(machine.run(&["--practice", "outage", "suspect"]).status.success());
        let mut window = machine.open();
        window.wait_for_words("DRIFTSTOPP").press("k").press(FILLED).wait_for_words("Kontrollera innan");
        strike(&machine.log());
        window.confirm("Kontrollera innan", "j").wait_for_words(words);
        assert!(!window.shows().contains("Födelsedatum är fiktivt"), "{what}: {}", window.shows());
        let left = [machine.log(), machine.log().with_extension("away")].into_iter().find(|file| file.exists());
        if let Some(left) = left {
            let issued = invariants::rows(&left, what).into_iter().filter(|row| row.kind == "issued").count();
            assert_eq!(issued, 0, "{what}");
        }
    }
}

/// As a technician does who copies an older log over one that is open: SQLite itself would go on with what it has read.
#[test]
fn screens_whose_file_is_overwritten_stop_by_themselves() {
    let machine = Machine::fresh();
    assert!(machine.run(&["--practice", "outage", "suspect"]).status.success());
    let older = fs::read(machine.log()).unwrap();
    assert!(machine.run(&["--practice", "outage", "note", "rad"]).status.success());
    let mut window = machine.open();
    window.wait_for_words("DRIFTSTOPP").press("k").press(FILLED).wait_for_words("Kontrollera innan");
    fs::write(machine.log(), &older).unwrap();
    window.wait_for_words("STOPP").wait_for_words("inte längre sig").wait_for_words("läser allt på nytt");
    assert!(!window.shows().contains("Kontrollera innan"), "{}", window.shows());
    drop(window);
    assert_eq!(fs::read(machine.log()).unwrap(), older, "nothing was written over it");
}
