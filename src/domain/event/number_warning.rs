//! What is odd about a number of the pool and was accepted by a person.

use serde::{Deserialize, Serialize};

/// Something odd that a person may accept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberWarning {
    /// It breaks the rules of an LRID; it may be an old GRID or mistyped.
    NotLrid,
    /// Its check digit is reckoned in the superseded way, over the century too.
    SupersededCheckDigit,
    /// Its birth date lies outside the binder's month.
    OtherBirthMonth,
}
