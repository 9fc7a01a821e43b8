//! A patient's real or new id, and how it is stored.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::value::normalise::{TwelveCharacters, plain};
use crate::value::person_id::civic::{CivicNumber, Personnummer, Samordningsnummer, parse_civic};
use crate::value::person_id::error::PersonIdError;
use crate::value::reserve_number::ReserveNumber;
use crate::value::sex::Sex;

/// An id together with its system; two systems may hold the same twelve characters.
///
/// Stored as `{"system": "personnummer" | "samordningsnummer" | "lrid", "value": "<twelve characters>"}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "StoredPersonId", try_from = "StoredPersonId")]
pub enum PersonId {
    /// The id of a person in the population register.
    Personnummer(Personnummer),
    /// The id of a person outside the population register.
    Samordningsnummer(Samordningsnummer),
    /// A reserve number of VGR.
    Lrid(ReserveNumber),
}

/// The id systems that VGR accepts; the national reserve id (NRID) is not one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdKind {
    Personnummer,
    Samordningsnummer,
    Lrid,
}

impl IdKind {
    /// The system's object identifier (OID).
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
    /// The id system that the id belongs to.
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

    /// The id within its system: twelve characters with the century, without separators.
    #[must_use]
    pub fn value(&self) -> &str {
        match self {
            Self::Personnummer(number) => number.as_str(),
            Self::Samordningsnummer(number) => number.as_str(),
            Self::Lrid(number) => number.as_str(),
        }
    }

    /// The id as people write it, with the century: `19900101-2398`, `20190103K061`.
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

    /// The birth date that the id states; `None` for a samordningsnummer that leaves month or day open.
    #[must_use]
    pub fn birth_date(&self) -> Option<NaiveDate> {
        match self {
            Self::Personnummer(number) => Some(number.birth_date()),
            Self::Samordningsnummer(number) => number.birth_date(),
            Self::Lrid(number) => Some(number.birth_date()),
        }
    }

    /// The birth date, with January for an unknown month and the 1st for an unknown day.
    pub(super) fn earliest_birth(&self) -> NaiveDate {
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
struct StoredPersonId {
    system: IdKind,
    value: String,
}

impl From<PersonId> for StoredPersonId {
    fn from(id: PersonId) -> Self {
        Self { system: id.kind(), value: id.value().to_owned() }
    }
}

impl TryFrom<StoredPersonId> for PersonId {
    type Error = PersonIdError;

    fn try_from(StoredPersonId { system, value }: StoredPersonId) -> Result<Self, Self::Error> {
        let id = parse_stored(&value)?;
        if id.kind() == system { Ok(id) } else { Err(PersonIdError::System) }
    }
}

/// Reads the twelve characters that [`PersonId::value`] returned; they state the century, so no date is needed.
fn parse_stored(value: &str) -> Result<PersonId, PersonIdError> {
    let plain = plain(value).map_err(PersonIdError::NotAscii)?;
    if plain.contains(|c: char| c.is_ascii_alphabetic()) {
        plain.parse().map(PersonId::Lrid).map_err(PersonIdError::ReserveNumber)
    } else {
        civic_id(TwelveCharacters::new(&plain).map_err(|found| PersonIdError::Length { found })?)
    }
}

/// Checks twelve characters as a personnummer or a samordningsnummer.
pub(super) fn civic_id(digits: TwelveCharacters) -> Result<PersonId, PersonIdError> {
    parse_civic(digits).map(|id| match id {
        CivicNumber::Personnummer(id) => PersonId::Personnummer(id),
        CivicNumber::Samordningsnummer(id) => PersonId::Samordningsnummer(id),
    })
}
