//! Whom to call, computed by other means than the program's: holidays from a list, Easter from the published table,
//! summer time from EU directive 2000/84/EC (01:00 UTC on the last Sundays of March and October).

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc, Weekday};
use kvittera_domain::calendar::{Contact, Hours, whom_to_call};

use super::holidays::EASTER_FROM_2020;
use crate::given::samples::date;

const OPENS: u32 = 7 * 60 + 30;
const CLOSES: u32 = 16 * 60 + 10;
const EVES: [&str; 3] = ["midsummer_eve", "christmas_eve", "new_years_eve"];

/// The years 2020-2060; the edges of the opening hours reach somewhat further.
struct Oracle {
    named: BTreeMap<NaiveDate, &'static str>,
    edges: Vec<DateTime<Utc>>,
}

impl Oracle {
    fn new() -> Self {
        let named: BTreeMap<_, _> = (2020..).zip(EASTER_FROM_2020).flat_map(named_days).collect();
        let days = date(2020, 1, 1).iter_days().take_while(|day| day.year() <= 2061);
        let open = days.filter(|day| day.weekday().number_from_monday() <= 5 && !named.contains_key(day));
        let edges = open.flat_map(|day| [OPENS, CLOSES].map(|minute| utc(day, minute))).collect();
        Self { named, edges }
    }

    /// The kind of the rule and the name of the holiday, if it is one.
    fn rule(&self, now: DateTime<Utc>) -> (&'static str, Option<&'static str>) {
        let local = local(now);
        match (self.named.get(&local.date()), local.hour() * 60 + local.minute()) {
            (Some(name), _) if EVES.contains(name) => ("eve", Some(name)),
            (Some(name), _) => ("holiday", Some(name)),
            (None, _) if local.weekday().number_from_monday() > 5 => ("weekend", None),
            (None, ..OPENS) => ("before_opening", None),
            (None, OPENS..CLOSES) => ("open_hours", None),
            (None, _) => ("after_closing", None),
        }
    }

    fn who_and_until(&self, now: DateTime<Utc>) -> (Contact, DateTime<Utc>) {
        let passed = self.edges.partition_point(|edge| *edge <= now);
        (if passed % 2 == 1 { Contact::Helpdesk } else { Contact::OnCall }, self.edges[passed])
    }

    #[track_caller]
    fn check(&self, now: DateTime<Utc>) {
        let call = whom_to_call(now, &Hours::default());
        assert_eq!((call.who, call.until), self.who_and_until(now), "{now}");
        assert_eq!((call.rule.name(), call.rule.day_name()), self.rule(now), "{now}");
    }

    fn check_every_minute(&self, from: DateTime<Utc>, days: i64) {
        (0..days * 24 * 60).for_each(|minute| self.check(from + TimeDelta::minutes(minute)));
    }
}

/// Where two days fall on one date, the later one in this list counts.
fn named_days((year, (month, day)): (i32, (u32, u32))) -> Vec<(NaiveDate, &'static str)> {
    let easter = date(year, month, day);
    let saturday = |from: NaiveDate| from.iter_days().find(|day| day.weekday() == Weekday::Sat).unwrap();
    let midsummer = saturday(date(year, 6, 20));
    vec![
        (easter - Days::new(2), "good_friday"),
        (easter, "easter_sunday"),
        (easter + Days::new(1), "easter_monday"),
        (easter + Days::new(39), "ascension_day"),
        (easter + Days::new(49), "whit_sunday"),
        (midsummer - Days::new(1), "midsummer_eve"),
        (midsummer, "midsummer_day"),
        (saturday(date(year, 10, 31)), "all_saints_day"),
        (date(year, 1, 1), "new_years_day"),
        (date(year, 1, 6), "epiphany"),
        (date(year, 5, 1), "may_day"),
        (date(year, 6, 6), "national_day"),
        (date(year, 12, 24), "christmas_eve"),
        (date(year, 12, 25), "christmas_day"),
        (date(year, 12, 26), "boxing_day"),
        (date(year, 12, 31), "new_years_eve"),
    ]
}

fn last_sunday(year: i32, month: u32) -> NaiveDate {
    (25..=31).map(|day| date(year, month, day)).find(|day| day.weekday() == Weekday::Sun).unwrap()
}

fn local(now: DateTime<Utc>) -> NaiveDateTime {
    let change = |month| last_sunday(now.year(), month).and_hms_opt(1, 0, 0).unwrap().and_utc();
    let summer = (change(3)..change(10)).contains(&now);
    now.naive_utc() + TimeDelta::hours(if summer { 2 } else { 1 })
}

/// The instant of a minute of a day. It must not lie in an hour that the clock change repeats or skips.
fn utc(day: NaiveDate, minute: u32) -> DateTime<Utc> {
    let clock = NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap();
    let winter = day.and_time(clock).and_utc() - TimeDelta::hours(1);
    let summer = winter - TimeDelta::hours(1);
    if local(summer) == day.and_time(clock) { summer } else { winter }
}

fn days() -> impl Iterator<Item = NaiveDate> {
    date(2020, 1, 2).iter_days().take_while(|day| day.year() <= 2060)
}

#[test]
fn every_day_agrees_around_each_of_its_edges() {
    let oracle = Oracle::new();
    for day in days() {
        for edge in [0, OPENS, CLOSES].map(|minute| utc(day, minute)) {
            for off in [-60, -1, 0, 1, 60] {
                oracle.check(edge + TimeDelta::seconds(off));
            }
        }
    }
}

#[test]
fn every_minute_of_two_years_agrees() {
    Oracle::new().check_every_minute(utc(date(2026, 1, 1), 0), 2 * 365);
}

#[test]
fn every_minute_of_the_nights_of_the_change_agrees() {
    let oracle = Oracle::new();
    for year in 2020..=2060 {
        for month in [3, 10] {
            oracle.check_every_minute(utc(last_sunday(year, month), 0) - TimeDelta::hours(2), 2);
        }
    }
}

#[test]
fn every_minute_of_every_named_day_of_some_years_agrees() {
    let oracle = Oracle::new();
    let years = [2020, 2035, 2049, 2055, 2060];
    for day in oracle.named.keys().filter(|day| years.contains(&day.year()) && day.ordinal() > 1) {
        oracle.check_every_minute(utc(*day, 0) - TimeDelta::minutes(30), 1);
    }
}

#[test]
fn every_name_occurs() {
    let oracle = Oracle::new();
    let names: std::collections::BTreeSet<_> = oracle.named.values().collect();
    assert_eq!(names.len(), 16);
    for name in names {
        let day = oracle.named.iter().find(|(day, found)| day.year() > 2020 && *found == name).unwrap().0;
        assert_eq!(whom_to_call(utc(*day, 12 * 60), &Hours::default()).rule.day_name(), Some(*name));
    }
}
