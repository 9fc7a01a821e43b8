//! Why writing is suspended, and which numbers staff may safely use on paper.

use crate::event::discrepancy::Discrepancy;
use crate::ledger::Ledger;
use crate::ledger::pool::Pool;
use crate::value::id::Seq;
use crate::value::pool_number::PoolNumber;
use crate::value::sex::Sex;

/// Why writing is suspended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HaltCause {
    /// The witness and the log differ.
    Witness(Discrepancy),
    /// A number was about to be issued, and it is not known whether it was. A program that may write settles that.
    OutcomeUnknown,
    /// Another terminal has been issuing a number for a long time.
    UnderWay,
    /// The disk failed during a write, so this process can't rely on its writes any more.
    DiskFailed,
    /// An event that was read earlier has changed.
    LogChanged,
    /// The log's disk is mounted read-only, so that nobody can write to it. Everything can be read.
    ReadOnly,
    /// The log's disk is full, so that nobody can write to it. Everything can be read, and it passes with the fullness.
    DiskFull,
    /// The backup holds events that the log lacks: the log was replaced by an older one together with its witness.
    BackupAhead {
        /// The last event that both hold.
        known: Seq,
        /// The last event of the backup.
        copy: Seq,
    },
}

impl HaltCause {
    /// The stable name for programs.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Witness(finding) => finding.name(),
            Self::OutcomeUnknown => "intent_unsettled",
            Self::UnderWay => "wish_under_way",
            Self::DiskFailed => "disk_failed",
            Self::LogChanged => "log_changed",
            Self::ReadOnly => "log_read_only",
            Self::DiskFull => "disk_full",
            Self::BackupAhead { .. } => "copy_ahead_of_log",
        }
    }

    /// Whether a technician settles it with `kvittera recover`. Otherwise it ends by itself, or the program must be
    /// restarted or opened by somebody who may write.
    #[must_use]
    pub const fn needs_recover(&self) -> bool {
        matches!(self, Self::Witness(_))
    }

    /// Whether it ends by itself once the other terminal has finished or gone.
    #[must_use]
    pub const fn passes(&self) -> bool {
        matches!(self, Self::UnderWay)
    }

    /// Whether a command was interrupted or may have been, so that its outcome is not known.
    #[must_use]
    pub const fn leaves_outcome_unknown(&self) -> bool {
        matches!(self, Self::OutcomeUnknown | Self::UnderWay | Self::DiskFailed)
    }

    /// Whether the log still shows which numbers are free. A log that was cut, replaced or can't be read does not, nor
    /// does one without the witness that would prove it to be the newest.
    const fn leaves_numbers_known(&self) -> bool {
        match self {
            Self::Witness(_) | Self::LogChanged | Self::BackupAhead { .. } => false,
            Self::OutcomeUnknown | Self::UnderWay | Self::DiskFailed | Self::ReadOnly | Self::DiskFull => true,
        }
    }
}

/// The state in which writing is suspended: the cause, and what it means for the numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Halt {
    pub cause: HaltCause,
    /// Numbers that may be with a patient although they are free by the log.
    pub at_risk: Vec<PoolNumber>,
    /// Numbers that are certainly free, for the paper routine, in the order of the pool; `None` where that is not
    /// known.
    pub surely_free: Option<Vec<PoolNumber>>,
}

impl Halt {
    /// Creates a halt with the numbers that the desk needs to know.
    #[must_use]
    pub fn of(cause: HaltCause, at_risk: Vec<PoolNumber>, ledger: &Ledger) -> Self {
        let free = ledger.pool.all_free().map(|entry| entry.number);
        let free = free.filter(|number| !at_risk.contains(number) && !ledger.pool.is_unaccounted(*number));
        let surely_free = cause.leaves_numbers_known().then(|| free.collect());
        Self { cause, at_risk, surely_free }
    }

    /// Whether a number that is free by the log may be with a patient. While the free numbers are not known, every
    /// number may be.
    #[must_use]
    pub fn may_be_out(&self, number: PoolNumber) -> bool {
        self.surely_free.is_none() || self.at_risk.contains(&number)
    }

    /// How many numbers of `sex` that are free by the log may be with a patient.
    #[must_use]
    pub fn at_risk_of(&self, sex: Sex, pool: &Pool) -> usize {
        pool.free(sex).filter(|number| self.may_be_out(*number)).count()
    }
}
