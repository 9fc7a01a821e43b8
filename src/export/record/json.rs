//! The record as JSON: everything that is known of each case, and what was left out and why.

use serde::Serialize;

use super::row::{Heading, PRACTICE, identity, origin, told};
use super::{ExportError, local};
use crate::domain::binder_number::BinderNumber;
use crate::domain::case::CaseId;
use crate::domain::handing_on::{HandingOn, LeftOut, LeftOutReason, Note, Ready};
use crate::domain::id::{ConflictId, IssuanceId, LogId, OutageId, RequestId};
use crate::domain::outage::Outage;
use crate::domain::person_id::PersonId;
use crate::domain::reconciliation::{Notified, ReplacementDoubt};
use crate::domain::text::Name;
use crate::domain::unit::Unit;
use crate::domain::vgr_id::VgrId;

/// Grows when a key goes or changes its meaning; a new key doesn't count.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct RecordJson<'a> {
    format: &'static str,
    version: u32,
    mode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    practice: Option<&'static str>,
    export: RequestId,
    exported_at: String,
    log: Option<LogId>,
    site: &'a str,
    outage: OutageJson,
    rows: Vec<RowJson<'a>>,
    left_out: Vec<LeftOutJson<'a>>,
}

#[derive(Serialize)]
struct OutageJson {
    id: OutageId,
    kind: &'static str,
    state: &'static str,
    started_at: Option<String>,
    ended_at: Option<String>,
}

#[derive(Serialize)]
struct RowJson<'a> {
    case: String,
    issuance: Option<IssuanceId>,
    conflict: Option<ConflictId>,
    old_id: IdJson<'a>,
    birth_date_fictive: bool,
    new_id: IdJson<'a>,
    identity: &'static str,
    sex: &'static str,
    #[serde(flatten)]
    unit: &'a Unit,
    requested_by: &'a VgrId,
    issued_by: &'a VgrId,
    issued_at: String,
    on_paper: bool,
    replaced_at: String,
    replaced_by: &'a VgrId,
    raps: Option<RapsJson<'a>>,
    notes: Vec<NoteJson<'a>>,
}

/// An id is a system together with a value; two systems may hold the same twelve characters.
#[derive(Serialize)]
struct IdJson<'a> {
    kind: &'static str,
    oid: &'static str,
    value: &'a str,
}

#[derive(Serialize)]
struct RapsJson<'a> {
    at: String,
    by: &'a VgrId,
    reference: Option<&'a Name>,
}

#[derive(Serialize)]
#[serde(tag = "note", rename_all = "snake_case")]
enum NoteJson<'a> {
    OtherSex,
    SameNewId { case: String },
    RapsWasTold { id: IdJson<'a> },
}

#[derive(Serialize)]
struct LeftOutJson<'a> {
    case: String,
    number: BinderNumber,
    #[serde(flatten)]
    unit: &'a Unit,
    reason: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    shared_with: Vec<String>,
}

pub(super) fn text(heading: &Heading<'_>, parted: &HandingOn<'_>) -> Result<String, ExportError> {
    let record = RecordJson {
        format: "kvittera-reconciliation",
        version: VERSION,
        mode: heading.mode(),
        practice: heading.is_practice.then_some(PRACTICE),
        export: heading.making.id,
        exported_at: local(heading.making.at),
        log: heading.log,
        site: heading.site,
        outage: OutageJson::of(heading.outage),
        rows: parted.ready.iter().map(RowJson::of).collect(),
        left_out: parted.left_out.iter().map(LeftOutJson::of).collect(),
    };
    Ok(format!("{}\n", serde_json::to_string_pretty(&record)?))
}

impl OutageJson {
    fn of(outage: &Outage) -> Self {
        Self {
            id: outage.id,
            kind: outage.kind(),
            state: outage.state.name(),
            started_at: outage.state.has_begun().then(|| local(outage.started_at)),
            ended_at: outage.ended_at.map(local),
        }
    }
}

impl<'a> RowJson<'a> {
    fn of(ready: &'a Ready<'a>) -> Self {
        let (case, replaced) = (&ready.case, ready.replaced);
        let (issuance, conflict) = origin(case.id);
        let old = case.number.kind();
        Self {
            case: case.id.to_string(),
            issuance,
            conflict,
            old_id: IdJson { kind: old.name(), oid: old.oid(), value: case.number.as_str() },
            birth_date_fictive: true,
            new_id: IdJson::of(&replaced.id),
            identity: identity(replaced.identity),
            sex: case.sex.name(),
            unit: case.unit,
            requested_by: case.requested_by,
            issued_by: case.issued_by,
            issued_at: local(case.issued_at),
            on_paper: case.on_paper,
            replaced_at: local(replaced.at),
            replaced_by: &replaced.by.vgr_id,
            raps: told(case).map(RapsJson::of),
            notes: ready.notes.iter().map(NoteJson::of).collect(),
        }
    }
}

impl<'a> IdJson<'a> {
    fn of(id: &'a PersonId) -> Self {
        Self { kind: id.kind().name(), oid: id.oid(), value: id.value() }
    }
}

impl<'a> RapsJson<'a> {
    fn of(told: &'a Notified) -> Self {
        Self { at: local(told.at), by: &told.by, reference: told.reference.as_ref() }
    }
}

impl<'a> NoteJson<'a> {
    fn of(note: &'a Note) -> Self {
        match note {
            Note::Doubt(ReplacementDoubt::OtherSex) => Self::OtherSex,
            Note::Doubt(ReplacementDoubt::AlsoFor(other)) => Self::SameNewId { case: other.to_string() },
            Note::RapsWasTold(id) => Self::RapsWasTold { id: IdJson::of(id) },
        }
    }
}

impl<'a> LeftOutJson<'a> {
    fn of(left_out: &'a LeftOut<'a>) -> Self {
        let LeftOut { case, reason } = left_out;
        let others: &[CaseId] = if let LeftOutReason::Shared(others) = reason { others } else { &[] };
        Self {
            case: case.id.to_string(),
            number: case.number,
            unit: case.unit,
            reason: reason.name(),
            shared_with: others.iter().map(ToString::to_string).collect(),
        }
    }
}
