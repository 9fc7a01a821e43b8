//! An event with its time, and a recorded event with its place, its author and its hash.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::event::catalogue::Event;
use crate::value::actor::Actor;
use crate::value::hash::Hash;
use crate::value::id::{RequestId, Seq};

/// An event that [`decide()`](crate::rules::decide::decide()) made from a command and that is not written yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// When it happened; earlier than the time of entry when something is entered late.
    pub occurred_at: DateTime<Utc>,
    pub event: Event,
}

/// An event as it stands in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordedEvent {
    pub seq: Seq,
    /// The command that it came from.
    pub request: RequestId,
    /// When it was written.
    pub recorded_at: DateTime<Utc>,
    /// When it happened.
    pub occurred_at: DateTime<Utc>,
    pub actor: Actor,
    #[serde(flatten)]
    pub event: Event,
    /// The hash of this event and, through the hash before it, of all earlier ones.
    pub hash: Hash,
}
