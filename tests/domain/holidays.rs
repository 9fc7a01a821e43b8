use chrono::{Datelike, Days, NaiveDate, Weekday};
use kvittera_domain::calendar::{Eve, Holiday, easter, eve, public_holiday};

use crate::given::samples::date;

/// Easter Sunday as (month, day) from 2020 on, from the published tables of the church year.
#[rustfmt::skip]
pub const EASTER_FROM_2020: [(u32, u32); 41] = [
    (4, 12),
    (4, 4),
    (4, 17),
    (4, 9),
    (3, 31),
    (4, 20),
    (4, 5),
    (3, 28),
    (4, 16),
    (4, 1),
    (4, 21),
    (4, 13),
    (3, 28),
    (4, 17),
    (4, 9),
    (3, 25),
    (4, 13),
    (4, 5),
    (4, 25),
    (4, 10),
    (4, 1),
    (4, 21),
    (4, 6),
    (3, 29),
    (4, 17),
    (4, 9),
    (3, 25),
    (4, 14),
    (4, 5),
    (4, 18),
    (4, 10),
    (4, 2),
    (4, 21),
    (4, 6),
    (3, 29),
    (4, 18),
    (4, 2),
    (4, 22),
    (4, 14),
    (3, 30),
    (4, 18),
];

#[test]
fn the_earliest_and_latest_easters_of_five_centuries_are_those_of_the_almanacs() {
    for (year, month, day) in [(1598, 3, 22), (1761, 3, 22), (1818, 3, 22), (1886, 4, 25), (1943, 4, 25), (2285, 3, 22)]
    {
        assert_eq!(easter(year), Some(date(year, month, day)));
    }
}

#[test]
fn easter_follows_the_table() {
    for (year, (month, day)) in (2020..).zip(EASTER_FROM_2020) {
        assert_eq!(easter(year), Some(date(year, month, day)));
    }
}

#[test]
fn easter_keeps_within_its_bounds() {
    for year in 1753..=9999 {
        let easter = easter(year).unwrap();
        assert_eq!(easter.weekday(), Weekday::Sun, "{year}");
        assert!((date(year, 3, 22)..=date(year, 4, 25)).contains(&easter), "{year}");
    }
    assert_eq!(easter(i32::MAX), None);
    assert_eq!(easter(i32::MIN), None);
}

#[test]
fn check_cases() {
    assert_eq!(public_holiday(date(2025, 6, 6)), Some(Holiday::NationalDay));
    assert_eq!(eve(date(2026, 6, 19)), Some(Eve::MidsummerEve));
    assert_eq!(public_holiday(date(2026, 6, 19)), None);
    assert_eq!(public_holiday(date(2026, 10, 31)), Some(Holiday::AllSaintsDay));
    assert_eq!(eve(date(2027, 12, 24)), Some(Eve::ChristmasEve));
    assert_eq!(eve(date(2027, 12, 31)), Some(Eve::NewYearsEve));
    assert_eq!(public_holiday(date(2049, 6, 6)), Some(Holiday::NationalDay), "also Whit Sunday");
}

#[test]
fn the_year_2026_has_these_and_no_others() {
    let found: Vec<(NaiveDate, Holiday)> = date(2026, 1, 1)
        .iter_days()
        .take(365)
        .filter_map(|day| public_holiday(day).map(|holiday| (day, holiday)))
        .collect();
    let expected = [
        (date(2026, 1, 1), Holiday::NewYearsDay),
        (date(2026, 1, 6), Holiday::Epiphany),
        (date(2026, 4, 3), Holiday::GoodFriday),
        (date(2026, 4, 5), Holiday::EasterSunday),
        (date(2026, 4, 6), Holiday::EasterMonday),
        (date(2026, 5, 1), Holiday::MayDay),
        (date(2026, 5, 14), Holiday::AscensionDay),
        (date(2026, 5, 24), Holiday::WhitSunday),
        (date(2026, 6, 6), Holiday::NationalDay),
        (date(2026, 6, 20), Holiday::MidsummerDay),
        (date(2026, 10, 31), Holiday::AllSaintsDay),
        (date(2026, 12, 25), Holiday::ChristmasDay),
        (date(2026, 12, 26), Holiday::BoxingDay),
    ];
    assert_eq!(found, expected);
}

#[test]
fn movable_saturdays_reach_both_ends_of_their_weeks() {
    for (year, midsummer) in [(2020, 20), (2021, 26), (2026, 20), (2027, 26)] {
        let day = date(year, 6, midsummer);
        assert_eq!(public_holiday(day), Some(Holiday::MidsummerDay));
        assert_eq!(eve(day - Days::new(1)), Some(Eve::MidsummerEve));
        assert_eq!(public_holiday(day + Days::new(7)), None);
        assert_eq!(public_holiday(day - Days::new(7)), None);
    }
    for (day, before) in [(date(2026, 10, 31), date(2026, 10, 24)), (date(2027, 11, 6), date(2027, 10, 30))] {
        assert_eq!(public_holiday(day), Some(Holiday::AllSaintsDay));
        assert_eq!(public_holiday(before), None);
        assert_eq!(public_holiday(day + Days::new(7)), None);
    }
}

#[test]
fn every_year_has_one_of_each() {
    for year in 2020..=2060 {
        let days = || date(year, 1, 1).iter_days().take_while(|day| day.year() == year);
        let mut holidays: Vec<Holiday> = days().filter_map(public_holiday).collect();
        holidays.sort_unstable();
        holidays.dedup();
        let hidden_whit_sunday = [2049, 2055, 2060].contains(&year);
        assert_eq!(holidays.len(), if hidden_whit_sunday { 12 } else { 13 }, "{year}");
        assert_eq!(days().filter_map(eve).count(), 3, "{year}");
    }
}
