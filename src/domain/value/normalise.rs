//! Brings what people type as a number into the one form that is compared and stored.

use std::{fmt, ops::Range};

use chrono::NaiveDate;

/// The first day of the Gregorian calendar in Sweden, as (year, month, day): a date before it is a typing mistake.
const GREGORIAN_SINCE: (i32, u32, u32) = (1753, 3, 1);

/// Trims, removes spaces and hyphens, and turns letters to upper case. The error is the first character that is not
/// ASCII.
///
/// Full-width and other digits are refused, not translated: what is shown must be what was typed.
pub(super) fn plain(text: &str) -> Result<String, char> {
    text.trim()
        .chars()
        .filter(|typed| !matches!(typed, ' ' | '-'))
        .map(|typed| if typed.is_ascii() { Ok(typed.to_ascii_uppercase()) } else { Err(typed) })
        .collect()
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
