//! The events that the log consists of.
//!
//! Their names and fields in JSON are stable, since logs are kept for at least five years.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::event::case_id::CaseId;
use crate::event::check::Check;
use crate::event::correction::Correction;
use crate::event::discrepancy::Discrepancy;
use crate::event::number_warning::NumberWarning;
use crate::event::plan::Plan;
use crate::event::quarantine::Quarantine;
use crate::event::reconciling::{PatientIdentity, RapsAnswer, ReconciliationStep, ReplacementWarning, UndoneNotice};
use crate::event::restored::Restored;
use crate::value::id::{ConflictId, IssuanceId, LogId, OutageId};
use crate::value::last_four::LastFour;
use crate::value::log_identity::Mode;
use crate::value::person_id::PersonId;
use crate::value::pool_number::PoolNumber;
use crate::value::request::{NumberRequest, Paper};
use crate::value::sex::Sex;
use crate::value::text::{Name, Remark};
use crate::value::vgr_id::VgrId;

/// Something that happened at the desk. No event is ever changed or erased; a correction is a new event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "body", rename_all = "snake_case")]
pub enum Event {
    /// The log was created; the first event of every log.
    LogCreated {
        log: LogId,
        /// The short name of the hospital that owns the log.
        site: Name,
        mode: Mode,
    },
    /// A number was put into the pool.
    NumberAdded {
        /// The number as it was drawn.
        number: PoolNumber,
        /// The page of the pool that it stands on.
        sex: Sex,
        /// Warnings about the number that a person accepted.
        #[serde(rename = "doubts", default, skip_serializing_if = "Vec::is_empty")]
        warnings: Vec<NumberWarning>,
    },
    /// A free number was taken out of the pool for good ("kasserad").
    NumberWithdrawn {
        number: PoolNumber,
        reason: Remark,
    },
    /// A number may be with a patient although no intact record says so; it is never issued again.
    NumberQuarantined {
        number: PoolNumber,
        #[serde(flatten)]
        because: Quarantine,
    },
    /// A technician looked into a difference between log and witness, and the desk goes on.
    LogRecovered {
        /// How they differed; `None` where only a command had an unknown outcome.
        #[serde(flatten)]
        finding: Option<Discrepancy>,
        /// How many lost commands were put back from the witness.
        put_back: usize,
        quarantined: usize,
        /// Free numbers that a person vouches for.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        unissued: Vec<PoolNumber>,
        reason: Remark,
    },
    /// The log was restored from a backup. Events that were put back stand before this one; numbers that went into
    /// quarantine stand after it.
    LogRestored(Restored),
    /// The paper binder was compared with the pool, number by number.
    PoolCounted {
        /// How many numbers lay in the paper binder.
        present: usize,
        /// Numbers that are free in the pool but did not lie in the paper binder.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        missing: Vec<PoolNumber>,
        /// Numbers that lay in the paper binder but are issued, withdrawn or in quarantine in the pool.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        spent: Vec<PoolNumber>,
    },
    /// A stop of the person-id service was announced.
    OutagePlanned {
        /// The outage that the event creates.
        outage: OutageId,
        #[serde(flatten)]
        plan: Plan,
    },
    /// A planned stop was moved to another time.
    OutageReplanned {
        outage: OutageId,
        /// The whole new announcement.
        #[serde(flatten)]
        plan: Plan,
    },
    /// A planned stop was called off.
    OutageCancelled {
        outage: OutageId,
        reason: Remark,
    },
    /// Somebody suspects that the person-id service is down.
    OutageSuspected {
        /// The outage that the event opens.
        outage: OutageId,
        /// What was checked before, in the order of the checks.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        checked: Vec<Check>,
    },
    /// The service is known to be down; for a planned stop this says that it really began.
    OutageConfirmed {
        /// The suspected or planned outage.
        outage: OutageId,
    },
    /// A note was written about the outage.
    OutageNoted {
        outage: OutageId,
        note: Remark,
    },
    OutageEnded {
        outage: OutageId,
    },
    /// The times of an outage were corrected.
    OutageTimesSet {
        outage: OutageId,
        /// When it really began; `None` keeps the time that stands.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        started_at: Option<DateTime<Utc>>,
        /// When it really ended; `None` keeps the time that stands.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ended_at: Option<DateTime<Utc>>,
        reason: Remark,
    },
    /// The service went down again, so the outage goes on.
    OutageReopened {
        outage: OutageId,
        reason: Remark,
    },
    /// Every number that was borrowed during the outage is reconciled.
    OutageReconciled {
        outage: OutageId,
    },
    /// A number was issued ("utkvitterad").
    Issued {
        /// The issuance that the event creates.
        issuance: IssuanceId,
        /// The outage during which the number was needed.
        outage: OutageId,
        number: PoolNumber,
        sex: Sex,
        #[serde(flatten)]
        request: NumberRequest,
        /// Present when the number was given on paper and entered later ("efterregistrering").
        #[serde(default, skip_serializing_if = "Option::is_none")]
        paper: Option<Paper>,
        /// Numbers in use at that time that are easily mistaken for it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        near: Vec<PoolNumber>,
        /// How many seconds passed since the first key in the form; `None` where no form was filled in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        form_seconds: Option<u32>,
    },
    /// The caller read the number back.
    ReadBack {
        issuance: IssuanceId,
        /// The last four characters as the cashier heard them.
        heard: LastFour,
        /// Whether they match the number.
        matched: bool,
    },
    /// The number was not read back.
    ReadBackSkipped {
        issuance: IssuanceId,
    },
    /// The issuance was a mistake or the number was never used ("makulerad"); the number stays spent.
    Voided {
        issuance: IssuanceId,
        reason: Remark,
    },
    /// A detail of an issuance was corrected.
    Corrected {
        issuance: IssuanceId,
        #[serde(flatten)]
        correction: Correction,
        reason: Remark,
    },
    /// A number entered from paper was already issued: two patients may carry it.
    ConflictFound {
        /// The conflict that the event opens.
        conflict: ConflictId,
        number: PoolNumber,
        /// The issuance that has the number in the log.
        with: IssuanceId,
        /// The outage during which it was given on paper.
        outage: OutageId,
        #[serde(flatten)]
        request: NumberRequest,
        paper: Paper,
    },
    /// Somebody sorted the conflict out.
    ConflictResolved {
        conflict: ConflictId,
        /// How it was sorted out.
        reason: Remark,
    },
    /// The conflict was none: the same issuance was entered twice, so its two cases are one.
    ConflictTakenBack {
        conflict: ConflictId,
        /// How that is known.
        reason: Remark,
    },
    /// The patient's new id was recorded; it remains when the two ids are merged.
    Replaced {
        #[serde(flatten)]
        case: CaseId,
        replacement: PersonId,
        /// Whether it is known who the patient is.
        identity: PatientIdentity,
        /// Warnings that stood when it was recorded all the same.
        #[serde(rename = "doubts", default, skip_serializing_if = "Vec::is_empty")]
        warnings: Vec<ReplacementWarning>,
    },
    /// RAPS was told; `occurred_at` says when.
    RapsNotified {
        #[serde(flatten)]
        case: CaseId,
        /// The new id that was recorded at that time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replacement: Option<PersonId>,
        /// Who told RAPS; `None` when it was the person who entered it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        notified_by: Option<VgrId>,
        /// The number or name under which RAPS can find the notice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reference: Option<Name>,
        /// The earlier notice that no longer holds, where there was one. Without a new id this is all that RAPS was
        /// told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        undoes: Option<UndoneNotice>,
    },
    /// Nobody ever used the number; it stays spent.
    Unused {
        #[serde(flatten)]
        case: CaseId,
        reason: Remark,
    },
    /// A step of a reconciliation was undone; all other steps stand.
    Undone {
        #[serde(flatten)]
        case: CaseId,
        step: ReconciliationStep,
        reason: Remark,
        /// Only for a notice to RAPS: whether RAPS was really told. Logs of older programs lack the answer; then RAPS
        /// was told and must be told to undo it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        raps: Option<RapsAnswer>,
    },
}

impl Event {
    /// The case that the event belongs to, if it belongs to one.
    #[must_use]
    pub const fn case(&self) -> Option<CaseId> {
        match self {
            Self::Issued { issuance, .. }
            | Self::ReadBack { issuance, .. }
            | Self::ReadBackSkipped { issuance }
            | Self::Voided { issuance, .. }
            | Self::Corrected { issuance, .. } => Some(CaseId::Issuance(*issuance)),
            Self::ConflictFound { conflict, .. }
            | Self::ConflictResolved { conflict, .. }
            | Self::ConflictTakenBack { conflict, .. } => Some(CaseId::Conflict(*conflict)),
            Self::Replaced { case, .. }
            | Self::RapsNotified { case, .. }
            | Self::Unused { case, .. }
            | Self::Undone { case, .. } => Some(*case),
            _ => None,
        }
    }
}
