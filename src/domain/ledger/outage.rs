//! An outage ("driftstopp") of the person-id service, planned or not, with all its steps.

use chrono::{DateTime, TimeDelta, Utc};

use crate::event::Event;
use crate::event::check::Check;
use crate::event::plan::Plan;
use crate::value::actor::Actor;
use crate::value::id::OutageId;
use crate::value::text::Remark;

/// The state of an outage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutageState {
    /// The stop is announced ("planerat"); a person must say that it really began.
    Planned,
    /// The stop was announced and then called off ("inställt").
    Cancelled,
    /// Somebody suspects that the service is down ("misstänkt").
    Suspected,
    /// The service is known to be down ("bekräftat").
    Confirmed,
    /// The service is back ("åter").
    Ended,
    /// Every number that was borrowed during the outage is reconciled ("avstämt").
    Reconciled,
}

impl OutageState {
    /// Whether numbers may be issued.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Suspected | Self::Confirmed)
    }

    /// Whether the service was ever down.
    #[must_use]
    pub const fn has_begun(self) -> bool {
        !matches!(self, Self::Planned | Self::Cancelled)
    }

    /// The stable English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Cancelled => "cancelled",
            Self::Suspected => "suspected",
            Self::Confirmed => "confirmed",
            Self::Ended => "ended",
            Self::Reconciled => "reconciled",
        }
    }
}

/// One step in the course of an outage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutageStep {
    pub at: DateTime<Utc>,
    pub by: Actor,
    pub what: OutageStepKind,
}

/// What happened in a step of an outage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutageStepKind {
    Planned(Plan),
    Replanned(Plan),
    Cancelled(Remark),
    /// The outage was suspected, after these checks.
    Suspected(Vec<Check>),
    Confirmed,
    Noted(Remark),
    Ended,
    /// The times of the outage were corrected.
    TimesSet {
        /// When it really began; `None` keeps the time that stands.
        started_at: Option<DateTime<Utc>>,
        /// When it really ended; `None` keeps the time that stands.
        ended_at: Option<DateTime<Utc>>,
        reason: Remark,
    },
    Reopened(Remark),
    Reconciled,
}

impl OutageStepKind {
    /// The stable English name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Planned(_) => "planned",
            Self::Replanned(_) => "replanned",
            Self::Cancelled(_) => "cancelled",
            Self::Suspected(_) => "suspected",
            Self::Confirmed => "confirmed",
            Self::Noted(_) => "noted",
            Self::Ended => "ended",
            Self::TimesSet { .. } => "times_set",
            Self::Reopened(_) => "reopened",
            Self::Reconciled => "reconciled",
        }
    }

    /// The step that an event describes; `None` for an event that is not about an outage.
    #[must_use]
    pub fn of(event: &Event) -> Option<(OutageId, Self)> {
        let (outage, step) = match event.clone() {
            Event::OutagePlanned { outage, plan } => (outage, Self::Planned(plan)),
            Event::OutageReplanned { outage, plan } => (outage, Self::Replanned(plan)),
            Event::OutageCancelled { outage, reason } => (outage, Self::Cancelled(reason)),
            Event::OutageSuspected { outage, checked } => (outage, Self::Suspected(checked)),
            Event::OutageConfirmed { outage } => (outage, Self::Confirmed),
            Event::OutageNoted { outage, note } => (outage, Self::Noted(note)),
            Event::OutageEnded { outage } => (outage, Self::Ended),
            Event::OutageTimesSet { outage, started_at, ended_at, reason } => {
                (outage, Self::TimesSet { started_at, ended_at, reason })
            }
            Event::OutageReopened { outage, reason } => (outage, Self::Reopened(reason)),
            Event::OutageReconciled { outage } => (outage, Self::Reconciled),
            _ => return None,
        };
        Some((outage, step))
    }
}

/// One outage with everything that happened in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outage {
    pub id: OutageId,
    /// The announcement, if it was planned.
    pub plan: Option<Plan>,
    pub state: OutageState,
    /// When it began, or when it is planned to begin.
    pub started_at: DateTime<Utc>,
    /// When it ended; `None` while it goes on or has not begun.
    pub ended_at: Option<DateTime<Utc>>,
    /// All steps in the order of the log.
    pub course: Vec<OutageStep>,
}

impl Outage {
    /// The stable English name of its kind: whether it was announced or not.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        if self.plan.is_some() { "planned" } else { "unplanned" }
    }

    /// The time between `moment` and the outage; zero when the moment lies within it.
    #[must_use]
    pub fn distance(&self, moment: DateTime<Utc>) -> TimeDelta {
        let before = self.started_at - moment;
        let after = self.ended_at.map_or(TimeDelta::MIN, |end| moment - end);
        before.max(after).max(TimeDelta::zero())
    }

    /// Whether it should have begun by plan, and nobody has said whether it did.
    #[must_use]
    pub fn is_due(&self, now: DateTime<Utc>) -> bool {
        self.state == OutageState::Planned && self.started_at <= now
    }

    /// Returns the announced end once it has passed while the outage is still open or has never been said to have
    /// begun.
    #[must_use]
    pub fn overdue(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let end = self.plan.as_ref()?.to;
        let is_unsettled = self.state.is_open() || self.state == OutageState::Planned;
        (is_unsettled && end < now).then_some(end)
    }

    /// Adds a step; `None` when it can't follow the steps before it.
    pub(super) fn apply_step(&mut self, step: OutageStep) -> Option<()> {
        use OutageState::{Cancelled, Confirmed, Ended, Planned, Reconciled, Suspected};
        match (&step.what, self.state) {
            (OutageStepKind::Noted(_), _) => {}
            (OutageStepKind::Replanned(plan), Planned) => {
                self.started_at = plan.from;
                self.plan = Some(plan.clone());
            }
            (OutageStepKind::Cancelled(_), Planned) => self.state = Cancelled,
            (OutageStepKind::Confirmed, Planned) => {
                self.started_at = step.at;
                self.state = Confirmed;
            }
            (OutageStepKind::Confirmed, Suspected) => self.state = Confirmed,
            (OutageStepKind::Ended, Suspected | Confirmed) => {
                self.ended_at = Some(step.at);
                self.state = Ended;
            }
            (OutageStepKind::TimesSet { started_at, ended_at: None, .. }, Suspected | Confirmed) => {
                self.started_at = started_at.unwrap_or(self.started_at);
            }
            (OutageStepKind::TimesSet { started_at, ended_at, .. }, Ended | Reconciled) => {
                self.started_at = started_at.unwrap_or(self.started_at);
                self.ended_at = ended_at.or(self.ended_at);
            }
            (OutageStepKind::Reopened(_), Ended | Reconciled) => {
                self.ended_at = None;
                self.state = Confirmed;
            }
            (OutageStepKind::Reconciled, Ended) => self.state = Reconciled,
            _ => return None,
        }
        self.course.push(step);
        Some(())
    }
}
