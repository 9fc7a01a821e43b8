//! The intent of a command: what was about to be written, as the witness holds it.

use chrono::{DateTime, Utc};

use crate::event::Event;
use crate::event::{NewEvent, RecordedEvent};
use crate::value::actor::Actor;
use crate::value::id::{RequestId, Seq};
use crate::value::pool_number::PoolNumber;

/// Everything that a command was about to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent {
    pub request: RequestId,
    /// The place of its first event.
    pub seq: Seq,
    pub recorded_at: DateTime<Utc>,
    pub actor: Actor,
    pub events: Vec<NewEvent>,
}

impl Intent {
    /// The numbers that the command was to issue.
    pub fn numbers(&self) -> impl Iterator<Item = PoolNumber> + '_ {
        issued_numbers(&self.events)
    }

    /// The place of its last event.
    #[must_use]
    pub fn last(&self) -> Seq {
        Seq(self.seq.0 + (self.events.len() as u64).saturating_sub(1))
    }
}

/// An event that is known to have been written elsewhere.
impl From<RecordedEvent> for Intent {
    fn from(recorded: RecordedEvent) -> Self {
        let RecordedEvent { seq, request, recorded_at, occurred_at, actor, event, .. } = recorded;
        Self { request, seq, recorded_at, actor, events: vec![NewEvent { occurred_at, event }] }
    }
}

/// The numbers that `events` issue.
pub fn issued_numbers(events: &[NewEvent]) -> impl Iterator<Item = PoolNumber> + '_ {
    events.iter().filter_map(|new| match &new.event {
        Event::Issued { number, .. } => Some(*number),
        _ => None,
    })
}
