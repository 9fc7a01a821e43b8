//! Why a wish did not become a fact. `i18n` says each in words, with what to do next.

use chrono::{DateTime, Utc};

use crate::event::case_id::CaseId;
use crate::rules::pool_load::PoolVerdict;
use crate::value::actor::Role;
use crate::value::id::{ConflictId, IssuanceId, OutageId};
use crate::value::person_id::PersonId;
use crate::value::pool_number::PoolNumber;
use crate::value::sex::Sex;

/// A rule of the desk that says no. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No outage is suspected or confirmed, so the ordinary service must be used (routine, step 1).
    OutageNotOpen,
    /// An outage is open already.
    OutageAlreadyOpen(OutageId),
    /// The open outage is confirmed already.
    OutageAlreadyConfirmed(OutageId),
    /// There has been no outage that this could belong to.
    NoOutageYet,
    /// There is no such outage.
    OutageUnknown(OutageId),
    /// No planned stop is there, or this one has begun or was called off.
    NotPlanned,
    /// A planned stop should have begun: say whether it did, instead of opening another outage.
    PlannedStopDue(OutageId),
    /// The outage is not over yet.
    OutageNotEnded(OutageId),
    /// The outage is closed as reconciled already.
    OutageAlreadyReconciled(OutageId),
    /// Something that was borrowed during the outage is not reconciled yet.
    NotReconciled {
        /// The outage.
        outage: OutageId,
        /// How many hand-outs are open.
        issuances: usize,
        /// How many clashes are open.
        conflicts: usize,
    },
    /// The end does not lie after the start.
    EndBeforeStart,
    /// A planned stop would be over already.
    PlanInPast(DateTime<Utc>),
    /// Two planned stops would overlap.
    OverlapsPlan(OutageId),
    /// No new time was given.
    NoTimeGiven,
    /// The time lies ahead of the clock.
    TimeInFuture(DateTime<Utc>),
    /// The outage would overlap another.
    OverlapsOutage {
        /// The other outage.
        outage: OutageId,
        /// When that one began.
        started_at: DateTime<Utc>,
        /// When that one ended; `None` while it goes on.
        ended_at: Option<DateTime<Utc>>,
    },
    /// The time lies before the outage began.
    BeforeOutageStart {
        /// The outage.
        outage: OutageId,
        /// When it began.
        started_at: DateTime<Utc>,
    },
    /// The binder holds no numbers of unknown sex.
    SexUnknown,
    /// All numbers of this sex are out or withdrawn.
    PoolEmpty {
        /// The sex asked for.
        sex: Sex,
        /// How many numbers of the other sex are still free.
        other_free: usize,
    },
    /// The number that the cashier saw has gone out meanwhile.
    ProposalGone {
        /// The number that was shown.
        proposed: PoolNumber,
        /// The one that would be proposed now.
        instead: PoolNumber,
    },
    /// The number was never put into the binder.
    NumberUnknown(PoolNumber),
    /// The number is out or withdrawn.
    NumberNotFree(PoolNumber),
    /// There is no such hand-out.
    IssuanceUnknown(IssuanceId),
    /// The hand-out is void already.
    IssuanceVoid(IssuanceId),
    /// The number was read back rightly already.
    AlreadyReadBack(IssuanceId),
    /// The number is right as it stands: no field was given that differs.
    NothingToCorrect(IssuanceId),
    /// There is no such clash.
    ConflictUnknown(ConflictId),
    /// The clash is resolved already.
    ConflictResolved(ConflictId),
    /// Nobody ever used the number, as somebody has said.
    CaseUnused(CaseId),
    /// Somebody has used the number: a new id is recorded for it, or RAPS was told.
    ReconciliationBegun(CaseId),
    /// A new id stands already.
    AlreadyReplaced {
        /// Whose.
        case: CaseId,
        /// Which.
        by: PersonId,
    },
    /// RAPS knows it already.
    AlreadyNotified(CaseId),
    /// A number of the binder never replaces another.
    ReplacementFromPool(PoolNumber),
    /// No such step stands that could be taken back.
    NothingToUndo(CaseId),
    /// The time lies before the number was handed out.
    BeforeIssuance {
        /// Whose.
        case: CaseId,
        /// When it was handed out.
        issued_at: DateTime<Utc>,
    },
    /// This role may not.
    NotAllowed {
        /// The role of who wishes; `None` when there is none.
        role: Option<Role>,
        /// The roles that may.
        allowed: &'static [Role],
    },
    /// The patient is on another unit than the ward that wishes.
    OtherUnit(CaseId),
    /// Some of the numbers can't be put into the binder.
    PoolRefused(PoolVerdict),
    /// Some of the numbers are odd, and nobody has accepted that.
    PoolNeedsYes(PoolVerdict),
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
            Self::CaseUnused(_) => "case_unused",
            Self::ReconciliationBegun(_) => "reconciliation_begun",
            Self::AlreadyReplaced { .. } => "already_replaced",
            Self::AlreadyNotified(_) => "already_notified",
            Self::ReplacementFromPool(_) => "replacement_from_pool",
            Self::NothingToUndo(_) => "nothing_to_undo",
            Self::BeforeIssuance { .. } => "before_hand_out",
            Self::NotAllowed { .. } => "not_allowed",
            Self::OtherUnit(_) => "other_unit",
            Self::PoolRefused(_) => "pool_refused",
            Self::PoolNeedsYes(_) => "pool_doubtful",
        }
    }

    /// Whether somebody else may what this person may not.
    #[must_use]
    pub const fn is_about_rights(&self) -> bool {
        matches!(self, Self::NotAllowed { .. } | Self::OtherUnit(_))
    }
}
