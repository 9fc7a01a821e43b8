//! Reads an id as people type it and scanners send it, and says which age somebody should look at twice.

use chrono::{Datelike, NaiveDate};

use crate::value::normalise::{TwelveCharacters, plain};
use crate::value::person_id::error::PersonIdError;
use crate::value::person_id::foreign;
use crate::value::person_id::id::{PersonId, civic_id};
use crate::value::reserve_number::{ReserveNumber, ReserveNumberError};

/// An id that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypedId {
    pub id: PersonId,
    /// An age that somebody must confirm first.
    pub age: Option<UnlikelyAge>,
}

/// An age that is more often a slip than true: above [`OLDEST`](Self::OLDEST), or stated by a `+`. A scanner whose
/// layout is not the desk's sends a `+` in place of every hyphen, and so makes people a hundred years older.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnlikelyAge {
    /// The year of birth that the id states.
    pub born: i32,
    /// In whole years.
    pub years: u32,
    /// The same number with a hyphen, if that is somebody's too.
    pub with_hyphen: Option<PersonId>,
}

impl UnlikelyAge {
    /// The highest age that nobody is asked about.
    pub const OLDEST: u32 = 110;

    /// The age that the id states on `today`, if it is above [`OLDEST`](Self::OLDEST).
    #[must_use]
    pub fn of(id: PersonId, today: NaiveDate) -> Option<Self> {
        Some(Self::stated(id, today)).filter(|age| age.years > Self::OLDEST)
    }

    fn stated(id: PersonId, today: NaiveDate) -> Self {
        let birth = id.earliest_birth();
        let years = today.years_since(birth).unwrap_or_default();
        let ten = id.value().get(2..).filter(|_| !matches!(id, PersonId::Lrid(_)));
        let young = ten.and_then(|ten| twelve_digits(ten, Sign::Hyphen, today).and_then(civic_id).ok());
        let with_hyphen = young.filter(|young| *young != id && young.earliest_birth() <= today);
        Self { born: birth.year(), years, with_hyphen }
    }
}

impl PersonId {
    /// Reads what a person types. `today` is the local date; it determines the century, and whether a birth date lies
    /// in the future.
    ///
    /// Spaces, hyphens and lower case are accepted. A personnummer or samordningsnummer has twelve digits or ten. Ten
    /// digits belong to a person who turns less than 100 this year, or at least 100 when a `+` stands before the last
    /// four (Skatteverket, SKV 704). A reserve number always has twelve characters. A `/` before the last four is the
    /// hyphen of a Swedish scanner at a desk with an American layout.
    ///
    /// # Errors
    /// The first rule that the text breaks.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, PersonIdError> {
        TypedId::read(text, today).map(|typed| typed.id)
    }
}

impl TypedId {
    /// Reads the same as [`PersonId::parse`], and tells whether somebody must confirm the age.
    ///
    /// # Errors
    /// The first rule that the text breaks.
    pub fn read(text: &str, today: NaiveDate) -> Result<Self, PersonIdError> {
        let mut plain = plain(text).map_err(PersonIdError::NotAscii)?;
        let sign = take_sign(&mut plain);
        let id = if plain.contains(|c: char| c.is_ascii_alphabetic()) {
            let number = reserve_number(&plain, today)?;
            if sign == Sign::Plus {
                return Err(PersonIdError::PlusInReserveNumber { number });
            }
            PersonId::Lrid(number)
        } else {
            civic_id(twelve_digits(&plain, sign, today)?)?
        };
        if id.earliest_birth() > today {
            return Err(PersonIdError::Future);
        }
        let stated = (sign == Sign::Plus).then(|| UnlikelyAge::stated(id, today));
        Ok(Self { id, age: stated.or_else(|| UnlikelyAge::of(id, today)) })
    }
}

/// What stands before the last four characters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// A hyphen, or nothing, which means the same.
    Hyphen,
    Plus,
}

/// Takes the sign before the last four characters away; hyphens are gone already.
fn take_sign(plain: &mut String) -> Sign {
    let place = plain.len().checked_sub(5);
    let found = place.and_then(|at| Some((at, *plain.as_bytes().get(at)?)));
    match found {
        Some((at, b'+')) => {
            plain.remove(at);
            Sign::Plus
        }
        Some((at, b'/')) => {
            plain.remove(at);
            Sign::Hyphen
        }
        _ => Sign::Hyphen,
    }
}

/// Completes ten or twelve digits to twelve.
fn twelve_digits(plain: &str, sign: Sign, today: NaiveDate) -> Result<TwelveCharacters, PersonIdError> {
    let latest_year = today.year() - if sign == Sign::Plus { 100 } else { 0 };
    let mut whole = plain.to_owned();
    if whole.len() == 10 {
        let two_digits: i32 = whole.get(..2).and_then(|year| year.parse().ok()).unwrap_or_default();
        whole.insert_str(0, &format!("{:02}", (latest_year - two_digits).div_euclid(100)));
    }
    let digits = TwelveCharacters::new(&whole).map_err(|found| PersonIdError::Length { found })?;
    let is_too_young = sign == Sign::Plus && digits.year() > latest_year;
    if is_too_young { Err(PersonIdError::NotCentenarian) } else { Ok(digits) }
}

/// Reads an id with a letter, which only a reserve number of VGR has among those that VGR takes.
fn reserve_number(plain: &str, today: NaiveDate) -> Result<ReserveNumber, PersonIdError> {
    if let Some(error) = foreign::recognise(plain) {
        return Err(error);
    }
    match plain.parse() {
        Err(ReserveNumberError::Length { found: 10 }) if lacks_century(plain) => Err(century_missing(plain, today)),
        Err(ReserveNumberError::Length { found }) => Err(PersonIdError::Length { found }),
        read => read.map_err(PersonIdError::ReserveNumber),
    }
}

/// Whether ten characters are a reserve number but for its century, `yymmddGggC`.
fn lacks_century(ten: &str) -> bool {
    ten.bytes()
        .enumerate()
        .all(|(place, byte)| if place == 6 { byte.is_ascii_alphabetic() } else { byte.is_ascii_digit() })
}

/// Names what a reserve number without its century can be. Both centuries have the same check digit, so none is chosen.
/// A number that is wrong in both is told as wrong.
fn century_missing(ten: &str, today: NaiveDate) -> PersonIdError {
    let this_century = today.year().div_euclid(100);
    let of = |century: i32| format!("{century:02}{ten}").parse::<ReserveNumber>();
    let is_born = |number: &ReserveNumber| number.birth_date() <= today;
    match (of(this_century - 1), of(this_century)) {
        (Ok(one), Ok(other)) => PersonIdError::CenturyMissing { one, other: Some(other).filter(is_born) },
        (Ok(one), Err(_)) => PersonIdError::CenturyMissing { one, other: None },
        (Err(_), Ok(one)) if is_born(&one) => PersonIdError::CenturyMissing { one, other: None },
        (Err(_), Ok(_)) => PersonIdError::Future,
        (Err(ReserveNumberError::Date), Err(error)) | (Err(error), Err(_)) => PersonIdError::ReserveNumber(error),
    }
}
