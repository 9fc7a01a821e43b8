//! Clocks that jump, and the nights on which Sweden sets them: the log's order is that of writing, whatever they show.

use std::path::Path;
use std::process::Command;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::claims::Claim;
use super::invariants;
use crate::cli::place::{Place, Said, issue};
use crate::given::tools;

/// A place where the clock shows what a test wants.
struct Bewitched<'a> {
    place: &'a Place,
    library: &'a Path,
}

impl Bewitched<'_> {
    /// Runs the program while the clock, in UTC, shows `time`.
    fn at(&self, time: &str, arguments: &[&str]) -> Command {
        let mut command = self.place.command(arguments);
        command.env("LD_PRELOAD", self.library).env("TZ", "UTC").env("FAKETIME", format!("@{time}"));
        // Times of files are not what is asked about, and locks don't wait by the bewitched clock.
        command.env("NO_FAKE_STAT", "1").env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        command
    }

    #[track_caller]
    fn said(&self, time: &str, arguments: &[&str]) -> Said {
        Said::of(self.at(time, arguments).output().unwrap())
    }

    #[track_caller]
    fn ask(&self, time: &str, sex: &str) -> Claim {
        let claim = Claim::of(&self.at(time, &issue(sex)).output().unwrap(), time);
        assert!(matches!(claim, Claim::Issued(_)), "{time}: {claim:?}");
        claim
    }

    fn events(&self, time: &str) -> Vec<Value> {
        let said = self.said(time, &["log", "--json"]).done();
        said.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

fn recorded_at(recorded: &Value) -> DateTime<Utc> {
    recorded["recorded_at"].as_str().unwrap().parse().unwrap()
}

/// A log that was made, and in which an outage began, at these times by a bewitched clock.
fn begun_at(place: &Place, library: &Path, time: &str) {
    let pool = place.write("pool.csv", crate::cli::place::full_pool());
    let bewitched = Bewitched { place, library };
    bewitched.said(time, &["init", "--pool", &pool]).done();
    // The bewitched clock runs on while a program does, so the next one starts later.
    let later = time.replace(":00:00", ":00:30");
    bewitched.said(&later, &["outage", "suspect"]).done();
}

#[test]
fn a_clock_that_jumps_refuses_nobody_and_changes_no_order() {
    let Some(library) = tools::faketime() else { return };
    let place = Place::empty();
    begun_at(&place, &library, "2026-11-22 10:00:00");
    let desk = Bewitched { place: &place, library: &library };
    let times = [
        "2026-11-22 10:05:00",
        "2026-11-22 08:00:00",
        "1999-12-31 23:59:59",
        "2038-01-19 03:14:08",
        "2026-11-22 10:10:00",
    ];
    let claims: Vec<Claim> = times.iter().map(|time| desk.ask(time, "female")).collect();
    invariants::hold(&place, 0, &claims, "clocks that jump");
    let events = desk.events("2026-11-22 10:11:00");
    assert!(events.iter().map(|recorded| recorded["seq"].as_u64().unwrap()).eq(1..=events.len() as u64));
    let shown: Vec<String> =
        events[22..].iter().map(|recorded| recorded_at(recorded).format("%F %T").to_string()).collect();
    assert_eq!(shown, times, "the clock was not bewitched, or a time was bent");
    let verified = place.run(&["verify", "--json"]).done().json();
    assert_eq!(verified["clock_set_back"], serde_json::json!([24, 25, 27]));
    assert!(place.run(&["verify"]).done().err.contains("Klockan gick bakåt före faktum 24, sammanlagt 3 gånger"));
    let log = place.run(&["log"]).done().out;
    let marked = log.lines().filter(|line| line.ends_with("(klockan gick bakåt)"));
    assert!(marked.map(|line| line.trim_start().split_once(' ').unwrap().0).eq(["24", "25", "27"]), "{log}");
}

#[test]
fn what_happened_later_than_now_is_refused_in_words_whatever_the_clock_did() {
    let Some(library) = tools::faketime() else { return };
    let place = Place::empty();
    begun_at(&place, &library, "2026-11-22 10:00:00");
    let desk = Bewitched { place: &place, library: &library };
    // The clock goes back by two hours: everything that only looks still works.
    for command in [
        &["status", "--json"][..],
        &["verify", "--json"],
        &["log", "--json"],
        &["outage", "show", "--json"],
        &["report"],
    ] {
        desk.said("2026-11-22 08:00:00", command).done();
    }
    desk.said("2026-11-22 08:00:01", &["outage", "confirm"]).done();
    desk.said("2026-11-22 08:00:02", &["outage", "end"]).done();
    invariants::hold(&place, 0, &[], "an outage that ended before it began");
}

/// Enters what was given on paper at `wall` clock times of that night, after a time that is refused, and looks that all
/// is in order.
fn night(library: &Path, (began, ends): (&str, &str), (unclear, kind): (&str, &str), wall: &[(&str, &str)]) {
    let place = Place::empty();
    begun_at(&place, library, began);
    let desk = Bewitched { place: &place, library };
    let numbers = crate::cli::place::numbers();
    let ward = ["--vgr-id", "vwxyz2", "--clinic", "Medicin", "--ward", "Avd 5", "--json"];
    desk.said(ends, &[&["issue", "--number", &numbers[0], "--at", unclear], &ward[..]].concat()).refused(2, kind);
    for (number, (typed, meant)) in numbers.iter().zip(wall) {
        let arguments = [&["issue", "--number", number, "--at", typed], &ward[..]].concat();
        let said = desk.said(ends, &arguments);
        assert_eq!(said.code, 0, "{typed}: {said:?}");
        let events = desk.events(ends);
        let occurred: DateTime<Utc> = events.last().unwrap()["occurred_at"].as_str().unwrap().parse().unwrap();
        assert_eq!(occurred.format("%F %T").to_string(), *meant, "{typed}");
    }
    desk.said(ends, &["status", "--json"]).done();
    let words = desk.said(ends, &["log"]).done();
    assert_eq!(words.out.lines().count(), 22 + wall.len());
    invariants::hold(&place, wall.len(), &[], began);
}

#[test]
fn the_night_that_is_an_hour_short() {
    let Some(library) = tools::faketime() else { return };
    let wall = [("2026-03-29 01:59", "2026-03-29 00:59:00"), ("2026-03-29 03:00", "2026-03-29 01:00:00")];
    let never = ("2026-03-29 02:30", "time_never_shown");
    night(&library, ("2026-03-28 23:00:00", "2026-03-29 04:00:00"), never, &wall);
}

#[test]
fn the_night_that_is_an_hour_long() {
    let Some(library) = tools::faketime() else { return };
    let wall = [
        ("2026-10-25 01:59", "2026-10-24 23:59:00"),
        ("2026-10-25 02:30 sommartid", "2026-10-25 00:30:00"),
        ("2026-10-25T02:30:00+01:00", "2026-10-25 01:30:00"),
        ("2026-10-25 03:00", "2026-10-25 02:00:00"),
    ];
    let twice = ("2026-10-25 02:30", "time_shown_twice");
    night(&library, ("2026-10-24 22:00:00", "2026-10-25 05:00:00"), twice, &wall);
}
