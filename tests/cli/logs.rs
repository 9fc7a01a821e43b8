//! `log`: facts, filters and following.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::place::Place;

const PATIENCE: Duration = Duration::from_secs(30);

#[test]
fn json_lines_have_the_keys_of_the_contract() {
    let place = Place::in_outage();
    place.issue("female").done();
    let said = place.run(&["log", "--json"]).done();
    let events: Vec<Value> = said.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(events.len(), 23);
    for (place, recorded) in events.iter().enumerate() {
        assert_eq!(recorded["seq"], place + 1);
        for key in ["recorded_at", "occurred_at", "kind", "hash"] {
            assert!(recorded[key].is_string(), "{key} in {recorded}");
        }
        assert!(recorded["actor"].is_object() && recorded["body"].is_object(), "{recorded}");
    }
    assert_eq!((&events[0]["kind"], &events[22]["kind"]), (&"log_created".into(), &"issued".into()));
    assert_eq!(events[22]["body"]["clinic"], "Medicin");
}

#[test]
fn words_are_filtered_by_what_is_seen() {
    let place = Place::in_outage();
    place.run(&["outage", "note", "Växeln är ringd"]).done();
    let lines = |arguments: &[&str]| place.run(&[&["log"], arguments].concat()).done().out.lines().count();
    assert_eq!(lines(&["--grep", "VÄXELN"]), 1);
    assert_eq!(lines(&["--grep", "driftstopp 1"]), 2);
    assert_eq!(lines(&["--grep", "ABCDE1"]), 23);
    assert_eq!(lines(&["--grep", "outage_noted"]), 0);
    assert_eq!(lines(&["--grep", "växeln", "--json"]), 1);
    assert_eq!(lines(&["--limit", "2"]), 2);
    assert_eq!(lines(&["--limit", "0"]), 0);
    assert_eq!(lines(&["--grep", "misstänkt", "--limit", "9"]), 1);
    assert_eq!(lines(&["--since", "2000-01-01T00:00"]), 23);
    assert_eq!(lines(&["--since", "2999-01-01T00:00"]), 0);
    place.run(&["log", "--since", "igår", "--json"]).refused(2, "argument_invalid");
    let last = place.run(&["log", "--limit", "1"]).done().out;
    assert!(last.starts_with("  23  ") && last.ends_with("  abcde1  Driftstopp 1: Växeln är ringd\n"), "{last}");
}

/// A program that is ended when the test is.
struct Follower(Child);

impl Drop for Follower {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

#[test]
fn following_shows_what_others_write_and_ends_with_its_reader() {
    let place = Place::live();
    let child = place.command(&["log", "--follow", "--json"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut follower = Follower(child.unwrap());
    let mut lines = BufReader::new(follower.0.stdout.take().unwrap()).lines();
    for _ in 0..21 {
        lines.next().unwrap().unwrap();
    }
    place.run(&["outage", "suspect"]).done();
    place.issue("male").done();
    for kind in ["outage_suspected", "issued"] {
        let recorded: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
        assert_eq!(recorded["kind"], kind);
    }
    drop(lines);
    let start = Instant::now();
    let status = loop {
        if let Some(status) = follower.0.try_wait().unwrap() {
            break status;
        }
        assert!(start.elapsed() < PATIENCE, "the follower goes on without a reader");
        std::thread::yield_now();
    };
    assert_eq!(status.code(), Some(0));
}
