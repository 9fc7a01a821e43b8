//! Is it only us? Knocks at the service and at reference points from this machine, and fetches the news.
//!
//! What answers and what does not is told as [`Outcome`]s; what to make of them are the rules of
//! [`domain::reachability`](crate::domain::reachability). Every probe is bounded in time and in bytes whatever the
//! other end does. A probe goes straight to its target: a proxy from the environment is left out, since it would answer
//! in the target's place. It keeps nothing between probes: no cookies, no cache, no open connections.

mod failure;
pub mod feed;
mod http;
mod news;
mod once;
mod tcp;
mod trust;
mod watcher;

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use self::once::once;
pub use self::watcher::{Plan, Report, Watcher};
use crate::domain::news::NewsItem;
use crate::domain::reachability::{Failure, Outcome};
use crate::domain::target::{Target, WebAddress};

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
    pub fn probe(&self, target: &Target) -> Outcome {
        match target {
            Target::Web(address) => http::probe(&self.agent, address),
            Target::Port(port) => tcp::probe(port, self.timeout),
        }
    }

    /// Fetches the newest items of a feed, newest first.
    ///
    /// # Errors
    /// The failure, when it can't be had or is no feed.
    pub fn news(&self, feed: &WebAddress) -> Result<Vec<NewsItem>, Failure> {
        news::fetch(&self.agent, feed)
    }
}

/// Why nothing can be probed at all.
#[derive(Debug, thiserror::Error)]
pub enum ProbeError {
    /// The file of certificates can't be read.
    #[error("{path}: {cause}")]
    CaUnreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// The file holds no certificate, or one that can't be used.
    #[error("{path}: no usable certificate")]
    CaUnusable {
        /// The file.
        path: PathBuf,
    },
    /// The system gives no thread to probe on.
    #[error("{0}")]
    NoThread(io::Error),
}
