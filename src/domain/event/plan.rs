//! The announcement of a planned stop.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::value::text::Name;

/// What is announced of a planned stop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// When it shall begin.
    pub from: DateTime<Utc>,
    /// When it shall be over.
    pub to: DateTime<Utc>,
    /// Where it was announced, or under which number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Name>,
}

impl Plan {
    /// Whether the two have any moment in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.from < other.to && other.from < self.to
    }
}
