//! The numbers that are free now, for a sheet of paper beside the binder.

use chrono::{DateTime, Utc};

use crate::desk::trouble::{DeskError, HaltedOperation};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::recovery::halt::Halt;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex;

/// What stands on the sheet; true only until the next number goes out.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The moment.
    pub now: DateTime<Utc>,
    /// Live or practice.
    pub mode: Mode,
    /// The hash of the last fact that the sheet knows of.
    pub head: Option<Hash>,
    /// The free numbers of each page, in the binder's order.
    pub pages: [(Sex, Vec<PoolNumber>); 2],
}

impl Sheet {
    /// What is free in `ledger` at `now`, the last fact having the hash `head`; a number that may be with a patient is not.
    ///
    /// # Errors
    /// While nobody can tell which numbers are free.
    pub fn of(ledger: &Ledger, halt: Option<&Halt>, head: Option<Hash>, now: DateTime<Utc>) -> Result<Self, DeskError> {
        if let Some(halt) = halt.filter(|halt| halt.surely_free.is_none()) {
            return Err(DeskError::Halted(halt.clone(), HaltedOperation::HandOut));
        }
        let is_at_risk = |number: &PoolNumber| halt.is_some_and(|halt| halt.may_be_out(*number));
        let pages = Sex::IN_POOL.map(|sex| (sex, ledger.pool.free(sex).filter(|number| !is_at_risk(number)).collect()));
        Ok(Self { now, mode: ledger.mode().unwrap_or(Mode::Live), head, pages })
    }

    /// Whether the numbers are invented.
    #[must_use]
    pub fn is_practice(&self) -> bool {
        self.mode == Mode::Practice
    }
}
