//! Every system call of a command fails once, fails for good from then on, or is the last one before a kill.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::claims::{Claim, ask};
use super::{in_parallel, invariants, is_long, tools};
use crate::cli::place::{Place, issue, spare};

/// Calls that write, and how each may fail.
const WRITING: [(&str, &[&str]); 12] = [
    ("write", &["error=EIO", "error=ENOSPC"]),
    ("pwrite64", &["error=EIO", "error=ENOSPC"]),
    ("fsync", &["error=EIO", "error=ENOSPC"]),
    ("fdatasync", &["error=EIO", "error=ENOSPC"]),
    ("ftruncate", &["error=EIO"]),
    ("openat", &["error=EIO", "error=EMFILE"]),
    ("mmap", &["error=ENOMEM"]),
    ("unlink", &["error=EIO"]),
    ("renameat2", &["error=EIO"]),
    ("mkdir", &["error=ENOSPC"]),
    ("fchmod", &["error=EPERM"]),
    ("flock", &["error=ENOLCK"]),
];

/// Calls that read or lock; there are many, so that the gate has only time for a few of them.
const READING: [(&str, &[&str]); 8] = [
    ("fcntl", &["error=ENOLCK", "error=EIO"]),
    ("pread64", &["error=EIO"]),
    ("read", &["error=EIO"]),
    ("statx", &["error=EIO", "error=ENOENT"]),
    ("newfstatat", &["error=EIO"]),
    ("faccessat2", &["error=EACCES"]),
    ("statfs", &["error=EIO"]),
    ("readlink", &["error=EIO"]),
];
const KILL: &str = "signal=KILL";
/// Of the calls that read or lock, the gate takes one in so many.
const ONE_IN: usize = 9;

/// A place where the system fails.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Point {
    call: String,
    fault: &'static str,
    when: String,
}

fn strace(place: &Place, options: &[&str], arguments: &[&str]) -> (Output, String) {
    let trace = place.path("trace");
    let mut command = Command::new("/usr/bin/strace");
    command.args(["-f", "-y", "-s", "0", "-o"]).arg(&trace).args(options).arg("--");
    let program = place.command(arguments);
    command.arg(program.get_program()).args(program.get_args());
    command.env_clear().envs(place.environment()).current_dir(place.path(""));
    let output = command.output().unwrap();
    (output, fs::read_to_string(trace).unwrap())
}

/// Which calls of `arguments` touch the place's own files or say something, each with its count among those of its name.
fn calls(place: &Place, arguments: &[&str]) -> BTreeSet<(String, usize)> {
    let place = place.copy();
    let (output, trace) = strace(&place, &[], arguments);
    assert!(output.status.success(), "{output:?}");
    let home = place.path("").display().to_string();
    let home = home.trim_end_matches('/');
    let named: Vec<String> = arguments.iter().map(|argument| format!("\"{argument}\"")).collect();
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut found = BTreeSet::new();
    for line in trace.lines() {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        let Some((call, _)) = rest.trim_start().split_once('(') else { continue };
        let count = counts.entry((thread, call)).or_default();
        *count += 1;
        // That the program was started in the place's folder says nothing about the call.
        let told = rest.replace(&format!("AT_FDCWD<{home}>"), "");
        let ours = [home, "(1<", "(2<"].into_iter().chain(named.iter().map(String::as_str));
        if ours.into_iter().any(|ours| told.contains(ours)) {
            found.insert((call.to_owned(), *count));
        }
    }
    found
}

fn points(place: &Place, arguments: &[&str]) -> Vec<Point> {
    let found = calls(place, arguments);
    let mut points = Vec::new();
    let mut read = 0;
    for (call, count) in found {
        let faults =
            |kinds: &[(&str, &'static [&'static str])]| kinds.iter().find(|(name, _)| *name == call).map(|(_, f)| *f);
        let (once, and_on) = (count.to_string(), format!("{count}+"));
        let mut add = |fault, when: &String| points.push(Point { call: call.clone(), fault, when: when.clone() });
        if let Some(faults) = faults(&WRITING) {
            for fault in faults {
                add(fault, &once);
            }
            add(faults[0], &and_on);
            add(KILL, &once);
        } else if let Some(faults) = faults(&READING) {
            for fault in faults.iter().chain(&[KILL]) {
                read += 1;
                if is_long() || read % ONE_IN == 0 {
                    add(fault, &once);
                }
            }
            if is_long() {
                add(faults[0], &and_on);
            }
        }
    }
    points
}

/// Runs `arguments` under each fault in a place of its own; `then` looks at what was said and what is left.
fn sweep(place: &Place, arguments: &[&str], then: impl Fn(&Place, &Output, &str) + Sync) {
    let points = points(place, arguments);
    let struck = AtomicUsize::new(0);
    in_parallel(&points, |point| {
        let place = place.copy();
        let Point { call, fault, when } = point;
        let what = format!("{fault} at {call} {when} of {}", arguments[0]);
        let (output, trace) = strace(&place, &["-e", &format!("inject={call}:{fault}:when={when}")], arguments);
        if trace.contains("(INJECTED)") || trace.contains("+++ killed by SIGKILL") {
            struck.fetch_add(1, Ordering::Relaxed);
        }
        then(&place, &output, &what);
    });
    let struck = struck.into_inner();
    assert!(points.len() > 60 && struck * 10 > points.len() * 9, "{struck} of {} faults struck", points.len());
}

#[test]
fn a_hand_out_that_fails_anywhere_tells_the_truth() {
    if !tools::has_strace() {
        return;
    }
    let place = Place::in_outage();
    place.issue("male").done();
    sweep(&place, &issue("female"), |place, output, what| {
        let mut claims = vec![Claim::of(output, what)];
        // Nobody cleans up in between: the next two come as they would at the desk.
        claims.extend(["female", "male"].map(|sex| ask(place, sex, what)));
        assert!(claims[1..].iter().all(|claim| matches!(claim, Claim::Issued(_))), "{what}: {claims:?}");
        invariants::hold(place, 1, &claims, what);
    });
}

#[test]
fn an_import_that_fails_anywhere_is_whole_or_not_there() {
    if !tools::has_strace() {
        return;
    }
    let place = Place::in_outage();
    place.issue("male").done();
    let numbers = (6..14).step_by(2).map(spare).collect::<Vec<_>>().join("\n");
    place.write("more.csv", format!("number\n{numbers}\n"));
    let arguments = ["pool", "import", "more.csv", "--accept-warnings", "--json"];
    sweep(&place, &arguments, |place, output, what| {
        let claims = ["female", "male"].map(|sex| ask(place, sex, what));
        assert!(claims.iter().all(|claim| matches!(claim, Claim::Issued(_))), "{what}: {claims:?}");
        invariants::hold(place, 1, &claims, what);
        let added = invariants::rows(&place.live_log(), what).iter().filter(|row| row.kind == "number_added").count();
        assert!(if output.status.success() { added == 24 } else { [20, 24].contains(&added) }, "{what}: {added}");
    });
}
