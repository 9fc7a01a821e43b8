//! What stands around an event: when it happened, who did it, and the seal over it.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::event::catalogue::Event;
use crate::value::actor::Actor;
use crate::value::hash::Hash;
use crate::value::id::{RequestId, Seq};

/// What [`decide()`](crate::rules::decide::context()) makes of a wish: an event and when it happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// When it happened; differs from the time of entry when something is entered late.
    pub occurred_at: DateTime<Utc>,
    /// What happened.
    pub event: Event,
}

/// A fact as it stands in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordedEvent {
    /// Its place.
    pub seq: Seq,
    /// The wish that it came from.
    pub request: RequestId,
    /// When it was written, UTC.
    pub recorded_at: DateTime<Utc>,
    /// When it happened, UTC.
    pub occurred_at: DateTime<Utc>,
    /// Who did it.
    pub actor: Actor,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
    /// The hash of this fact and, through the one before, of all earlier ones.
    pub hash: Hash,
}
