//! Many programs at once on one log.

use std::collections::BTreeSet;
use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::cli::place::{Place, numbers};

const DESKS: usize = 8;

/// Hands out until the pool is empty; every other answer is a fault.
fn empty_the_pool(place: &Place, sexes: [&str; 2]) -> Vec<String> {
    let mut numbers = Vec::new();
    for sex in sexes {
        loop {
            let said = place.issue(sex);
            if said.code == 0 {
                numbers.push(said.json()["number"].as_str().unwrap().to_owned());
            } else {
                said.refused(3, "pool_empty");
                break;
            }
        }
    }
    numbers
}

#[test]
fn eight_desks_hand_every_number_out_exactly_once() {
    let place = Place::in_outage();
    let (start, done) = (Barrier::new(DESKS + 2), AtomicBool::new(false));
    let handed_out: Vec<String> = thread::scope(|scope| {
        let desks: Vec<_> = (0..DESKS)
            .map(|desk| {
                let sexes = if desk % 2 == 0 { ["female", "male"] } else { ["male", "female"] };
                let (place, start) = (&place, &start);
                scope.spawn(move || {
                    start.wait();
                    empty_the_pool(place, sexes)
                })
            })
            .collect();
        let readers: Vec<_> = ["status", "verify"]
            .map(|command| {
                let (place, start, done) = (&place, &start, &done);
                scope.spawn(move || {
                    start.wait();
                    while !done.load(Ordering::Relaxed) {
                        place.run(&[command, "--json"]).done();
                    }
                })
            })
            .into();
        let numbers = desks.into_iter().flat_map(|desk| desk.join().unwrap()).collect();
        done.store(true, Ordering::Relaxed);
        for reader in readers {
            reader.join().unwrap();
        }
        numbers
    });
    assert_eq!(handed_out.len(), 20, "{handed_out:?}");
    assert_eq!(handed_out.into_iter().collect::<BTreeSet<_>>(), numbers().into_iter().collect());
    assert_eq!(place.run(&["verify", "--json"]).done().json()["events"], 42);
}

#[test]
fn eight_first_drills_make_one_practice_log() {
    let place = Place::empty();
    let start = Barrier::new(DESKS);
    thread::scope(|scope| {
        for _ in 0..DESKS {
            scope.spawn(|| {
                start.wait();
                place.run(&["--practice", "outage", "suspect", "--json"]);
            });
        }
    });
    assert_eq!(place.run(&["--practice", "status", "--json"]).done().json()["events"], 22);
}
