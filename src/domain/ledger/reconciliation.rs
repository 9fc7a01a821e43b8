//! What becomes of a borrowed number afterwards ("avstämning", routine, step 6): the patient's new id is recorded, and
//! RAPS is told, which merges the two. Or it turns out that nobody ever used the number.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::event::reconciling::PatientIdentity;
use crate::event::reconciling::ReconciliationStep;
use crate::event::reconciling::ReplacementWarning;
use crate::ledger::reasoned::Reasoned;
use crate::value::actor::Actor;
use crate::value::id::Seq;
use crate::value::person_id::PersonId;
use crate::value::text::Name;
use crate::value::vgr_id::VgrId;

/// The new id that the ward has found or created.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// When it was recorded.
    #[serde(with = "chrono::serde::ts_microseconds")]
    pub at: DateTime<Utc>,
    /// Who recorded it.
    pub by: Actor,
    /// The fact that says so.
    pub seq: Seq,
    /// The id, which survives the merging.
    pub id: PersonId,
    /// Whether it is known who the patient is.
    pub identity: PatientIdentity,
    /// What is odd about it.
    pub warnings: Vec<ReplacementWarning>,
}

/// The word to RAPS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notified {
    /// When RAPS was told.
    #[serde(with = "chrono::serde::ts_microseconds")]
    pub at: DateTime<Utc>,
    /// Who told them.
    pub by: VgrId,
    /// The fact that says so.
    pub seq: Seq,
    /// The new id that stood here then; `None` when it was recorded only afterwards.
    pub of: Option<PersonId>,
    /// Under which number or name RAPS can find it.
    pub reference: Option<Name>,
}

/// A step that was taken back; what stood before it stands again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// Which.
    pub step: ReconciliationStep,
    /// When, by whom and why.
    pub why: Reasoned,
}

/// How far a borrowed number has come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reconciliation {
    /// The new id.
    pub replaced: Option<Replaced>,
    /// The word to RAPS.
    pub notified: Option<Notified>,
    /// Set when nobody ever used the number.
    pub unused: Option<Reasoned>,
    /// What was taken back, oldest first.
    pub undone: Vec<Undone>,
}

/// What is still to be done about a borrowed number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseState {
    /// Everything.
    Open,
    /// RAPS must be told.
    Replaced,
    /// The new id must be recorded.
    Notified,
    /// Nothing: the new id is here, and RAPS knows it.
    Done,
    /// Nothing: nobody used the number.
    Unused,
    /// Nothing: the hand-out was a mistake.
    Void,
}

impl CaseState {
    /// All of them, in the order in which they are reached.
    pub const ALL: [Self; 6] = [Self::Open, Self::Replaced, Self::Notified, Self::Done, Self::Unused, Self::Void];

    /// Whether something is still to be done.
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
    /// How far it has come, the hand-out itself being no mistake.
    #[must_use]
    pub fn state(&self) -> CaseState {
        match (&self.unused, &self.replaced, self.raps_knows()) {
            (Some(_), _, _) => CaseState::Unused,
            (None, None, false) => CaseState::Open,
            (None, Some(_), false) => CaseState::Replaced,
            (None, None, true) => CaseState::Notified,
            (None, Some(_), true) => CaseState::Done,
        }
    }

    /// Whether RAPS was told what stands here now; a word about another new id doesn't count.
    #[must_use]
    pub fn raps_knows(&self) -> bool {
        self.notified.as_ref().is_some_and(|notified| match (notified.of, &self.replaced) {
            (None, _) => true,
            (Some(told), Some(replaced)) => told == replaced.id,
            (Some(_), None) => false,
        })
    }

    /// Whether RAPS was told of another new id, so that it has to be told again.
    #[must_use]
    pub fn raps_knows_another(&self) -> bool {
        self.notified.is_some() && !self.raps_knows()
    }

    /// Whether linking the new reserve number to a person waits until it is known who the patient is.
    #[must_use]
    pub fn linking_waits(&self) -> bool {
        self.replaced.as_ref().is_some_and(|replaced| replaced.identity == PatientIdentity::Pending)
    }

    /// The step that was entered last and still stands.
    #[must_use]
    pub fn last_step(&self) -> Option<ReconciliationStep> {
        if self.unused.is_some() {
            return Some(ReconciliationStep::Unused);
        }
        let replaced = self.replaced.as_ref().map(|replaced| (replaced.seq, ReconciliationStep::Replaced));
        let notified = self.notified.as_ref().map(|notified| (notified.seq, ReconciliationStep::RapsNotified));
        replaced.into_iter().chain(notified).max_by_key(|(seq, _)| *seq).map(|(_, step)| step)
    }

    /// Whether such a step stands.
    #[must_use]
    pub const fn has(&self, step: ReconciliationStep) -> bool {
        match step {
            ReconciliationStep::Replaced => self.replaced.is_some(),
            ReconciliationStep::RapsNotified => self.notified.is_some(),
            ReconciliationStep::Unused => self.unused.is_some(),
            ReconciliationStep::Voided => false,
        }
    }

    pub(super) fn take_back(&mut self, step: ReconciliationStep, why: Reasoned) {
        match step {
            ReconciliationStep::Replaced => self.replaced = None,
            ReconciliationStep::RapsNotified => self.notified = None,
            ReconciliationStep::Unused => self.unused = None,
            ReconciliationStep::Voided => {}
        }
        self.undone.push(Undone { step, why });
    }
}
