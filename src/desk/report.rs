//! What became of an outage, measured: for the chief physician, and for whoever leads the next drill.
//!
//! Nothing here is in words; `export::report` puts it into them.

mod amendments;
mod calls;
mod conflicts;
mod lapses;
mod median;
mod pool;
mod serial;
mod wards;

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;

pub use crate::desk::report::amendments::{Amendment, AmendmentKind};
pub use crate::desk::report::calls::{Calls, PersonCalls, ReportedCall};
pub use crate::desk::report::lapses::Lapse;
pub use crate::desk::report::pool::{Page, PoolCourse, PoolStep};
pub use crate::desk::report::wards::{OpenCase, WardTimes};
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::case::Deadlines;
use kvittera_domain::ledger::conflict::Conflict;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::Seq;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::text::Name;
use kvittera_domain::views::supply::{Redraw, Thresholds};

/// Everything that is reported of one outage, at one moment.
#[derive(Debug, Clone, Serialize)]
pub struct OutageReport<'a> {
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
    #[serde(rename = "facts")]
    pub events: Seq,
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
    #[serde(serialize_with = "conflicts::serialize")]
    pub conflicts: Vec<&'a Conflict>,
    /// What was called a mistake, set right or taken back.
    pub corrections: Vec<Amendment<'a>>,
    /// What the routine asks for and nobody did, or has not done yet.
    pub lapses: Vec<Lapse>,
    /// What to draw until the binder is full.
    #[serde(serialize_with = "serial::redraw")]
    pub redraw: Redraw,
}

impl<'a> OutageReport<'a> {
    /// What is to be reported of `outage` at `now`: `events` are at least those of its cases, and the last fact of the
    /// log has the hash `head`.
    #[must_use]
    pub fn of(
        ledger: &'a Ledger,
        (events, head): (&'a [Arc<RecordedEvent>], Option<Hash>),
        outage: &'a Outage,
        (marks, patience): (Thresholds, Deadlines),
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            now,
            mode: ledger.mode().unwrap_or(Mode::Live),
            site: ledger.identity.as_ref().map(|identity| &identity.site),
            head,
            events: ledger.seq,
            outage,
            calls: Calls::of(ledger, events, outage.id),
            pool: PoolCourse::of(ledger, outage, now),
            wards: wards::of(ledger, outage.id),
            open: wards::open(ledger, outage.id, patience, now),
            conflicts: conflicts::of(ledger, outage),
            corrections: amendments::of(ledger, events, outage.id),
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
