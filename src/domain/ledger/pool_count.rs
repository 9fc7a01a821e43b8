//! The count of the paper binder: what lies in it, and how that differs from the pool.

use chrono::{DateTime, Utc};

use crate::value::pool_number::PoolNumber;
use crate::value::vgr_id::VgrId;

/// The differences between the paper binder and the pool; both lists are in the order of the pool.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differences {
    /// Numbers that are free in the pool but do not lie in the paper binder: they may have been given to a patient.
    pub missing: Vec<PoolNumber>,
    /// Numbers that lie in the paper binder but are not free in the pool: they must not be issued again.
    pub spent: Vec<PoolNumber>,
}

impl Differences {
    /// Whether paper binder and pool agree.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.missing.is_empty() && self.spent.is_empty()
    }
}

/// A count of the paper binder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolCount {
    pub at: DateTime<Utc>,
    pub by: VgrId,
    pub present: usize,
    pub differences: Differences,
}
