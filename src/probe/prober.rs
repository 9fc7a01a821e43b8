//! Probes of every kind, and the newest items of a feed; all targets are probed side by side.

use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::probe::error::ProbeError;
use crate::probe::{feed, http, tcp, trust};
use kvittera_domain::reachability::news::{NewsItem, newest};
use kvittera_domain::reachability::target::{Target, WebAddress};
use kvittera_domain::reachability::{Group, ProbeFailure, ProbeOutcome};

/// So much of a feed is read. The newest items stand first in nearly all, and what is cut off is left out.
const MAX_FEED_BYTES: u64 = 256 * 1024;
const MAX_ITEMS: usize = 10;

/// Probes targets of every kind.
#[derive(Debug, Clone)]
pub struct Prober {
    agent: ureq::Agent,
    timeout: Duration,
}

impl Prober {
    /// Gets ready: each probe takes `timeout` at the most, and trusts the certificates of the system and of `ca_file`.
    ///
    /// # Errors
    /// When the certificates of `ca_file` can't be used.
    pub fn new(timeout: Duration, ca_file: Option<&Path>) -> Result<Self, ProbeError> {
        Ok(Self { agent: http::agent(timeout, trust::roots(ca_file)?), timeout })
    }

    /// Probes once.
    ///
    /// # Errors
    /// The failure, when there is no answer.
    pub fn probe(&self, target: &Target) -> ProbeOutcome {
        match target {
            Target::Web(address) => http::probe(&self.agent, address),
            Target::Port(port) => tcp::probe(port, self.timeout),
        }
    }

    /// Fetches the newest items of a feed, newest first.
    ///
    /// # Errors
    /// The failure, when it can't be had or is no feed.
    pub fn news(&self, address: &WebAddress) -> Result<Vec<NewsItem>, ProbeFailure> {
        let bytes = http::fetch(&self.agent, address, MAX_FEED_BYTES)?;
        let items = feed::read(&bytes).ok_or(ProbeFailure::Garbage)?;
        Ok(newest(items, MAX_ITEMS))
    }
}

/// Probes all targets at the same time; the outcomes come in the order of the targets.
///
/// # Errors
/// When the system gives no threads.
pub fn once(prober: &Prober, targets: &[(Group, Target)]) -> Result<Vec<ProbeOutcome>, ProbeError> {
    thread::scope(|scope| {
        let threads: io::Result<Vec<_>> = targets
            .iter()
            .map(|(_, target)| thread::Builder::new().spawn_scoped(scope, || prober.probe(target)))
            .collect();
        let outcomes = threads.map_err(ProbeError::NoThread)?.into_iter();
        // A probe that panicked got no answer that can be understood.
        Ok(outcomes.map(|probe| probe.join().unwrap_or(Err(ProbeFailure::Garbage))).collect())
    })
}
