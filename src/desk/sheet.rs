//! The numbers that are free now, to be printed on a sheet for the paper binder.

use chrono::{DateTime, Utc};

use crate::desk::trouble::{DeskError, HaltedOperation};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::recovery::halt::Halt;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex;

/// The content of the sheet, which is true only until the next number is issued.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub now: DateTime<Utc>,
    pub mode: Mode,
    /// The hash of the last event that the sheet takes into account.
    pub head: Option<Hash>,
    /// The free numbers of each sex, in the order of the pool.
    pub pages: [(Sex, Vec<PoolNumber>); 2],
}

impl Sheet {
    /// Lists the numbers that are free in `ledger` at `now`, without those that may be with a patient. `head` is the
    /// hash of the ledger's last event.
    ///
    /// # Errors
    /// While it is unknown which numbers are free.
    pub fn of(ledger: &Ledger, halt: Option<&Halt>, head: Option<Hash>, now: DateTime<Utc>) -> Result<Self, DeskError> {
        if let Some(halt) = halt.filter(|halt| halt.surely_free.is_none()) {
            return Err(DeskError::Halted(halt.clone(), HaltedOperation::Issue));
        }
        let is_at_risk = |number: &PoolNumber| halt.is_some_and(|halt| halt.may_be_out(*number));
        let pages = Sex::IN_POOL.map(|sex| (sex, ledger.pool.free(sex).filter(|number| !is_at_risk(number)).collect()));
        Ok(Self { now, mode: ledger.mode().unwrap_or(Mode::Live), head, pages })
    }

    /// True if the numbers are invented ones.
    #[must_use]
    pub fn is_practice(&self) -> bool {
        self.mode == Mode::Practice
    }
}
