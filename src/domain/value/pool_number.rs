//! A number as it stands in the pool, even where it breaks the rules for reserve numbers.

use std::str::FromStr;

use chrono::NaiveDate;

use crate::value::normalise::{TwelveCharacters, is_separator, plain};
use crate::value::serde_as_str::serde_as_str;
use crate::value::sex::Sex;

/// A number of the shape `yyyymmddGggC`: eight digits, an ASCII letter in upper case and three digits.
///
/// Nothing but the shape is checked. Practice numbers have a wrong check digit on purpose, and GRIDs (ids of the older
/// Befreg) may have any letter; [`PoolNumber::lrid`] checks the VGR rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PoolNumber(TwelveCharacters);

serde_as_str!(PoolNumber);

impl PoolNumber {
    /// The twelve characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The letter and three digits that the caller reads back.
    #[must_use]
    pub fn last_four(&self) -> &str {
        self.0.part(8..12)
    }

    /// The groups in which the number is shown and read aloud (4-2-2-1-3): year, month, day, letter and three digits.
    #[must_use]
    pub fn groups(&self) -> [&str; 5] {
        [0..4, 4..6, 6..8, 8..9, 9..12].map(|places| self.0.part(places))
    }

    /// The sex that the letter states; `None` when it is no letter of a reserve number.
    #[must_use]
    pub fn letter_sex(&self) -> Option<Sex> {
        Sex::from_letter(self.letter())
    }

    /// The date that the first eight digits state; `None` when there is no such date.
    #[must_use]
    pub fn birth_date(&self) -> Option<NaiveDate> {
        self.0.date()
    }

    /// The numbers that stand in a text, whatever else is written around them. Dashes and spaces within a number don't
    /// count, but what goes on with a digit or a letter is no number: a time stamp looks like one up to there.
    pub fn all_in(text: &str) -> impl Iterator<Item = Self> + '_ {
        text.char_indices().filter_map(|(start, _)| {
            let (before, rest) = text.split_at_checked(start)?;
            let goes_on = before.ends_with(|c: char| c.is_ascii_digit());
            if goes_on { None } else { Self::at_start_of(rest) }
        })
    }

    fn at_start_of(text: &str) -> Option<Self> {
        let (end, last) = text.char_indices().filter(|(_, c)| !is_separator(*c)).nth(11)?;
        let (number, rest) = text.split_at_checked(end + last.len_utf8())?;
        let goes_on = !number.starts_with(|c: char| c.is_ascii_digit()) || rest.starts_with(char::is_alphanumeric);
        if goes_on { None } else { number.parse().ok() }
    }

    /// The ninth character, which states the sex in a reserve number.
    pub(super) fn letter(&self) -> char {
        char::from(self.0.bytes()[8])
    }

    /// The twelve characters, for rules that read them by position.
    pub(super) fn twelve(&self) -> &TwelveCharacters {
        &self.0
    }
}

impl FromStr for PoolNumber {
    type Err = PoolNumberError;

    /// Reads what a person types; white space around it, spaces, hyphens and lower case are accepted.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain = plain(text).map_err(PoolNumberError::NotAscii)?;
        let twelve = TwelveCharacters::new(&plain).map_err(|found| PoolNumberError::Length { found })?;
        let fits =
            |(place, byte): (usize, &u8)| if place == 8 { byte.is_ascii_uppercase() } else { byte.is_ascii_digit() };
        match twelve.bytes().iter().enumerate().position(|at| !fits(at)) {
            Some(place) => Err(PoolNumberError::Shape { position: place + 1 }),
            None => Ok(Self(twelve)),
        }
    }
}

/// Why a text does not have the shape of a number in the pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PoolNumberError {
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
}
