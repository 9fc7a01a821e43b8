//! Which log this is, and whether it is the real one or a drill's.

use serde::{Deserialize, Serialize};

use crate::value::id::LogId;
use crate::value::text::Name;

/// Whether a log is the real one or a drill's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Real numbers for real patients.
    Live,
    /// A drill with invented numbers ("övning").
    Practice,
}

/// Which log this is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogIdentity {
    /// The log's own name.
    pub log: LogId,
    /// The short name of the place that owns it.
    pub site: Name,
    /// Live or practice.
    pub mode: Mode,
}
