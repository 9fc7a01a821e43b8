//! Counting the paper binder: what lies in it, and how that differs from the pool.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::value::pool_number::PoolNumber;
use crate::value::vgr_id::VgrId;

/// How the paper binder differs from the pool; both lists are in the binder's order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Differences {
    /// Numbers that are free here, but don't lie in the paper binder: they may have been given to somebody.
    pub missing: Vec<PoolNumber>,
    /// Numbers that lie in the paper binder, but are out or withdrawn here: they must not go out again.
    pub spent: Vec<PoolNumber>,
}

impl Differences {
    /// Whether paper and pool say the same.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.missing.is_empty() && self.spent.is_empty()
    }
}

/// A count of the paper binder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoolCount {
    /// When.
    #[serde(with = "chrono::serde::ts_microseconds")]
    pub at: DateTime<Utc>,
    /// Who counted.
    pub by: VgrId,
    /// How many numbers lay in the paper binder.
    pub present: usize,
    /// What differed then.
    pub differences: Differences,
}
