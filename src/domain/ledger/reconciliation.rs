//! The reconciliation of a borrowed number ("avstämning", routine, step 6): the patient's new id is recorded, and RAPS
//! is told, which merges the two ids. Or it turns out that nobody ever used the number.

use chrono::{DateTime, Utc};

use crate::event::reconciling::{PatientIdentity, RapsAnswer, ReconciliationStep, ReplacementWarning};
use crate::ledger::reasoned::Reasoned;
use crate::value::actor::Actor;
use crate::value::id::Seq;
use crate::value::person_id::PersonId;
use crate::value::text::Name;
use crate::value::vgr_id::VgrId;

/// The new id that the ward found or created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    pub at: DateTime<Utc>,
    pub by: Actor,
    /// The event that says so.
    pub seq: Seq,
    /// The id that remains when the two are merged.
    pub id: PersonId,
    /// Whether it is known who the patient is.
    pub identity: PatientIdentity,
    pub warnings: Vec<ReplacementWarning>,
}

/// That RAPS was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notified {
    pub at: DateTime<Utc>,
    /// Who told RAPS.
    pub by: VgrId,
    /// The event that says so.
    pub seq: Seq,
    /// The new id that the number belongs to, as RAPS was told; `None` until it is recorded.
    pub of: Option<PersonId>,
    /// The number or name under which RAPS can find the notice.
    pub reference: Option<Name>,
    /// RAPS was told only that an earlier notice does not hold, so that it now takes the number for nobody's.
    pub retracts: bool,
    /// The event that took the notice back last, although RAPS was told, so that RAPS must be told to undo it.
    pub taken_back: Option<Seq>,
}

/// A step that was undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    pub step: ReconciliationStep,
    pub why: Reasoned,
}

/// What has been done so far about a borrowed number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reconciliation {
    pub replaced: Option<Replaced>,
    /// What RAPS was told, oldest first, without what it was never told after all. The last one is what RAPS goes by.
    pub told: Vec<Notified>,
    /// Present when nobody ever used the number.
    pub unused: Option<Reasoned>,
    /// The steps that were undone, oldest first.
    pub undone: Vec<Undone>,
}

/// How far a case has come, and with that what is left to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseState {
    /// Everything is left to do.
    Open,
    /// The new id is recorded; RAPS must be told.
    Replaced,
    /// RAPS was told; the new id must be recorded.
    Notified,
    /// Nothing is left: the new id is recorded, and RAPS knows it.
    Done,
    /// Nothing is left: nobody used the number.
    Unused,
    /// Nothing is left: the issuance was voided.
    Void,
}

impl CaseState {
    /// All states in the order in which they are reached.
    pub const ALL: [Self; 6] = [Self::Open, Self::Replaced, Self::Notified, Self::Done, Self::Unused, Self::Void];

    /// Whether something is left to do.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Replaced | Self::Notified)
    }

    /// The stable English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Replaced => "replaced",
            Self::Notified => "notified",
            Self::Done => "done",
            Self::Unused => "unused",
            Self::Void => "void",
        }
    }
}

impl Reconciliation {
    /// The state of the reconciliation, for an issuance that is not void.
    #[must_use]
    pub fn state(&self) -> CaseState {
        match (&self.unused, &self.replaced, self.raps_knows()) {
            (_, None, _) if self.raps_must_undo().is_some() => CaseState::Open,
            (_, Some(_), _) if self.raps_must_undo().is_some() => CaseState::Replaced,
            (Some(_), _, _) => CaseState::Unused,
            (None, None, false) => CaseState::Open,
            (None, Some(_), false) => CaseState::Replaced,
            (None, None, true) => CaseState::Notified,
            (None, Some(_), true) => CaseState::Done,
        }
    }

    /// Whether the patient's identity is still pending, so that the new reserve number can't be linked to a person yet.
    #[must_use]
    pub fn linking_waits(&self) -> bool {
        self.replaced.as_ref().is_some_and(|replaced| replaced.identity == PatientIdentity::Pending)
    }

    /// The step that was entered last and was not undone.
    #[must_use]
    pub fn last_step(&self) -> Option<ReconciliationStep> {
        if self.unused.is_some() {
            return Some(ReconciliationStep::Unused);
        }
        let replaced = self.replaced.as_ref().map(|replaced| (replaced.seq, ReconciliationStep::Replaced));
        let notified = self.notified().map(|notified| (notified.seq, ReconciliationStep::RapsNotified));
        replaced.into_iter().chain(notified).max_by_key(|(seq, _)| *seq).map(|(_, step)| step)
    }

    /// Whether the step was taken and not undone.
    #[must_use]
    pub fn has(&self, step: ReconciliationStep) -> bool {
        match step {
            ReconciliationStep::Replaced => self.replaced.is_some(),
            ReconciliationStep::RapsNotified => self.notified().is_some(),
            ReconciliationStep::Unused => self.unused.is_some(),
            ReconciliationStep::Voided => false,
        }
    }

    /// Undoes a step by the event at `seq`.
    pub(super) fn undo(&mut self, step: ReconciliationStep, raps: Option<RapsAnswer>, seq: Seq, why: Reasoned) {
        match step {
            ReconciliationStep::Replaced => self.replaced = None,
            ReconciliationStep::RapsNotified => self.take_notice_back(raps, seq),
            ReconciliationStep::Unused => self.unused = None,
            ReconciliationStep::Voided => {}
        }
        self.undone.push(Undone { step, why });
    }
}
