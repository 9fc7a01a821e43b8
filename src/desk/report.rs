//! What became of an outage, measured: for the chief physician, and for whoever leads the next drill.
//!
//! Nothing here is in words; `export::report` puts it into them.

mod amendments;
mod calls;
mod lapses;
mod pool;
mod serial;
mod wards;

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;

pub use self::amendments::{Amendment, AmendmentKind};
pub use self::calls::{Call, Calls, Desk};
pub use self::lapses::Lapse;
pub use self::pool::{Page, PoolCourse, PoolStep};
pub use self::wards::{OpenCase, WardTimes};
use crate::domain::case::Patience;
use crate::domain::conflict::Conflict;
use crate::domain::event::Mode;
use crate::domain::fact::{Hash, Recorded};
use crate::domain::id::Seq;
use crate::domain::ledger::Ledger;
use crate::domain::outage::Outage;
use crate::domain::supply::{Marks, Redraw};
use crate::domain::text::Name;

/// Everything that is reported of one outage, at one moment.
#[derive(Debug, Clone, Serialize)]
pub struct Report<'a> {
    /// The moment.
    #[serde(serialize_with = "serial::moment")]
    pub now: DateTime<Utc>,
    /// Live or practice.
    pub mode: Mode,
    /// The short name of the place.
    pub site: Option<&'a Name>,
    /// The hash of the last fact that is reported on.
    pub head: Option<Hash>,
    /// How many facts the log has.
    pub facts: Seq,
    /// The outage with its course.
    #[serde(skip)]
    pub outage: &'a Outage,
    /// The calls, and what they took.
    #[serde(flatten)]
    pub calls: Calls<'a>,
    /// How the binder emptied.
    pub pool: PoolCourse,
    /// How long each ward took, in the order of the worklist.
    pub wards: Vec<WardTimes<'a>>,
    /// What is still to be reconciled, the oldest first.
    pub open: Vec<OpenCase<'a>>,
    /// The clashes between the paper binder and the log.
    #[serde(serialize_with = "serial::conflicts")]
    pub conflicts: Vec<&'a Conflict>,
    /// What was called a mistake, set right or taken back.
    pub corrections: Vec<Amendment<'a>>,
    /// What the routine asks for and nobody did, or has not done yet.
    pub lapses: Vec<Lapse>,
    /// What to draw until the binder is full.
    #[serde(serialize_with = "serial::redraw")]
    pub redraw: Redraw,
}

impl<'a> Report<'a> {
    /// What is to be reported of `outage` at `now`: `facts` are at least those of its cases, and the last fact of the
    /// log has the hash `head`.
    #[must_use]
    pub fn of(
        ledger: &'a Ledger,
        (facts, head): (&'a [Arc<Recorded>], Option<Hash>),
        outage: &'a Outage,
        (marks, patience): (Marks, Patience),
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            now,
            mode: ledger.mode().unwrap_or(Mode::Live),
            site: ledger.identity.as_ref().map(|identity| &identity.site),
            head,
            facts: ledger.seq,
            outage,
            calls: Calls::of(ledger, facts, outage.id),
            pool: PoolCourse::of(ledger, outage, now),
            wards: wards::of(ledger, outage.id),
            open: wards::open(ledger, outage.id, patience, now),
            conflicts: conflicts(ledger, outage),
            corrections: amendments::of(ledger, facts, outage.id),
            lapses: lapses::of(ledger, outage),
            redraw: Redraw::of(ledger, marks),
        }
    }

    /// Whether all of it is a drill.
    #[must_use]
    pub fn is_practice(&self) -> bool {
        self.mode == Mode::Practice
    }

    /// How long the service was down, so far.
    #[must_use]
    pub fn lasted(&self) -> TimeDelta {
        self.outage.ended_at.unwrap_or(self.now) - self.outage.started_at
    }
}

/// The clashes that were found in the outage, or with a number that went out in it.
fn conflicts<'a>(ledger: &'a Ledger, outage: &Outage) -> Vec<&'a Conflict> {
    let went_out = |conflict: &Conflict| ledger.issuance(conflict.with).is_some_and(|with| with.outage == outage.id);
    ledger.conflicts.iter().filter(|conflict| conflict.outage == outage.id || went_out(conflict)).collect()
}

/// The one in the middle, or halfway between the two that are.
fn median(mut spans: Vec<TimeDelta>) -> Option<TimeDelta> {
    spans.sort();
    let (low, high) = (spans.get(spans.len().saturating_sub(1) / 2)?, spans.get(spans.len() / 2)?);
    Some(*low + (*high - *low) / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        let of = |minutes: &[i64]| median(minutes.iter().copied().map(TimeDelta::minutes).collect());
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[7]), Some(TimeDelta::minutes(7)));
        assert_eq!(of(&[9, 1]), Some(TimeDelta::minutes(5)));
        assert_eq!(of(&[9, 1, 2]), Some(TimeDelta::minutes(2)));
        assert_eq!(of(&[9, 1, 2, 4]), Some(TimeDelta::minutes(3)));
    }
}
