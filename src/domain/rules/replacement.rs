//! Reading the new id of a patient: what VGR takes, and nothing out of the binder.

use chrono::NaiveDate;

use crate::ledger::Ledger;
use crate::value::person_id::{PersonId, PersonIdError};
use crate::value::pool_number::PoolNumber;

/// Why a text is no new id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReplacementError {
    /// It is a number of the binder, whatever its check digit.
    #[error("{0} is a number of the binder")]
    FromPool(PoolNumber),
    /// It is no id that VGR takes.
    #[error(transparent)]
    Id(#[from] PersonIdError),
}

/// Reads what a person types as a patient's new id; `today` is the local date, as for [`PersonId::parse`].
///
/// The binder is asked first: its numbers may be of an older kind, or invented for a drill, and then "the check digit is
/// wrong" would be the wrong thing to say.
///
/// # Errors
/// Why it is none.
pub fn read(ledger: &Ledger, typed: &str, today: NaiveDate) -> Result<PersonId, ReplacementError> {
    let in_pool = typed.parse::<PoolNumber>().ok().filter(|number| ledger.pool.get(*number).is_some());
    match in_pool {
        Some(number) => Err(ReplacementError::FromPool(number)),
        None => Ok(PersonId::parse(typed, today)?),
    }
}
