//! How long the pool will last: how full each page is, and about when it runs dry.

use chrono::{DateTime, Utc};

use crate::ledger::Ledger;
use crate::ledger::pool::NumberCount;
use crate::recovery::halt::Halt;
use crate::value::sex::Sex;

/// How many free numbers on a page count as full and as low.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// A page with at least this many is full.
    pub full: usize,
    /// A page with at most this many is low.
    pub low: usize,
}

/// How full a page of the pool is; an emptier level is less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    Empty,
    /// So few are left that somebody should know.
    Low,
    /// Some numbers are used.
    Enough,
    /// As many numbers as there should be.
    Full,
}

impl Level {
    /// The level of a page with `free` numbers left. If even a full page holds no more than the low threshold, it
    /// counts as full.
    #[must_use]
    pub const fn of(free: usize, thresholds: Thresholds) -> Self {
        if free == 0 {
            Self::Empty
        } else if free >= thresholds.full {
            Self::Full
        } else if free <= thresholds.low {
            Self::Low
        } else {
            Self::Enough
        }
    }

    /// The stable English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Low => "low",
            Self::Enough => "enough",
            Self::Full => "full",
        }
    }
}

/// One page of the pool at some moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Supply {
    pub sex: Sex,
    /// How many numbers are in each state; a number that may be with a patient does not count as free.
    pub count: NumberCount,
    /// How many numbers that are free by the log may be with a patient.
    pub at_risk: usize,
    pub level: Level,
    /// About when it runs dry, see [`dry_at`].
    pub dry_at: Option<DateTime<Utc>>,
}

impl Supply {
    /// The page of `sex` at `now`. While writing is suspended no number is issued, so the page does not run dry.
    #[must_use]
    pub fn of(ledger: &Ledger, halt: Option<&Halt>, sex: Sex, thresholds: Thresholds, now: DateTime<Utc>) -> Self {
        let count = ledger.pool.count(sex);
        let at_risk = halt.map_or(0, |halt| halt.at_risk_of(sex, &ledger.pool));
        let free = count.free.saturating_sub(at_risk);
        let dry_at = if halt.is_some() { None } else { dry_at(ledger, sex, now) };
        Self { sex, count: NumberCount { free, ..count }, at_risk, level: Level::of(free, thresholds), dry_at }
    }

    /// Both pages at `now`, in the order of the pool.
    #[must_use]
    pub fn of_both(ledger: &Ledger, halt: Option<&Halt>, thresholds: Thresholds, now: DateTime<Utc>) -> [Self; 2] {
        Sex::IN_POOL.map(|sex| Self::of(ledger, halt, sex, thresholds, now))
    }

    /// All numbers of the page, in every state.
    #[must_use]
    pub fn total(&self) -> usize {
        self.count.total() + self.at_risk
    }
}

/// Whether both pages are full, as they must be before a planned stop.
#[must_use]
pub fn is_ready(pages: &[Supply; 2]) -> bool {
    pages.iter().all(|page| page.level == Level::Full)
}

/// How many issuances are needed to estimate how fast numbers are used.
const MIN_ISSUANCES: usize = 3;

/// Estimates when the last number of `sex` is issued, at the rate of the open outage.
///
/// With `n` issuances of that sex in the outage (voided ones included, since their numbers are spent), a number is used
/// every `(now - first) / (n - 1)` on average. The page lasts that long for each number that is left:
///
/// `dry_at = now + free * (now - first) / (n - 1)`
///
/// Time without requests counts too, so the estimate soon shows that a rush is over. `None` when no outage is open,
/// when fewer than three numbers were issued, when none is left, or when no time has passed.
#[must_use]
pub fn dry_at(ledger: &Ledger, sex: Sex, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let outage = ledger.open_outage()?.id;
    let issued = || ledger.issuances_of(outage).filter(|issuance| issuance.sex == sex);
    let count = Some(issued().count()).filter(|count| *count >= MIN_ISSUANCES)?;
    let since_first = now - issued().map(|issuance| issuance.issued_at).min()?;
    let free = Some(ledger.pool.free(sex).count()).filter(|free| *free > 0)?;
    if since_first.num_milliseconds() <= 0 {
        return None;
    }
    let intervals = i32::try_from(count - 1).ok()?;
    let lasts = since_first.checked_mul(i32::try_from(free).ok()?)?.checked_div(intervals)?;
    now.checked_add_signed(lasts)
}

/// How many numbers of each sex to draw in PU-portalen until the pool is full (routine, step 7).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Redraw {
    pub female: usize,
    pub male: usize,
}

impl Redraw {
    /// The numbers that a full pool has and this one lacks.
    #[must_use]
    pub fn of(ledger: &Ledger, thresholds: Thresholds) -> Self {
        let missing = |sex| thresholds.full.saturating_sub(ledger.pool.count(sex).free);
        Self { female: missing(Sex::Female), male: missing(Sex::Male) }
    }

    /// Whether no number needs to be drawn.
    #[must_use]
    pub const fn is_nothing(self) -> bool {
        self.female == 0 && self.male == 0
    }
}
