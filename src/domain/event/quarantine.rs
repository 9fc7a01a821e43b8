//! Quarantine: a number that may be with a patient although no sound log says so. It never goes out again.

use serde::{Deserialize, Serialize};

use crate::value::id::RequestId;
use crate::value::pool_number::PoolNumber;
use crate::value::sex::Sex;

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
    #[serde(rename = "hand_out_lost")]
    IssuanceLost {
        /// The wish that handed it out.
        request: RequestId,
    },
    /// The log is a copy, or may be one, and nobody has proven that the number was still free afterwards.
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

/// A number that the witness names and the binder does not hold, since the log has lost that it came into it. It comes into
/// it in quarantine, so that nobody imports it again as if it were new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownNumber {
    /// The number.
    pub number: PoolNumber,
    /// Whose page it stood on.
    pub sex: Sex,
    /// Why it never goes out.
    pub because: Quarantine,
}
