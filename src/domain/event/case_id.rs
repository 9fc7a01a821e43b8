//! The id of a case: one patient who carries a number of the pool.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::value::id::{ConflictId, IssuanceId};

/// Names one case for ever: the running number of a hand-out, or `k` and the running number of a clash ("krock").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseId {
    /// The patient of a hand-out.
    Issuance(IssuanceId),
    /// The second patient of a clash.
    Conflict(ConflictId),
}

impl CaseId {
    /// The hand-out, where it is one.
    #[must_use]
    pub const fn issuance(self) -> Option<IssuanceId> {
        if let Self::Issuance(id) = self { Some(id) } else { None }
    }

    /// The clash, where it is the second patient of one.
    #[must_use]
    pub const fn conflict(self) -> Option<ConflictId> {
        if let Self::Conflict(id) = self { Some(id) } else { None }
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Issuance(id) => id.fmt(f),
            Self::Conflict(id) => write!(f, "k{id}"),
        }
    }
}

impl FromStr for CaseId {
    type Err = std::num::ParseIntError;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        let typed = typed.trim();
        match typed.strip_prefix(['k', 'K']) {
            Some(conflict) => conflict.parse().map(Self::Conflict),
            None => typed.parse().map(Self::Issuance),
        }
    }
}
