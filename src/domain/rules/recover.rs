//! The details of the commands by which a technician goes on after a fault of the log.

use crate::event::discrepancy::Discrepancy;
use crate::event::quarantine::{Quarantine, UnknownNumber};
use crate::value::hash::Hash;
use crate::value::id::Seq;
use crate::value::pool_number::PoolNumber;
use crate::value::text::Remark;

/// How a technician settles a difference between log and witness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// How they differ; `None` where only a command has an unknown outcome.
    pub finding: Option<Discrepancy>,
    /// How many lost commands were put back from the witness.
    pub put_back: usize,
    /// The free numbers that may be with a patient, and why.
    pub quarantine: Vec<(PoolNumber, Quarantine)>,
    /// The numbers that the witness names and the pool does not hold.
    pub unknown_numbers: Vec<UnknownNumber>,
    /// Free numbers that a person vouches for.
    pub unissued: Vec<PoolNumber>,
    pub reason: Remark,
}

/// How a technician goes on from a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restoration {
    /// The last event of the backup.
    pub seq: Seq,
    /// The hash of the last event of the backup.
    pub head: Hash,
    /// How many commands were put back from the witness of the lost log.
    pub put_back: usize,
    /// Whether that witness proves which numbers were issued after the backup was made.
    pub proven: bool,
    /// The free numbers that may be with a patient, and why.
    pub quarantine: Vec<(PoolNumber, Quarantine)>,
    /// The numbers that the witness names and the backup does not hold.
    pub unknown_numbers: Vec<UnknownNumber>,
    /// Free numbers that a person vouches for.
    pub unissued: Vec<PoolNumber>,
    /// Why the log is restored, and what was examined.
    pub reason: Remark,
}
