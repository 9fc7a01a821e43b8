//! A desk is stopped in the middle of a hand-out, and holds the log.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use super::claims::{Claim, ask};
use super::{aftermath, invariants};
use crate::cli::place::{PROGRAM, Place, issue};
use crate::given::tools;
use crate::terminal::machine::Machine;

const DEADLINE: Duration = Duration::from_secs(30);

/// A hand-out that stopped in the midst of writing.
struct HaltedOperation {
    strace: Child,
    program: Pid,
}

impl HaltedOperation {
    fn at(place: &Place, (call, time): (&str, usize)) -> Self {
        let trace = place.path("trace");
        fs::remove_file(&trace).ok();
        let mut command = Command::new("/usr/bin/strace");
        let (traced, stop) = (format!("trace={call}"), format!("inject={call}:signal=STOP:when={time}"));
        command.args(["-f", "-e", &traced, "-e", &stop]);
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

/// When the intent is on the disk, when the log begins to be written, and just before it counts.
const IN_A_TRANSACTION: [(&str, usize); 3] = [("fdatasync", 1), ("fsync", 1), ("fsync", 3)];

#[test]
fn a_desk_that_stopped_while_it_held_the_log_holds_up_nobody_for_long() {
    if !tools::has_strace() {
        return;
    }
    super::in_parallel(&IN_A_TRANSACTION, |call| {
        let what = format!("a desk stopped at {call:?}");
        let place = Place::in_outage();
        let stopped = HaltedOperation::at(&place, *call);
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
    for call in IN_A_TRANSACTION {
        let what = format!("a desk stopped at {call:?}, then killed");
        let place = Place::in_outage();
        let stopped = HaltedOperation::at(&place, call);
        let killed = stopped.ends_killed();
        assert_eq!(killed, Claim::Unknown, "{what}");
        aftermath::goes_on(&place, 0, vec![killed], &what);
    }
}

/// What `status` says of why nothing may be written.
fn halt(place: &Place) -> Value {
    place.run(&["status", "--json"]).done().json()["halt"].clone()
}

/// Everything can be read that stands in the log, and no number that may be with a patient counts as free.
fn is_read(place: &Place, what: &str) {
    let halt = halt(place);
    assert_eq!(halt["cause"], "wish_under_way", "{what}: {halt}");
    let [at_risk] = halt["at_stake"].as_array().unwrap().as_slice() else { panic!("{what}: {halt}") };
    let free = halt["surely_free"].as_array().unwrap();
    assert!(free.len() == 19 && !free.contains(at_risk), "{what}: {halt}");
    assert_eq!(place.run(&["log", "--json"]).done().out.lines().count(), 22, "{what}");
    let verified = place.run(&["verify"]);
    assert!(verified.code == 6 && verified.out.contains("blivit stående"), "{what}: {verified:?}");
    let recovered = place.run(&["recover", "--reason", "genomgången med avdelningarna", "--json"]);
    recovered.refused(5, "log_busy");
}

#[test]
fn a_desk_that_stopped_in_the_midst_keeps_nobody_from_reading() {
    if !tools::has_strace() {
        return;
    }
    super::in_parallel(&IN_A_TRANSACTION, |call| {
        let what = format!("a desk stopped at {call:?}");
        let place = Place::in_outage();
        let stopped = HaltedOperation::at(&place, *call);
        is_read(&place, &what);
        let woken = stopped.goes_on();
        assert!(matches!(woken, Claim::Issued(_)), "{what}: {woken:?}");
        assert!(halt(&place).is_null(), "{what}: no halt is left of it");
        let killed = HaltedOperation::at(&place, *call).ends_killed();
        assert_eq!(killed, Claim::Unknown, "{what}");
        assert_ne!(halt(&place)["cause"], "wish_under_way", "{what}");
        aftermath::goes_on(&place, 0, vec![woken, killed], &what);
    });
}

#[test]
fn screens_that_open_meanwhile_say_so_and_learn_how_it_ended() {
    if !tools::has_strace() {
        return;
    }
    let (place, machine) = (Place::in_outage(), Machine::fresh());
    let open = || machine.open_with(&[PROGRAM, "--log", place.live_log().to_str().unwrap()]);
    let stopped = HaltedOperation::at(&place, IN_A_TRANSACTION[0]);
    let mut window = open();
    window.wait_for_words("STOPP").wait_for_words("blivit stående");
    assert!(matches!(stopped.goes_on(), Claim::Issued(_)));
    window.wait_for_words("nummer kan lämnas ut igen").wait_for_words("Kvinnor · 9/10 kvar");
    let stopped = HaltedOperation::at(&place, IN_A_TRANSACTION[0]);
    let mut window = open();
    window.wait_for_words("blivit stående");
    stopped.ends_killed();
    // No fact tells of it, so the screens have asked by themselves, and settled it.
    window.wait_for_words("Ett avbrott mitt i en utlämning").wait_for_words("Kvittera ut");
}
