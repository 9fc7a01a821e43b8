//! When, by whom and why something in the ledger was closed, corrected or undone.

use chrono::{DateTime, Utc};

use crate::event::RecordedEvent;
use crate::value::actor::Actor;
use crate::value::text::Remark;

/// When, by whom and why something was closed, corrected or undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reasoned {
    pub at: DateTime<Utc>,
    pub by: Actor,
    pub reason: Remark,
}

impl Reasoned {
    /// Takes time and person from the event that gives the reason.
    #[must_use]
    pub fn by(recorded: &RecordedEvent, reason: Remark) -> Self {
        Self { at: recorded.occurred_at, by: Actor::clone(&recorded.actor), reason }
    }
}
