//! Recognises ids that VGR does not take: T numbers, the national reserve id, and reserve numbers of other regions.
//!
//! The shapes are those of HL7 Sweden's base profiles (basprofiler-r4) and of Inera, "Nationellt Reservid" 1.0. They are
//! no proof of the region, since some regions share a shape.

use crate::value::normalise::TwelveCharacters;
use crate::value::person_id::error::PersonIdError;

/// What an id with letters is, if it has the shape of one that VGR does not take. An id whose letter is one of VGR's is
/// left to VGR's own rules, unless it can only be another region's.
pub(super) fn recognise(plain: &str) -> Option<PersonIdError> {
    if is_nrid(plain) {
        return Some(PersonIdError::Nrid);
    }
    let (date, last) = plain.split_at_checked(plain.len().checked_sub(4)?)?;
    if ![6, 8].contains(&date.len()) || !is_number(date) {
        return None;
    }
    let is_whole = date.len() == 8;
    let foreign = match shape(last).as_str() {
        // Dalarna, Västerbotten, VGR's older GRID and T numbers; Värmland and others. A letter typed for a digit gives
        // one of VGR's numbers the last two of these shapes.
        "A999" | "AA99" | "AAA9" => !last.starts_with(['K', 'M', 'X']),
        // Värmland, Örebro, Skåne, Blekinge and Sörmland.
        "AA9A" => true,
        // Västernorrland.
        "999A" => is_whole && last.ends_with('R'),
        // Gävleborg.
        "99A9" => is_whole && last.contains(['K', 'M', 'X']),
        _ => false,
    };
    foreign.then_some(PersonIdError::OtherRegion)
}

/// Whether twelve digits have the shape of another region's reserve number: they begin with 99 (Stockholm), or have a
/// day from 32 to 59 (Halland, Inera).
pub(super) fn is_other_region(digits: &TwelveCharacters) -> bool {
    digits.number(0..2) == 99 || ((1..=12).contains(&digits.number(4..6)) && (32..=59).contains(&digits.number(6..8)))
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

/// `9` for a digit, `A` for a letter, `?` for anything else.
fn shape(text: &str) -> String {
    let kind = |c: char| match c {
        '0'..='9' => '9',
        'A'..='Z' => 'A',
        _ => '?',
    };
    text.chars().map(kind).collect()
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
