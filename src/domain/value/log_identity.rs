//! Which log this is, and whether it is a live log or a practice log.

use serde::{Deserialize, Serialize};

use crate::value::id::LogId;
use crate::value::text::Name;

/// Whether a log is live or only for practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Real numbers for real patients.
    Live,
    /// Invented numbers for a drill ("övning").
    Practice,
}

/// The identity of a log: its id, its site and its mode.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogIdentity {
    pub log: LogId,
    /// The short name of the hospital that owns the log.
    pub site: Name,
    pub mode: Mode,
}
