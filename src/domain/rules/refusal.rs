//! Why a command did not become events. `i18n` puts each refusal into words, together with what to do next.

use chrono::{DateTime, Utc};

use crate::event::case_id::CaseId;
use crate::rules::pool_load::PoolVerdict;
use crate::value::actor::Role;
use crate::value::id::{ConflictId, IssuanceId, OutageId};
use crate::value::person_id::{PersonId, UnlikelyAge};
use crate::value::pool_number::PoolNumber;
use crate::value::sex::Sex;
use crate::value::text::Name;

/// The rule of the desk that refused a command. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No outage is suspected or confirmed, so the ordinary service must be used (routine, step 1).
    OutageNotOpen,
    OutageAlreadyOpen(OutageId),
    OutageAlreadyConfirmed(OutageId),
    /// There has been no outage that this could belong to.
    NoOutageYet,
    OutageUnknown(OutageId),
    /// There is no planned stop, or the one that is named has begun or was called off.
    NotPlanned,
    /// A planned stop should have begun. Somebody must say whether it did, instead of opening another outage.
    PlannedStopDue(OutageId),
    OutageNotEnded(OutageId),
    OutageAlreadyReconciled(OutageId),
    /// Some number that was borrowed during the outage is not reconciled yet.
    NotReconciled {
        outage: OutageId,
        issuances: usize,
        conflicts: usize,
    },
    EndBeforeStart,
    /// The planned stop would already be over; holds its end.
    PlanInPast(DateTime<Utc>),
    /// The planned stop would overlap this other one.
    OverlapsPlan(OutageId),
    NoTimeGiven,
    /// The time lies in the future.
    TimeInFuture(DateTime<Utc>),
    /// The outage would overlap another one.
    OverlapsOutage {
        outage: OutageId,
        started_at: DateTime<Utc>,
        /// `None` while that one goes on.
        ended_at: Option<DateTime<Utc>>,
    },
    /// The time lies before the start of the outage.
    BeforeOutageStart {
        outage: OutageId,
        started_at: DateTime<Utc>,
    },
    /// The pool holds no numbers of unknown sex.
    SexUnknown,
    /// No number of this sex is free.
    PoolEmpty {
        sex: Sex,
        /// How many numbers of the other sex are still free.
        other_free: usize,
    },
    /// The number that the cashier saw is no longer free.
    ProposalGone {
        proposed: PoolNumber,
        instead: PoolNumber,
    },
    /// The number was never added to the pool.
    NumberUnknown(PoolNumber),
    /// The number is issued, withdrawn or in quarantine.
    NumberNotFree(PoolNumber),
    IssuanceUnknown(IssuanceId),
    IssuanceVoid(IssuanceId),
    /// The number was already read back correctly.
    AlreadyReadBack(IssuanceId),
    /// The correction would change nothing.
    NothingToCorrect(IssuanceId),
    ConflictUnknown(ConflictId),
    ConflictResolved(ConflictId),
    /// The conflict was none: it is the same issuance as this one.
    ConflictTakenBack {
        conflict: ConflictId,
        with: IssuanceId,
    },
    /// The log says the same already: number, unit and requester agree.
    AlreadyRecorded {
        case: CaseId,
        number: PoolNumber,
    },
    /// The case that is named says something else than the late entry.
    RecordedOtherwise {
        case: CaseId,
        number: PoolNumber,
    },
    /// Nobody said whether RAPS was really told what is taken back.
    RapsToldUnclear(RapsTold),
    /// RAPS goes by something that doesn't hold, and must be told to undo it first.
    RapsMustUndo(RapsTold),
    /// Somebody has said that the number was never used.
    CaseUnused(CaseId),
    /// The number was used: a new id is recorded for it, or RAPS was told.
    ReconciliationBegun(CaseId),
    /// A new id is recorded already.
    AlreadyReplaced {
        case: CaseId,
        by: PersonId,
    },
    /// RAPS knows the new id already.
    AlreadyNotified(CaseId),
    /// The new id is a number of the pool, which never replaces another.
    ReplacementFromPool(PoolNumber),
    /// The new id states an age that nobody has confirmed.
    AgeDoubtful {
        id: PersonId,
        age: UnlikelyAge,
    },
    /// There is no such step to undo.
    NothingToUndo(CaseId),
    /// The time lies before the number was issued.
    BeforeIssuance {
        case: CaseId,
        issued_at: DateTime<Utc>,
    },
    /// The person's role does not permit this.
    NotAllowed {
        /// The role of the person; `None` when they have none.
        role: Option<Role>,
        /// The roles that may do it.
        allowed: &'static [Role],
    },
    /// The patient is on another unit than the ward that gave the command.
    OtherUnit(CaseId),
    /// Some of the numbers can't be added to the pool.
    PoolRefused(PoolVerdict),
    /// There are warnings about some of the numbers, and nobody has accepted them.
    PoolNeedsConfirmation(PoolVerdict),
}

