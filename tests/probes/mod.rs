//! The probes, against real servers on this machine that answer, and that do everything but.

mod check;
mod feeds;
mod garbage;
mod news;
mod ports;
mod server;
mod slow;
mod tls;
mod trust;
mod watching;
mod web;

use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use kvittera::probe::Prober;
use kvittera_domain::reachability::ProbeOutcome;

/// Enough for a server that answers, however busy the machine is.
pub const PATIENT: Duration = Duration::from_secs(20);
/// Enough to tell that a server does not.
pub const HASTY: Duration = Duration::from_millis(400);

pub fn prober(timeout: Duration) -> Prober {
    Prober::new(timeout, None).unwrap()
}

/// What `work` gives, which must come within `limit`, give or take what a busy machine needs.
#[track_caller]
pub fn bounded<T: Send + 'static>(limit: Duration, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, wait) = channel();
    thread::spawn(move || done.send(work()));
    wait.recv_timeout(limit + Duration::from_secs(10)).expect("the deadline was missed")
}

/// What comes of probing a target, once.
#[track_caller]
pub fn probe(target: &str, timeout: Duration) -> ProbeOutcome {
    let target = target.parse().unwrap();
    bounded(timeout, move || prober(timeout).probe(&target))
}

#[track_caller]
pub fn assert_answers(target: &str) {
    let outcome = probe(target, PATIENT);
    assert!(outcome.is_ok(), "{target}: {outcome:?}");
}
