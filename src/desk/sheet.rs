//! The numbers that are free now, for a sheet of paper beside the binder.

use chrono::{DateTime, Utc};

use super::{DeskError, Stopped};
use crate::domain::binder_number::BinderNumber;
use crate::domain::event::Mode;
use crate::domain::fact::Hash;
use crate::domain::halt::Halt;
use crate::domain::ledger::Ledger;
use crate::domain::sex::Sex;

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
    pub pages: [(Sex, Vec<BinderNumber>); 2],
}

impl Sheet {
    /// What is free in `ledger` at `now`, the last fact having the hash `head`; a number that may be with a patient is not.
    ///
    /// # Errors
    /// While nobody can tell which numbers are free.
    pub fn of(ledger: &Ledger, halt: Option<&Halt>, head: Option<Hash>, now: DateTime<Utc>) -> Result<Self, DeskError> {
        if let Some(halt) = halt.filter(|halt| halt.surely_free.is_none()) {
            return Err(DeskError::Halted(halt.clone(), Stopped::HandOut));
        }
        let is_at_stake = |number: &BinderNumber| halt.is_some_and(|halt| halt.may_be_out(*number));
        let pages =
            Sex::IN_BINDER.map(|sex| (sex, ledger.pool.free(sex).filter(|number| !is_at_stake(number)).collect()));
        Ok(Self { now, mode: ledger.mode().unwrap_or(Mode::Live), head, pages })
    }

    /// Whether the numbers are invented.
    #[must_use]
    pub fn is_practice(&self) -> bool {
        self.mode == Mode::Practice
    }
}
