//! A recovery that fails or is killed anywhere, twice in a row, costs exactly the numbers that an undisturbed one costs.

use std::collections::BTreeSet;
use std::fs;

use super::claims::{Claim, ask};
use super::points::{Point, points, strace};
use super::{aftermath, in_parallel, invariants, witness};
use crate::cli::place::{Place, issue};
use crate::given::tools;

/// A log on which a man's number and two women's are out, and what it was before the women's.
struct Before {
    place: Place,
    log: Vec<u8>,
    witness: Vec<u8>,
}

impl Before {
    fn new() -> Self {
        let place = Place::in_outage();
        place.issue("male").done();
        let (log, witness) = (fs::read(place.live_log()).unwrap(), fs::read(place.witness()).unwrap());
        for _ in 0..2 {
            place.issue("female").done();
        }
        Self { place, log, witness }
    }

    /// Flips a bit so far from the end of the witness, or so far from its beginning where that is negative.
    fn flip(&self, from_end: isize) {
        let mut bytes = fs::read(self.place.witness()).unwrap();
        let at = if from_end < 0 { from_end.unsigned_abs() } else { bytes.len() - from_end.unsigned_abs() };
        bytes[at] ^= 1;
        fs::write(self.place.witness(), bytes).unwrap();
    }

    fn put_log_back(&self) {
        fs::write(self.place.live_log(), &self.log).unwrap();
    }
}

/// What a technician settles, and how it comes about.
type Cause = (&'static str, fn(&Before));

const CAUSES: [Cause; 9] = [
    ("witness_missing", |before| fs::remove_file(before.place.witness()).unwrap()),
    ("witness_foreign", |before| {
        let other = Place::in_outage();
        fs::copy(other.witness(), before.place.witness()).unwrap();
    }),
    ("witness_damaged", |before| before.flip(250)),
    ("witness_damaged", |before| before.flip(-20)),
    ("witness_damaged", |before| before.flip(20)),
    ("log_ahead_of_witness", |before| fs::write(before.place.witness(), &before.witness).unwrap()),
    ("log_behind_witness", Before::put_log_back),
    ("log_behind_witness", |before| {
        let mut cut = fs::read(before.place.witness()).unwrap();
        cut.truncate(cut.len() - 300);
        fs::write(before.place.witness(), cut).unwrap();
        before.put_log_back();
    }),
    ("log_behind_witness", |before| {
        let (output, _) = strace(&before.place, &["-e", "inject=fsync:signal=KILL:when=1"], &issue("female"));
        assert_eq!(Claim::of(&output, "killed"), Claim::Unknown);
        before.put_log_back();
    }),
];

fn quarantined(place: &Place, what: &str) -> BTreeSet<String> {
    witness::quarantined(&invariants::rows(&place.live_log(), what))
}

#[test]
fn a_recovery_that_is_broken_off_twice_costs_what_an_undisturbed_one_costs() {
    if !tools::has_strace() {
        return;
    }
    for (nth, (cause, make)) in CAUSES.into_iter().enumerate() {
        let before = Before::new();
        make(&before);
        let place = &before.place;
        let seen = place.run(&["recover", "--look", "--json"]).done().json();
        assert_eq!(seen["finding"], cause, "{nth}: {seen}");
        let undisturbed = place.copy();
        aftermath::recover(&undisturbed, cause);
        let expected = quarantined(&undisturbed, cause);
        let count = expected.len().to_string();
        let arguments = ["recover", "--reason", "genomgången", "--expect", &count, "--json"];
        let points: Vec<(usize, Point)> = points(place, &arguments, 13).into_iter().enumerate().collect();
        in_parallel(&points, |(turn, Point { call, fault, when })| {
            let place = place.copy();
            let what = format!("{cause} {nth}: {fault} at {call} {when}");
            strace(&place, &["-e", &format!("inject={call}:{fault}:when={when}")], &arguments);
            let kill = format!("inject=fsync,fdatasync:signal=KILL:when={}", turn % 6 + 1);
            strace(&place, &["-e", &kill], &arguments);
            let last = place.run(&arguments);
            assert_eq!(last.code, 0, "{what}: {last:?}");
            assert_eq!(quarantined(&place, &what), expected, "{what}");
            let next = ask(&place, "male", &what);
            let is_free = |claim: &Claim| matches!(claim, Claim::Issued(_)) || expected.len() > 3;
            assert!(is_free(&next), "{what}: {next:?}");
        });
    }
}
