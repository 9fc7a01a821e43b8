//! Parses times as people type them.

use chrono::{DateTime, Datelike as _, Days, NaiveDateTime, NaiveTime, Timelike as _, Utc};

use kvittera_domain::calendar::{from_local, stockholm};

/// The typed text is not a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no time")]
pub struct NoTime;

const FORMATS: [&str; 4] = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"];

/// Parses `2026-11-22T03:12` and `03:12` in Swedish local time, or RFC 3339.
///
/// A time without a date means today, or yesterday if today's is later than `now`.
///
/// # Errors
/// [`NoTime`] when it is none of these.
pub fn read(typed: &str, now: DateTime<Utc>) -> Result<DateTime<Utc>, NoTime> {
    read_with(typed, |clock| last_shown(clock, now))
}

/// Parses the same formats for a time in the future: a time without a date means the next such time after `after`.
///
/// # Errors
/// [`NoTime`] when it is none of these.
pub fn read_coming(typed: &str, after: DateTime<Utc>) -> Result<DateTime<Utc>, NoTime> {
    read_with(typed, |clock| next_shown(clock, after))
}

fn read_with(typed: &str, shown: impl FnOnce(NaiveTime) -> Option<DateTime<Utc>>) -> Result<DateTime<Utc>, NoTime> {
    let typed = typed.trim();
    let clock = || shown(NaiveTime::parse_from_str(typed, "%H:%M").ok()?);
    let local = || FORMATS.iter().find_map(|format| NaiveDateTime::parse_from_str(typed, format).ok());
    let moment = DateTime::parse_from_rfc3339(typed).ok().map(|moment| moment.to_utc());
    let moment = moment.or_else(clock).or_else(|| Some(from_local(local()?).to_utc()));
    // A moment outside of these years can't be shown in local time.
    let is_shown = |moment: &DateTime<Utc>| (1..=9999).contains(&moment.year());
    // Once written, a leap second can't be told from the next second, and no clock at a desk shows one.
    let is_leap = |moment: &DateTime<Utc>| moment.nanosecond() >= 1_000_000_000;
    moment.filter(|moment| is_shown(moment) && !is_leap(moment)).ok_or(NoTime)
}

fn last_shown(clock: NaiveTime, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let today = stockholm(now).date_naive();
    let on = |date: chrono::NaiveDate| from_local(date.and_time(clock)).to_utc();
    Some(on(today)).filter(|moment| *moment <= now).or_else(|| Some(on(today.checked_sub_days(Days::new(1))?)))
}

fn next_shown(clock: NaiveTime, after: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let dates = stockholm(after).date_naive().iter_days();
    dates.map(|date| from_local(date.and_time(clock)).to_utc()).find(|moment| *moment > after)
}