/// What RAPS was told of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RapsTold {
    pub case: CaseId,
    pub number: PoolNumber,
    /// The id that the number belongs to, as RAPS was told; `None` if none was recorded.
    pub id: Option<PersonId>,
    pub reference: Option<Name>,
}

impl Refusal {
    /// The stable name for programs.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::OutageNotOpen => "outage_not_open",
            Self::OutageAlreadyOpen(_) => "outage_already_open",
            Self::OutageAlreadyConfirmed(_) => "outage_already_confirmed",
            Self::NoOutageYet => "no_outage_yet",
            Self::OutageUnknown(_) => "outage_unknown",
            Self::NotPlanned => "not_planned",
            Self::PlannedStopDue(_) => "planned_stop_due",
            Self::OutageNotEnded(_) => "outage_not_ended",
            Self::OutageAlreadyReconciled(_) => "outage_already_reconciled",
            Self::NotReconciled { .. } => "not_reconciled",
            Self::EndBeforeStart => "end_before_start",
            Self::PlanInPast(_) => "plan_in_past",
            Self::OverlapsPlan(_) => "overlaps_plan",
            Self::NoTimeGiven => "no_time_given",
            Self::TimeInFuture(_) => "time_in_future",
            Self::OverlapsOutage { .. } => "overlaps_outage",
            Self::BeforeOutageStart { .. } => "before_outage_start",
            Self::SexUnknown => "sex_unknown",
            Self::PoolEmpty { .. } => "pool_empty",
            Self::ProposalGone { .. } => "proposal_gone",
            Self::NumberUnknown(_) => "number_unknown",
            Self::NumberNotFree(_) => "number_not_free",
            Self::IssuanceUnknown(_) => "issuance_unknown",
            Self::IssuanceVoid(_) => "issuance_void",
            Self::AlreadyReadBack(_) => "already_read_back",
            Self::NothingToCorrect(_) => "nothing_to_correct",
            Self::ConflictUnknown(_) => "conflict_unknown",
            Self::ConflictResolved(_) => "conflict_resolved",
            Self::ConflictTakenBack { .. } => "conflict_taken_back",
            Self::AlreadyRecorded { .. } => "already_recorded",
            Self::RecordedOtherwise { .. } => "recorded_otherwise",
            Self::RapsToldUnclear(_) => "raps_told_unclear",
            Self::RapsMustUndo(_) => "raps_must_undo",
            Self::CaseUnused(_) => "case_unused",
            Self::ReconciliationBegun(_) => "reconciliation_begun",
            Self::AlreadyReplaced { .. } => "already_replaced",
            Self::AlreadyNotified(_) => "already_notified",
            Self::ReplacementFromPool(_) => "replacement_from_pool",
            Self::AgeDoubtful { .. } => "age_doubtful",
            Self::NothingToUndo(_) => "nothing_to_undo",
            Self::BeforeIssuance { .. } => "before_hand_out",
            Self::NotAllowed { .. } => "not_allowed",
            Self::OtherUnit(_) => "other_unit",
            Self::PoolRefused(_) => "pool_refused",
            Self::PoolNeedsConfirmation(_) => "pool_doubtful",
        }
    }

    /// Whether it was refused because of the person's rights, so that somebody else may do it.
    #[must_use]
    pub const fn is_about_rights(&self) -> bool {
        matches!(self, Self::NotAllowed { .. } | Self::OtherUnit(_))
    }
}
