//! Going on from a copy of a log that is lost: the wish, and what is written down about it.

use serde::{Deserialize, Serialize};

use crate::value::hash::Hash;
use crate::value::id::Seq;
use crate::value::pool_number::PoolNumber;
use crate::value::text::Remark;

/// What is written down when a log was restored from a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restored {
    /// The last fact of the copy.
    pub seq: Seq,
    /// The hash that stands there.
    pub head: Hash,
    /// How many wishes that the copy lacks were put back as the witness of the lost log had seen them.
    pub put_back: usize,
    /// Whether that witness proves what was handed out after the copy was made.
    pub proven: bool,
    /// How many numbers went into quarantine.
    pub quarantined: usize,
    /// Free numbers for which a person vouches.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unissued: Vec<PoolNumber>,
    /// Why, and what was looked at.
    pub reason: Remark,
}
