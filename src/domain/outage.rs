//! An outage ("driftstopp") of the person-id service, from the first suspicion to its end.

use chrono::{DateTime, Utc};

use super::actor::Actor;
use super::id::OutageId;
use super::text::Remark;

/// How far an outage has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutageState {
    /// Somebody thinks that the service is down ("misstänkt").
    Suspected,
    /// The service is known to be down ("bekräftat").
    Confirmed,
    /// The service is back.
    Ended,
}

impl OutageState {
    /// Whether numbers may be handed out.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Suspected | Self::Confirmed)
    }

    /// The stable English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Suspected => "suspected",
            Self::Confirmed => "confirmed",
            Self::Ended => "ended",
        }
    }
}

/// One step in the course of an outage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When it happened.
    pub at: DateTime<Utc>,
    /// Who said so.
    pub by: Actor,
    /// What.
    pub what: StepKind,
}

/// What happened in a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepKind {
    /// It was suspected; with what was checked before.
    Suspected(Option<Remark>),
    /// It was confirmed.
    Confirmed,
    /// Something was noted.
    Noted(Remark),
    /// It ended.
    Ended,
}

/// One outage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outage {
    /// Its running number.
    pub id: OutageId,
    /// How far it has come.
    pub state: OutageState,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// Everything that happened, in the order of the log.
    pub course: Vec<Step>,
}

impl Outage {
    /// How far `moment` lies from it; nothing when it lies within.
    #[must_use]
    pub fn distance(&self, moment: DateTime<Utc>) -> chrono::TimeDelta {
        let before = self.started_at - moment;
        let after = self.ended_at.map_or(chrono::TimeDelta::MIN, |end| moment - end);
        before.max(after).max(chrono::TimeDelta::zero())
    }
}
