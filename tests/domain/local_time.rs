use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use kvittera_domain::calendar::{from_local, stockholm};
use proptest::prelude::*;

fn local(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[test]
fn swedish_clocks_are_set_twice_a_year() {
    for (instant, shown) in [
        ("2026-01-15T12:00:00Z", "2026-01-15T13:00:00+01:00"),
        ("2026-07-15T12:00:00Z", "2026-07-15T14:00:00+02:00"),
        ("2026-03-29T00:59:59Z", "2026-03-29T01:59:59+01:00"),
        ("2026-03-29T01:00:00Z", "2026-03-29T03:00:00+02:00"),
        ("2026-10-25T00:59:59Z", "2026-10-25T02:59:59+02:00"),
        ("2026-10-25T01:00:00Z", "2026-10-25T02:00:00+01:00"),
    ] {
        assert_eq!(stockholm(utc(instant)).to_rfc3339(), shown);
    }
}

#[test]
fn the_hour_that_comes_twice_is_the_first() {
    assert_eq!(from_local(local("2026-10-25T02:30:00")).to_utc(), utc("2026-10-25T00:30:00Z"));
    assert_eq!(from_local(local("2026-10-25T03:00:00")).to_utc(), utc("2026-10-25T02:00:00Z"));
}

#[test]
fn the_hour_that_never_comes_is_one_later() {
    assert_eq!(from_local(local("2026-03-29T02:30:00")).to_rfc3339(), "2026-03-29T03:30:00+02:00");
    assert_eq!(from_local(local("2026-03-29T02:00:00")).to_rfc3339(), "2026-03-29T03:00:00+02:00");
    assert_eq!(from_local(local("2026-03-29T03:00:00")).to_rfc3339(), "2026-03-29T03:00:00+02:00");
}

proptest! {
    #[test]
    fn what_is_shown_leads_back(seconds in 1_577_836_800_i64..2_871_763_200) {
        let instant = DateTime::<Utc>::from_timestamp(seconds, 0).unwrap();
        let back = from_local(stockholm(instant).naive_local()).to_utc();
        let repeated = stockholm(back).naive_local() == stockholm(instant).naive_local();
        prop_assert!(back == instant || (repeated && instant - back == TimeDelta::hours(1)));
    }
}
