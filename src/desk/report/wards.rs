//! How long each ward took to reconcile its cases, and which cases are still open.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;

use crate::desk::raps::RapsMustUndoJson;
use crate::desk::report::median::median;
use crate::desk::report::serial;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::case::{Case, Deadlines, Lateness};
use kvittera_domain::ledger::reconciliation::CaseState;
use kvittera_domain::rules::decide::raps_told;
use kvittera_domain::rules::refusal::RapsTold;
use kvittera_domain::value::id::OutageId;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::unit::Unit;
use kvittera_domain::value::vgr_id::VgrId;
use kvittera_domain::views::worklist::{WardCases, worklist};

/// How long one ward took to reconcile its cases.
#[derive(Debug, Clone, Serialize)]
pub struct WardTimes<'a> {
    #[serde(flatten)]
    pub unit: &'a Unit,
    /// How many numbers were issued to the ward.
    pub numbers: usize,
    /// How many of its cases are closed.
    pub closed: usize,
    /// The median time from the issuance until the case was closed. Void issuances don't count.
    #[serde(rename = "median_minutes", serialize_with = "serial::minutes")]
    pub median: Option<TimeDelta>,
    /// The slowest case.
    #[serde(rename = "longest_minutes", serialize_with = "serial::minutes")]
    pub longest: Option<TimeDelta>,
}

/// A case that still waits for its new id or for RAPS.
#[derive(Debug, Clone, Serialize)]
pub struct OpenCase<'a> {
    #[serde(serialize_with = "serial::case")]
    pub case: CaseId,
    pub number: PoolNumber,
    #[serde(flatten)]
    pub unit: &'a Unit,
    pub requested_by: &'a VgrId,
    #[serde(serialize_with = "serial::moment")]
    pub issued_at: DateTime<Utc>,
    /// How long ago the number was issued.
    #[serde(rename = "age_minutes", serialize_with = "serial::age")]
    pub age: TimeDelta,
    #[serde(serialize_with = "serial::state")]
    pub state: CaseState,
    #[serde(skip)]
    pub lateness: Lateness,
    /// What RAPS must be told to undo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raps_must_undo: Option<RapsMustUndoJson<'a>>,
    #[serde(skip)]
    pub wrong_at_raps: Option<RapsTold>,
}

/// The times of every ward, in the order of the worklist.
pub(super) fn ward_times(ledger: &Ledger, outage: OutageId) -> Vec<WardTimes<'_>> {
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

/// When the ward had reconciled the case; `None` if it has not. A void issuance is a mistake at the desk, not the
/// ward's work.
fn closed_at(case: &Case<'_>) -> Option<DateTime<Utc>> {
    let done = case.reconciliation;
    match case.state() {
        CaseState::Done => Some(done.replaced.as_ref()?.at.max(done.notified()?.at)),
        CaseState::Unused => Some(done.unused.as_ref()?.at),
        CaseState::Open | CaseState::Replaced | CaseState::Notified | CaseState::Void => None,
    }
}

/// The open cases, the oldest first.
pub(super) fn open_cases(
    ledger: &Ledger,
    outage: OutageId,
    deadlines: Deadlines,
    now: DateTime<Utc>,
) -> Vec<OpenCase<'_>> {
    let cases = ledger.cases_of(outage).filter(Case::is_open).map(|case| OpenCase {
        case: case.id,
        number: case.number,
        unit: &case.request.unit,
        requested_by: &case.request.requested_by,
        issued_at: case.issued_at,
        age: case.age(now),
        state: case.state(),
        lateness: case.lateness(now, deadlines),
        raps_must_undo: RapsMustUndoJson::of(&case),
        wrong_at_raps: case.reconciliation.raps_must_undo().map(|told| raps_told(&case, told)),
    });
    let mut cases: Vec<_> = cases.collect();
    cases.sort_by_key(|case| (case.issued_at, case.case));
    cases
}
