//! Public holidays in Sweden (law 1989:253), and the eves that are not holidays by law but are treated like them.

use chrono::{Datelike, NaiveDate, Weekday};

/// A public holiday that has a name. Every other Sunday is a public holiday too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holiday {
    /// Nyårsdagen, 1 January.
    NewYearsDay,
    /// Trettondedag jul, 6 January.
    Epiphany,
    /// Långfredagen, the Friday before Easter.
    GoodFriday,
    /// Påskdagen.
    EasterSunday,
    /// Annandag påsk.
    EasterMonday,
    /// Första maj.
    MayDay,
    /// Kristi himmelsfärdsdag, 39 days after Easter.
    AscensionDay,
    /// Pingstdagen, 49 days after Easter.
    WhitSunday,
    /// Sveriges nationaldag, 6 June.
    NationalDay,
    /// Midsommardagen, the Saturday in 20-26 June.
    MidsummerDay,
    /// Alla helgons dag, the Saturday in 31 October - 6 November.
    AllSaintsDay,
    /// Juldagen, 25 December.
    ChristmasDay,
    /// Annandag jul, 26 December.
    BoxingDay,
}

impl Holiday {
    /// The stable English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NewYearsDay => "new_years_day",
            Self::Epiphany => "epiphany",
            Self::GoodFriday => "good_friday",
            Self::EasterSunday => "easter_sunday",
            Self::EasterMonday => "easter_monday",
            Self::MayDay => "may_day",
            Self::AscensionDay => "ascension_day",
            Self::WhitSunday => "whit_sunday",
            Self::NationalDay => "national_day",
            Self::MidsummerDay => "midsummer_day",
            Self::AllSaintsDay => "all_saints_day",
            Self::ChristmasDay => "christmas_day",
            Self::BoxingDay => "boxing_day",
        }
    }
}

/// An eve on which offices close although it is no holiday by law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Eve {
    /// Midsommarafton, the Friday in 19-25 June.
    MidsummerEve,
    /// Julafton, 24 December.
    ChristmasEve,
    /// Nyårsafton, 31 December.
    NewYearsEve,
}

impl Eve {
    /// The stable English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::MidsummerEve => "midsummer_eve",
            Self::ChristmasEve => "christmas_eve",
            Self::NewYearsEve => "new_years_eve",
        }
    }
}

/// Returns the named holiday on a date, as the law stands since 2005.
///
/// When two fall on one date (Whit Sunday is on 6 June in 2049), the one with a fixed date is returned.
#[must_use]
pub fn public_holiday(date: NaiveDate) -> Option<Holiday> {
    fixed(date).or_else(|| by_easter(date))
}

/// Returns the eve on a date.
#[must_use]
pub fn eve(date: NaiveDate) -> Option<Eve> {
    match (date.month(), date.day(), date.weekday()) {
        (6, 19..=25, Weekday::Fri) => Some(Eve::MidsummerEve),
        (12, 24, _) => Some(Eve::ChristmasEve),
        (12, 31, _) => Some(Eve::NewYearsEve),
        _ => None,
    }
}

fn fixed(date: NaiveDate) -> Option<Holiday> {
    match (date.month(), date.day(), date.weekday()) {
        (1, 1, _) => Some(Holiday::NewYearsDay),
        (1, 6, _) => Some(Holiday::Epiphany),
        (5, 1, _) => Some(Holiday::MayDay),
        (6, 6, _) => Some(Holiday::NationalDay),
        (6, 20..=26, Weekday::Sat) => Some(Holiday::MidsummerDay),
        (10, 31, Weekday::Sat) | (11, 1..=6, Weekday::Sat) => Some(Holiday::AllSaintsDay),
        (12, 25, _) => Some(Holiday::ChristmasDay),
        (12, 26, _) => Some(Holiday::BoxingDay),
        _ => None,
    }
}

fn by_easter(date: NaiveDate) -> Option<Holiday> {
    match (date - easter(date.year())?).num_days() {
        -2 => Some(Holiday::GoodFriday),
        0 => Some(Holiday::EasterSunday),
        1 => Some(Holiday::EasterMonday),
        39 => Some(Holiday::AscensionDay),
        49 => Some(Holiday::WhitSunday),
        _ => None,
    }
}

/// Returns Easter Sunday of a Gregorian year; `None` only for years that no date can hold.
///
/// The variables have the names of the anonymous computus (Meeus, *Astronomical Algorithms*, chapter 8).
#[must_use]
#[allow(clippy::many_single_char_names, reason = "the letters are the published ones")]
pub fn easter(year: i32) -> Option<NaiveDate> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let march_based = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(march_based / 31).ok()?, u32::try_from(march_based % 31 + 1).ok()?)
}
