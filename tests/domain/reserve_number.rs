use std::ops::Range;

use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::reserve_number::{ReserveNumber, ReserveNumberError as Error};
use kvittera_domain::value::sex::Sex;
use proptest::prelude::*;

use crate::given::samples::{PUBLISHED, date, reserve_numbers, substitutions, swaps};

fn read(text: &str) -> Result<ReserveNumber, Error> {
    text.parse()
}

#[test]
fn published_samples_pass() {
    for sample in PUBLISHED {
        assert_eq!(read(sample).unwrap().as_str(), sample);
    }
    let man = read("19810829M071").unwrap();
    assert_eq!((man.birth_date(), man.sex(), man.serial()), (date(1981, 8, 29), Sex::Male, 7));
    assert_eq!(read("20210325K069").unwrap().sex(), Sex::Female);
    assert_eq!(read("19930829X802").unwrap().serial(), 80);
}

#[test]
fn superseded_check_digits_are_told_apart() {
    assert_eq!(read("19810829M070"), Err(Error::SupersededCheckDigit));
    assert_eq!(read("19450829K087"), Err(Error::SupersededCheckDigit));
    assert_eq!(read("19450829K086"), Err(Error::CheckDigit));
}

#[test]
fn each_broken_rule_has_its_error() {
    let cases = [
        ("", Error::Length { found: 0 }),
        ("810829M071", Error::Length { found: 10 }),
        ("19810829M0711", Error::Length { found: 13 }),
        ("１9810829M071", Error::NotAscii('１')),
        ("19810829M07١", Error::NotAscii('١')),
        ("1981O829M071", Error::Shape { position: 5 }),
        ("198108290071", Error::Shape { position: 9 }),
        ("19810829MO71", Error::Shape { position: 10 }),
        ("19810829M07+", Error::Shape { position: 12 }),
        ("20190229K069", Error::Date),
        ("20191301K069", Error::Date),
        ("10190101K069", Error::Date),
        ("17530228K069", Error::Date),
        ("00000101K069", Error::Date),
        ("19810829T071", Error::SexLetter('T')),
        ("19810829K051", Error::Serial { serial: 5 }),
        ("19810829M801", Error::Serial { serial: 80 }),
        ("19810829X791", Error::Serial { serial: 79 }),
        ("19810829X901", Error::Serial { serial: 90 }),
        ("19810829M061", Error::Parity { serial: 6, sex: Sex::Male }),
        ("19810829K791", Error::Parity { serial: 79, sex: Sex::Female }),
    ];
    for (text, error) in cases {
        assert_eq!(read(text), Err(error), "{text:?}");
    }
}

#[test]
fn typing_habits_are_forgiven() {
    for text in ["  19810829M071\n", "1981 08 29 m 071", "19810829-m071", "1981-08-29-M071", "\u{a0}19810829M071"] {
        assert_eq!(read(text).unwrap().as_str(), "19810829M071", "{text:?}");
    }
}

#[test]
fn a_birth_date_has_as_many_numbers_as_the_rules_leave() {
    let shaped =
        (b'A'..=b'Z').flat_map(|letter| (0..1000).map(move |rest| format!("20190107{}{rest:03}", char::from(letter))));
    let valid: Vec<ReserveNumber> = shaped.filter_map(|text| text.parse().ok()).collect();
    let of = |sex| valid.iter().filter(|number| number.sex() == sex).count();
    assert_eq!((of(Sex::Female), of(Sex::Male), of(Sex::Unknown)), (37, 37, 10));
    assert_eq!(valid.len(), 84);
}

#[test]
fn composing_keeps_the_rules() {
    let day = date(2019, 1, 7);
    assert_eq!(ReserveNumber::compose(date(1981, 8, 29), 7, Sex::Male), read("19810829M071"));
    assert_eq!(ReserveNumber::compose(day, 7, Sex::Female), Err(Error::Parity { serial: 7, sex: Sex::Female }));
    assert_eq!(ReserveNumber::compose(day, 255, Sex::Unknown), Err(Error::Serial { serial: 255 }));
    assert_eq!(ReserveNumber::compose(date(10_000, 1, 1), 80, Sex::Unknown), Err(Error::Date));
    assert_eq!(ReserveNumber::compose(date(-1, 1, 1), 80, Sex::Unknown), Err(Error::Date));
}

#[test]
fn only_valid_numbers_come_in_from_a_file() {
    let number = read("20210325K069").unwrap();
    assert_eq!(serde_json::to_string(&number).unwrap(), r#""20210325K069""#);
    assert_eq!(serde_json::from_str::<ReserveNumber>(r#""20210325K069""#).unwrap(), number);
    let refusal = serde_json::from_str::<ReserveNumber>(r#""20210325K068""#).unwrap_err();
    assert!(refusal.to_string().contains("check digit"), "{refusal}");
}

/// Whether `swapped` has `09` in place of `90`, or the reverse, where only the check digit protects and can't notice
/// it: in the year, and after an X in the last two digits.
fn in_a_blind_spot(text: &str, swapped: &str) -> bool {
    let confused =
        |places: Range<usize>| text[places.clone()] != swapped[places.clone()] && ["09", "90"].contains(&&text[places]);
    confused(2..4) || text.contains('X') && confused(10..12)
}

proptest! {
    #[test]
    fn survives_the_round_trip(number in reserve_numbers()) {
        prop_assert_eq!(read(number.as_str()), Ok(number));
        prop_assert_eq!(read(&number.to_string().to_lowercase()), Ok(number));
        prop_assert_eq!(ReserveNumber::compose(number.birth_date(), number.serial(), number.sex()), Ok(number));
        prop_assert_eq!(PoolNumber::from(number).lrid(), Ok(number));
    }

    #[test]
    fn one_wrong_character_after_the_century_is_caught(number in reserve_numbers()) {
        for wrong in substitutions(number.as_str(), 2..12, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+") {
            prop_assert!(read(&wrong).is_err(), "{} for {}", wrong, number);
        }
    }

    #[test]
    fn swapped_neighbours_after_the_century_are_caught(number in reserve_numbers()) {
        for swapped in swaps(number.as_str(), 2..12) {
            prop_assert!(in_a_blind_spot(number.as_str(), &swapped) || read(&swapped).is_err(), "{} for {}", swapped, number);
        }
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,16}") {
        if let Ok(number) = read(&text) {
            prop_assert_eq!(number.as_str().len(), 12);
        }
    }
}

#[test]
fn the_blind_spots_are_real() {
    let year = ReserveNumber::compose(date(2009, 1, 7), 8, Sex::Female).unwrap().to_string();
    for (number, swapped) in [(&*year, year.replacen("2009", "2090", 1)), ("19810917X890", "19810917X809".into())] {
        assert!(read(number).is_ok() && read(&swapped).is_ok(), "{number}: the doc of ReserveNumber may promise more");
    }
}

#[test]
fn in_the_pool_there_is_no_blind_spot() {
    let days = date(2019, 1, 1).iter_days().take(31);
    let serials = |sex| (6..=79).map(move |serial| (serial, sex));
    let numbers = days.flat_map(|day| {
        Sex::IN_POOL
            .into_iter()
            .flat_map(serials)
            .filter_map(move |(serial, sex)| ReserveNumber::compose(day, serial, sex).ok())
    });
    let mut count = 0;
    for number in numbers {
        count += 1;
        assert!(swaps(number.as_str(), 2..12).all(|swapped| read(&swapped).is_err()), "{number}");
    }
    assert_eq!(count, 31 * 74);
}
