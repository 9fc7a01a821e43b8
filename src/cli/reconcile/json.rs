//! A case as JSON.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::desk::raps::RapsMustUndoJson;
use kvittera_domain::calendar::local_rfc3339;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::reconciling::{PatientIdentity, ReplacementWarning};
use kvittera_domain::ledger::case::Case;
use kvittera_domain::value::id::{ConflictId, IssuanceId, OutageId};
use kvittera_domain::value::person_id::PersonId;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::text::Name;
use kvittera_domain::value::unit::Unit;
use kvittera_domain::value::vgr_id::VgrId;

/// A case of the worklist; the keys up to `raps_at` are a contract with other programs.
#[derive(Serialize)]
pub(super) struct CaseJson<'a> {
    issuance: Option<IssuanceId>,
    number: PoolNumber,
    sex: Sex,
    #[serde(flatten)]
    unit: &'a Unit,
    requested_by: &'a VgrId,
    issued_by: &'a VgrId,
    issued_at: String,
    age_minutes: i64,
    state: &'static str,
    replacement: Option<PersonId>,
    raps_at: Option<String>,
    case: String,
    conflict: Option<ConflictId>,
    outage: OutageId,
    callback: Option<&'a Name>,
    identity: Option<PatientIdentity>,
    #[serde(rename = "doubts")]
    warnings: &'a [ReplacementWarning],
    replaced_at: Option<String>,
    replaced_by: Option<&'a VgrId>,
    raps_by: Option<&'a VgrId>,
    raps_reference: Option<&'a Name>,
    raps_must_be_told_again: bool,
    /// What RAPS must be told to undo: the number, the id it doesn't belong to, and the reference at RAPS.
    raps_must_undo: Option<RapsMustUndoJson<'a>>,
    reason: Option<&'a str>,
    shared_with: Vec<String>,
}

impl<'a> CaseJson<'a> {
    pub(super) fn of(case: &Case<'a>, now: DateTime<Utc>) -> Self {
        let course = case.reconciliation;
        let (replaced, notified) = (course.replaced.as_ref(), course.last_told());
        Self {
            issuance: case.id.issuance(),
            number: case.number,
            sex: case.sex,
            unit: &case.request.unit,
            requested_by: &case.request.requested_by,
            issued_by: case.issued_by,
            issued_at: local_rfc3339(case.issued_at),
            age_minutes: case.age(now).num_minutes(),
            state: case.state().name(),
            replacement: replaced.map(|replaced| replaced.id),
            raps_at: notified.map(|notified| local_rfc3339(notified.at)),
            case: case.id.to_string(),
            conflict: case.id.conflict(),
            outage: case.outage,
            callback: case.request.callback.as_ref(),
            identity: replaced.map(|replaced| replaced.identity),
            warnings: replaced.map_or(&[], |replaced| replaced.warnings.as_slice()),
            replaced_at: replaced.map(|replaced| local_rfc3339(replaced.at)),
            replaced_by: replaced.map(|replaced| &replaced.by.vgr_id),
            raps_by: notified.map(|notified| &notified.by),
            raps_reference: notified.and_then(|notified| notified.reference.as_ref()),
            raps_must_be_told_again: course.raps_must_undo().is_some(),
            raps_must_undo: RapsMustUndoJson::of(case),
            reason: case.voided.or(course.unused.as_ref()).map(|closed| closed.reason.as_str()),
            shared_with: case.shared_with.iter().map(CaseId::to_string).collect(),
        }
    }
}
