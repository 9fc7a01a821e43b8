//! A borrowed number as JSON.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::cli::moments::local;
use crate::domain::binder_number::BinderNumber;
use crate::domain::case::{Case, CaseId};
use crate::domain::id::{ConflictId, IssuanceId, OutageId};
use crate::domain::person_id::PersonId;
use crate::domain::reconciliation::{Identity, ReplacementDoubt};
use crate::domain::sex::Sex;
use crate::domain::text::Name;
use crate::domain::unit::Unit;
use crate::domain::vgr_id::VgrId;

/// A row of the worklist; the first keys are a contract.
#[derive(Serialize)]
pub(super) struct CaseJson<'a> {
    issuance: Option<IssuanceId>,
    number: BinderNumber,
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
    identity: Option<Identity>,
    doubts: &'a [ReplacementDoubt],
    replaced_at: Option<String>,
    replaced_by: Option<&'a VgrId>,
    raps_by: Option<&'a VgrId>,
    raps_reference: Option<&'a Name>,
    raps_must_be_told_again: bool,
    reason: Option<&'a str>,
    shared_with: Vec<String>,
}

impl<'a> CaseJson<'a> {
    pub(super) fn of(case: &Case<'a>, now: DateTime<Utc>) -> Self {
        let course = case.reconciliation;
        let (replaced, notified) = (course.replaced.as_ref(), course.notified.as_ref());
        Self {
            issuance: case.id.issuance(),
            number: case.number,
            sex: case.sex,
            unit: case.unit,
            requested_by: case.requested_by,
            issued_by: case.issued_by,
            issued_at: local(case.issued_at),
            age_minutes: case.age(now).num_minutes(),
            state: case.state().name(),
            replacement: replaced.map(|replaced| replaced.id),
            raps_at: notified.map(|notified| local(notified.at)),
            case: case.id.to_string(),
            conflict: case.id.conflict(),
            outage: case.outage,
            callback: case.callback,
            identity: replaced.map(|replaced| replaced.identity),
            doubts: replaced.map_or(&[], |replaced| replaced.doubts.as_slice()),
            replaced_at: replaced.map(|replaced| local(replaced.at)),
            replaced_by: replaced.map(|replaced| &replaced.by.vgr_id),
            raps_by: notified.map(|notified| &notified.by),
            raps_reference: notified.and_then(|notified| notified.reference.as_ref()),
            raps_must_be_told_again: course.raps_knows_another(),
            reason: case.voided.or(course.unused.as_ref()).map(|closed| closed.reason.as_str()),
            shared_with: case.shared_with.iter().map(CaseId::to_string).collect(),
        }
    }
}
