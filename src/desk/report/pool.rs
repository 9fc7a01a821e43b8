//! How the binder emptied during the outage, page by page.

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
    /// The first moment: the beginning of the outage, or a hand-out on paper before it.
    #[serde(serialize_with = "serial::moment")]
    pub from: DateTime<Utc>,
    /// The last moment: the end of the outage, now when there is none yet, or a hand-out on paper after it.
    #[serde(serialize_with = "serial::moment")]
    pub to: DateTime<Utc>,
    /// The pages in the order of the binder.
    pub pages: [Page; 2],
}

/// How many numbers of one sex were free.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Page {
    /// Whose numbers.
    pub sex: Sex,
    /// The first step stands at [`PoolCourse::from`]; each later one has another count than the one before.
    pub steps: Vec<PoolStep>,
}

/// From when so many numbers were free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PoolStep {
    /// From when.
    #[serde(serialize_with = "serial::moment")]
    pub at: DateTime<Utc>,
    /// How many.
    pub free: usize,
}

impl PoolCourse {
    pub(super) fn of(ledger: &Ledger, outage: &Outage, now: DateTime<Utc>) -> Self {
        let issuances_of = || ledger.issuances_of(outage.id).map(|issuance| issuance.issued_at);
        let ended = outage.ended_at.unwrap_or(now);
        let from = issuances_of().min().map_or(outage.started_at, |first| first.min(outage.started_at));
        let to = issuances_of().max().map_or(ended, |last| last.max(ended)).max(from);
        let pages = Sex::IN_POOL.map(|sex| Page::of(ledger, sex, (from, to)));
        Self { from, to, pages }
    }

    /// The most numbers that were ever free at once on a page.
    #[must_use]
    pub fn most(&self) -> usize {
        self.pages.iter().flat_map(|page| &page.steps).map(|step| step.free).max().unwrap_or_default()
    }
}

impl Page {
    fn of(ledger: &Ledger, sex: Sex, (from, to): (DateTime<Utc>, DateTime<Utc>)) -> Self {
        let there: Vec<_> = ledger.pool.of_sex(sex).filter_map(|entry| stay(ledger, entry)).collect();
        let free_at = |at: DateTime<Utc>| {
            let is_free = |(added, gone): &&Stay| *added <= at && gone.is_none_or(|gone| gone > at);
            there.iter().filter(is_free).count()
        };
        // What goes out in the very first moment was there before.
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

    /// How many were free in the end.
    #[must_use]
    pub fn last(&self) -> usize {
        self.steps.last().map_or(0, |step| step.free)
    }

    /// How many were free in the beginning.
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

/// From when until when a number was free.
type Stay = (DateTime<Utc>, Option<DateTime<Utc>>);

/// How long a number was free; one that was given on paper before it was put into the log never was.
fn stay(ledger: &Ledger, entry: &PoolEntry) -> Option<Stay> {
    let gone = match &entry.state {
        NumberState::Free => None,
        NumberState::Issued(id) => ledger.issuance(*id).map(|issuance| issuance.issued_at),
        NumberState::Withdrawn { at, .. } | NumberState::Quarantined { at, .. } => Some(*at),
    };
    gone.is_none_or(|gone| gone > entry.added_at).then_some((entry.added_at, gone))
}
