//! A patient's real or new id, and how it is typed and stored.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::value::normalise::{TwelveCharacters, plain};
use crate::value::person_id::civic::{CivicNumber, Personnummer, Samordningsnummer, parse_civic};
use crate::value::person_id::error::{PersonIdError, TenCharacters};
use crate::value::reserve_number::{ReserveNumber, ReserveNumberError};
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
    /// Reads what a person types. `today` is the local date; it determines the century, and whether a birth date lies
    /// in the future.
    ///
    /// Spaces, hyphens and lower case are accepted. A personnummer or samordningsnummer has twelve digits or ten. Ten
    /// digits belong to a person who turns less than 100 this year, or at least 100 when a `+` stands before the last
    /// four (Skatteverket, SKV 704). A reserve number always has twelve characters.
    ///
    /// # Errors
    /// The first rule that the text breaks.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, PersonIdError> {
        let id = parse_typed(text, today)?;
        if id.earliest_birth() > today { Err(PersonIdError::Future) } else { Ok(id) }
    }

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

/// Reads what a person types; see [`PersonId::parse`].
fn parse_typed(text: &str, today: NaiveDate) -> Result<PersonId, PersonIdError> {
    let plain = plain(text).map_err(PersonIdError::NotAscii)?;
    if has_letter(&plain) { parse_lrid(&plain) } else { civic_id(with_century(plain, today)?) }
}

/// Reads the twelve characters that [`PersonId::value`] returned; they state the century, so no date is needed.
fn parse_stored(value: &str) -> Result<PersonId, PersonIdError> {
    let plain = plain(value).map_err(PersonIdError::NotAscii)?;
    if has_letter(&plain) { parse_lrid(&plain) } else { civic_id(twelve(&plain)?) }
}

fn civic_id(digits: TwelveCharacters) -> Result<PersonId, PersonIdError> {
    parse_civic(digits).map(|id| match id {
        CivicNumber::Personnummer(id) => PersonId::Personnummer(id),
        CivicNumber::Samordningsnummer(id) => PersonId::Samordningsnummer(id),
    })
}

fn has_letter(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_alphabetic())
}

fn twelve(plain: &str) -> Result<TwelveCharacters, PersonIdError> {
    TwelveCharacters::new(plain).map_err(|found| PersonIdError::Length { found })
}

fn parse_lrid(plain: &str) -> Result<PersonId, PersonIdError> {
    if is_nrid(plain) {
        return Err(PersonIdError::Nrid);
    }
    if let Some(error) = foreign(plain) {
        return Err(error);
    }
    plain.parse().map(PersonId::Lrid).map_err(|error| match error {
        ReserveNumberError::Length { found } => PersonIdError::Length { found },
        other => PersonIdError::ReserveNumber(other),
    })
}

/// What is wrong with a number that is no reserve number of VGR at all: it lacks its century, or it is a T number or
/// another region's.
fn foreign(plain: &str) -> Option<PersonIdError> {
    let (date, last) = plain.split_at_checked(plain.len().checked_sub(4)?)?;
    let (letter, rest) = last.split_at_checked(1)?;
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if ![6, 8].contains(&date.len()) || !is_number(date) || !is_number(rest) {
        return None;
    }
    match letter {
        "K" | "M" | "X" => TenCharacters::new(plain).map(|ten| PersonIdError::CenturyMissing { ten }),
        _ if letter.bytes().all(|byte| byte.is_ascii_alphabetic()) => Some(PersonIdError::OtherRegion),
        _ => None,
    }
}

/// Whether the text looks like a national reserve id, `XXYYMMDDNNGC` (Inera, "Nationellt Reservid" 1.0).
///
/// `NN` are letters, `G` is a digit or a letter, and `XX` is 00 or 22-98. No birth date has such a century, which
/// distinguishes it from local ids of other regions that also put two letters after the date.
fn is_nrid(plain: &str) -> bool {
    let Ok(twelve) = TwelveCharacters::new(plain) else { return false };
    let [date @ .., n1, n2, g, c] = twelve.bytes();
    date.iter().chain([c]).all(u8::is_ascii_digit)
        && [n1, n2].into_iter().all(u8::is_ascii_alphabetic)
        && g.is_ascii_alphanumeric()
        && matches!(twelve.number(0..2), 0 | 22..=98)
}

/// Completes ten or twelve digits, with or without a `+` before the last four, to twelve.
fn with_century(mut plain: String, today: NaiveDate) -> Result<TwelveCharacters, PersonIdError> {
    let plus = plain.len().checked_sub(5).filter(|&at| plain.as_bytes().get(at) == Some(&b'+'));
    if let Some(at) = plus {
        plain.remove(at);
    }
    let latest_year = today.year() - if plus.is_some() { 100 } else { 0 };
    if plain.len() == 10 {
        let two_digits: i32 = plain.get(..2).and_then(|year| year.parse().ok()).unwrap_or_default();
        plain.insert_str(0, &format!("{:02}", (latest_year - two_digits).div_euclid(100)));
    }
    let digits = twelve(&plain)?;
    if plus.is_some() && digits.year() > latest_year { Err(PersonIdError::NotCentenarian) } else { Ok(digits) }
}
