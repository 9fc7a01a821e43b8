//! A reserve number that obeys the rules of Region Västra Götaland (VGR).

use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use crate::value::pool_number::{PoolNumber, PoolNumberError};
use crate::value::serde_as_str::serde_as_str;
use crate::value::sex::Sex;
use crate::value::{luhn, normalise};

/// A valid VGR LRID, `yyyymmddGggC`: birth date, sex, serial and check digit. Source: Inera, "Lokala Reservidn" 1.2.
///
/// - `yyyymmdd` is a date of the Swedish calendar.
/// - `G` is `K` for a woman, `M` for a man, `X` for unknown.
/// - `gg` is 06-79, even for a woman and odd for a man, or 80-89 for unknown.
/// - `C` is the Luhn digit over `YYMMDDGgg`, with K = 5, M = 7 and X = 8.
///
/// These rules catch any single wrong character after the century. They catch any swap of neighbours, except `09` with
/// `90` in the places that only Luhn protects: in the year, and in the last two digits after an X. No rule protects the
/// century, so it must be read aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReserveNumber {
    number: PoolNumber,
    birth_date: NaiveDate,
    sex: Sex,
    serial: u8,
}

serde_as_str!(ReserveNumber);

impl ReserveNumber {
    /// The object identifier (OID) of the id system; OID and value together identify a person.
    pub const OID: &'static str = "1.2.752.113.11.0.2.1.1.1";

    /// Builds the number for a birth date, serial (06-89) and sex, and computes its check digit.
    ///
    /// # Errors
    /// [`Date`](ReserveNumberError::Date) for a date that the form cannot hold (before March 1753, after 9999),
    /// [`Serial`](ReserveNumberError::Serial) and [`Parity`](ReserveNumberError::Parity) as when a number is read.
    pub fn compose(birth_date: NaiveDate, serial: u8, sex: Sex) -> Result<Self, ReserveNumberError> {
        let (year, month, day) = (birth_date.year(), birth_date.month(), birth_date.day());
        normalise::date(year, month, day).ok_or(ReserveNumberError::Date)?;
        check_serial(serial, sex)?;
        let start = format!("{year:04}{month:02}{day:02}{}{serial:02}", sex.letter());
        let check = luhn::check_digit(&digit_values(start.as_bytes(), CENTURY));
        Self::try_from(format!("{start}{check}").parse::<PoolNumber>()?)
    }

    /// The twelve characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.number.as_str()
    }

    /// The sex that the letter states.
    #[must_use]
    pub const fn sex(&self) -> Sex {
        self.sex
    }

    /// The date that the number states; for a number of the pool it is invented.
    #[must_use]
    pub const fn birth_date(&self) -> NaiveDate {
        self.birth_date
    }

    /// The serial, 6-89.
    #[must_use]
    pub const fn serial(&self) -> u8 {
        self.serial
    }
}

/// How many characters the century has; the check digit does not cover them.
const CENTURY: usize = 2;

/// The values of the characters in the check digit, without the first `skipped` ones.
fn digit_values(characters: &[u8], skipped: usize) -> Vec<u8> {
    let value = |character: &u8| match character {
        b'K' => 5,
        b'M' => 7,
        b'X' => 8,
        digit => digit.saturating_sub(b'0'),
    };
    characters.iter().skip(skipped).map(value).collect()
}

/// Checks a serial against the range and the parity of its sex.
fn check_serial(serial: u8, sex: Sex) -> Result<(), ReserveNumberError> {
    let (range, parity) = match sex {
        Sex::Female => (6..=79, Some(0)),
        Sex::Male => (6..=79, Some(1)),
        Sex::Unknown => (80..=89, None),
    };
    if !range.contains(&serial) {
        Err(ReserveNumberError::Serial { serial })
    } else if parity.is_some_and(|parity| serial % 2 != parity) {
        Err(ReserveNumberError::Parity { serial, sex })
    } else {
        Ok(())
    }
}

/// Checks the last digit. A digit that was computed over the century too gets an error of its own.
fn verify_check_digit(characters: &[u8; 12]) -> Result<(), ReserveNumberError> {
    let [start @ .., last] = characters;
    let found = last.saturating_sub(b'0');
    if found == luhn::check_digit(&digit_values(start, CENTURY)) {
        Ok(())
    } else if found == luhn::check_digit(&digit_values(start, 0)) {
        Err(ReserveNumberError::SupersededCheckDigit)
    } else {
        Err(ReserveNumberError::CheckDigit)
    }
}

