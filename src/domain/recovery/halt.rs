//! That nothing may be written, why, and what the paper routine must know then.

use crate::event::discrepancy::Discrepancy;
use crate::ledger::Ledger;
use crate::ledger::pool::Pool;
use crate::value::id::Seq;
use crate::value::pool_number::PoolNumber;
use crate::value::sex::Sex;

/// Why nothing may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HaltCause {
    /// The witness and the log differ.
    Witness(Discrepancy),
    /// A number was about to go out, and nobody knows whether it did.
    OutcomeUnknown,
    /// Another terminal is in the midst of handing out a number, and has been for long.
    UnderWay,
    /// The disk failed while something was written: what this program still writes can't be relied on.
    DiskFailed,
    /// A fact that was read earlier is no longer what it was.
    LogChanged,
    /// The second copy holds what the log lacks: the log was replaced by an older one, its witness with it.
    CopyAhead {
        /// The last fact that both know.
        known: Seq,
        /// The last fact of the copy.
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
            Self::CopyAhead { .. } => "copy_ahead_of_log",
        }
    }

    /// Whether a technician settles it with `kvittera recover`; else it passes, or the program must be started anew.
    #[must_use]
    pub const fn is_for_recover(&self) -> bool {
        matches!(self, Self::Witness(_) | Self::OutcomeUnknown)
    }

    /// Whether it ends by itself, once another terminal has gone on or away.
    #[must_use]
    pub const fn passes(&self) -> bool {
        matches!(self, Self::UnderWay)
    }

    /// Whether a wish broke off or may have, so that nobody knows what became of it.
    #[must_use]
    pub const fn leaves_command_open(&self) -> bool {
        matches!(self, Self::OutcomeUnknown | Self::UnderWay | Self::DiskFailed)
    }

    /// Whether the log still tells which numbers are free: what was cut, replaced or can't be read does not, nor does a
    /// log without the witness that would show it to be the newest.
    const fn leaves_numbers_known(&self) -> bool {
        match self {
            Self::Witness(_) | Self::LogChanged | Self::CopyAhead { .. } => false,
            Self::OutcomeUnknown | Self::UnderWay | Self::DiskFailed => true,
        }
    }
}

/// That nothing may be written, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Halt {
    /// Why.
    pub cause: HaltCause,
    /// Numbers that may be with a patient although the log takes them for free.
    pub at_risk: Vec<PoolNumber>,
    /// Numbers that are surely free, for the paper routine, in the binder's order; `None` where nobody can tell.
    pub surely_free: Option<Vec<PoolNumber>>,
}

impl Halt {
    /// Puts together what the desk needs to know.
    #[must_use]
    pub fn of(cause: HaltCause, at_risk: Vec<PoolNumber>, ledger: &Ledger) -> Self {
        let free = ledger.pool.all_free().map(|entry| entry.number);
        let free = free.filter(|number| !at_risk.contains(number) && !ledger.pool.is_unaccounted(*number));
        let surely_free = cause.leaves_numbers_known().then(|| free.collect());
        Self { cause, at_risk, surely_free }
    }

    /// Whether a number that the log takes for free may be with a patient; any may while nobody can tell.
    #[must_use]
    pub fn may_be_out(&self, number: PoolNumber) -> bool {
        self.surely_free.is_none() || self.at_risk.contains(&number)
    }

    /// How many numbers of `sex` the log takes for free that may be with a patient.
    #[must_use]
    pub fn at_risk_of(&self, sex: Sex, pool: &Pool) -> usize {
        pool.free(sex).filter(|number| self.may_be_out(*number)).count()
    }
}
