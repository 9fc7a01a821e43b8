//! Why a text is no id of a person.

use crate::value::reserve_number::ReserveNumberError;

/// Why a text is no id that VGR takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PersonIdError {
    /// A character outside ASCII, such as a full-width digit.
    #[error("not an ASCII character: {0:?}")]
    NotAscii(char),
    /// Neither twelve characters nor ten digits once spaces, hyphens and the `+` are dropped.
    #[error("{found} characters where 12 or 10 are needed")]
    Length {
        /// How many there are.
        found: usize,
    },
    /// A character that is neither a digit nor a letter.
    #[error("wrong kind of character at position {position}")]
    Shape {
        /// The first misfit, 1-12, the century always counted, spaces, hyphens and the `+` never.
        position: usize,
    },
    /// A national reserve id, which VGR doesn't use.
    #[error("a national reserve id")]
    Nrid,
    /// The first digits are no date.
    #[error("no such date")]
    Date,
    /// The serial is 000; Skatteverket begins with 001.
    #[error("no serial is 000")]
    Serial,
    /// The last digit doesn't follow from the others.
    #[error("the check digit should be {expected}")]
    CheckDigit {
        /// The right one, 0-9.
        expected: u8,
    },
    /// A birth date after today.
    #[error("a birth date after today")]
    Future,
    /// A `+` although the century says less than 100 years.
    #[error("a plus sign on an age below 100")]
    NotCentenarian,
    /// A stored value that is an id of another system than the one named.
    #[error("an id of another system")]
    System,
    /// It has a letter and is no VGR reserve number.
    #[error("no reserve number: {0}")]
    ReserveNumber(#[source] ReserveNumberError),
}
