//! Every system call of a command fails once, fails for good from then on, or is the last one before a kill.

use std::fs;
use std::process::Output;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::claims::{Claim, ask};
use super::points::{Point, points, strace};
use super::{aftermath, in_parallel, invariants, witness};
use crate::cli::place::{Place, issue, spare};
use crate::given::tools;

/// Runs `arguments` under each fault in a place of its own; `look` looks at what was said and what is left.
fn sweep(place: &Place, arguments: &[&str], one_in: usize, look: impl Fn(&Place, &Output, &str) + Sync) {
    let points = points(place, arguments, one_in);
    let struck = AtomicUsize::new(0);
    in_parallel(&points, |point| {
        let place = place.copy();
        let Point { call, fault, when } = point;
        let what = format!("{fault} at {call} {when} of {}", arguments[0]);
        let (output, trace) = strace(&place, &["-e", &format!("inject={call}:{fault}:when={when}")], arguments);
        if trace.contains("(INJECTED)") || trace.contains("+++ killed by SIGKILL") {
            struck.fetch_add(1, Ordering::Relaxed);
        }
        look(&place, &output, &what);
    });
    let struck = struck.into_inner();
    assert!(points.len() > 15 && struck * 10 > points.len() * 9, "{struck} of {} faults struck", points.len());
}

/// A log on which a man's number is out already.
fn in_use() -> Place {
    let place = Place::in_outage();
    place.issue("male").done();
    place
}

#[test]
fn a_hand_out_that_fails_anywhere_tells_the_truth() {
    if !tools::has_strace() {
        return;
    }
    sweep(&in_use(), &issue("female"), 1, |place, output, what| {
        aftermath::goes_on(place, 1, vec![Claim::of(output, what)], what);
    });
}

#[test]
fn an_import_that_fails_anywhere_is_whole_or_not_there() {
    if !tools::has_strace() {
        return;
    }
    let place = in_use();
    let numbers = (6..14).step_by(2).map(spare).collect::<Vec<_>>().join("\n");
    place.write("more.csv", format!("number\n{numbers}\n"));
    let arguments = ["pool", "import", "more.csv", "--accept-warnings", "--json"];
    sweep(&place, &arguments, 7, |place, output, what| {
        aftermath::goes_on(place, 1, Vec::new(), what);
        let added = invariants::rows(&place.live_log(), what).iter().filter(|row| row.kind == "number_added").count();
        assert!(if output.status.success() { added == 24 } else { [20, 24].contains(&added) }, "{what}: {added}");
    });
}

const RECOVER: [&str; 4] = ["recover", "--reason", "genomgången med avdelningarna", "--json"];

#[test]
fn a_call_after_one_that_was_broken_off_settles_that_wherever_it_fails() {
    if !tools::has_strace() {
        return;
    }
    let place = in_use();
    // Killed when the witness knows of it and the log doesn't.
    let (output, _) = strace(&place, &["-e", "inject=fsync:signal=KILL:when=1"], &issue("female"));
    assert_eq!(Claim::of(&output, "killed"), Claim::Unknown);
    sweep(&place, &issue("female"), 5, |place, output, what| {
        let claims = vec![Claim::of(output, what)];
        let next = ask(place, "female", what);
        assert!(matches!(next, Claim::Issued(_)), "{what}: no technician is called: {next:?}");
        aftermath::goes_on(place, 1, [claims, vec![next]].concat(), what);
        let quarantined = witness::quarantined(&invariants::rows(&place.live_log(), what));
        assert!((1..=2).contains(&quarantined.len()), "{what}: {quarantined:?}");
    });
}

