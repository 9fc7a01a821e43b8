//! A number as it stands in the binder, whatever the rules for reserve numbers say about it.

use std::str::FromStr;

use chrono::NaiveDate;

use super::archive::Settles;
use super::reserve_number::{ReserveNumber, ReserveNumberError};
use super::sex::Sex;
use super::text_form::text_form;
use super::typed::{Twelve, plain};

/// A number of the shape `yyyymmddGggC`: eight digits, an ASCII letter in upper case and three digits.
///
/// Only the shape is sure. Practice numbers have a wrong check digit on purpose, and GRIDs (ids of the older Befreg)
/// any letter; [`BinderNumber::lrid`] tells whether the VGR rules hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BinderNumber(Twelve);

text_form!(BinderNumber);

/// The systems of ids that a number of the binder can belong to, as far as its characters tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberKind {
    /// A reserve number of VGR: every rule holds.
    Lrid,
    /// Anything else is taken for an id of the older Befreg.
    Grid,
}

impl NumberKind {
    /// The system's object identifier.
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

impl BinderNumber {
    /// The system that the number belongs to.
    #[must_use]
    pub fn kind(&self) -> NumberKind {
        if self.lrid().is_ok() { NumberKind::Lrid } else { NumberKind::Grid }
    }

    /// The twelve characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The letter and three digits, which a caller reads back.
    #[must_use]
    pub fn last_four(&self) -> &str {
        self.0.part(8..12)
    }

    /// Year, month, day, letter and three digits (4-2-2-1-3): the groups in which the number is shown and read aloud.
    #[must_use]
    pub fn groups(&self) -> [&str; 5] {
        [0..4, 4..6, 6..8, 8..9, 9..12].map(|places| self.0.part(places))
    }

    /// The sex that the letter states, if it is one of a reserve number's.
    #[must_use]
    pub fn letter_sex(&self) -> Option<Sex> {
        Sex::from_letter(self.letter())
    }

    /// The date that the first eight digits make, if they make one.
    #[must_use]
    pub fn birth_date(&self) -> Option<NaiveDate> {
        self.0.date()
    }

    /// The same number as a VGR reserve number.
    ///
    /// # Errors
    /// The first rule for reserve numbers that it breaks; never one about its shape.
    pub fn lrid(&self) -> Result<ReserveNumber, ReserveNumberError> {
        ReserveNumber::try_from(*self)
    }

    /// The ninth character.
    pub(super) fn letter(&self) -> char {
        char::from(self.0.bytes()[8])
    }

    /// The twelve characters, for the rules that read them by place.
    pub(super) fn twelve(&self) -> &Twelve {
        &self.0
    }
}

impl Settles for BinderNumber {
    type Brief = ();

    fn is_settled(&self) -> bool {
        true
    }

    fn brief(_: &[Self]) {}
}

impl FromStr for BinderNumber {
    type Err = BinderNumberError;

    /// Reads what a person types: outer white space, spaces and hyphens don't count, nor does lower case.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain = plain(text).map_err(BinderNumberError::NotAscii)?;
        let twelve = Twelve::new(&plain).map_err(|found| BinderNumberError::Length { found })?;
        let fits =
            |(place, byte): (usize, &u8)| if place == 8 { byte.is_ascii_uppercase() } else { byte.is_ascii_digit() };
        match twelve.bytes().iter().enumerate().position(|at| !fits(at)) {
            Some(place) => Err(BinderNumberError::Shape { position: place + 1 }),
            None => Ok(Self(twelve)),
        }
    }
}

/// Why a text has not the shape of a number in the binder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BinderNumberError {
    /// A character outside ASCII, such as a full-width digit.
    #[error("not an ASCII character: {0:?}")]
    NotAscii(char),
    /// Not twelve characters once spaces and hyphens are dropped.
    #[error("{found} characters where 12 are needed")]
    Length {
        /// How many there are.
        found: usize,
    },
    /// Not eight digits, a letter and three digits.
    #[error("wrong kind of character at position {position}")]
    Shape {
        /// The first misfit, 1-12, spaces and hyphens not counted.
        position: usize,
    },
}
