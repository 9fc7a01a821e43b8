//! Times as people in Sweden write them, and what clocks show twice or never.

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Timelike as _, Utc};
use kvittera::config::Language;
use kvittera::desk::moment::{NoTime, read, read_coming};
use kvittera::i18n::Texts;
use kvittera_domain::calendar::{shown_at, stockholm};
use proptest::prelude::*;

/// Sunday 2026-11-22 03:12:40 in Sweden.
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

fn coming(typed: &str, now: &str) -> Result<DateTime<Utc>, NoTime> {
    read_coming(typed, instant(now), instant(now))
}

fn twice() -> NoTime {
    NoTime::ShownTwice { first: instant("2026-10-25T00:30:00Z"), second: instant("2026-10-25T01:30:00Z") }
}

fn never(written: &str) -> NoTime {
    NoTime::NeverShown(written.parse().unwrap())
}

#[test]
fn every_way_to_write_five_past_eight_in_the_evening_is_read() {
    let today = [
        "20:05",
        "20.05",
        "2005",
        "kl 20:05",
        "kl. 20.05",
        "KL 20.05",
        "kl.20:05",
        "kl20:05",
        "klockan 20.05",
        "20:05:00",
        "20.05.00",
        "20：05",
        "２０：０５",
        "20∶05",
        "\u{feff}20:05 ",
        "20:05\u{a0}",
        "idag 20:05",
        "i dag kl 20.05",
        "today 20:05",
        "20:05 idag",
        "2026-12-01 20:05",
        "2026-12-01T20:05",
        "2026-12-01 20.05",
        "2026-12-01 kl. 20.05",
        "2026‑12‑01 20:05",
        "20261201 2005",
        "1/12 20.05",
        "1/12 kl 20:05",
        "01/12 20:05",
        "1/12 2026 20:05",
        "1/12-2026 20.05",
        "1/12/2026 20:05",
        "den 1/12 kl 20.05",
        "2026-12-01T19:05Z",
        "2026-12-01T20:05+01:00",
        "2026-12-01T20:05:00+01:00",
        "2026-12-01T19:05:00Z",
        "2026-12-01t20:05",
        "20:05 1/12",
        "20:05 vintertid",
    ];
    for typed in today {
        assert_eq!(read_at(typed, "2026-12-01T20:00:00Z"), Ok(instant("2026-12-01T19:05:00Z")), "{typed:?}");
    }
    assert_eq!(read_at("20:05:30", "2026-12-01T20:00:00Z"), Ok(instant("2026-12-01T19:05:30Z")));
    for typed in
        ["30/11 20.05", "30/11 2026 20:05", "igår 20:05", "i går kl 20.05", "yesterday 20:05", "iga\u{30a}r 2005"]
    {
        assert_eq!(read_at(typed, "2026-12-01T20:00:00Z"), Ok(instant("2026-11-30T19:05:00Z")), "{typed:?}");
    }
    assert_eq!(read_at("förrgår 20:05", "2026-12-01T20:00:00Z"), Ok(instant("2026-11-29T19:05:00Z")));
}

#[test]
fn a_clock_time_is_of_today_unless_that_lies_ahead() {
    assert_eq!(read_at("03:12", NIGHT), Ok(instant("2026-11-22T02:12:00Z")));
    assert_eq!(read_at("00:00", NIGHT), Ok(instant("2026-11-21T23:00:00Z")));
    assert_eq!(read_at("03.13", NIGHT), Ok(instant("2026-11-21T02:13:00Z")));
    assert_eq!(read_at(" 23:59 ", NIGHT), Ok(instant("2026-11-21T22:59:00Z")));
    assert_eq!(read_at("igår 23:50", NIGHT), Ok(instant("2026-11-21T22:50:00Z")));
    assert_eq!(
        read_at("idag 03:13", NIGHT),
        Ok(instant("2026-11-22T02:13:00Z")),
        "a day that is written is taken as it is"
    );
}

