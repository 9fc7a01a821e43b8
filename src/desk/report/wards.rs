//! How long each ward took to reconcile what it had borrowed, and what is still open.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;

use crate::desk::report::median::median;
use crate::desk::report::serial;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::case::{Case, Deadlines, Lateness};
use kvittera_domain::ledger::reconciliation::CaseState;
use kvittera_domain::value::id::OutageId;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::unit::Unit;
use kvittera_domain::value::vgr_id::VgrId;
use kvittera_domain::views::worklist::{WardCases, worklist};

/// One ward's work.
#[derive(Debug, Clone, Serialize)]
pub struct WardTimes<'a> {
    /// The ward.
    #[serde(flatten)]
    pub unit: &'a Unit,
    /// How many numbers it borrowed.
    pub numbers: usize,
    /// How many are closed.
    pub closed: usize,
    /// What half of them took at most, from the hand-out until they were closed; mistakes at the desk don't count.
    #[serde(rename = "median_minutes", serialize_with = "serial::minutes")]
    pub median: Option<TimeDelta>,
    /// What the slowest one took.
    #[serde(rename = "longest_minutes", serialize_with = "serial::minutes")]
    pub longest: Option<TimeDelta>,
}

/// A number that still waits for its new id or for RAPS.
#[derive(Debug, Clone, Serialize)]
pub struct OpenCase<'a> {
    /// Whose.
    #[serde(serialize_with = "serial::case")]
    pub case: CaseId,
    /// The number.
    pub number: PoolNumber,
    /// The ward that owes it.
    #[serde(flatten)]
    pub unit: &'a Unit,
    /// Who asked.
    pub requested_by: &'a VgrId,
    /// When it was handed out.
    #[serde(serialize_with = "serial::moment")]
    pub issued_at: DateTime<Utc>,
    /// How long ago that is.
    #[serde(rename = "age_minutes", serialize_with = "serial::age")]
    pub age: TimeDelta,
    /// How far it has come.
    #[serde(serialize_with = "serial::state")]
    pub state: CaseState,
    /// How late it is.
    #[serde(skip)]
    pub lateness: Lateness,
}

pub(super) fn of(ledger: &Ledger, outage: OutageId) -> Vec<WardTimes<'_>> {
    let outages = worklist(ledger, |case| case.outage == outage);
    outages.iter().flat_map(|outage| &outage.wards).map(times).collect()
}

fn times<'a>(ward: &WardCases<'a>) -> WardTimes<'a> {
    let progress = ward.progress();
    let took = || ward.cases.iter().filter_map(|case| Some(closed_at(case)? - case.issued_at));
    WardTimes {
        unit: ward.unit,
        numbers: progress.total,
        closed: progress.closed,
        median: median(took().collect()),
        longest: took().max(),
    }
}

/// When the ward had done all that it owed. A mistake at the desk was none of its work.
fn closed_at(case: &Case<'_>) -> Option<DateTime<Utc>> {
    let done = case.reconciliation;
    match case.state() {
        CaseState::Done => Some(done.replaced.as_ref()?.at.max(done.notified.as_ref()?.at)),
        CaseState::Unused => Some(done.unused.as_ref()?.at),
        CaseState::Open | CaseState::Replaced | CaseState::Notified | CaseState::Void => None,
    }
}

pub(super) fn open(ledger: &Ledger, outage: OutageId, patience: Deadlines, now: DateTime<Utc>) -> Vec<OpenCase<'_>> {
    let cases = ledger.cases_of(outage).filter(Case::is_open).map(|case| OpenCase {
        case: case.id,
        number: case.number,
        unit: &case.request.unit,
        requested_by: &case.request.requested_by,
        issued_at: case.issued_at,
        age: case.age(now),
        state: case.state(),
        lateness: case.lateness(now, patience),
    });
    let mut cases: Vec<_> = cases.collect();
    cases.sort_by_key(|case| (case.issued_at, case.case));
    cases
}
