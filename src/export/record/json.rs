//! The record as JSON: all that is known of each case, and the cases that were left out, with the reason.

use serde::Serialize;

use crate::desk::raps::RapsMustUndoJson;
use crate::export::outage::OutageJson;
use crate::export::record::error::ExportError;
use crate::export::record::row::{Heading, PRACTICE, identity, origin, raps_notice};
use crate::export::record::system::IdSystem;
use kvittera_domain::calendar::local_rfc3339;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::reconciling::ReplacementWarning;
use kvittera_domain::ledger::reconciliation::Notified;
use kvittera_domain::value::id::{ConflictId, IssuanceId, LogId, RequestId};
use kvittera_domain::value::person_id::PersonId;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::text::Name;
use kvittera_domain::value::unit::Unit;
use kvittera_domain::value::vgr_id::VgrId;
use kvittera_domain::views::export_selection::{ExportSelection, LeftOut, LeftOutReason, Note, Ready};

/// Increases when a key is removed or changes its meaning, but not when a key is added.
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
    RapsWasTold { id: Option<IdJson<'a>> },
}

#[derive(Serialize)]
struct LeftOutJson<'a> {
    case: String,
    number: PoolNumber,
    #[serde(flatten)]
    unit: &'a Unit,
    reason: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    shared_with: Vec<String>,
    /// What RAPS must be told to undo, whatever the reason is.
    #[serde(skip_serializing_if = "Option::is_none")]
    raps_must_undo: Option<RapsMustUndoJson<'a>>,
}

pub(super) fn text(heading: &Heading<'_>, selection: &ExportSelection<'_>) -> Result<String, ExportError> {
    let record = RecordJson {
        format: "kvittera-reconciliation",
        version: VERSION,
        mode: heading.mode(),
        practice: heading.is_practice.then_some(PRACTICE),
        export: heading.making.id,
        exported_at: local_rfc3339(heading.making.at),
        log: heading.log,
        site: heading.site,
        outage: OutageJson::of(heading.outage),
        rows: selection.ready.iter().map(RowJson::of).collect(),
        left_out: selection.left_out.iter().map(LeftOutJson::of).collect(),
    };
    Ok(format!("{}\n", serde_json::to_string_pretty(&record)?))
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
            old_id: IdJson {
                kind: old.name(),
                oid: IdSystem::of_number(&case.number).oid,
                value: case.number.as_str(),
            },
            birth_date_fictive: true,
            new_id: IdJson::of(&replaced.id),
            identity: identity(replaced.identity),
            sex: case.sex.name(),
            unit: &case.request.unit,
            requested_by: &case.request.requested_by,
            issued_by: case.issued_by,
            issued_at: local_rfc3339(case.issued_at),
            on_paper: case.on_paper,
            replaced_at: local_rfc3339(replaced.at),
            replaced_by: &replaced.by.vgr_id,
            raps: raps_notice(case).map(RapsJson::of),
            notes: ready.notes.iter().map(NoteJson::of).collect(),
        }
    }
}

impl<'a> IdJson<'a> {
    fn of(id: &'a PersonId) -> Self {
        Self { kind: id.kind().name(), oid: IdSystem::of_new_id(id).oid, value: id.value() }
    }
}

impl<'a> RapsJson<'a> {
    fn of(notice: &'a Notified) -> Self {
        Self { at: local_rfc3339(notice.at), by: &notice.by, reference: notice.reference.as_ref() }
    }
}

impl<'a> NoteJson<'a> {
    fn of(note: &'a Note) -> Self {
        match note {
            Note::NumberWarning(ReplacementWarning::OtherSex) => Self::OtherSex,
            Note::NumberWarning(ReplacementWarning::AlsoFor(other)) => Self::SameNewId { case: other.to_string() },
            Note::RapsWasTold(id) => Self::RapsWasTold { id: id.as_ref().map(IdJson::of) },
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
            unit: &case.request.unit,
            reason: reason.name(),
            shared_with: others.iter().map(ToString::to_string).collect(),
            raps_must_undo: RapsMustUndoJson::of(case),
        }
    }
}
