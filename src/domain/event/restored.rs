//! What the log says about its restoration from a backup.

use serde::{Deserialize, Serialize};

use crate::value::hash::Hash;
use crate::value::id::Seq;
use crate::value::pool_number::PoolNumber;
use crate::value::text::Remark;

/// What is written down when a log was restored from a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restored {
    /// The last event of the backup.
    pub seq: Seq,
    /// The hash of the last event of the backup.
    pub head: Hash,
    /// How many commands that the backup lacks were put back from the witness of the lost log.
    pub put_back: usize,
    /// Whether that witness proves which numbers were issued after the backup was made.
    pub proven: bool,
    pub quarantined: usize,
    /// Free numbers that a person vouches for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unissued: Vec<PoolNumber>,
    /// Why the log was restored, and what was examined.
    pub reason: Remark,
}
