//! What the probes have seen so far: whether the fault is only here, and what the news say.

use crate::config;
use crate::i18n::Explanation;
use kvittera_domain::reachability::news::NewsItem;
use kvittera_domain::reachability::{ProbeFailure, Reachability};

/// Everything that the probes have seen.
#[derive(Debug)]
pub struct Probes {
    /// The state of each target.
    pub reachability: Reachability,
    /// The newest items of IT-nyheter, newest first, or why they can't be fetched; `None` while nothing was fetched.
    pub news: Option<Result<Vec<NewsItem>, ProbeFailure>>,
    /// Why nothing is probed.
    pub trouble: Option<Explanation>,
}

impl Probes {
    /// The state before the first probe.
    #[must_use]
    pub fn none_yet(settings: &config::ProbeSettings) -> Self {
        let reachability = Reachability::new(settings.targets(), settings.patience());
        Self { reachability, news: None, trouble: None }
    }

    /// Returns true if anything is probed at all.
    #[must_use]
    pub fn has_targets(&self) -> bool {
        !self.reachability.points().is_empty()
    }
}
