//! A desk is stopped in the middle of a hand-out, and holds the log.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::claims::{Claim, ask};
use super::{aftermath, invariants, tools};
use crate::cli::place::{Place, issue};

const DEADLINE: Duration = Duration::from_secs(30);

/// A hand-out that stopped at its second `fsync`, which is in the midst of writing.
struct Stopped {
    strace: Child,
    program: Pid,
}

impl Stopped {
    fn at(place: &Place, fsync: usize) -> Self {
        let trace = place.path("trace");
        let mut command = Command::new("/usr/bin/strace");
        command.args(["-f", "-e", "trace=fsync", "-e"]).arg(format!("inject=fsync:signal=STOP:when={fsync}"));
        command.arg("-o").arg(&trace).arg("--");
        let program = place.command(&issue("female"));
        command.arg(program.get_program()).args(program.get_args());
        command.env_clear().envs(place.environment()).current_dir(place.path(""));
        let strace = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let end = Instant::now() + DEADLINE;
        let program = loop {
            let seen = fs::read_to_string(&trace).unwrap_or_default();
            if let Some(line) = seen.lines().find(|line| line.contains("stopped by SIGSTOP")) {
                break Pid::from_raw(line.split_once(' ').unwrap().0.parse().unwrap()).unwrap();
            }
            assert!(Instant::now() < end, "it did not stop: {seen}");
            thread::sleep(Duration::from_millis(5));
        };
        Self { strace, program }
    }

    /// Somebody lets it go on; gives what it says in the end.
    fn goes_on(self) -> Claim {
        kill_process(self.program, Signal::CONT).unwrap();
        Claim::of(&self.strace.wait_with_output().unwrap(), "stopped and woken")
    }

    /// Somebody ends it for good.
    fn ends_killed(self) -> Claim {
        kill_process(self.program, Signal::KILL).unwrap();
        Claim::of(&self.strace.wait_with_output().unwrap(), "stopped and killed")
    }
}

fn fsyncs_in_a_transaction() -> [usize; 2] {
    [1, 3]
}

#[test]
fn a_desk_that_stopped_while_it_held_the_log_holds_up_nobody_for_long() {
    if !tools::has_strace() {
        return;
    }
    super::in_parallel(&fsyncs_in_a_transaction(), |fsync| {
        let what = format!("a desk stopped at fsync {fsync}");
        let place = Place::in_outage();
        let stopped = Stopped::at(&place, *fsync);
        let begun = Instant::now();
        let other = ask(&place, "male", &what);
        assert_eq!(other, Claim::Nothing("log_busy".to_owned()), "{what}");
        assert!(begun.elapsed() > Duration::from_secs(4) && begun.elapsed() < Duration::from_secs(15), "{what}");
        let woken = stopped.goes_on();
        assert!(matches!(woken, Claim::Issued(_)), "{what}: {woken:?}");
        let claims = [woken, other, ask(&place, "male", &what)];
        assert!(matches!(claims[2], Claim::Issued(_)), "{what}: {claims:?}");
        invariants::hold(&place, 0, &claims, &what);
    });
}

#[test]
fn a_desk_that_stopped_and_is_killed_leaves_the_log_to_the_others() {
    if !tools::has_strace() {
        return;
    }
    for fsync in fsyncs_in_a_transaction() {
        let what = format!("a desk stopped at fsync {fsync}, then killed");
        let place = Place::in_outage();
        let stopped = Stopped::at(&place, fsync);
        let killed = stopped.ends_killed();
        assert_eq!(killed, Claim::Unknown, "{what}");
        aftermath::goes_on(&place, 0, vec![killed], &what);
    }
}
