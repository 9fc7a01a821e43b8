//! What was checked before an outage was registered. The routine asks "is it only us?" first.

use serde::{Deserialize, Serialize};

use crate::value::text::{Name, Remark};

/// One check and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Check {
    /// Whether another workstation reaches the service.
    Workstation {
        /// The fault is on this workstation only.
        only_here: bool,
    },
    /// Whether another ward reaches the service.
    Ward {
        /// The fault is on this ward only.
        only_here: bool,
    },
    /// Whether IT-nyheter reports a stop.
    News { announced: bool },
    /// Somebody was called.
    Called { whom: Name, answer: Remark },
    /// Something else was checked.
    Other { words: Remark },
}

impl Check {
    /// Whether the answer means that the fault is local, so that there is no outage to register.
    #[must_use]
    pub const fn says_local(&self) -> bool {
        matches!(self, Self::Workstation { only_here: true } | Self::Ward { only_here: true })
    }
}