#[test]
fn the_end_of_a_day_is_the_midnight_after_it() {
    for typed in ["24:00", "24.00", "2400", "kl 24", "igår 24:00", "21/11 24:00", "2026-11-21T24:00"] {
        let expected = if typed == "kl 24" { Err(NoTime::Unreadable) } else { Ok(instant("2026-11-21T23:00:00Z")) };
        assert_eq!(read_at(typed, NIGHT), expected, "{typed}");
    }
    assert_eq!(coming("24:00", NIGHT), Ok(instant("2026-11-22T23:00:00Z")));
    assert_eq!(coming("24:00", "2026-11-21T22:30:00Z"), Ok(instant("2026-11-21T23:00:00Z")));
    assert_eq!(read_at("24:01", NIGHT), Err(NoTime::Unreadable));
}

#[test]
fn a_date_without_a_year_is_the_last_such_day_or_the_next() {
    assert_eq!(read_at("22/11 03:12", NIGHT), Ok(instant("2026-11-22T02:12:00Z")));
    assert_eq!(read_at("22/11 03:13", NIGHT), Ok(instant("2026-11-22T02:13:00Z")), "not that of a year ago");
    assert_eq!(read_at("23/11 03:12", NIGHT), Ok(instant("2025-11-23T02:12:00Z")));
    assert_eq!(read_at("31/12 23:50", "2027-01-01T01:00:00Z"), Ok(instant("2026-12-31T22:50:00Z")));
    assert_eq!(read_at("29/2 12:00", NIGHT), Ok(instant("2024-02-29T11:00:00Z")));
    assert_eq!(coming("22/11 05:00", NIGHT), Ok(instant("2026-11-22T04:00:00Z")));
    assert_eq!(coming("21/11 05:00", NIGHT), Ok(instant("2027-11-21T04:00:00Z")));
    assert_eq!(coming("1/1 05:00", "2026-12-31T22:00:00Z"), Ok(instant("2027-01-01T04:00:00Z")));
    assert_eq!(coming("29/2 12:00", NIGHT), Ok(instant("2028-02-29T11:00:00Z")));
}

#[test]
fn four_digits_after_a_day_may_be_its_year() {
    for typed in ["30/11 2026", "30/11 2005", "30/11 1955", "2026-11-30", "30/11"] {
        assert_eq!(read_at(typed, NIGHT), Err(NoTime::Unreadable), "{typed}");
    }
    assert_eq!(read_at("21/11 0305", NIGHT), Ok(instant("2026-11-21T02:05:00Z")));
}

#[test]
fn rfc_3339_says_its_own_zone() {
    assert_eq!(read_at("2026-07-01T12:00:00Z", NIGHT), Ok(instant("2026-07-01T12:00:00Z")));
    assert_eq!(read_at("2026-07-01T12:00:00-03:00", NIGHT), Ok(instant("2026-07-01T15:00:00Z")));
    assert_eq!(read_at("2026-10-25T02:30:00+01:00", AUTUMN), Ok(instant("2026-10-25T01:30:00Z")));
    assert_eq!(read_at("2026-10-25T02:30+02:00", AUTUMN), Ok(instant("2026-10-25T00:30:00Z")));
}

