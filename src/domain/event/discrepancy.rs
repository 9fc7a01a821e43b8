//! How the witness differs from the log.

use serde::{Deserialize, Serialize};

use crate::value::id::{LogId, Seq};

/// How the witness differs from the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub enum Discrepancy {
    /// There is no witness although this log had one.
    Missing,
    /// The witness belongs to another log.
    Foreign {
        /// The log that the witness belongs to.
        log: LogId,
    },
    /// A line of the witness can't be read, and it is not the last line.
    Damaged {
        /// The line number, from 1.
        line: u64,
    },
    /// The log lacks events that the witness saw: it was cut, or replaced by an older one.
    LogBehind {
        /// The last event that both hold.
        known: Seq,
    },
    /// The log holds events that the witness never saw: the witness was cut, or replaced by an older one.
    LogAhead {
        /// The last event that both hold.
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
