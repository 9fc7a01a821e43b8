//! Reads the new id of a patient, which must be an id that VGR accepts and not a number of the pool.

use chrono::NaiveDate;

use crate::ledger::Ledger;
use crate::value::person_id::{PersonIdError, TypedId};
use crate::value::pool_number::PoolNumber;

/// Why a text is not accepted as a new id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReplacementError {
    /// The text is a number of the pool, even where its check digit is wrong.
    #[error("{0} is a number of the binder")]
    FromPool(PoolNumber),
    /// The text is not an id that VGR accepts.
    #[error(transparent)]
    Id(#[from] PersonIdError),
}

/// Reads what a person types as a patient's new id; `today` is the local date, as for [`TypedId::read`].
///
/// The pool is searched first. Its numbers may be of an older kind or invented for a drill, and then the error "the
/// check digit is wrong" would be misleading.
///
/// # Errors
/// Why the text is not a new id.
pub fn read(ledger: &Ledger, typed: &str, today: NaiveDate) -> Result<TypedId, ReplacementError> {
    let in_pool = typed.parse::<PoolNumber>().ok().filter(|number| ledger.pool.get(*number).is_some());
    match in_pool {
        Some(number) => Err(ReplacementError::FromPool(number)),
        None => Ok(TypedId::read(typed, today)?),
    }
}
