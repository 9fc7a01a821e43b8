//! A case: one patient who carries a borrowed number, and what must be reconciled for them.
//!
//! Most cases are issuances. When a number was given twice, on paper and from the log, the second patient needs a new
//! id as well, and the conflict stands for that patient.

use chrono::{DateTime, TimeDelta, Utc};

use crate::event::case_id::CaseId;
use crate::event::reconciling::ReconciliationStep;
use crate::ledger::reasoned::Reasoned;
use crate::ledger::reconciliation::{CaseState, Reconciliation};
use crate::value::id::OutageId;
use crate::value::person_id::PersonId;
use crate::value::pool_number::PoolNumber;
use crate::value::request::NumberRequest;
use crate::value::sex::Sex;
use crate::value::vgr_id::VgrId;

/// A view of one case in the ledger.
#[derive(Debug, Clone)]
pub struct Case<'a> {
    pub id: CaseId,
    /// The outage during which the number was needed.
    pub outage: OutageId,
    pub number: PoolNumber,
    /// The sex for which the number stands in the pool.
    pub sex: Sex,
    /// Who asked; the ward in it must do the reconciliation.
    pub request: &'a NumberRequest,
    pub issued_by: &'a VgrId,
    pub issued_at: DateTime<Utc>,
    pub on_paper: bool,
    pub reconciliation: &'a Reconciliation,
    /// Present when the issuance was voided, or the conflict taken back.
    pub voided: Option<&'a Reasoned>,
    /// The other patients who may carry the same number.
    pub shared_with: Vec<CaseId>,
}

/// How long an open case may wait before it counts as late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadlines {
    /// After this time it should be closed.
    pub due: TimeDelta,
    /// After this time somebody else has to step in.
    pub overdue: TimeDelta,
}

/// How late an open case is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lateness {
    /// There is time.
    InTime,
    /// It should be closed.
    Due,
    /// Somebody else has to step in.
    Overdue,
}

impl Case<'_> {
    /// The state of the case.
    #[must_use]
    pub fn state(&self) -> CaseState {
        let is_void = self.voided.is_some() && self.reconciliation.raps_must_undo().is_none();
        if is_void { CaseState::Void } else { self.reconciliation.state() }
    }

    /// Whether something is left to do.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state().is_open()
    }

    /// Whether a patient carries the number, or did.
    #[must_use]
    pub fn is_in_use(&self) -> bool {
        !matches!(self.state(), CaseState::Void | CaseState::Unused)
    }

    /// The time since the number was issued.
    #[must_use]
    pub fn age(&self, now: DateTime<Utc>) -> TimeDelta {
        now - self.issued_at
    }

    /// When it was closed; `None` while it is open.
    #[must_use]
    pub fn closed_at(&self) -> Option<DateTime<Utc>> {
        let Reconciliation { replaced, unused, .. } = self.reconciliation;
        match self.state() {
            CaseState::Open | CaseState::Replaced | CaseState::Notified => None,
            CaseState::Void => self.voided.map(|voided| voided.at),
            CaseState::Unused => unused.as_ref().map(|unused| unused.at),
            CaseState::Done => Some(replaced.as_ref()?.at.max(self.reconciliation.notified()?.at)),
        }
    }

    /// How late the case is; a closed case is never late.
    #[must_use]
    pub fn lateness(&self, now: DateTime<Utc>, deadlines: Deadlines) -> Lateness {
        match self.age(now) {
            _ if !self.is_open() => Lateness::InTime,
            age if age > deadlines.overdue => Lateness::Overdue,
            age if age > deadlines.due => Lateness::Due,
            _ => Lateness::InTime,
        }
    }

    /// Whether the old or the new id contains what was typed; spaces, hyphens, `+` and case are ignored.
    #[must_use]
    pub fn has_id(&self, typed: &str) -> bool {
        let plain = |text: &str| -> String {
            text.chars().filter(|c| !matches!(c, ' ' | '-' | '+')).flat_map(char::to_uppercase).collect()
        };
        let typed = plain(typed);
        let new = self.reconciliation.replaced.as_ref().map(|replaced| replaced.id);
        let ids = std::iter::once(self.number.as_str()).chain(new.as_ref().map(PersonId::value));
        !typed.is_empty() && ids.map(plain).any(|id| id.contains(&typed))
    }

    /// The step that was entered last and can be undone.
    #[must_use]
    pub fn last_step(&self) -> Option<ReconciliationStep> {
        if self.voided.is_some() { Some(ReconciliationStep::Voided) } else { self.reconciliation.last_step() }
    }

    /// The step that is undone when none is named: the last one that stands, else a notice to RAPS that was taken back
    /// although RAPS was told.
    #[must_use]
    pub fn step_to_undo(&self) -> Option<ReconciliationStep> {
        let notice = ReconciliationStep::RapsNotified;
        self.last_step().or_else(|| self.can_undo(notice).then_some(notice))
    }

    /// Whether the step can be undone.
    #[must_use]
    pub fn can_undo(&self, step: ReconciliationStep) -> bool {
        self.has(step) || self.reconciliation.can_undo(step)
    }

    /// Whether the step was taken and not undone.
    #[must_use]
    pub fn has(&self, step: ReconciliationStep) -> bool {
        if step == ReconciliationStep::Voided { self.voided.is_some() } else { self.reconciliation.has(step) }
    }
}
