//! Programs are killed at any moment, several at once, again and again.

use std::process::Stdio;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use super::claims::{Claim, ask};
use super::{count, invariants};
use crate::cli::place::{Place, issue};

const DESKS: usize = 4;

/// Starts a hand-out, kills it after `patience` and gives what it had said by then.
fn struck_down(place: &Place, sex: &str, patience: Duration) -> Claim {
    let mut command = place.command(&issue(sex));
    let mut program = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    thread::sleep(patience);
    program.kill().unwrap();
    Claim::of(&program.wait_with_output().unwrap(), "killed")
}

#[test]
fn however_many_are_killed_nothing_is_lost_or_given_twice() {
    for round in 0..count(3, 60) {
        let place = Place::in_outage();
        let claims = Mutex::new(Vec::new());
        thread::scope(|scope| {
            for desk in 0..DESKS {
                let (place, claims) = (&place, &claims);
                scope.spawn(move || {
                    // No generator of chance: the moments are spread evenly over the whole course of a hand-out.
                    for time in 0..12_u64 {
                        let step = (time * 7 + desk as u64 * 3 + round as u64 * 7) % 90;
                        let sex = if desk % 2 == 0 { "female" } else { "male" };
                        let claim = struck_down(place, sex, Duration::from_micros(1000 * step));
                        claims.lock().unwrap().push(claim);
                    }
                });
            }
        });
        let mut claims = claims.into_inner().unwrap();
        claims.extend(["female", "male"].map(|sex| ask(&place, sex, "after kills")));
        invariants::hold(&place, 0, &claims, "killed");
    }
}
