//! An outage ("driftstopp") of the person-id service, planned or not, from the first word to the last.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::event::check::Check;
use crate::event::plan::Plan;
use crate::value::actor::Actor;
use crate::value::id::OutageId;
use crate::value::serde_json_text;
use crate::value::text::Remark;

/// How far an outage has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OutageState {
    /// It is announced ("planerat"); somebody must say that it really began.
    Planned,
    /// It was announced and then called off ("inställt").
    Cancelled,
    /// Somebody thinks that the service is down ("misstänkt").
    Suspected,
    /// The service is known to be down ("bekräftat").
    Confirmed,
    /// The service is back ("åter").
    Ended,
    /// Everything that was borrowed meanwhile is reconciled ("avstämt").
    Reconciled,
}

impl OutageState {
    /// Whether numbers may be handed out.
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutageStep {
    /// When it happened.
    #[serde(with = "chrono::serde::ts_microseconds")]
    pub at: DateTime<Utc>,
    /// Who said so.
    pub by: Actor,
    /// What.
    pub what: OutageStepKind,
}

/// What happened in a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum OutageStepKind {
    /// It was announced.
    Planned(#[serde(with = "serde_json_text")] Plan),
    /// It was announced for another time.
    Replanned(#[serde(with = "serde_json_text")] Plan),
    /// It was called off.
    Cancelled(Remark),
    /// It was suspected; with what was checked before.
    Suspected(#[serde(with = "serde_json_text")] Vec<Check>),
    /// It was confirmed.
    Confirmed,
    /// Something was noted.
    Noted(Remark),
    /// It ended.
    Ended,
    /// It began or ended at another time than was written down first.
    TimesSet {
        /// When it really began.
        #[serde(with = "chrono::serde::ts_microseconds_option")]
        started_at: Option<DateTime<Utc>>,
        /// When it really ended.
        #[serde(with = "chrono::serde::ts_microseconds_option")]
        ended_at: Option<DateTime<Utc>>,
        /// Why this is known.
        reason: Remark,
    },
    /// The service went down again.
    Reopened(Remark),
    /// Everything is reconciled.
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

    /// The step that an event of an outage is.
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

/// One outage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outage {
    /// Its running number.
    pub id: OutageId,
    /// What was announced, when it was.
    #[serde(with = "serde_json_text")]
    pub plan: Option<Plan>,
    /// How far it has come.
    pub state: OutageState,
    /// When it began; while it is only planned, when it shall begin.
    #[serde(with = "chrono::serde::ts_microseconds")]
    pub started_at: DateTime<Utc>,
    /// When it ended.
    #[serde(with = "chrono::serde::ts_microseconds_option")]
    pub ended_at: Option<DateTime<Utc>>,
    /// Everything that happened, in the order of the log.
    pub course: Vec<OutageStep>,
}

impl Outage {
    /// Whether it was announced, by the stable English name.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        if self.plan.is_some() { "planned" } else { "unplanned" }
    }

    /// How far `moment` lies from it; nothing when it lies within.
    #[must_use]
    pub fn distance(&self, moment: DateTime<Utc>) -> TimeDelta {
        let before = self.started_at - moment;
        let after = self.ended_at.map_or(TimeDelta::MIN, |end| moment - end);
        before.max(after).max(TimeDelta::zero())
    }

    /// Whether it is announced, should have begun, and nobody has said whether it did.
    #[must_use]
    pub fn is_due(&self, now: DateTime<Utc>) -> bool {
        self.state == OutageState::Planned && self.started_at <= now
    }

    /// When the announced end has passed without word, be it whether the stop is over or whether it ever began, that
    /// end.
    #[must_use]
    pub fn overdue(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let end = self.plan.as_ref()?.to;
        let waits = self.state.is_open() || self.state == OutageState::Planned;
        (waits && end < now).then_some(end)
    }

    /// Takes one more step, if it can follow on those before.
    pub(super) fn take(&mut self, step: OutageStep) -> Option<()> {
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
