//! Whether a log is the real one or a drill's.

use serde::{Deserialize, Serialize};

/// Whether a log is the real one or a drill's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Real numbers for real patients.
    Live,
    /// A drill with invented numbers ("övning").
    Practice,
}
