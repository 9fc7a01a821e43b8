//! Programs are killed at any moment, several at once, again and again.

use std::process::Stdio;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use super::claims::Claim;
use super::{aftermath, count};
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

/// How many are asked for and killed by each desk before somebody looks.
const EACH: u64 = 2;

#[test]
fn however_many_are_killed_nothing_is_lost_or_given_twice() {
    for round in 0..count(8, 400) as u64 {
        let place = Place::in_outage();
        let claims = Mutex::new(Vec::new());
        thread::scope(|scope| {
            for desk in 0..DESKS as u64 {
                let (place, claims) = (&place, &claims);
                scope.spawn(move || {
                    for time in 0..EACH {
                        // No generator of chance: the moments are spread evenly over the whole course of a hand-out.
                        let step = (time * 37 + desk * 11 + round * 23) % 150;
                        let sex = if desk % 2 == 0 { "female" } else { "male" };
                        let claim = struck_down(place, sex, Duration::from_millis(step));
                        claims.lock().unwrap().push(claim);
                    }
                });
            }
        });
        aftermath::goes_on(&place, 0, claims.into_inner().unwrap(), &format!("kills, round {round}"));
    }
}