/// What was proven before it stays proven, so that it costs no number.
#[test]
fn a_recovery_that_fails_anywhere_can_be_done_again() {
    if !tools::has_strace() {
        return;
    }
    let place = in_use();
    let witness = place.witness();
    let mut damaged = fs::read(&witness).unwrap();
    let in_the_last_line_but_one = damaged.len() - 250;
    damaged[in_the_last_line_but_one] ^= 1;
    fs::write(&witness, damaged).unwrap();
    assert_eq!(ask(&place, "female", "damaged"), Claim::Nothing("witness_damaged".to_owned()));
    sweep(&place, &RECOVER, 5, |place, _, what| {
        // The second one fails, too, when what it wants to say is in the witness alone.
        let kill = ["-e", "inject=fsync,fdatasync:signal=KILL:when=2"];
        strace(place, &kill, &RECOVER);
        aftermath::goes_on(place, 1, Vec::new(), what);
        let quarantined = witness::quarantined(&invariants::rows(&place.live_log(), what));
        assert_eq!(quarantined.len(), 0, "{what}");
    });
}

#[test]
fn hand_outs_that_an_older_log_has_lost_come_back_wherever_that_fails() {
    if !tools::has_strace() {
        return;
    }
    let place = in_use();
    let older = fs::read(place.live_log()).unwrap();
    // They are out all the same.
    let lost: Vec<Claim> = (0..2).map(|_| ask(&place, "male", "to be lost")).collect();
    fs::write(place.live_log(), older).unwrap();
    assert_eq!(ask(&place, "female", "an older log"), Claim::Nothing("log_behind_witness".to_owned()));
    sweep(&place, &RECOVER, 7, |place, _, what| {
        aftermath::goes_on(place, 3, Vec::new(), what);
        let issued = invariants::sound(&invariants::rows(&place.live_log(), what), what);
        for claim in &lost {
            assert!(matches!(claim, Claim::Issued(number) if issued.contains(number)), "{what}: {claim:?}");
        }
    });
}

/// A log that is lost but for a copy, and the witness of it that saw two more numbers go out.
struct Lost {
    place: Place,
    given: Vec<Claim>,
}

const RESTORE: [&str; 9] = [
    "restore",
    "copy.sqlite",
    "--to",
    "data/kvittera/kvittera.log.sqlite",
    "--witness",
    "lost.witness",
    "--reason",
    "disken gick sönder",
    "--json",
];

impl Lost {
    fn new() -> Self {
        let place = in_use();
        place.run(&["backup", "copy.sqlite"]).done();
        let given = (0..2).map(|_| ask(&place, "male", "after the copy")).collect();
        let log = place.live_log();
        fs::rename(place.witness(), place.path("lost.witness")).unwrap();
        fs::remove_file(&log).unwrap();
        Self { place, given }
    }

    /// What was restored is whole, or it can be restored once more; nothing that was given is lost.
    fn comes_back(&self, place: &Place, output: &Output, what: &str) {
        if !output.status.success() && !place.live_log().exists() {
            let again = place.run(&RESTORE);
            assert_eq!(again.code, 0, "{what}: {again:?}");
        }
        aftermath::goes_on(place, 3, Vec::new(), what);
        let issued = invariants::sound(&invariants::rows(&place.live_log(), what), what);
        for claim in &self.given {
            assert!(matches!(claim, Claim::Issued(number) if issued.contains(number)), "{what}: {claim:?}");
        }
    }
}

#[test]
fn a_restore_that_fails_anywhere_is_whole_or_can_be_done_again() {
    if !tools::has_strace() {
        return;
    }
    let lost = Lost::new();
    sweep(&lost.place, &RESTORE, 7, |place, output, what| lost.comes_back(place, output, what));
}

#[test]
fn a_witness_that_can_not_be_looked_at_for_a_moment_is_not_passed_over() {
    if !tools::has_strace() {
        return;
    }
    let lost = Lost::new();
    let looks: Vec<(usize, &str)> = (1..=24).flat_map(|time| [(time, "EIO"), (time, "ENOENT")]).collect();
    in_parallel(&looks, |(time, error)| {
        let (place, what) = (lost.place.copy(), format!("{error} at look {time} of restore"));
        let (output, _) = strace(&place, &["-e", &format!("inject=statx:error={error}:when={time}")], &RESTORE);
        lost.comes_back(&place, &output, &what);
    });
}
