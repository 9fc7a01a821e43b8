//! What can be wished for at the desk. [`decide()`](super::decide()) says what becomes of a wish.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::binder_number::BinderNumber;
use super::case::CaseId;
use super::check::Check;
use super::correction::Correction;
use super::id::{ConflictId, IssuanceId, OutageId};
use super::last_four::LastFour;
use super::outage::Plan;
use super::pool_load::PoolLoad;
use super::quarantine::{Quarantine, Stranger};
use super::reconciliation::{Notice, Replacement, Step};
use super::restoration::Restoration;
use super::sex::Sex;
use super::testimony::Discrepancy;
use super::text::{Name, Remark};
use super::unit::Unit;
use super::vgr_id::VgrId;

/// A wish of somebody at the desk. `at` is when it happened; `None` means now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Put drawn numbers into the binder.
    LoadPool(PoolLoad),
    /// Take an unissued number out of the pool.
    Withdraw {
        /// The number.
        number: BinderNumber,
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
        present: BTreeSet<BinderNumber>,
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
        proposed: Option<BinderNumber>,
        /// How many seconds it took from the first key in the form; `None` where no form was filled.
        form_seconds: Option<u32>,
    },
    /// Enter a hand-out that was made on paper.
    LateEntry {
        /// The number on the paper.
        number: BinderNumber,
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
        notice: Notice,
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
        step: Option<Step>,
        /// Why.
        reason: Remark,
    },
}

/// How a technician settles that log and witness differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// In what they differ; `None` where only a wish has an unknown outcome.
    pub finding: Option<Discrepancy>,
    /// How many lost wishes were put back as the witness had seen them.
    pub put_back: usize,
    /// The numbers that may be with a patient, and why.
    pub quarantine: Vec<(BinderNumber, Quarantine)>,
    /// Those that the witness names and the binder does not hold.
    pub strangers: Vec<Stranger>,
    /// Free numbers for which a person vouches.
    pub unissued: Vec<BinderNumber>,
    /// What the technician found.
    pub reason: Remark,
}

/// What a ward gives on the phone (routine, step 4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberRequest {
    /// Who asks.
    pub requested_by: VgrId,
    /// Where the patient is.
    pub unit: Unit,
    /// The extension to call back.
    pub callback: Option<Name>,
}
