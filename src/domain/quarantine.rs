//! Quarantine: a number that may be with a patient although no sound log says so. It never goes out again.

use serde::{Deserialize, Serialize};

use super::id::RequestId;

/// Why a number is in quarantine for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "because", rename_all = "snake_case")]
pub enum Quarantine {
    /// The witness says that it was about to go out, and the log does not know whether it did.
    OutcomeUnknown {
        /// The wish that would have handed it out.
        request: RequestId,
    },
    /// The witness says that it went out, and the log has lost that.
    HandOutLost {
        /// The wish that handed it out.
        request: RequestId,
    },
    /// The log was restored from a copy, and nobody has proven that the number was still free afterwards.
    NotProven,
}

impl Quarantine {
    /// The stable name for programs.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::OutcomeUnknown { .. } => "outcome_unknown",
            Self::HandOutLost { .. } => "hand_out_lost",
            Self::NotProven => "not_proven",
        }
    }
}
