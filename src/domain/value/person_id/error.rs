//! Why a text is not a person's id.

use std::fmt;

use crate::value::reserve_number::ReserveNumberError;

/// A number without its century.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TenCharacters([u8; 10]);

impl TenCharacters {
    /// Takes ten ASCII characters.
    pub(super) fn new(plain: &str) -> Option<Self> {
        plain.as_bytes().try_into().ok().filter(|_| plain.is_ascii()).map(Self)
    }

    /// The number with the centuries that it can be of.
    #[must_use]
    pub fn with_centuries(self) -> [String; 2] {
        ["19", "20"].map(|century| format!("{century}{self}"))
    }
}

impl fmt::Display for TenCharacters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(str::from_utf8(&self.0).unwrap_or_default())
    }
}

impl fmt::Debug for TenCharacters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Why a text is not an id that VGR accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PersonIdError {
    /// A character outside ASCII, such as a full-width digit.
    #[error("not an ASCII character: {0:?}")]
    NotAscii(char),
    /// Neither twelve characters nor ten digits after spaces, hyphens and the `+` are removed.
    #[error("{found} characters where 12 or 10 are needed")]
    Length { found: usize },
    /// A reserve number without its century, which can be of either.
    #[error("a reserve number without its century")]
    CenturyMissing {
        /// The ten characters.
        ten: TenCharacters,
    },
    /// A number with a letter that no reserve number of VGR has: a T number, or a reserve number of another region.
    #[error("a reserve number of another region")]
    OtherRegion,
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
