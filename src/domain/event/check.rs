//! What was checked before an outage was registered: the routine's order, "is it only us?" first.

use serde::{Deserialize, Serialize};

use crate::value::text::{Name, Remark};

/// One thing that was checked, with its answer.
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
    /// Whether IT-nyheter says something.
    News {
        /// A stop is announced there.
        announced: bool,
    },
    /// Somebody was called.
    Called {
        /// Whom.
        whom: Name,
        /// What they said.
        answer: Remark,
    },
    /// Something else was checked.
    Other {
        /// The words.
        words: Remark,
    },
}

impl Check {
    /// Whether this says that the fault is local, so that no outage is there to be registered.
    #[must_use]
    pub const fn says_local(&self) -> bool {
        matches!(self, Self::Workstation { only_here: true } | Self::Ward { only_here: true })
    }
}
