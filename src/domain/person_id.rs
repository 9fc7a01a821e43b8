//! The id that a patient has or gets in earnest: personnummer, samordningsnummer or reserve number.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

pub use civic::{Personnummer, Samordningsnummer};

use super::reserve_number::{ReserveNumber, ReserveNumberError};
use super::sex::Sex;
use super::typed::{Twelve, plain};

mod civic;

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
        let plain = plain(text).map_err(PersonIdError::NotAscii)?;
        let id = if plain.contains(|c: char| c.is_ascii_alphabetic()) {
            lettered(&plain)?
        } else {
            civic::checked(digits(plain, today)?)?
        };
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

/// Reads an id with a letter in it.
fn lettered(plain: &str) -> Result<PersonId, PersonIdError> {
    if is_nrid(plain) {
        return Err(PersonIdError::Nrid);
    }
    plain.parse().map(PersonId::Lrid).map_err(|error| match error {
        ReserveNumberError::Length { found } => PersonIdError::Length { found },
        other => PersonIdError::ReserveNumber(other),
    })
}

/// Whether the text looks like a national reserve id, `XXYYMMDDNNGC` (Inera, "Nationellt Reservidformat" 1.0).
///
/// `NN` are letters, `G` a digit or a letter, `C` a digit; `XX` is 00 or a century that no personnummer has (22-98).
fn is_nrid(plain: &str) -> bool {
    let [start @ .., n1, n2, g, c] = plain.as_bytes() else { return false };
    let century = start.get(..2).and_then(|century| str::from_utf8(century).ok()?.parse::<u8>().ok());
    start.len() == 8
        && start.iter().chain([c]).all(u8::is_ascii_digit)
        && [n1, n2].into_iter().all(u8::is_ascii_alphabetic)
        && g.is_ascii_alphanumeric()
        && matches!(century, Some(0 | 22..=98))
}

/// Twelve digits from ten or twelve, with or without a `+` before the last four.
fn digits(mut plain: String, today: NaiveDate) -> Result<Twelve, PersonIdError> {
    let sign = plain.len().checked_sub(5).filter(|&at| plain.as_bytes().get(at) == Some(&b'+'));
    if let Some(at) = sign {
        plain.remove(at);
    }
    let centenarian = sign.is_some();
    let latest_year = if centenarian { today.year() - 100 } else { today.year() };
    if let (10 | 12, Some(at)) = (plain.len(), plain.find(|c: char| !c.is_ascii_digit())) {
        return Err(PersonIdError::Shape { position: at + 1 });
    }
    if plain.len() == 10 {
        let of_century: i32 = plain.get(..2).and_then(|year| year.parse().ok()).unwrap_or_default();
        let century = (latest_year - of_century).div_euclid(100);
        plain.insert_str(0, &format!("{century:02}"));
    }
    let digits = Twelve::new(&plain).map_err(|found| PersonIdError::Length { found })?;
    if centenarian && digits.year() > latest_year { Err(PersonIdError::NotCentenarian) } else { Ok(digits) }
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
        let id = if system == IdKind::Lrid {
            lettered(&value)?
        } else {
            civic::checked(Twelve::new(&value).map_err(|found| PersonIdError::Length { found })?)?
        };
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
        /// The first misfit, 1-12, spaces, hyphens and the `+` not counted.
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