#[test]
fn only_an_hour_that_came_twice_is_asked_about() {
    for typed in ["02:30", "0230", "2026-10-25T02:30", "25/10 02.30", "idag 02:30"] {
        assert_eq!(read_at(typed, AUTUMN), Err(twice()), "{typed}");
        assert_eq!(coming(typed, "2026-10-24T22:30:00Z"), Err(twice()), "{typed}");
        for (said, meant) in [
            ("sommartid", "2026-10-25T00:30:00Z"),
            ("första", "2026-10-25T00:30:00Z"),
            ("summer", "2026-10-25T00:30:00Z"),
            ("vintertid", "2026-10-25T01:30:00Z"),
            ("andra", "2026-10-25T01:30:00Z"),
            ("winter", "2026-10-25T01:30:00Z"),
        ] {
            assert_eq!(read_at(&format!("{typed} {said}"), AUTUMN), Ok(instant(meant)), "{typed} {said}");
        }
    }
    assert_eq!(read_at("01:59", AUTUMN), Ok(instant("2026-10-24T23:59:00Z")));
    assert_eq!(read_at("03:00", AUTUMN), Ok(instant("2026-10-24T01:00:00Z")));
    assert_eq!(read_at("igår 02:30", AUTUMN), Ok(instant("2026-10-24T00:30:00Z")));
    // At 02:15 for the second time, 02:30 has been only once, and comes only once more.
    assert_eq!(read_at("02:30", "2026-10-25T01:15:00Z"), Ok(instant("2026-10-25T00:30:00Z")));
    assert_eq!(coming("02:30", "2026-10-25T01:15:00Z"), Ok(instant("2026-10-25T01:30:00Z")));
    assert_eq!(read_at("14:00 sommartid", NIGHT), Err(NoTime::Unreadable), "that was in winter");
}

#[test]
fn an_hour_that_never_was_is_refused() {
    assert_eq!(read_at("02:05", SPRING), Err(never("2026-03-29T02:05:00")));
    assert_eq!(read_at("2026-03-29T02:30", SPRING), Err(never("2026-03-29T02:30:00")));
    assert_eq!(read_at("29/3 02.30", SPRING), Err(never("2026-03-29T02:30:00")));
    assert_eq!(coming("02:30", "2026-03-28T20:00:00Z"), Err(never("2026-03-29T02:30:00")), "nor the next night's");
    assert_eq!(read_at("03:05", SPRING), Ok(instant("2026-03-29T01:05:00Z")));
    assert_eq!(read_at("igår 02:30", SPRING), Ok(instant("2026-03-28T01:30:00Z")));
    assert_eq!(read_at("02:30", "2026-03-29T00:30:00Z"), Ok(instant("2026-03-28T01:30:00Z")), "it still lies ahead");
    assert_eq!(coming("02:30", SPRING), Ok(instant("2026-03-30T00:30:00Z")), "that night is over");
}

#[test]
fn what_is_still_to_come_is_the_next_such_time() {
    assert_eq!(coming("03:13", NIGHT), Ok(instant("2026-11-22T02:13:00Z")));
    assert_eq!(coming("03:12", NIGHT), Ok(instant("2026-11-23T02:12:00Z")));
    assert_eq!(coming("02.00", "2026-11-22T22:00:00Z"), Ok(instant("2026-11-23T01:00:00Z")));
    assert_eq!(coming("2026-11-20T12:00", NIGHT), Ok(instant("2026-11-20T11:00:00Z")), "a date is taken as it is");
    assert_eq!(coming("nu", NIGHT), Err(NoTime::Unreadable));
    let (now, from) = (instant(NIGHT), instant("2026-11-23T22:00:00Z"));
    assert_eq!(read_coming("05:00", from, now), Ok(instant("2026-11-24T04:00:00Z")));
    assert_eq!(read_coming("imorgon 23:30", from, now), Ok(instant("2026-11-23T22:30:00Z")), "the day after this one");
    assert_eq!(read_coming("i morgon 23:30", from, now), Ok(instant("2026-11-23T22:30:00Z")));
}

#[test]
fn anything_else_is_no_time() {
    for typed in [
        "",
        "now",
        "3",
        "20:5",
        "20:05:5",
        "205",
        "03:60",
        "25:00",
        "24:00:01",
        "2026-11-22",
        "2026-02-30T03:12",
        "03:12; rm",
        "31/4 03:12",
        "31/11 2026 03:12",
        "30/11 26 03:12",
        "\u{664}3:12",
        "2016-12-31T23:59:60Z",
        "kl",
        "igår",
        "sommartid",
        "+262142-12-31T23:59",
        "-0001-01-01T00:00",
        "+10000-01-01T00:00:00Z",
        "0000-06-01T00:00",
        "20:05 30.11",
        "11/30 20:05",
        "20:05 20:06",
        "3/12 4/12 20:05",
    ] {
        assert_eq!(read_at(typed, NIGHT), Err(NoTime::Unreadable), "{typed:?}");
    }
    assert!(read_at("9999-12-30T23:59", NIGHT).is_ok());
}