impl TryFrom<PoolNumber> for ReserveNumber {
    type Error = ReserveNumberError;

    fn try_from(number: PoolNumber) -> Result<Self, Self::Error> {
        let birth_date = number.birth_date().ok_or(ReserveNumberError::Date)?;
        let sex = number.letter_sex().ok_or(ReserveNumberError::SexLetter(number.letter()))?;
        let [.., tens, ones, _] = number.twelve().bytes();
        let serial = digit_values(&[*tens, *ones], 0).iter().fold(0, |serial, digit| serial * 10 + digit);
        check_serial(serial, sex)?;
        verify_check_digit(number.twelve().bytes())?;
        Ok(Self { number, birth_date, sex, serial })
    }
}

impl From<ReserveNumber> for PoolNumber {
    fn from(reserve: ReserveNumber) -> Self {
        reserve.number
    }
}

impl FromStr for ReserveNumber {
    type Err = ReserveNumberError;

    /// Reads what a person types; white space around it, spaces, hyphens and lower case are accepted.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::try_from(text.parse::<PoolNumber>()?)
    }
}

/// Why a text is not a VGR reserve number: the first rule that it breaks, in the order of the variants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReserveNumberError {
    /// A character outside ASCII, such as a full-width digit.
    #[error("not an ASCII character: {0:?}")]
    NotAscii(char),
    /// Not twelve characters after spaces and hyphens are removed.
    #[error("{found} characters where 12 are needed")]
    Length { found: usize },
    /// Not eight digits, a letter and three digits.
    #[error("wrong kind of character at position {position}")]
    Shape {
        /// The first wrong character, 1-12; spaces and hyphens are not counted.
        position: usize,
    },
    /// The first eight digits are not a date of the Swedish calendar.
    #[error("no such date")]
    Date,
    /// The letter is not K, M or X.
    #[error("no sex has the letter {0:?}")]
    SexLetter(char),
    /// The serial is outside its sex's range: 06-79 for K and M, 80-89 for X.
    #[error("serial {serial:02} is outside the range of its letter")]
    Serial {
        /// The serial, 0-99.
        serial: u8,
    },
    /// The serial is odd for a woman or even for a man.
    #[error("serial {serial:02} has the wrong parity for {}", sex.letter())]
    Parity {
        /// The serial, 6-79.
        serial: u8,
        sex: Sex,
    },
    /// The last digit does not match the others. The right one is told to nobody, since a digit that is changed until it
    /// fits makes another valid number of a misread one.
    #[error("the check digit is wrong")]
    CheckDigit,
    /// The last digit was computed over the century too, as it was before Inera's version 1.2.
    #[error("the check digit is of the superseded kind")]
    SupersededCheckDigit,
}

impl From<PoolNumberError> for ReserveNumberError {
    fn from(error: PoolNumberError) -> Self {
        match error {
            PoolNumberError::NotAscii(found) => Self::NotAscii(found),
            PoolNumberError::Length { found } => Self::Length { found },
            PoolNumberError::Shape { position } => Self::Shape { position },
        }
    }
}

/// The id systems that a number of the pool can belong to, as far as its characters tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberKind {
    /// A reserve number of VGR, which obeys every rule.
    Lrid,
    /// An id of the older Befreg; every number that breaks a rule is counted as one.
    Grid,
}

impl NumberKind {
    /// The system's object identifier (OID).
    #[must_use]
    pub const fn oid(self) -> &'static str {
        match self {
            Self::Lrid => ReserveNumber::OID,
            Self::Grid => "1.2.752.113.11.0.2.1.1.4",
        }
    }

    /// The stable English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lrid => "lrid",
            Self::Grid => "grid",
        }
    }
}

impl PoolNumber {
    /// The id system that the number belongs to.
    #[must_use]
    pub fn kind(&self) -> NumberKind {
        if self.lrid().is_ok() { NumberKind::Lrid } else { NumberKind::Grid }
    }

    /// The same number as a VGR reserve number.
    ///
    /// # Errors
    /// The first rule for reserve numbers that the number breaks; never a rule about its shape.
    pub fn lrid(&self) -> Result<ReserveNumber, ReserveNumberError> {
        ReserveNumber::try_from(*self)
    }
}
