//! The id of a case, that is, of one patient who carries a number of the pool.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::value::id::{ConflictId, IssuanceId};

/// Identifies one case for ever: the running number of an issuance, or `k` and the running number of a conflict
/// ("krock").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseId {
    /// The patient who got the number by an issuance.
    Issuance(IssuanceId),
    /// The second patient with the number, known from a conflict.
    Conflict(ConflictId),
}

impl CaseId {
    /// The issuance, if the case is one.
    #[must_use]
    pub const fn issuance(self) -> Option<IssuanceId> {
        if let Self::Issuance(id) = self { Some(id) } else { None }
    }

    /// The conflict, if the case is its second patient.
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