static TEXTS: LazyLock<[Texts; 2]> = LazyLock::new(|| [Language::Sv, Language::En].map(Texts::load));

/// Every way to write a minute, with its date in full.
fn forms(moment: DateTime<Utc>) -> Vec<String> {
    let local = stockholm(moment);
    let dates = ["%Y-%m-%d", "%Y%m%d", "%-d/%-m %Y", "%d/%m/%Y", "%-d/%-m-%Y"];
    let clocks = ["%H:%M", "%H.%M", "%H%M", "kl %H:%M", "kl. %H.%M", "%H:%M:%S", "%-H.%M"];
    dates
        .into_iter()
        .flat_map(|date| clocks.map(|clock| local.format(&format!("{date} {clock}")).to_string()))
        .collect()
}

proptest! {
    #[test]
    fn every_form_reads_back_to_its_minute(minutes in 26_297_280_i64..47_000_000) {
        let moment = DateTime::<Utc>::from_timestamp(minutes * 60, 0).unwrap();
        let both = shown_at(stockholm(moment).naive_local());
        let is_twice = both.latest() != both.earliest();
        for now in [moment, moment + chrono::TimeDelta::days(40)] {
            for typed in forms(moment) {
                match (read(&typed, now), read_coming(&typed, now, now)) {
                    (Ok(read), _) if !is_twice => prop_assert_eq!(read, moment, "{}", typed),
                    (Ok(read), _) => prop_assert!(Some(read) == both.earliest() && now < both.latest().unwrap(), "{}", typed),
                    (Err(NoTime::ShownTwice { first, second }), _) => {
                        prop_assert!([first, second].contains(&moment), "{}", typed);
                    }
                    other => prop_assert!(false, "{}: {:?}", typed, other),
                }
            }
            for texts in TEXTS.iter() {
                prop_assert_eq!(read(&texts.unmistakable_clock(moment), now), Ok(moment));
            }
            prop_assert_eq!(read(&moment.to_rfc3339(), now), Ok(moment));
        }
        // A clock alone is that of the last day or of the next one.
        let clock = stockholm(moment).format("%H:%M").to_string();
        let a_little = chrono::TimeDelta::hours(20);
        if !is_twice {
            prop_assert!(read(&clock, moment + a_little).is_ok_and(|read| read == moment)
                || stockholm(moment + a_little).naive_local() - stockholm(moment).naive_local() != a_little);
            prop_assert!(read_coming(&clock, moment - a_little, moment).is_ok_and(|read| read == moment)
                || stockholm(moment).naive_local() - stockholm(moment - a_little).naive_local() != a_little);
        }
    }

    #[test]
    fn what_was_read_lies_on_a_clock_that_shows_it(day in 0_i32..20_000, hour in 0_u32..24, minute in 0_u32..60, ago in 0_i64..90_000) {
        let date = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + chrono::TimeDelta::days(day.into());
        let local = date.and_hms_opt(hour, minute, 0).unwrap();
        let now = local.and_utc() + chrono::TimeDelta::minutes(ago);
        for typed in [format!("{hour:02}:{minute:02}"), format!("{} {hour:02}.{minute:02}", date.format("%-d/%-m %Y"))] {
            match read(&typed, now) {
                Ok(at) => prop_assert_eq!((stockholm(at).hour(), stockholm(at).minute()), (hour, minute)),
                Err(NoTime::NeverShown(never)) => prop_assert!(shown_at(never).earliest().is_none()),
                Err(NoTime::ShownTwice { first, second }) => {
                    prop_assert!(stockholm(first).naive_local() == stockholm(second).naive_local() && second <= now || first > now);
                }
                Err(NoTime::Unreadable) => prop_assert!(false, "{}", typed),
            }
        }
    }
}
