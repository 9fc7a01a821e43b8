//! The id that a patient has or gets in earnest: personnummer, samordningsnummer or reserve number.

mod civic;
mod reading;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use civic::{Personnummer, Samordningsnummer};

use super::reserve_number::{ReserveNumber, ReserveNumberError};
use super::sex::Sex;

/// An id together with the system that it belongs to; two systems may hold the same twelve characters.
///
/// Stored as `{"system": "personnummer" | "samordningsnummer" | "lrid", "value": "<twelve characters>"}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "Stored", try_from = "Stored")]
pub enum PersonId {
    /// Of someone in the population register.
    Personnummer(Personnummer),
    /// Of someone outside the population register.
    Samordningsnummer(Samordningsnummer),
    /// A reserve number of VGR.
    Lrid(ReserveNumber),
}

/// The systems of ids that VGR takes; the national reserve id (NRID) is not one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdKind {
    /// See [`PersonId::Personnummer`].
    Personnummer,
    /// See [`PersonId::Samordningsnummer`].
    Samordningsnummer,
    /// See [`PersonId::Lrid`].
    Lrid,
}

impl IdKind {
    /// The system's object identifier.
    #[must_use]
    pub const fn oid(self) -> &'static str {
        match self {
            Self::Personnummer => "1.2.752.129.2.1.3.1",
            Self::Samordningsnummer => "1.2.752.129.2.1.3.3",
            Self::Lrid => ReserveNumber::OID,
        }
    }

    /// The stable English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Personnummer => "personnummer",
            Self::Samordningsnummer => "samordningsnummer",
            Self::Lrid => "lrid",
        }
    }
}

impl PersonId {
    /// Reads what a person types; `today` is the local date, which settles the century and what is yet to come.
    ///
    /// Spaces and hyphens don't count, nor does lower case. A personnummer or samordningsnummer has twelve digits, or
    /// ten: those are of someone who turns less than 100 this year, or at least 100 when a `+` stands before the last
    /// four (Skatteverket, SKV 704). A reserve number always has twelve characters.
    ///
    /// # Errors
    /// The first rule that the text breaks.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, PersonIdError> {
        let id = reading::typed(text, today)?;
        if id.earliest_birth() > today { Err(PersonIdError::Future) } else { Ok(id) }
    }

    /// The system that the id belongs to.
    #[must_use]
    pub const fn kind(&self) -> IdKind {
        match self {
            Self::Personnummer(_) => IdKind::Personnummer,
            Self::Samordningsnummer(_) => IdKind::Samordningsnummer,
            Self::Lrid(_) => IdKind::Lrid,
        }
    }

    /// The object identifier of the system.
    #[must_use]
    pub const fn oid(&self) -> &'static str {
        self.kind().oid()
    }

    /// The id within its system: twelve characters, century first, nothing between them.
    #[must_use]
    pub fn value(&self) -> &str {
        match self {
            Self::Personnummer(number) => number.as_str(),
            Self::Samordningsnummer(number) => number.as_str(),
            Self::Lrid(number) => number.as_str(),
        }
    }

    /// The id as people write it, century first: `19900101-2398`, `20190103K061`.
    #[must_use]
    pub fn written(&self) -> String {
        match (self, self.value().split_at_checked(8)) {
            (Self::Personnummer(_) | Self::Samordningsnummer(_), Some((date, last))) => format!("{date}-{last}"),
            _ => self.value().to_owned(),
        }
    }

    /// The sex that the id states.
    #[must_use]
    pub fn sex(&self) -> Sex {
        match self {
            Self::Personnummer(number) => number.sex(),
            Self::Samordningsnummer(number) => number.sex(),
            Self::Lrid(number) => number.sex(),
        }
    }

    /// The birth date that the id states; a samordningsnummer may leave month or day open.
    #[must_use]
    pub fn birth_date(&self) -> Option<NaiveDate> {
        match self {
            Self::Personnummer(number) => Some(number.birth_date()),
            Self::Samordningsnummer(number) => number.birth_date(),
            Self::Lrid(number) => Some(number.birth_date()),
        }
    }

    fn earliest_birth(&self) -> NaiveDate {
        match self {
            Self::Personnummer(number) => number.birth_date(),
            Self::Samordningsnummer(number) => number.earliest_birth(),
            Self::Lrid(number) => number.birth_date(),
        }
    }
}

/// A [`PersonId`] as it is stored.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    system: IdKind,
    value: String,
}

impl From<PersonId> for Stored {
    fn from(id: PersonId) -> Self {
        Self { system: id.kind(), value: id.value().to_owned() }
    }
}

impl TryFrom<Stored> for PersonId {
    type Error = PersonIdError;

    fn try_from(Stored { system, value }: Stored) -> Result<Self, Self::Error> {
        let id = reading::stored(&value)?;
        if id.kind() == system { Ok(id) } else { Err(PersonIdError::System) }
    }
}

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
