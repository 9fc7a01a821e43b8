//! The measured report of an outage, for the chief physician and for the person who leads the next drill.
//!
//! It holds no sentences; `export::report` writes those.

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
    #[serde(serialize_with = "serial::moment")]
    pub now: DateTime<Utc>,
    pub mode: Mode,
    /// The short name of the place.
    pub site: Option<&'a Name>,
    /// The hash of the last event that the report takes into account.
    pub head: Option<Hash>,
    /// How many events the log has.
    #[serde(rename = "facts")]
    pub events: Seq,
    #[serde(skip)]
    pub outage: &'a Outage,
    #[serde(flatten)]
    pub calls: Calls<'a>,
    pub pool: PoolCourse,
    /// In the order of the worklist.
    pub wards: Vec<WardTimes<'a>>,
    /// The cases that are still to be reconciled, the oldest first.
    pub open: Vec<OpenCase<'a>>,
    #[serde(serialize_with = "conflicts::serialize")]
    pub conflicts: Vec<&'a Conflict>,
    pub corrections: Vec<Amendment<'a>>,
    pub lapses: Vec<Lapse>,
    /// How many numbers to draw so that the pool is full again.
    #[serde(serialize_with = "serial::redraw")]
    pub redraw: Redraw,
}

impl<'a> OutageReport<'a> {
    /// Measures `outage` at `now`. `events` must include those of its cases; `head` is the hash of the log's last
    /// event.
    #[must_use]
    pub fn of(
        ledger: &'a Ledger,
        (events, head): (&'a [Arc<RecordedEvent>], Option<Hash>),
        outage: &'a Outage,
        (thresholds, deadlines): (Thresholds, Deadlines),
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
            wards: wards::ward_times(ledger, outage.id),
            open: wards::open_cases(ledger, outage.id, deadlines, now),
            conflicts: conflicts::reported_conflicts(ledger, outage),
            corrections: amendments::amendments_of(ledger, events, outage.id),
            lapses: lapses::lapses_of(ledger, outage),
            redraw: Redraw::of(ledger, thresholds),
        }
    }

    /// True if all of it is a drill.
    #[must_use]
    pub fn is_practice(&self) -> bool {
        self.mode == Mode::Practice
    }

    /// How long the service was down, until now if it still is.
    #[must_use]
    pub fn lasted(&self) -> TimeDelta {
        self.outage.ended_at.unwrap_or(self.now) - self.outage.started_at
    }
}
