//! The settings of the probes.

use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Deserializer};

use kvittera_domain::reachability::target::{Target, WebAddress};
use kvittera_domain::reachability::{Group, ProbePatience};

/// What is probed to tell whether the fault is here or at the service.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProbeSettings {
    /// The parts of the service, which is up only if all of them answer.
    pub service: Vec<Target>,
    /// Other targets that should answer from here. If one of them does, the network works.
    pub reference: Vec<Target>,
    /// The time from one probe of a target to the next.
    pub interval_seconds: NonZeroU32,
    /// The longest time that one probe may take.
    pub timeout_seconds: NonZeroU32,
    /// A target is down after so many failures in a row.
    pub failures_to_down: NonZeroU32,
    /// A target is up after so many answers in a row.
    pub successes_to_up: NonZeroU32,
    /// A file of certificates to trust besides those of the system; empty for none.
    pub ca_file: PathBuf,
    /// A news feed, RSS or Atom; an empty string for none.
    #[serde(deserialize_with = "unless_empty")]
    pub news_feed: Option<WebAddress>,
}

impl ProbeSettings {
    /// All targets, those of the service first.
    #[must_use]
    pub fn targets(&self) -> Vec<(Group, Target)> {
        let of = |group, targets: &[Target]| targets.iter().map(move |target| (group, target.clone())).collect();
        let groups: [Vec<_>; 2] = [of(Group::Service, &self.service), of(Group::Reference, &self.reference)];
        groups.concat()
    }

    /// The time from one probe of a target to the next.
    #[must_use]
    pub fn interval(&self) -> Duration {
        Duration::from_secs(self.interval_seconds.get().into())
    }

    /// The longest time that one probe may take.
    #[must_use]
    pub fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout_seconds.get().into())
    }

    /// How many equal outcomes in a row change the state of a target.
    #[must_use]
    pub const fn patience(&self) -> ProbePatience {
        ProbePatience { failures_to_down: self.failures_to_down, successes_to_up: self.successes_to_up }
    }
}

fn unless_empty<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<WebAddress>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|error| serde::de::Error::custom(format!("{text:?}: {error}")))
}
