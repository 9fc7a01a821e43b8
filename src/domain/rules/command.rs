//! What somebody at the desk can ask for. [`decide()`](crate::rules::decide::decide()) turns a command into events or a
//! refusal.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::event::case_id::CaseId;
use crate::event::check::Check;
use crate::event::correction::Correction;
use crate::event::plan::Plan;
use crate::event::quarantine::{Quarantine, UnknownNumber};
use crate::event::reconciling::{PatientIdentity, RapsAnswer, ReconciliationStep};
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

/// What somebody at the desk wants to be done. `at` is when it happened; `None` means now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Add drawn numbers to the pool.
    LoadPool(PoolLoad),
    /// Take a free number out of the pool for good.
    Withdraw { number: PoolNumber, reason: Remark },
    /// Go on after log and witness differed: numbers go into quarantine, and what was found is recorded.
    Recover(Recovery),
    /// Puts the numbers of interrupted commands into quarantine, which the program does by itself: log and witness agree
    /// but for them.
    Settle {
        quarantine: Vec<(PoolNumber, Quarantine)>,
        /// The numbers that the pool does not hold.
        unknown_numbers: Vec<UnknownNumber>,
    },
    /// Go on from a backup of the log: numbers go into quarantine, and what was restored is recorded.
    Restore(Restoration),
    CountPool {
        /// The numbers that lie in the paper binder.
        present: BTreeSet<PoolNumber>,
    },
    /// Open an outage.
    SuspectOutage {
        at: Option<DateTime<Utc>>,
        /// What was checked before, in the order of the checks.
        checked: Vec<Check>,
    },
    /// Announce a planned stop.
    PlanOutage(Plan),
    /// Move a planned stop to another time; `None` means the next one.
    ReplanOutage {
        outage: Option<OutageId>,
        /// The whole new announcement.
        plan: Plan,
    },
    /// Call a planned stop off; `None` means the next one.
    CancelOutage { outage: Option<OutageId>, reason: Remark },
    /// Say that the suspected outage is real, or that the planned one has begun.
    ConfirmOutage {
        /// When it became known.
        at: Option<DateTime<Utc>>,
    },
    /// Say that the service is back.
    EndOutage { at: Option<DateTime<Utc>> },
    /// Correct when an outage began or ended; `None` means the latest one.
    SetOutageTimes {
        outage: Option<OutageId>,
        /// When it really began; `None` keeps the time that stands.
        started_at: Option<DateTime<Utc>>,
        /// When it really ended; `None` keeps the time that stands.
        ended_at: Option<DateTime<Utc>>,
        reason: Remark,
    },
    /// Say that the service went down again, so that the latest outage goes on.
    ReopenOutage { reason: Remark },
    /// Close the latest outage, or another, as reconciled.
    ReconcileOutage {
        /// `None` means the latest outage.
        outage: Option<OutageId>,
    },
    /// Add a note to the open outage, else to the latest, else to the next planned one.
    NoteOutage {
        /// When it happened.
        at: Option<DateTime<Utc>>,
        note: Remark,
    },
    /// Issue a number to a ward.
    Issue {
        sex: Sex,
        request: NumberRequest,
        /// The number that the cashier saw before confirming; it is never replaced silently by another.
        proposed: Option<PoolNumber>,
        /// How many seconds passed since the first key in the form; `None` where no form was filled in.
        form_seconds: Option<u32>,
    },
    /// Enter an issuance that was made on paper.
    LateEntry {
        number: PoolNumber,
        /// When it was given on paper.
        at: DateTime<Utc>,
        /// Who gave it; `None` means the person who enters it.
        given_by: Option<VgrId>,
        /// Who asked, and for where.
        request: NumberRequest,
        /// The answer where the log says the same already.
        answer: Option<EntryAnswer>,
    },
    /// Record what the caller read back.
    ReadBack {
        issuance: IssuanceId,
        /// The last four characters as the cashier heard them.
        heard: LastFour,
    },
    /// Record that the number was not read back.
    SkipReadBack { issuance: IssuanceId },
    /// Say that an issuance was a mistake.
    Void { issuance: IssuanceId, reason: Remark },
    /// Correct a detail of an issuance.
    Correct { issuance: IssuanceId, correction: Correction, reason: Remark },
    /// Say how a conflict between paper and log was resolved.
    ResolveConflict { conflict: ConflictId, reason: Remark },
    /// Say that a conflict was none: the same issuance was entered twice.
    TakeBackConflict { conflict: ConflictId, reason: Remark },
    /// Record the new id of a patient who carries a borrowed number.
    Replace {
        case: CaseId,
        replacement: Replacement,
        /// The reason, which is required when another new id is recorded already.
        reason: Option<Remark>,
    },
    /// Record that RAPS was told.
    NotifyRaps {
        case: CaseId,
        notice: RapsNotice,
        /// The reason, which is required when RAPS knows it already.
        reason: Option<Remark>,
    },
    /// Say that nobody ever used the number.
    MarkUnused { case: CaseId, reason: Remark },
    /// Undo a step of a reconciliation.
    Undo {
        case: CaseId,
        /// `None` means the last step.
        step: Option<ReconciliationStep>,
        reason: Remark,
        /// Whether RAPS was really told, where the step takes a notice to RAPS back.
        raps: Option<RapsAnswer>,
    },
}

/// What a person answers where a late entry says what the log says already: number, unit and requester agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryAnswer {
    /// It is the issuance that this case stands for, so nothing is written.
    SameAs(CaseId),
    /// It is another patient, so there is a conflict.
    AnotherPatient,
}

/// A new id as a person records it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replacement {
    pub id: PersonId,
    /// Whether it is known who the patient is; only used for a reserve number.
    pub identity: PatientIdentity,
    /// Whether somebody was asked about an unlikely age and kept it.
    pub age_accepted: bool,
}

/// What a person records about telling RAPS.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RapsNotice {
    /// When RAPS was told; `None` means now.
    pub at: Option<DateTime<Utc>>,
    /// Who told RAPS; `None` means the person who enters it.
    pub by: Option<VgrId>,
    /// The number or name under which RAPS can find the notice.
    pub reference: Option<Name>,
}
