//! What was about to be written when a command was executed, as the witness holds it.

use chrono::{DateTime, Utc};

use crate::event::Event;
use crate::event::{NewEvent, RecordedEvent};
use crate::value::actor::Actor;
use crate::value::id::{RequestId, Seq};
use crate::value::pool_number::PoolNumber;

/// What was about to be written, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent {
    /// The wish.
    pub request: RequestId,
    /// The place of its first fact.
    pub seq: Seq,
    /// The time of entry.
    pub recorded_at: DateTime<Utc>,
    /// Who wished.
    pub actor: Actor,
    /// What was to follow from it.
    pub events: Vec<NewEvent>,
}

impl Intent {
    /// The numbers that were to go out.
    pub fn numbers(&self) -> impl Iterator<Item = PoolNumber> + '_ {
        going_out(&self.events)
    }

    /// The place of its last fact.
    #[must_use]
    pub fn last(&self) -> Seq {
        Seq(self.seq.0 + (self.events.len() as u64).saturating_sub(1))
    }
}

/// A fact that is known to have been written elsewhere.
impl From<RecordedEvent> for Intent {
    fn from(recorded: RecordedEvent) -> Self {
        let RecordedEvent { seq, request, recorded_at, occurred_at, actor, event, .. } = recorded;
        Self { request, seq, recorded_at, actor, events: vec![NewEvent { occurred_at, event }] }
    }
}

/// The numbers that `events` hand out.
pub fn going_out(events: &[NewEvent]) -> impl Iterator<Item = PoolNumber> + '_ {
    events.iter().filter_map(|recorded| match &recorded.event {
        Event::Issued { number, .. } => Some(*number),
        _ => None,
    })
}
