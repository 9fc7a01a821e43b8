//! Moments and spans by the clock in Stockholm, through the nights in which it is changed too.

use chrono::{DateTime, TimeDelta, Utc};

use super::{english, swedish};

fn utc(moment: &str) -> DateTime<Utc> {
    moment.parse().unwrap()
}

#[test]
fn moments_are_shown_by_the_clock_in_stockholm() {
    let moment = utc("2026-11-22T02:12:45Z");
    let sv = swedish();
    assert_eq!(sv.clock(moment), "03:12");
    assert_eq!(sv.day_clock(moment), "sön 03:12");
    assert_eq!(sv.date_clock(moment), "2026-11-22 03:12");
    assert_eq!(sv.date_clock_seconds(moment), "2026-11-22 03:12:45");
    assert_eq!(english().day_clock(moment), "Sun 03:12");
}

#[test]
fn the_day_is_stockholm_s_too() {
    assert_eq!(swedish().date_clock(utc("2026-12-31T23:00:00Z")), "2027-01-01 00:00");
    assert_eq!(swedish().day_clock(utc("2026-06-30T22:30:00Z")), "ons 00:30");
}

#[test]
fn every_day_of_the_week_has_its_name() {
    let monday = utc("2026-11-23T11:00:00Z");
    let days = |texts: &kvittera::i18n::Texts| {
        (0..7).map(|day| texts.day_clock(monday + TimeDelta::days(day))).collect::<Vec<_>>()
    };
    let clocks = |names: [&str; 7]| names.map(|name| format!("{name} 12:00"));
    assert_eq!(days(&swedish()), clocks(["mån", "tis", "ons", "tor", "fre", "lör", "sön"]));
    assert_eq!(days(&english()), clocks(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]));
}

#[test]
fn in_the_autumn_night_the_hour_after_two_comes_twice() {
    let sv = swedish();
    assert_eq!(sv.clock(utc("2026-10-25T00:59:59Z")), "02:59");
    assert_eq!(sv.clock(utc("2026-10-25T01:00:00Z")), "02:00");
    assert_eq!(sv.clock(utc("2026-10-25T02:00:00Z")), "03:00");
    assert_eq!(sv.span(utc("2026-10-25T01:30:00Z") - utc("2026-10-25T00:30:00Z")), "1 h 0 min");
}

#[test]
fn in_the_spring_night_the_hour_after_two_never_comes() {
    let sv = swedish();
    assert_eq!(sv.clock(utc("2027-03-28T00:59:59Z")), "01:59");
    assert_eq!(sv.clock(utc("2027-03-28T01:00:00Z")), "03:00");
    assert_eq!(sv.date_clock(utc("2027-03-28T01:00:00Z")), "2027-03-28 03:00");
    assert_eq!(sv.span(utc("2027-03-28T01:00:00Z") - utc("2027-03-28T00:59:00Z")), "1 min");
}

#[test]
fn a_moment_is_said_with_the_day_or_date_only_where_it_is_needed() {
    let now = utc("2026-11-22T11:00:00Z");
    let near = |moment: &str| swedish().near_clock(utc(moment), now);
    assert_eq!(near("2026-11-21T23:00:00Z"), "00:00", "the first minute of today");
    assert_eq!(near("2026-11-22T22:59:00Z"), "23:59", "the last minute of today");
    assert_eq!(near("2026-11-21T22:59:00Z"), "lör 23:59", "yesterday, by a minute");
    assert_eq!(near("2026-11-23T06:30:00Z"), "mån 07:30", "tomorrow");
    assert_eq!(near("2026-11-16T12:00:00Z"), "mån 13:00", "six days ago");
    assert_eq!(near("2026-11-28T12:00:00Z"), "lör 13:00", "in six days");
    assert_eq!(near("2026-11-15T12:00:00Z"), "2026-11-15 13:00", "a week ago the day would be taken for today's");
    assert_eq!(near("2026-11-29T12:00:00Z"), "2026-11-29 13:00", "in a week");
}

#[test]
fn today_is_stockholm_s_today_in_the_nights_of_the_change() {
    let sv = swedish();
    assert_eq!(sv.near_clock(utc("2026-10-24T22:00:00Z"), utc("2026-10-25T22:59:00Z")), "00:00", "a day of 25 hours");
    assert_eq!(sv.near_clock(utc("2026-10-24T21:59:00Z"), utc("2026-10-25T22:59:00Z")), "lör 23:59");
    assert_eq!(sv.near_clock(utc("2027-03-27T23:00:00Z"), utc("2027-03-28T21:59:00Z")), "00:00", "a day of 23 hours");
    assert_eq!(sv.near_clock(utc("2027-03-27T22:59:00Z"), utc("2027-03-28T21:59:00Z")), "lör 23:59");
}

#[test]
fn spans_are_said_in_their_two_greatest_units() {
    let span = |minutes| swedish().span(TimeDelta::minutes(minutes));
    assert_eq!(span(0), "0 min");
    assert_eq!(span(59), "59 min");
    assert_eq!(span(60), "1 h 0 min");
    assert_eq!(span(92), "1 h 32 min");
    assert_eq!(span(24 * 60 - 1), "23 h 59 min");
    assert_eq!(span(24 * 60), "1 d 0 h");
    assert_eq!(span(76 * 60 + 59), "3 d 4 h");
    assert_eq!(span(1500 * 24 * 60), "1500 d 0 h", "no separators");
}

#[test]
fn a_clock_that_went_back_counts_as_no_time() {
    assert_eq!(swedish().span(TimeDelta::minutes(-5)), "0 min");
    assert_eq!(english().span(TimeDelta::seconds(-1)), "0 min");
}
