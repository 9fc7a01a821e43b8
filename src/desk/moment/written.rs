//! Takes a time apart as people in Sweden write it: which day, what the clock shows, and which of an hour that comes
//! twice.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Offset as _, Utc};
use unicode_normalization::UnicodeNormalization as _;

use kvittera_domain::calendar::stockholm;

/// A time in its parts, before anybody knows which instant is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    /// `None` where only the clock is written.
    pub day: Option<WrittenDay>,
    pub clock: WrittenClock,
    pub season: Option<Season>,
}

/// A day as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WrittenDay {
    Date(NaiveDate),
    /// So many days after today; `igår` is -1.
    Relative(i64),
    Annual(AnnualDay),
}

/// A day without a year, `30/11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AnnualDay {
    pub month: u32,
    pub day: u32,
}

/// What a clock shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WrittenClock {
    time: NaiveTime,
    /// True for `24:00`, which is the next day's `00:00`.
    ends_day: bool,
}

/// Which of the two hours is meant when clocks show one twice: daylight saving time comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Summer,
    Winter,
}

impl WrittenClock {
    /// What the calendar and the clock show together.
    pub(super) fn on(self, date: NaiveDate) -> Option<NaiveDateTime> {
        let date = if self.ends_day { date.succ_opt()? } else { date };
        Some(date.and_time(self.time))
    }

    /// Reads `20:05`, `20.05`, `20:05:30`, `2005` and `24:00`.
    fn read(word: &str) -> Option<Self> {
        let word = word.strip_prefix("kl").map_or(word, |rest| rest.trim_start_matches('.'));
        let parts: Vec<&str> = match word.split_at_checked(2) {
            Some((hours, minutes)) if is_bare(word) => vec![hours, minutes],
            _ => word.split([':', '.']).collect(),
        };
        let (hours, minutes, seconds) = match parts.as_slice() {
            [hours, minutes] => (*hours, *minutes, "00"),
            [hours, minutes, seconds] => (*hours, *minutes, *seconds),
            _ => return None,
        };
        let two_digits = |text| Some(text).filter(|text: &&str| text.len() == 2).and_then(number);
        let hours = Some(hours).filter(|hours| hours.len() <= 2).and_then(number)?;
        let (minutes, seconds) = (two_digits(minutes)?, two_digits(seconds)?);
        let ends_day = (hours, minutes, seconds) == (24, 0, 0);
        Some(Self { time: NaiveTime::from_hms_opt(if ends_day { 0 } else { hours }, minutes, seconds)?, ends_day })
    }
}

impl Written {
    /// Takes a typed time apart; `None` when it is none.
    pub(super) fn read(typed: &str) -> Option<Self> {
        let plain = plain(typed);
        let mut words: Vec<&str> = plain.split_whitespace().filter(|word| !FILLING.contains(word)).collect();
        let season = words.last().and_then(|word| Season::read(word));
        if season.is_some() {
            words.pop();
        }
        let (clock, day) = match words.as_slice() {
            [day @ .., clock] if WrittenClock::read(clock).is_some() => (*clock, day),
            [clock, day @ ..] => (*clock, day),
            [] => return None,
        };
        let day = WrittenDay::read(day)?;
        // `30/11 2005` may be a date without a time as well as a time on that day.
        let may_be_year = is_bare(clock) && ["19", "20"].iter().any(|century| clock.starts_with(century));
        if may_be_year && matches!(day, Some(WrittenDay::Annual(_))) {
            return None;
        }
        Some(Self { day, clock: WrittenClock::read(clock)?, season })
    }
}

impl WrittenDay {
    /// Reads the words of a day; no word means that no day is written.
    #[allow(clippy::option_option, reason = "no day is not the same as no readable day")]
    fn read(words: &[&str]) -> Option<Option<Self>> {
        let day = match words {
            [] => return Some(None),
            [word] => match *word {
                "förrgår" => Self::Relative(-2),
                "igår" | "går" | "yesterday" => Self::Relative(-1),
                "idag" | "dag" | "today" => Self::Relative(0),
                "imorgon" | "morgon" | "tomorrow" => Self::Relative(1),
                date => full_date(date).map(Self::Date).or_else(|| AnnualDay::read(date).map(Self::Annual))?,
            },
            [day, year] => {
                let AnnualDay { month, day } = AnnualDay::read(day)?;
                Self::Date(date(year, month, day)?)
            }
            _ => return None,
        };
        Some(Some(day))
    }
}

impl AnnualDay {
    /// Reads `30/11`.
    fn read(word: &str) -> Option<Self> {
        let (day, month) = word.split_once('/')?;
        let short = |text: &&str| (1..=2).contains(&text.len());
        let (day, month) = (Some(day).filter(short).and_then(number)?, Some(month).filter(short).and_then(number)?);
        // A leap year has every day that any year has.
        NaiveDate::from_ymd_opt(2024, month, day).map(|_| Self { month, day })
    }
}

impl Season {
    /// The season whose time clocks show at `moment`.
    pub(super) fn of(moment: DateTime<Utc>) -> Self {
        let ahead = stockholm(moment).offset().fix().local_minus_utc();
        if ahead == 3600 { Self::Winter } else { Self::Summer }
    }

    fn read(word: &str) -> Option<Self> {
        match word {
            "sommartid" | "sommar" | "första" | "summer" | "first" => Some(Self::Summer),
            "vintertid" | "vinter" | "normaltid" | "andra" | "winter" | "second" => Some(Self::Winter),
            _ => None,
        }
    }
}

/// Words around a time that say nothing about it.
const FILLING: [&str; 6] = ["kl", "kl.", "klockan", "i", "at", "den"];

/// The text with every kind of digit, colon, dash and space as the keyboard has them, in lower case, and with a space
/// in place of the `T` between date and time.
fn plain(typed: &str) -> String {
    let plain: String = typed.nfkc().filter_map(keyboard).flat_map(char::to_lowercase).collect();
    match plain.split_once('t') {
        Some((day, clock)) if day.ends_with(is_digit) && clock.starts_with(is_digit) => format!("{day} {clock}"),
        _ => plain,
    }
}

/// The character of the keyboard that a person would take this one for; `None` for what nobody sees.
const fn keyboard(typed: char) -> Option<char> {
    match typed {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        '\u{2236}' | '\u{a789}' => Some(':'),
        '\u{2044}' | '\u{2215}' => Some('/'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        other => Some(other),
    }
}

const fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Whether a clock time is written without anything between hours and minutes.
fn is_bare(word: &str) -> bool {
    word.len() == 4 && word.chars().all(is_digit)
}

fn number(text: &str) -> Option<u32> {
    Some(text).filter(|text| text.chars().all(is_digit)).and_then(|text| text.parse().ok())
}

/// Reads a year of four digits, and checks that the day exists.
fn date(year: &str, month: u32, day: u32) -> Option<NaiveDate> {
    let year = Some(year).filter(|year| year.len() == 4).and_then(number)?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// Reads `2026-11-30`, `20261130`, `30/11/2026` and `30/11-2026`.
fn full_date(word: &str) -> Option<NaiveDate> {
    if word.len() == 8 && word.chars().all(is_digit) {
        let (year, rest) = word.split_at_checked(4)?;
        let (month, day) = rest.split_at_checked(2)?;
        return date(year, number(month)?, number(day)?);
    }
    let parts: Vec<&str> = word.split(['-', '/']).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    if word.contains('/') {
        date(third, number(second)?, number(first)?)
    } else {
        date(first, number(second)?, number(third)?)
    }
}
