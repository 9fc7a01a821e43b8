//! Issuances that were voided, corrected or unused, and reconciliation steps that were undone.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::desk::report::serial;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::correction::Correction;
use kvittera_domain::event::reconciling::{RapsAnswer, ReconciliationStep};
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::value::id::OutageId;
use kvittera_domain::value::text::Remark;
use kvittera_domain::value::vgr_id::VgrId;

/// One amendment, with its reason.
#[derive(Debug, Clone, Serialize)]
pub struct Amendment<'a> {
    #[serde(serialize_with = "serial::moment")]
    pub at: DateTime<Utc>,
    pub by: &'a VgrId,
    /// The issuance, or the second patient of a conflict.
    #[serde(serialize_with = "serial::case")]
    pub case: CaseId,
    #[serde(flatten)]
    pub what: AmendmentKind<'a>,
    pub reason: &'a Remark,
}

/// The kind of an amendment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum AmendmentKind<'a> {
    /// The issuance was a mistake.
    Voided,
    /// The number was never used.
    Unused,
    /// Something was written down wrongly.
    Corrected {
        /// The right value.
        right: &'a Correction,
    },
    /// A step of the reconciliation was taken back.
    Undone {
        step: ReconciliationStep,
        /// Whether RAPS was really told, where the step is a notice to RAPS.
        #[serde(skip_serializing_if = "Option::is_none")]
        raps: Option<RapsAnswer>,
    },
    /// A conflict was none: the same issuance was entered twice.
    EnteredTwice,
}

/// The amendments of an outage's cases, in the order of the events.
pub(super) fn amendments_of<'a>(
    ledger: &Ledger,
    events: &'a [Arc<RecordedEvent>],
    outage: OutageId,
) -> Vec<Amendment<'a>> {
    let amendments = events.iter().filter_map(|recorded| {
        let (case, what, reason) = amended(&recorded.event)?;
        Some(Amendment { at: recorded.occurred_at, by: &recorded.actor.vgr_id, case, what, reason })
    });
    amendments.filter(|found| ledger.case(found.case).is_some_and(|case| case.outage == outage)).collect()
}

fn amended(event: &Event) -> Option<(CaseId, AmendmentKind<'_>, &Remark)> {
    match event {
        Event::Voided { issuance, reason } => Some((CaseId::Issuance(*issuance), AmendmentKind::Voided, reason)),
        Event::Corrected { issuance, correction, reason } => {
            Some((CaseId::Issuance(*issuance), AmendmentKind::Corrected { right: correction }, reason))
        }
        Event::Unused { case, reason } => Some((*case, AmendmentKind::Unused, reason)),
        Event::Undone { case, step, reason, raps } => {
            Some((*case, AmendmentKind::Undone { step: *step, raps: *raps }, reason))
        }
        Event::ConflictTakenBack { conflict, reason } => {
            Some((CaseId::Conflict(*conflict), AmendmentKind::EnteredTwice, reason))
        }
        _ => None,
    }
}
