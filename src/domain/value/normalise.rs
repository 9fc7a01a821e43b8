//! Brings what people type as a number into the one form that is compared and stored.

use std::{fmt, ops::Range};

use chrono::NaiveDate;

/// The first day of the Gregorian calendar in Sweden, as (year, month, day): a date before it is a typing mistake.
const GREGORIAN_SINCE: (i32, u32, u32) = (1753, 3, 1);

/// Removes spaces, dashes and invisible characters of every kind, and turns letters to upper case. The error is the first
/// other character that is not ASCII.
///
/// Word processors and web pages put other dashes and spaces than the keyboard's around and into a number, and nobody
/// sees which.
///
/// Full-width and other digits are refused, not translated: what is shown must be what was typed.
pub(super) fn plain(text: &str) -> Result<String, char> {
    text.chars()
        .filter(|typed| !is_separator(*typed))
        .map(|typed| if typed.is_ascii() { Ok(typed.to_ascii_uppercase()) } else { Err(typed) })
        .collect()
}

/// Whether a character may stand anywhere in a number without meaning anything: white space, a dash, a minus, or one
/// that can't be seen.
pub(super) const fn is_separator(typed: char) -> bool {
    matches!(
        typed,
        ' ' | '\t' | '\r' | '\n' | '-'
            | '\u{a0}'
            | '\u{ad}'
            | '\u{1680}'
            | '\u{2000}'..='\u{200d}'
            | '\u{2010}'..='\u{2015}'
            | '\u{2028}' | '\u{2029}'
            | '\u{202f}'
            | '\u{205f}'..='\u{2060}'
            | '\u{2212}'
            | '\u{3000}'
            | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
            | '\u{feff}'
    )
}

/// Twelve ASCII characters. Every id of this domain begins with `yyyymmdd` and has four more characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct TwelveCharacters([u8; 12]);

impl TwelveCharacters {
    /// Takes the result of [`plain`]. The error is its length in characters, when that is not twelve.
    pub(super) fn new(plain: &str) -> Result<Self, usize> {
        plain.as_bytes().try_into().ok().filter(|_| plain.is_ascii()).map(Self).ok_or_else(|| plain.chars().count())
    }

    pub(super) fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }

    pub(super) fn bytes(&self) -> &[u8; 12] {
        &self.0
    }

    /// The characters at `places`, counted from 0; empty when the range leaves the twelve.
    pub(super) fn part(&self, places: Range<usize>) -> &str {
        self.as_str().get(places).unwrap_or_default()
    }

    /// The digits at `places` as a number; 0 when they are not digits.
    pub(super) fn number(&self, places: Range<usize>) -> u32 {
        self.part(places).parse().unwrap_or_default()
    }

    /// The first four digits.
    pub(super) fn year(&self) -> i32 {
        self.part(0..4).parse().unwrap_or_default()
    }

    /// The first eight characters as a date of the Swedish calendar.
    pub(super) fn date(&self) -> Option<NaiveDate> {
        date(self.year(), self.number(4..6), self.number(6..8))
    }
}

impl fmt::Debug for TwelveCharacters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

/// A date of the Swedish calendar, if its year can be written in four digits.
pub(super) fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let written = GREGORIAN_SINCE <= (year, month, day) && year <= 9999;
    written.then(|| NaiveDate::from_ymd_opt(year, month, day)).flatten()
}
