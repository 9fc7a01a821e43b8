//! One patient who carries a borrowed number: what has to be reconciled for them.
//!
//! Mostly that is a hand-out. When a number was given twice, on paper and from the log, the second patient is owed a new
//! id as well, and the clash stands for them.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::binder_number::BinderNumber;
use super::event::Event;
use super::id::{ConflictId, IssuanceId, OutageId};
use super::issuance::Reasoned;
use super::person_id::PersonId;
use super::reconciliation::{CaseState, Reconciliation, Step};
use super::sex::Sex;
use super::text::Name;
use super::unit::Unit;
use super::vgr_id::VgrId;

/// Names one case for ever: the running number of a hand-out, or `k` and the running number of a clash ("krock").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseId {
    /// The patient of a hand-out.
    Issuance(IssuanceId),
    /// The second patient of a clash.
    Conflict(ConflictId),
}

impl CaseId {
    /// The case that a fact belongs to, if it belongs to one.
    #[must_use]
    pub const fn of(event: &Event) -> Option<Self> {
        match event {
            Event::Issued { issuance, .. }
            | Event::ReadBack { issuance, .. }
            | Event::ReadBackSkipped { issuance }
            | Event::Voided { issuance, .. }
            | Event::Corrected { issuance, .. } => Some(Self::Issuance(*issuance)),
            Event::ConflictFound { conflict, .. } | Event::ConflictResolved { conflict, .. } => {
                Some(Self::Conflict(*conflict))
            }
            Event::Replaced { case, .. }
            | Event::RapsNotified { case, .. }
            | Event::Unused { case, .. }
            | Event::Undone { case, .. } => Some(*case),
            _ => None,
        }
    }

    /// The hand-out, where it is one.
    #[must_use]
    pub const fn issuance(self) -> Option<IssuanceId> {
        if let Self::Issuance(id) = self { Some(id) } else { None }
    }

    /// The clash, where it is the second patient of one.
    #[must_use]
    pub const fn conflict(self) -> Option<ConflictId> {
        if let Self::Conflict(id) = self { Some(id) } else { None }
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Issuance(id) => id.fmt(f),
            Self::Conflict(id) => write!(f, "k{id}"),
        }
    }
}

impl FromStr for CaseId {
    type Err = std::num::ParseIntError;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        let typed = typed.trim();
        match typed.strip_prefix(['k', 'K']) {
            Some(conflict) => conflict.parse().map(Self::Conflict),
            None => typed.parse().map(Self::Issuance),
        }
    }
}

/// One case, read from the ledger.
#[derive(Debug, Clone)]
pub struct Case<'a> {
    /// Which.
    pub id: CaseId,
    /// The outage during which the number was needed.
    pub outage: OutageId,
    /// The number.
    pub number: BinderNumber,
    /// The sex that the number states.
    pub sex: Sex,
    /// Who asked.
    pub requested_by: &'a VgrId,
    /// The ward that owes the reconciliation.
    pub unit: &'a Unit,
    /// The extension to call back.
    pub callback: Option<&'a Name>,
    /// Who handed the number out.
    pub issued_by: &'a VgrId,
    /// When it was handed out.
    pub issued_at: DateTime<Utc>,
    /// Whether it was given on paper.
    pub on_paper: bool,
    /// What has been done since.
    pub reconciliation: &'a Reconciliation,
    /// Set when the hand-out was a mistake.
    pub voided: Option<&'a Reasoned>,
    /// The other patients who may carry the same number.
    pub shared_with: Vec<CaseId>,
}

/// After how long an open case is late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// It should be closed by then.
    pub due: TimeDelta,
    /// By then somebody else has to step in.
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
    /// How far it has come.
    #[must_use]
    pub fn state(&self) -> CaseState {
        if self.voided.is_some() { CaseState::Void } else { self.reconciliation.state() }
    }

    /// Whether something is still to be done.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state().is_open()
    }

    /// Whether a patient carries the number, or did.
    #[must_use]
    pub fn is_in_use(&self) -> bool {
        !matches!(self.state(), CaseState::Void | CaseState::Unused)
    }

    /// How long ago the number was handed out.
    #[must_use]
    pub fn age(&self, now: DateTime<Utc>) -> TimeDelta {
        now - self.issued_at
    }

    /// When it was closed; `None` while it is open.
    #[must_use]
    pub fn closed_at(&self) -> Option<DateTime<Utc>> {
        let Reconciliation { replaced, notified, unused, .. } = self.reconciliation;
        match self.state() {
            CaseState::Open | CaseState::Replaced | CaseState::Notified => None,
            CaseState::Void => self.voided.map(|voided| voided.at),
            CaseState::Unused => unused.as_ref().map(|unused| unused.at),
            CaseState::Done => Some(replaced.as_ref()?.at.max(notified.as_ref()?.at)),
        }
    }

    /// How late it is; what is closed is never late.
    #[must_use]
    pub fn lateness(&self, now: DateTime<Utc>, patience: Patience) -> Lateness {
        match self.age(now) {
            _ if !self.is_open() => Lateness::InTime,
            age if age > patience.overdue => Lateness::Overdue,
            age if age > patience.due => Lateness::Due,
            _ => Lateness::InTime,
        }
    }

    /// Whether the old or the new id is this one, however it is written: spaces, hyphens and case don't count.
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

    /// The step that was entered last and can be taken back.
    #[must_use]
    pub fn last_step(&self) -> Option<Step> {
        if self.voided.is_some() { Some(Step::Voided) } else { self.reconciliation.last_step() }
    }

    /// Whether such a step stands.
    #[must_use]
    pub fn has(&self, step: Step) -> bool {
        if step == Step::Voided { self.voided.is_some() } else { self.reconciliation.has(step) }
    }
}
