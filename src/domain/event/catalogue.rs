//! The facts that the log is made of. Names and fields are stable: logs are kept for at least five years.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::event::case_id::CaseId;
use crate::event::check::Check;
use crate::event::correction::Correction;
use crate::event::discrepancy::Discrepancy;
use crate::event::number_warning::NumberWarning;
use crate::event::plan::Plan;
use crate::event::quarantine::Quarantine;
use crate::event::reconciling::{PatientIdentity, ReconciliationStep, ReplacementWarning};
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

/// Something that happened at the desk. Nothing is ever changed or erased; a correction is a new fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "body", rename_all = "snake_case")]
pub enum Event {
    /// The first fact of every log.
    LogCreated {
        /// The log's own name.
        log: LogId,
        /// The short name of the place that owns it.
        site: Name,
        /// Live or practice.
        mode: Mode,
    },
    /// A number was put into the binder.
    NumberAdded {
        /// The number as drawn.
        number: PoolNumber,
        /// Whose page of the binder it stands on.
        sex: Sex,
        /// What was odd about it and accepted by a person.
        #[serde(rename = "doubts", default, skip_serializing_if = "Vec::is_empty")]
        warnings: Vec<NumberWarning>,
    },
    /// An unissued number was taken out of the pool ("kasserad"), for ever.
    NumberWithdrawn {
        /// The number.
        number: PoolNumber,
        /// Why.
        reason: Remark,
    },
    /// A number may be with a patient although nothing sound says so: it never goes out again.
    NumberQuarantined {
        /// The number.
        number: PoolNumber,
        /// Why.
        #[serde(flatten)]
        because: Quarantine,
    },
    /// A technician has looked at what log and witness differed in, and the desk goes on.
    LogRecovered {
        /// In what they differed; nothing where only a wish had an unknown outcome.
        #[serde(flatten)]
        finding: Option<Discrepancy>,
        /// How many lost wishes were put back as the witness had seen them.
        put_back: usize,
        /// How many numbers went into quarantine.
        quarantined: usize,
        /// Free numbers for which a person vouches.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        unissued: Vec<PoolNumber>,
        /// What the technician found.
        reason: Remark,
    },
    /// The log was restored from a copy: what was put back stands before this, what went into quarantine after it.
    LogRestored(Restored),
    /// The paper binder was compared with the pool, number by number.
    PoolCounted {
        /// How many numbers lie in the paper binder.
        present: usize,
        /// Numbers that are free here, but don't lie in the paper binder.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        missing: Vec<PoolNumber>,
        /// Numbers that lie in the paper binder, but are out or withdrawn here.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        spent: Vec<PoolNumber>,
    },
    /// A stop of the person-id service is announced.
    OutagePlanned {
        /// The outage that this announces.
        outage: OutageId,
        /// From when to when, and where it was announced.
        #[serde(flatten)]
        plan: Plan,
    },
    /// A stop is announced for another time.
    OutageReplanned {
        /// The announced outage.
        outage: OutageId,
        /// The new announcement, whole.
        #[serde(flatten)]
        plan: Plan,
    },
    /// A stop is called off.
    OutageCancelled {
        /// The announced outage.
        outage: OutageId,
        /// Why.
        reason: Remark,
    },
    /// Somebody thinks that the person-id service is down.
    OutageSuspected {
        /// The outage that this opens.
        outage: OutageId,
        /// What was checked before, in that order.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        checked: Vec<Check>,
    },
    /// The service is known to be down; of an announced stop: it really began.
    OutageConfirmed {
        /// The suspected or announced outage.
        outage: OutageId,
    },
    /// Something worth knowing was written down about the outage.
    OutageNoted {
        /// The outage.
        outage: OutageId,
        /// The words.
        note: Remark,
    },
    /// The service is back.
    OutageEnded {
        /// The outage that this closes.
        outage: OutageId,
    },
    /// An outage began or ended at another time than was written down first.
    OutageTimesSet {
        /// The outage.
        outage: OutageId,
        /// When it really began.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        started_at: Option<DateTime<Utc>>,
        /// When it really ended.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ended_at: Option<DateTime<Utc>>,
        /// Why this is known.
        reason: Remark,
    },
    /// The service went down again: the outage goes on.
    OutageReopened {
        /// The outage.
        outage: OutageId,
        /// What happened.
        reason: Remark,
    },
    /// Everything that was borrowed during the outage is reconciled.
    OutageReconciled {
        /// The outage.
        outage: OutageId,
    },
    /// A number was handed out ("utkvitterad").
    Issued {
        /// The hand-out that this opens.
        issuance: IssuanceId,
        /// The outage during which it was needed.
        outage: OutageId,
        /// The number.
        number: PoolNumber,
        /// The sex asked for.
        sex: Sex,
        /// Who asked, and for where.
        #[serde(flatten)]
        request: NumberRequest,
        /// Set when it was given on paper and entered later ("efterregistrering").
        #[serde(default, skip_serializing_if = "Option::is_none")]
        paper: Option<Paper>,
        /// Numbers then in use that look much the same.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        near: Vec<PoolNumber>,
        /// How many seconds it took from the first key in the form; unknown where no form was filled.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        form_seconds: Option<u32>,
    },
    /// The caller read the number back.
    ReadBack {
        /// The hand-out.
        issuance: IssuanceId,
        /// The last four characters as heard.
        heard: LastFour,
        /// Whether they were the right ones.
        matched: bool,
    },
    /// The number was not read back.
    ReadBackSkipped {
        /// The hand-out.
        issuance: IssuanceId,
    },
    /// The number was handed out by mistake or never used ("makulerad"); it stays spent.
    Voided {
        /// The hand-out.
        issuance: IssuanceId,
        /// Why.
        reason: Remark,
    },
    /// Something was written down wrongly.
    Corrected {
        /// The hand-out.
        issuance: IssuanceId,
        /// What is right.
        #[serde(flatten)]
        correction: Correction,
        /// Why.
        reason: Remark,
    },
    /// A number entered from paper was already out: two patients may carry it.
    ConflictFound {
        /// The clash that this opens.
        conflict: ConflictId,
        /// The number.
        number: PoolNumber,
        /// The hand-out that has it in the log.
        with: IssuanceId,
        /// The outage during which it was given on paper.
        outage: OutageId,
        /// Who asked, on paper, and for where.
        #[serde(flatten)]
        request: NumberRequest,
        /// Who gave it.
        paper: Paper,
    },
    /// Somebody has sorted the clash out.
    ConflictResolved {
        /// The clash.
        conflict: ConflictId,
        /// How.
        reason: Remark,
    },
    /// The patient's new id was recorded, which survives the merging.
    Replaced {
        /// Whose.
        #[serde(flatten)]
        case: CaseId,
        /// The new id.
        replacement: PersonId,
        /// Whether it is known who the patient is.
        identity: PatientIdentity,
        /// What was odd about it and kept all the same.
        #[serde(rename = "doubts", default, skip_serializing_if = "Vec::is_empty")]
        warnings: Vec<ReplacementWarning>,
    },
    /// RAPS was told; when that was is the fact's own `occurred_at`.
    RapsNotified {
        /// Of whom.
        #[serde(flatten)]
        case: CaseId,
        /// The new id that stood here then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replacement: Option<PersonId>,
        /// Who told them, when it was not the one who enters it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        notified_by: Option<VgrId>,
        /// Under which number or name RAPS can find it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reference: Option<Name>,
    },
    /// Nobody ever used the number; it stays spent.
    Unused {
        /// Whose it would have been.
        #[serde(flatten)]
        case: CaseId,
        /// Why this is known.
        reason: Remark,
    },
    /// A step was taken back; everything else stands as it did.
    Undone {
        /// Whose.
        #[serde(flatten)]
        case: CaseId,
        /// Which.
        step: ReconciliationStep,
        /// Why.
        reason: Remark,
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
            Self::ConflictFound { conflict, .. } | Self::ConflictResolved { conflict, .. } => {
                Some(CaseId::Conflict(*conflict))
            }
            Self::Replaced { case, .. }
            | Self::RapsNotified { case, .. }
            | Self::Unused { case, .. }
            | Self::Undone { case, .. } => Some(*case),
            _ => None,
        }
    }
}
