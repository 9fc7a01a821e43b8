//! The announcement of a planned stop.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::value::text::Name;

/// What is announced about a planned stop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// When the stop is planned to begin.
    pub from: DateTime<Utc>,
    /// When the stop is planned to be over.
    pub to: DateTime<Utc>,
    /// Where it was announced, or under which reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Name>,
}

impl Plan {
    /// Whether the two plans overlap.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.from < other.to && other.from < self.to
    }
}
