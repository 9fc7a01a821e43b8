//! What can be wished for at the desk. [`decide()`](crate::rules::decide::context()) says what becomes of a wish.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::event::case_id::CaseId;
use crate::event::check::Check;
use crate::event::correction::Correction;
use crate::event::plan::Plan;
use crate::event::reconciling::PatientIdentity;
use crate::event::reconciling::ReconciliationStep;
use crate::rules::pool_load::PoolLoad;
use crate::rules::recover::Recovery;
use crate::rules::recover::Restoration;
use crate::value::id::{ConflictId, IssuanceId, OutageId};
use crate::value::last_four::LastFour;
use crate::value::person_id::PersonId;
use crate::value::pool_number::PoolNumber;
use crate::value::request::NumberRequest;
use crate::value::sex::Sex;
use crate::value::text::{Name, Remark};
use crate::value::vgr_id::VgrId;

/// A wish of somebody at the desk. `at` is when it happened; `None` means now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Put drawn numbers into the binder.
    LoadPool(PoolLoad),
    /// Take an unissued number out of the pool.
    Withdraw {
        /// The number.
        number: PoolNumber,
        /// Why.
        reason: Remark,
    },
    /// Go on after log and witness differed: numbers go into quarantine, and everything is written down.
    Recover(Recovery),
    /// Go on from a copy of the log: numbers go into quarantine, and everything is written down.
    Restore(Restoration),
    /// Compare the paper binder with the pool.
    CountPool {
        /// The numbers that lie in the paper binder.
        present: BTreeSet<PoolNumber>,
    },
    /// Open an outage.
    SuspectOutage {
        /// When it began.
        at: Option<DateTime<Utc>>,
        /// What was checked before, in that order.
        checked: Vec<Check>,
    },
    /// Announce a stop.
    PlanOutage(Plan),
    /// Announce a planned stop for another time; `None` means the next one.
    ReplanOutage {
        /// The planned stop.
        outage: Option<OutageId>,
        /// The new announcement, whole.
        plan: Plan,
    },
    /// Call a planned stop off; `None` means the next one.
    CancelOutage {
        /// The planned stop.
        outage: Option<OutageId>,
        /// Why.
        reason: Remark,
    },
    /// Say that the suspected outage is real, or that the planned one has begun.
    ConfirmOutage {
        /// When it became known.
        at: Option<DateTime<Utc>>,
    },
    /// Say that the service is back.
    EndOutage {
        /// Since when.
        at: Option<DateTime<Utc>>,
    },
    /// Set right when an outage began or ended; `None` means the latest one.
    SetOutageTimes {
        /// The outage.
        outage: Option<OutageId>,
        /// When it really began.
        started_at: Option<DateTime<Utc>>,
        /// When it really ended.
        ended_at: Option<DateTime<Utc>>,
        /// Why this is known.
        reason: Remark,
    },
    /// Say that the service went down again: the latest outage goes on.
    ReopenOutage {
        /// What happened.
        reason: Remark,
    },
    /// Close the latest outage, or another, as reconciled.
    ReconcileOutage {
        /// The outage; `None` means the latest one.
        outage: Option<OutageId>,
    },
    /// Write something down about the open or else the latest or next outage.
    NoteOutage {
        /// When it happened.
        at: Option<DateTime<Utc>>,
        /// The words.
        note: Remark,
    },
    /// Hand a number out to a ward.
    Issue {
        /// The sex asked for.
        sex: Sex,
        /// Who asks, and for where.
        request: NumberRequest,
        /// The number that the cashier saw before confirming; another is never slipped in.
        proposed: Option<PoolNumber>,
        /// How many seconds it took from the first key in the form; `None` where no form was filled.
        form_seconds: Option<u32>,
    },
    /// Enter a hand-out that was made on paper.
    LateEntry {
        /// The number on the paper.
        number: PoolNumber,
        /// When it was given.
        at: DateTime<Utc>,
        /// Who gave it; `None` means the one who enters it.
        given_by: Option<VgrId>,
        /// Who asked, and for where.
        request: NumberRequest,
    },
    /// Write down what the caller read back.
    ReadBack {
        /// The hand-out.
        issuance: IssuanceId,
        /// The last four characters as heard.
        heard: LastFour,
    },
    /// Write down that the number was not read back.
    SkipReadBack {
        /// The hand-out.
        issuance: IssuanceId,
    },
    /// Call a hand-out a mistake.
    Void {
        /// The hand-out.
        issuance: IssuanceId,
        /// Why.
        reason: Remark,
    },
    /// Set right what was written down wrongly.
    Correct {
        /// The hand-out.
        issuance: IssuanceId,
        /// What is right.
        correction: Correction,
        /// Why.
        reason: Remark,
    },
    /// Say how a clash between paper and log was sorted out.
    ResolveConflict {
        /// The clash.
        conflict: ConflictId,
        /// How.
        reason: Remark,
    },
    /// Record the new id of a patient who carries a borrowed number.
    Replace {
        /// Whose.
        case: CaseId,
        /// The new id.
        replacement: Replacement,
        /// Why, when another stands already.
        reason: Option<Remark>,
    },
    /// Write down that RAPS was told.
    NotifyRaps {
        /// Of whom.
        case: CaseId,
        /// When, by whom, under which name.
        notice: RapsNotice,
        /// Why, when RAPS knows it already.
        reason: Option<Remark>,
    },
    /// Say that nobody ever used the number.
    MarkUnused {
        /// Whose it would have been.
        case: CaseId,
        /// Why this is known.
        reason: Remark,
    },
    /// Take a step of a reconciliation back.
    Undo {
        /// Whose.
        case: CaseId,
        /// Which; `None` means the last one.
        step: Option<ReconciliationStep>,
        /// Why.
        reason: Remark,
    },
}

/// A new id as a person records it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replacement {
    /// The id.
    pub id: PersonId,
    /// Whether it is known who the patient is; of a reserve number only.
    pub identity: PatientIdentity,
}

/// A word to RAPS as a person records it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RapsNotice {
    /// When RAPS was told; `None` means now.
    pub at: Option<DateTime<Utc>>,
    /// Who told them; `None` means the one who enters it.
    pub by: Option<VgrId>,
    /// Under which number or name RAPS can find it.
    pub reference: Option<Name>,
}