#[allow(clippy::unwrap_used, reason = "tests")]
#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-22 03:12:40 in Sweden.
    const NIGHT: &str = "2026-11-22T02:12:40Z";
    /// The clocks went from 02:00 to 03:00 on this night; it is 03:10.
    const SPRING: &str = "2026-03-29T01:10:00Z";
    /// The clocks went from 03:00 to 02:00 on this night; it is 02:45 for the second time.
    const AUTUMN: &str = "2026-10-25T01:45:00Z";

    fn instant(written: &str) -> DateTime<Utc> {
        written.parse().unwrap()
    }

    fn read_at(typed: &str, now: &str) -> Result<DateTime<Utc>, NoTime> {
        read(typed, instant(now))
    }

    #[test]
    fn a_clock_time_is_of_today_unless_that_lies_ahead() {
        assert_eq!(read_at("03:12", NIGHT), Ok(instant("2026-11-22T02:12:00Z")));
        assert_eq!(read_at("00:00", NIGHT), Ok(instant("2026-11-21T23:00:00Z")));
        assert_eq!(read_at("03:13", NIGHT), Ok(instant("2026-11-21T02:13:00Z")));
        assert_eq!(read_at(" 23:59 ", NIGHT), Ok(instant("2026-11-21T22:59:00Z")));
    }

    #[test]
    fn a_date_and_a_time_are_swedish() {
        for typed in ["2026-07-01T12:00", "2026-07-01 12:00", "2026-07-01T12:00:00"] {
            assert_eq!(read_at(typed, NIGHT), Ok(instant("2026-07-01T10:00:00Z")), "{typed}");
        }
    }

    #[test]
    fn rfc_3339_says_its_own_zone() {
        assert_eq!(read_at("2026-07-01T12:00:00Z", NIGHT), Ok(instant("2026-07-01T12:00:00Z")));
        assert_eq!(read_at("2026-07-01T12:00:00-03:00", NIGHT), Ok(instant("2026-07-01T15:00:00Z")));
    }

    #[test]
    fn in_the_hour_that_comes_twice_the_first_is_meant() {
        assert_eq!(read_at("02:30", AUTUMN), Ok(instant("2026-10-25T00:30:00Z")));
        assert_eq!(read_at("2026-10-25T02:30", AUTUMN), Ok(instant("2026-10-25T00:30:00Z")));
        assert_eq!(read_at("2026-10-25T02:30:00+01:00", AUTUMN), Ok(instant("2026-10-25T01:30:00Z")));
        assert_eq!(read_at("01:59", AUTUMN), Ok(instant("2026-10-24T23:59:00Z")));
        assert_eq!(read_at("03:00", AUTUMN), Ok(instant("2026-10-24T01:00:00Z")));
    }

    #[test]
    fn the_hour_that_never_comes_is_of_a_clock_left_unset() {
        assert_eq!(read_at("02:05", SPRING), Ok(instant("2026-03-29T01:05:00Z")));
        assert_eq!(read_at("02:30", SPRING), Ok(instant("2026-03-28T01:30:00Z")));
        assert_eq!(read_at("03:05", SPRING), Ok(instant("2026-03-29T01:05:00Z")));
        assert_eq!(read_at("2026-03-29T02:30", SPRING), Ok(instant("2026-03-29T01:30:00Z")));
    }

    #[test]
    fn what_is_still_to_come_is_the_next_such_time() {
        let coming = |typed: &str, after: &str| read_coming(typed, instant(after)).unwrap();
        assert_eq!(coming("03:13", NIGHT), instant("2026-11-22T02:13:00Z"));
        assert_eq!(coming("03:12", NIGHT), instant("2026-11-23T02:12:00Z"));
        assert_eq!(coming("02:00", "2026-11-22T22:00:00Z"), instant("2026-11-23T01:00:00Z"));
        assert_eq!(coming("02:30", "2026-10-24T20:00:00Z"), instant("2026-10-25T00:30:00Z"), "the first of two");
        assert_eq!(coming("02:30", AUTUMN), instant("2026-10-26T01:30:00Z"));
        assert_eq!(coming("2026-11-20T12:00", NIGHT), instant("2026-11-20T11:00:00Z"), "a date is taken as it is");
        assert_eq!(read_coming("nu", instant(NIGHT)), Err(NoTime));
    }

    #[test]
    fn anything_else_is_no_time() {
        for typed in [
            "",
            "now",
            "3",
            "24:00",
            "03:60",
            "2026-11-22",
            "2026-02-30T03:12",
            "03:12; rm",
            "\u{664}3:12",
            "2016-12-31T23:59:60Z",
        ] {
            assert_eq!(read_at(typed, NIGHT), Err(NoTime), "{typed:?}");
        }
    }

    #[test]
    fn years_have_four_digits() {
        for typed in ["+262142-12-31T23:59", "-0001-01-01T00:00", "+10000-01-01T00:00:00Z", "0000-06-01T00:00"] {
            assert_eq!(read_at(typed, NIGHT), Err(NoTime), "{typed}");
        }
        assert!(read_at("9999-12-30T23:59", NIGHT).is_ok());
    }
}
