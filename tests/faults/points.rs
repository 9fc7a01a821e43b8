//! Where a command can be struck: each of its system calls that touches its own files or says something.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::{Command, Output};

use super::is_long;
use crate::cli::place::Place;

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
/// Of the points at calls that read or lock, the gate takes one in so many.
const ONE_IN: usize = 11;

/// A place where the system fails.
#[derive(Debug)]
pub struct Point {
    pub call: String,
    pub fault: &'static str,
    pub when: String,
}

/// Runs `arguments` under strace; gives the trace too.
pub fn strace(place: &Place, options: &[&str], arguments: &[&str]) -> (Output, String) {
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

/// Where to strike. The gate takes one in `thin` of the points at calls that write.
pub fn points(place: &Place, arguments: &[&str], thin: usize) -> Vec<Point> {
    let (mut writing, mut reading) = (Vec::new(), Vec::new());
    for (call, count) in calls(place, arguments) {
        let among = |kinds: &[(&str, &'static [&'static str])]| {
            kinds.iter().find(|(name, _)| *name == call).map(|(_, faults)| *faults)
        };
        let (points, faults) = match (among(&WRITING), among(&READING)) {
            (Some(faults), _) => (&mut writing, faults),
            (None, Some(faults)) => (&mut reading, faults),
            (None, None) => continue,
        };
        // The gate lets a call fail in one way once, and every second one for good.
        let turn = count % faults.len();
        let ways = if is_long() { faults } else { &faults[turn..=turn] };
        let once = ways.iter().chain(&[KILL]).map(|fault| (*fault, count.to_string()));
        let for_good = (is_long() || count % 2 == 0).then(|| (faults[0], format!("{count}+")));
        points.extend(once.chain(for_good).map(|(fault, when)| Point { call: call.clone(), fault, when }));
    }
    if is_long() {
        writing.append(&mut reading);
        return writing;
    }
    writing.into_iter().step_by(thin).chain(reading.into_iter().step_by(ONE_IN * thin)).collect()
}
