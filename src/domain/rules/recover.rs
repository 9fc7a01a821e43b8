//! The commands by which a technician goes on after a fault of the log.

use crate::event::discrepancy::Discrepancy;
use crate::event::quarantine::{Quarantine, UnknownNumber};
use crate::value::hash::Hash;
use crate::value::id::Seq;
use crate::value::pool_number::PoolNumber;
use crate::value::text::Remark;

/// How a technician settles that log and witness differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// In what they differ; `None` where only a wish has an unknown outcome.
    pub finding: Option<Discrepancy>,
    /// How many lost wishes were put back as the witness had seen them.
    pub put_back: usize,
    /// The numbers that may be with a patient, and why.
    pub quarantine: Vec<(PoolNumber, Quarantine)>,
    /// Those that the witness names and the binder does not hold.
    pub unknown_numbers: Vec<UnknownNumber>,
    /// Free numbers for which a person vouches.
    pub unissued: Vec<PoolNumber>,
    /// What the technician found.
    pub reason: Remark,
}

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
    pub quarantine: Vec<(PoolNumber, Quarantine)>,
    /// Those that the witness names and the copy does not hold.
    pub unknown_numbers: Vec<UnknownNumber>,
    /// Free numbers for which a person vouches.
    pub unissued: Vec<PoolNumber>,
    /// Why, and what was looked at.
    pub reason: Remark,
}
