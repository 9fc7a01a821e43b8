//! Why a text is not a person's id.

use crate::value::reserve_number::{ReserveNumber, ReserveNumberError};

/// Why a text is not an id that VGR accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PersonIdError {
    /// A character outside ASCII, such as a full-width digit.
    #[error("not an ASCII character: {0:?}")]
    NotAscii(char),
    /// Neither twelve characters nor ten digits after spaces, hyphens and the `+` are removed.
    #[error("{found} characters where 12 or 10 are needed")]
    Length { found: usize },
    /// A reserve number without its century.
    #[error("a reserve number without its century")]
    CenturyMissing {
        /// What it can be.
        one: ReserveNumber,
        /// What else it can be.
        other: Option<ReserveNumber>,
    },
    /// A reserve number with a `+`, which only the numbers of Skatteverket have.
    #[error("a plus sign in a reserve number")]
    PlusInReserveNumber {
        /// The number without it.
        number: ReserveNumber,
    },
    /// A number with letters that no reserve number of VGR has: a T number, or a reserve number of another region.
    #[error("a reserve number of another region")]
    OtherRegion,
    /// Twelve digits that are no date: a reserve number of another region, or a day that was mistyped.
    #[error("digits of another region's reserve number")]
    OtherRegionDigits,
    /// A character that is neither a digit nor a letter.
    #[error("wrong kind of character at position {position}")]
    Shape {
        /// The first wrong character, 1-12. The century is always counted; spaces, hyphens and the `+` never are.
        position: usize,
    },
    /// A national reserve id (NRID), which VGR does not use.
    #[error("a national reserve id")]
    Nrid,
    /// The first digits are not a date.
    #[error("no such date")]
    Date,
    /// The serial is 000; Skatteverket starts with 001.
    #[error("no serial is 000")]
    Serial,
    /// The last digit does not match the others.
    #[error("the check digit is wrong")]
    CheckDigit,
    #[error("a birth date after today")]
    Future,
    /// A `+` although the century means an age below 100.
    #[error("a plus sign on an age below 100")]
    NotCentenarian,
    /// A stored id belongs to another system than the one that is stored with it.
    #[error("an id of another system")]
    System,
    /// The text has a letter, but it is not a VGR reserve number.
    #[error("no reserve number: {0}")]
    ReserveNumber(#[source] ReserveNumberError),
}
