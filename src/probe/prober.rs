//! Probes targets of every kind once, and fetches the newest items of the feed. Repeated probing is in `watcher`.

use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::probe::error::ProbeError;
use crate::probe::feed;
use crate::probe::http;
use crate::probe::tcp;
use crate::probe::trust;
use kvittera_domain::reachability::news::{NewsItem, newest};
use kvittera_domain::reachability::target::{Target, WebAddress};
use kvittera_domain::reachability::{Group, ProbeFailure, ProbeOutcome};

/// How many bytes of a feed are read. In nearly all feeds the newest items come first, so what is cut off is old.
const MAX_FEED_BYTES: u64 = 256 * 1024;
const MAX_ITEMS: usize = 10;

/// Probes targets of every kind with one timeout and one set of trusted certificates.
#[derive(Debug, Clone)]
pub struct Prober {
    agent: ureq::Agent,
    timeout: Duration,
}

impl Prober {
    /// Makes a prober. Each probe takes at most `timeout`, and trusts the certificates of the system and of `ca_file`.
    ///
    /// # Errors
    /// The certificates of `ca_file` can't be read or used.
    pub fn new(timeout: Duration, ca_file: Option<&Path>) -> Result<Self, ProbeError> {
        Ok(Self { agent: http::agent(timeout, trust::roots(ca_file)?), timeout })
    }

    /// Probes a target once, and returns the time that the answer took.
    ///
    /// # Errors
    /// The target did not answer, or answered with a fault of its own.
    pub fn probe(&self, target: &Target) -> ProbeOutcome {
        match target {
            Target::Web(address) => http::probe(&self.agent, address),
            Target::Port(port) => tcp::probe(port, self.timeout),
        }
    }

    /// Fetches the newest items of a feed, newest first.
    ///
    /// # Errors
    /// The feed can't be fetched, or it is no feed (`Garbage`).
    pub fn news(&self, address: &WebAddress) -> Result<Vec<NewsItem>, ProbeFailure> {
        let bytes = http::fetch(&self.agent, address, MAX_FEED_BYTES)?;
        let items = feed::read(&bytes).ok_or(ProbeFailure::Garbage)?;
        Ok(newest(items, MAX_ITEMS))
    }
}

/// Probes all targets at the same time, and returns the outcomes in the order of the targets.
///
/// # Errors
/// The system can't start the threads.
pub fn once(prober: &Prober, targets: &[(Group, Target)]) -> Result<Vec<ProbeOutcome>, ProbeError> {
    thread::scope(|scope| {
        let threads: io::Result<Vec<_>> = targets
            .iter()
            .map(|(_, target)| thread::Builder::new().spawn_scoped(scope, || prober.probe(target)))
            .collect();
        let outcomes = threads.map_err(ProbeError::NoThread)?.into_iter();
        // A panic of the parser counts as an unreadable answer.
        Ok(outcomes.map(|probe| probe.join().unwrap_or(Err(ProbeFailure::Garbage))).collect())
    })
}
