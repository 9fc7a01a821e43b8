//! Personnummer and samordningsnummer, the two numbers that Skatteverket issues: `yyyymmddNNNC`, with 60 added to the
//! day in a samordningsnummer.

use chrono::NaiveDate;

use crate::value::luhn;
use crate::value::normalise::{TwelveCharacters, date};
use crate::value::person_id::error::PersonIdError;
use crate::value::person_id::foreign::is_other_region;
use crate::value::sex::Sex;

/// A personnummer: a date, a serial whose last digit is odd for men, and the Luhn digit over `YYMMDDNNN`.
/// Source: Skatteverket, SKV 704.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Personnummer {
    digits: TwelveCharacters,
    birth_date: NaiveDate,
}

/// A samordningsnummer: a personnummer with 60 added to the day. Where the birth date is not fully known, the month is
/// 00, the day is 60, or the day does not exist in that month: among the 2,264 test numbers of Skatteverket are 24 with
/// the days 89 to 91 in months that have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Samordningsnummer {
    digits: TwelveCharacters,
    earliest_birth: NaiveDate,
}

/// The number that a samordningsnummer adds to the day.
const ADDED_TO_DAY: u32 = 60;

impl Personnummer {
    /// The twelve digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.digits.as_str()
    }

    /// The sex that the serial states.
    #[must_use]
    pub fn sex(&self) -> Sex {
        sex(&self.digits)
    }

    /// The birth date.
    #[must_use]
    pub const fn birth_date(&self) -> NaiveDate {
        self.birth_date
    }
}

impl Samordningsnummer {
    /// The twelve digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.digits.as_str()
    }

    /// The sex that the serial states.
    #[must_use]
    pub fn sex(&self) -> Sex {
        sex(&self.digits)
    }

    /// The birth date, where month and day are known.
    #[must_use]
    pub fn birth_date(&self) -> Option<NaiveDate> {
        date(self.digits.year(), month(&self.digits), day(&self.digits).checked_sub(ADDED_TO_DAY)?)
    }

    /// The birth date, with January for an unknown month and the 1st for an unknown day.
    pub(super) const fn earliest_birth(&self) -> NaiveDate {
        self.earliest_birth
    }
}

/// A personnummer or a samordningsnummer; the day tells which.
pub(super) enum CivicNumber {
    Personnummer(Personnummer),
    Samordningsnummer(Samordningsnummer),
}

/// Checks twelve characters against the rules that both numbers share; the day tells which of the two it is.
pub(super) fn parse_civic(digits: TwelveCharacters) -> Result<CivicNumber, PersonIdError> {
    if let Some(place) = digits.bytes().iter().position(|byte| !byte.is_ascii_digit()) {
        return Err(PersonIdError::Shape { position: place + 1 });
    }
    let (year, month, day) = (digits.year(), month(&digits), day(&digits));
    let id = match day.checked_sub(ADDED_TO_DAY) {
        None => date(year, month, day).map(|birth_date| CivicNumber::Personnummer(Personnummer { digits, birth_date })),
        // The number is given out in advance, so its day need not exist in its month.
        Some(0..=31) => date(year, month.max(1), 1)
            .map(|first| date(year, month, day - ADDED_TO_DAY).unwrap_or(first))
            .map(|earliest_birth| CivicNumber::Samordningsnummer(Samordningsnummer { digits, earliest_birth })),
        Some(_) => None,
    };
    if is_other_region(&digits) {
        return Err(PersonIdError::OtherRegionDigits);
    }
    let id = id.ok_or(PersonIdError::Date)?;
    if digits.part(8..11) == "000" {
        return Err(PersonIdError::Serial);
    }
    verify_check_digit(&digits)?;
    Ok(id)
}

/// Checks the last digit against the nine before it; the century is left out.
fn verify_check_digit(digits: &TwelveCharacters) -> Result<(), PersonIdError> {
    let [_, _, counted @ .., found] = digits.bytes().map(|byte| byte.saturating_sub(b'0'));
    if found == luhn::check_digit(&counted) { Ok(()) } else { Err(PersonIdError::CheckDigit) }
}

fn month(digits: &TwelveCharacters) -> u32 {
    digits.number(4..6)
}

fn day(digits: &TwelveCharacters) -> u32 {
    digits.number(6..8)
}

fn sex(digits: &TwelveCharacters) -> Sex {
    if digits.number(10..11).is_multiple_of(2) { Sex::Female } else { Sex::Male }
}
