//! How long the binder will last: how full each page is, and about when it runs dry.

use chrono::{DateTime, Utc};

use crate::ledger::Ledger;
use crate::ledger::pool::NumberCount;
use crate::recovery::halt::Halt;
use crate::value::sex::Sex;

/// From how many free numbers of a sex on a page counts as full or as low.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// A page with so many is full.
    pub full: usize,
    /// A page with so many or fewer is low.
    pub low: usize,
}

/// How full a page of the binder is; the emptier, the less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// No number is left.
    Empty,
    /// So few are left that somebody should know.
    Low,
    /// Some have gone.
    Enough,
    /// As many as there should be.
    Full,
}

impl Level {
    /// The level of a page with `free` numbers left. A page that is never meant to hold more than the low mark counts
    /// as full all the same.
    #[must_use]
    pub const fn of(free: usize, marks: Thresholds) -> Self {
        if free == 0 {
            Self::Empty
        } else if free >= marks.full {
            Self::Full
        } else if free <= marks.low {
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

/// One page of the binder at some moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Supply {
    /// Whose page.
    pub sex: Sex,
    /// How many numbers are where; one that may be with a patient is not free.
    pub count: NumberCount,
    /// How many may be with a patient although the log takes them for free.
    pub at_risk: usize,
    /// How full it is.
    pub level: Level,
    /// About when it runs dry, as [`dry_at`] has it.
    pub dry_at: Option<DateTime<Utc>>,
}

impl Supply {
    /// What is true of the page of `sex` at `now`. While nothing may be written nothing goes out, and nothing runs dry.
    #[must_use]
    pub fn of(ledger: &Ledger, halt: Option<&Halt>, sex: Sex, marks: Thresholds, now: DateTime<Utc>) -> Self {
        let count = ledger.pool.count(sex);
        let at_risk = halt.map_or(0, |halt| halt.at_risk_of(sex, &ledger.pool));
        let free = count.free.saturating_sub(at_risk);
        let dry_at = if halt.is_some() { None } else { dry_at(ledger, sex, now) };
        Self { sex, count: NumberCount { free, ..count }, at_risk, level: Level::of(free, marks), dry_at }
    }

    /// Both pages at `now`, in the order of the binder.
    #[must_use]
    pub fn of_both(ledger: &Ledger, halt: Option<&Halt>, marks: Thresholds, now: DateTime<Utc>) -> [Self; 2] {
        Sex::IN_POOL.map(|sex| Self::of(ledger, halt, sex, marks, now))
    }

    /// All numbers of the page, wherever they are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.count.total() + self.at_risk
    }
}

/// Whether both pages hold as many numbers as they should: what must be ready before a planned stop.
#[must_use]
pub fn is_ready(pages: &[Supply; 2]) -> bool {
    pages.iter().all(|page| page.level == Level::Full)
}

/// Fewer hand-outs say nothing about how fast numbers go.
const ENOUGH_TO_TELL: usize = 3;

/// About when the last number of `sex` goes out, if they go on going as they have in the open outage.
///
/// With `n` of them out since the first one went, voided ones too since they are spent, one has gone in every
/// `(now - first) / (n - 1)` on the average; so the page lasts as many times that as it has numbers left:
///
/// `dry_at = now + free * (now - first) / (n - 1)`
///
/// Time in which nobody asked counts too, so a rush that has passed is soon seen to have passed. Nothing is said when no
/// outage is open, when fewer than three have gone, when none is left, or when no time has gone by.
#[must_use]
pub fn dry_at(ledger: &Ledger, sex: Sex, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let outage = ledger.open_outage()?.id;
    let gone = || ledger.issuances_of(outage).filter(|issuance| issuance.sex == sex);
    let count = Some(gone().count()).filter(|count| *count >= ENOUGH_TO_TELL)?;
    let since_first = now - gone().map(|issuance| issuance.issued_at).min()?;
    let free = Some(ledger.pool.free(sex).count()).filter(|free| *free > 0)?;
    if since_first.num_milliseconds() <= 0 {
        return None;
    }
    let intervals = i32::try_from(count - 1).ok()?;
    let lasts = since_first.checked_mul(i32::try_from(free).ok()?)?.checked_div(intervals)?;
    now.checked_add_signed(lasts)
}

/// How many numbers of each sex to draw in PU-portalen until the binder is full (routine, step 7).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Redraw {
    /// Women's numbers.
    pub female: usize,
    /// Men's numbers.
    pub male: usize,
}

impl Redraw {
    /// What is missing from a full binder.
    #[must_use]
    pub fn of(ledger: &Ledger, marks: Thresholds) -> Self {
        let missing = |sex| marks.full.saturating_sub(ledger.pool.count(sex).free);
        Self { female: missing(Sex::Female), male: missing(Sex::Male) }
    }

    /// Whether the binder is full.
    #[must_use]
    pub const fn is_nothing(self) -> bool {
        self.female == 0 && self.male == 0
    }
}
