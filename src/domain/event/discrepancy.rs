//! In what the witness differs from the log.

use serde::{Deserialize, Serialize};

use crate::value::id::{LogId, Seq};

/// In what the witness differs from the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub enum Discrepancy {
    /// There is no witness, although this log had one.
    Missing,
    /// It is the witness of another log.
    Foreign {
        /// The log that it belongs to.
        log: LogId,
    },
    /// A line of it can't be understood, and others follow.
    Damaged {
        /// Which, from 1.
        line: u64,
    },
    /// The log has lost what the witness saw: the log was replaced by an older one, or cut.
    LogBehind {
        /// The last fact that both know.
        known: Seq,
    },
    /// The log holds what the witness never saw: the witness was replaced by an older one, or cut.
    LogAhead {
        /// The last fact that both know.
        known: Seq,
    },
}

impl Discrepancy {
    /// The stable name for programs.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Missing => "witness_missing",
            Self::Foreign { .. } => "witness_foreign",
            Self::Damaged { .. } => "witness_damaged",
            Self::LogBehind { .. } => "log_behind_witness",
            Self::LogAhead { .. } => "log_ahead_of_witness",
        }
    }
}
