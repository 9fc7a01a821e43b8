//! How the pool emptied during an outage, for each sex.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::desk::report::serial;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::ledger::pool::{NumberState, PoolEntry};
use kvittera_domain::value::sex::Sex;

/// How many numbers were free, from the outage's first moment to its last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PoolCourse {
    /// The beginning of the outage, or an issuance on paper before it.
    #[serde(serialize_with = "serial::moment")]
    pub from: DateTime<Utc>,
    /// The end of the outage (now if it has not ended), or an issuance on paper after it.
    #[serde(serialize_with = "serial::moment")]
    pub to: DateTime<Utc>,
    /// In the order of the pool.
    pub pages: [Page; 2],
}

/// How many numbers of one sex were free.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Page {
    pub sex: Sex,
    /// The first step is at [`PoolCourse::from`]; each later one has another count than the one before.
    pub steps: Vec<PoolStep>,
}

/// From this moment on, so many numbers were free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PoolStep {
    #[serde(serialize_with = "serial::moment")]
    pub at: DateTime<Utc>,
    pub free: usize,
}

impl PoolCourse {
    pub(super) fn of(ledger: &Ledger, outage: &Outage, now: DateTime<Utc>) -> Self {
        let issued_at = || ledger.issuances_of(outage.id).map(|issuance| issuance.issued_at);
        let ended = outage.ended_at.unwrap_or(now);
        let from = issued_at().min().map_or(outage.started_at, |first| first.min(outage.started_at));
        let to = issued_at().max().map_or(ended, |last| last.max(ended)).max(from);
        let pages = Sex::IN_POOL.map(|sex| Page::of(ledger, sex, (from, to)));
        Self { from, to, pages }
    }

    /// The most numbers of one sex that were free at once.
    #[must_use]
    pub fn most(&self) -> usize {
        self.pages.iter().flat_map(|page| &page.steps).map(|step| step.free).max().unwrap_or_default()
    }
}

impl Page {
    fn of(ledger: &Ledger, sex: Sex, (from, to): (DateTime<Utc>, DateTime<Utc>)) -> Self {
        let mut there: Vec<_> = ledger.pool.of_sex(sex).filter_map(|entry| free_span(ledger, entry)).collect();
        // The first numbers were there before the log was founded with them; a late entry may be older than the log.
        let founded = there.iter().map(|(added, _)| *added).min();
        there.iter_mut().filter(|(added, _)| Some(*added) == founded).for_each(|(added, _)| *added = from.min(*added));
        let free_at = |at: DateTime<Utc>| {
            let is_free = |(added, gone): &&FreeSpan| *added <= at && gone.is_none_or(|gone| gone > at);
            there.iter().filter(is_free).count()
        };
        // A number that is issued in the very first moment was free before it.
        let at_first = there.iter().filter(|(added, gone)| *added <= from && gone.is_none_or(|gone| gone >= from));
        let at_first = PoolStep { at: from, free: at_first.count() };
        let mut moments: Vec<_> = there.iter().flat_map(|(added, gone)| std::iter::once(*added).chain(*gone)).collect();
        moments.retain(|at| from <= *at && *at <= to);
        moments.sort();
        let later = moments.into_iter().map(|at| PoolStep { at, free: free_at(at) });
        let mut steps: Vec<PoolStep> = std::iter::once(at_first).chain(later).collect();
        steps.dedup_by_key(|step| step.free);
        Self { sex, steps }
    }

    /// How many were free at the end.
    #[must_use]
    pub fn last(&self) -> usize {
        self.steps.last().map_or(0, |step| step.free)
    }

    /// How many were free at the beginning.
    #[must_use]
    pub fn first(&self) -> usize {
        self.steps.first().map_or(0, |step| step.free)
    }

    /// The fewest that were free.
    #[must_use]
    pub fn least(&self) -> usize {
        self.steps.iter().map(|step| step.free).min().unwrap_or_default()
    }
}

/// When a number became free, and when it ceased to be; `None` if it is still free.
type FreeSpan = (DateTime<Utc>, Option<DateTime<Utc>>);

/// When a number was free. A number that was issued on paper before it was added to the log never was.
fn free_span(ledger: &Ledger, entry: &PoolEntry) -> Option<FreeSpan> {
    let gone = match &entry.state {
        NumberState::Free => None,
        NumberState::Issued(id) => ledger.issuance(*id).map(|issuance| issuance.issued_at),
        NumberState::Withdrawn { at, .. } | NumberState::Quarantined { at, .. } => Some(*at),
    };
    gone.is_none_or(|gone| gone > entry.added_at).then_some((entry.added_at, gone))
}
