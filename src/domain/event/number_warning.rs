//! Warnings about a number of the pool that a person may accept.

use serde::{Deserialize, Serialize};

/// A warning about a number that a person may accept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberWarning {
    /// The number breaks the rules of an LRID; it may be an old GRID, or mistyped.
    NotLrid,
    /// The check digit was computed over the century too, as in the superseded rule.
    SupersededCheckDigit,
    /// The birth date lies outside the month of the pool.
    OtherBirthMonth,
}
