//! Real processes and real faults: whatever happens, no number goes out twice and none that was given is lost.
//!
//! The gate runs what fits in minutes; `KVITTERA_FAULTS=long` runs everything.

mod aftermath;
mod bits;
mod claims;
mod clocks;
mod closed;
mod disks;
mod gone;
mod held;
mod invariants;
mod killing;
mod machine;
mod owners;
mod points;
mod recoveries;
mod screens;
mod sweep;
mod witness;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Whether there is time for everything.
pub fn is_long() -> bool {
    std::env::var_os("KVITTERA_FAULTS").is_some_and(|wanted| wanted == "long")
}

/// How many of something: the few that the gate has time for, or the many.
pub fn count(gate: usize, long: usize) -> usize {
    if is_long() { long } else { gate }
}

/// Does the same with each of `items`, as many at once as there are processors; all of them, whichever fail.
#[track_caller]
fn in_parallel<T: Sync>(items: &[T], work: impl Fn(&T) + Sync) {
    let (next, failed) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let workers = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if catch_unwind(AssertUnwindSafe(|| work(item))).is_err() {
                        failed.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    assert_eq!(failed.into_inner(), 0, "of {} have failed", items.len());
}
