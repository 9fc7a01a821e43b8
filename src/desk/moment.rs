//! Parses times as people type them.

mod written;

use chrono::{DateTime, Datelike as _, MappedLocalTime, NaiveDate, NaiveDateTime, TimeDelta, Timelike as _, Utc};

use crate::desk::moment::written::{AnnualDay, Season, Written, WrittenClock, WrittenDay};
use kvittera_domain::calendar::{shown_at, stockholm};

/// Why the typed text is no instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoTime {
    #[error("no time")]
    Unreadable,
    /// Clocks never showed it, because they were set forward.
    #[error("clocks never show {0}")]
    NeverShown(NaiveDateTime),
    /// Clocks show it twice, because they were set back, and nothing says which is meant.
    #[error("clocks show it twice: {first} and {second}")]
    ShownTwice {
        /// Daylight saving time.
        first: DateTime<Utc>,
        second: DateTime<Utc>,
    },
}

/// Parses a time that has been, in Swedish local time as people write it, or by RFC 3339: `20:05`, `20.05`, `2005`,
/// `kl 20:05`, `20:05:30`, `24:00`, `igår 23:50`, `30/11 20.05`, `30/11 2026 20:05`, `2026-11-30 20:05`.
///
/// A time without a date means today, or yesterday if today's is later than `now`; a date without a year is the last
/// such day. In the hour that comes twice, the one that is still to come is not meant; where both have been, the typed
/// text must say which (`02:30 sommartid`, `02:30 vintertid`).
///
/// # Errors
/// [`NoTime`] when it is none of these, was never shown, or was shown twice.
pub fn read(typed: &str, now: DateTime<Utc>) -> Result<DateTime<Utc>, NoTime> {
    let today = stockholm(now).date_naive();
    let has_been = |moment: DateTime<Utc>| moment <= now;
    let choose = |day, clock| match day {
        Some(AnnualDay { month, day }) => years(today.year(), -1, month, day).find(|date| *date <= today),
        None => last_day(clock, now),
    };
    read_with(typed, today, has_been, choose)
}

/// Parses the same for a time in the future: a time without a date means the next such time after `after`, a date
/// without a year the next such day. `now` says what `idag` and `imorgon` are.
///
/// # Errors
/// [`NoTime`] as for [`read`].
pub fn read_coming(typed: &str, after: DateTime<Utc>, now: DateTime<Utc>) -> Result<DateTime<Utc>, NoTime> {
    let (from, today) = (stockholm(after).date_naive(), stockholm(now).date_naive());
    let lies_ahead = |moment: DateTime<Utc>| moment > after;
    let choose = |day, clock| match day {
        Some(AnnualDay { month, day }) => years(from.year(), 1, month, day).find(|date| *date >= from),
        None => next_day(clock, after),
    };
    read_with(typed, today, lies_ahead, choose)
}

/// Reads a time, and asks `choose` for its date where none is written in full.
fn read_with(
    typed: &str,
    today: NaiveDate,
    fits: impl Fn(DateTime<Utc>) -> bool,
    choose: impl FnOnce(Option<AnnualDay>, WrittenClock) -> Option<NaiveDate>,
) -> Result<DateTime<Utc>, NoTime> {
    let local = || {
        let Written { day, clock, season } = Written::read(typed)?;
        let date = match day {
            Some(WrittenDay::Date(date)) => date,
            Some(WrittenDay::Relative(days)) => today.checked_add_signed(TimeDelta::days(days))?,
            Some(WrittenDay::Annual(day)) => choose(Some(day), clock)?,
            None => choose(None, clock)?,
        };
        Some((clock.on(date)?, season))
    };
    let moment = match with_offset(typed.trim()) {
        Some(moment) => moment,
        None => local().ok_or(NoTime::Unreadable).and_then(|(local, season)| instant(local, season, fits))?,
    };
    // A moment outside of these years can't be shown in local time.
    let is_shown = (1..=9999).contains(&moment.year());
    // Once written, a leap second can't be told from the next second, and no clock at a desk shows one.
    let is_leap = moment.nanosecond() >= 1_000_000_000;
    if is_shown && !is_leap { Ok(moment) } else { Err(NoTime::Unreadable) }
}

/// Reads what says its own zone: RFC 3339, with or without seconds.
fn with_offset(typed: &str) -> Option<DateTime<Utc>> {
    let whole = DateTime::parse_from_rfc3339(typed);
    let short = || DateTime::parse_from_str(typed, "%Y-%m-%dT%H:%M%#z");
    whole.or_else(|_| short()).ok().map(|moment| moment.to_utc())
}

/// The instant at which clocks show `local`. Where there are two and nobody says which, it is the one that alone `fits`.
fn instant(
    local: NaiveDateTime,
    season: Option<Season>,
    fits: impl Fn(DateTime<Utc>) -> bool,
) -> Result<DateTime<Utc>, NoTime> {
    match (shown_at(local), season) {
        (MappedLocalTime::None, _) => Err(NoTime::NeverShown(local)),
        (MappedLocalTime::Single(moment), Some(season)) if Season::of(moment) != season => Err(NoTime::Unreadable),
        (MappedLocalTime::Single(moment), _) => Ok(moment),
        (MappedLocalTime::Ambiguous(first, _), Some(Season::Summer)) => Ok(first),
        (MappedLocalTime::Ambiguous(_, second), Some(Season::Winter)) => Ok(second),
        (MappedLocalTime::Ambiguous(first, second), None) => match (fits(first), fits(second)) {
            (true, false) => Ok(first),
            (false, true) => Ok(second),
            _ => Err(NoTime::ShownTwice { first, second }),
        },
    }
}

/// The day on which clocks showed this last: today, or yesterday while today's lies ahead.
fn last_day(clock: WrittenClock, now: DateTime<Utc>) -> Option<NaiveDate> {
    let today = stockholm(now).date_naive();
    let local = clock.on(today)?;
    let lies_ahead = match shown_at(local) {
        MappedLocalTime::Single(moment) | MappedLocalTime::Ambiguous(moment, _) => moment > now,
        MappedLocalTime::None => local > stockholm(now).naive_local(),
    };
    if lies_ahead { today.pred_opt() } else { Some(today) }
}

/// The day on which clocks show this next.
fn next_day(clock: WrittenClock, after: DateTime<Utc>) -> Option<NaiveDate> {
    let is_coming = |local| match shown_at(local) {
        MappedLocalTime::Single(moment) | MappedLocalTime::Ambiguous(_, moment) => moment > after,
        MappedLocalTime::None => local > stockholm(after).naive_local(),
    };
    // `24:00` is written of the day before.
    let mut dates = stockholm(after).date_naive().pred_opt()?.iter_days().take(4);
    dates.find(|date| clock.on(*date).is_some_and(is_coming))
}

/// The same day of the year, year after year or the other way; long enough to meet the next leap year.
fn years(from: i32, step: i32, month: u32, day: u32) -> impl Iterator<Item = NaiveDate> {
    (0..=8).filter_map(move |count| NaiveDate::from_ymd_opt(from + count * step, month, day))
}
