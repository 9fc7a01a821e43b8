//! Going on from a copy of a log that is lost: the wish, and what is written down about it.

use serde::{Deserialize, Serialize};

use super::binder_number::BinderNumber;
use super::fact::Hash;
use super::id::Seq;
use super::quarantine::{Quarantine, Stranger};
use super::text::Remark;

/// How a technician goes on from a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restoration {
    /// The last fact of the copy.
    pub seq: Seq,
    /// The hash that stands there.
    pub head: Hash,
    /// How many wishes were put back as the witness of the lost log had seen them.
    pub put_back: usize,
    /// Whether that witness proves what was handed out after the copy was made.
    pub proven: bool,
    /// The numbers that may be with a patient, and why.
    pub quarantine: Vec<(BinderNumber, Quarantine)>,
    /// Those that the witness names and the copy does not hold.
    pub strangers: Vec<Stranger>,
    /// Free numbers for which a person vouches.
    pub unissued: Vec<BinderNumber>,
    /// Why, and what was looked at.
    pub reason: Remark,
}

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
    pub unissued: Vec<BinderNumber>,
    /// Why, and what was looked at.
    pub reason: Remark,
}
