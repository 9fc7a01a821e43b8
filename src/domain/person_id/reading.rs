//! From text to an id: which system it can be of, and the century that people leave out.

use chrono::{Datelike, NaiveDate};

use super::{PersonId, PersonIdError, civic};
use crate::domain::reserve_number::ReserveNumberError;
use crate::domain::typed::{Twelve, plain};

/// Reads what a person types; see [`PersonId::parse`].
pub(super) fn typed(text: &str, today: NaiveDate) -> Result<PersonId, PersonIdError> {
    let plain = plain(text).map_err(PersonIdError::NotAscii)?;
    if has_letter(&plain) { lettered(&plain) } else { civic::checked(with_century(plain, today)?) }
}

/// Reads the twelve characters that [`PersonId::value`] gave, which need no date of reading.
pub(super) fn stored(value: &str) -> Result<PersonId, PersonIdError> {
    let plain = plain(value).map_err(PersonIdError::NotAscii)?;
    if has_letter(&plain) { lettered(&plain) } else { civic::checked(twelve(&plain)?) }
}

fn has_letter(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_alphabetic())
}

fn twelve(plain: &str) -> Result<Twelve, PersonIdError> {
    Twelve::new(plain).map_err(|found| PersonIdError::Length { found })
}

fn lettered(plain: &str) -> Result<PersonId, PersonIdError> {
    if is_nrid(plain) {
        return Err(PersonIdError::Nrid);
    }
    plain.parse().map(PersonId::Lrid).map_err(|error| match error {
        ReserveNumberError::Length { found } => PersonIdError::Length { found },
        other => PersonIdError::ReserveNumber(other),
    })
}

/// Whether the text looks like a national reserve id, `XXYYMMDDNNGC` (Inera, "Nationellt Reservid" 1.0).
///
/// `NN` are letters, `G` is a digit or a letter, and `XX` is 00 or 22-98: no century that a birth date can have, which
/// tells it from the local ids of regions that also put two letters after the date.
fn is_nrid(plain: &str) -> bool {
    let Ok(twelve) = Twelve::new(plain) else { return false };
    let [date @ .., n1, n2, g, c] = twelve.bytes();
    date.iter().chain([c]).all(u8::is_ascii_digit)
        && [n1, n2].into_iter().all(u8::is_ascii_alphabetic)
        && g.is_ascii_alphanumeric()
        && matches!(twelve.number(0..2), 0 | 22..=98)
}

/// The twelve digits that ten or twelve stand for, with or without a `+` before the last four.
fn with_century(mut plain: String, today: NaiveDate) -> Result<Twelve, PersonIdError> {
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
