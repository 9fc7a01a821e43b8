//! Quarantine: a number that may be with a patient although no intact record says so is never issued again.

use serde::{Deserialize, Serialize};

use crate::value::id::RequestId;
use crate::value::pool_number::PoolNumber;
use crate::value::sex::Sex;

/// Why a number is in quarantine for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "because", rename_all = "snake_case")]
pub enum Quarantine {
    /// The witness says that the number was about to be issued, and the log does not show whether it was.
    OutcomeUnknown {
        /// The command that would have issued it.
        request: RequestId,
    },
    /// The witness says that the number was issued, and the log has lost that event.
    #[serde(rename = "hand_out_lost")]
    IssuanceLost {
        /// The command that issued it.
        request: RequestId,
    },
    /// The log is a backup, or may be one, and nothing proves that the number was still free afterwards.
    NotProven,
}

impl Quarantine {
    /// The stable name for programs.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::OutcomeUnknown { .. } => "outcome_unknown",
            Self::IssuanceLost { .. } => "hand_out_lost",
            Self::NotProven => "not_proven",
        }
    }
}

/// A number that the witness names and the pool does not hold, because the log lost the event that added it. It is
/// added in quarantine, so that nobody can import it as if it were new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownNumber {
    pub number: PoolNumber,
    /// The page that it stood on.
    pub sex: Sex,
    pub because: Quarantine,
}
