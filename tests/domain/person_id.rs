//! Parsing personal ids. All numbers here are Skatteverket's test numbers: serials 238, 239 and 980-999.

use kvittera_domain::value::person_id::{IdKind, PersonId, PersonIdError as Error};
use kvittera_domain::value::reserve_number::{ReserveNumber, ReserveNumberError};
use kvittera_domain::value::sex::Sex;
use proptest::prelude::*;

use crate::given::samples::{PUBLISHED, date, dates, oracle_check_digit, substitutions, swaps};

fn today() -> chrono::NaiveDate {
    date(2026, 11, 22)
}

fn read(text: &str) -> Result<PersonId, Error> {
    PersonId::parse(text, today())
}

/// A number made of the date `yyyymmdd`, a serial and the right check digit.
fn with_check(start: &str, serial: &str) -> String {
    let check = oracle_check_digit(&format!("{}{serial}", &start[2..]));
    format!("{start}{serial}{check}")
}

/// Rows of personnummer/meta's `testdata/list.json`: long form, separated form, valid, kind, sex.
const META: [(&str, &str, bool, IdKind, Sex); 10] = [
    ("198707049996", "870704-9996", false, IdKind::Personnummer, Sex::Male),
    ("198211059954", "821105-9954", true, IdKind::Personnummer, Sex::Male),
    ("193901829913", "390182-9913", false, IdKind::Samordningsnummer, Sex::Male),
    ("195705749959", "570574-9959", true, IdKind::Samordningsnummer, Sex::Male),
    ("201211209941", "121120-9941", false, IdKind::Personnummer, Sex::Female),
    ("199012119948", "901211-9948", true, IdKind::Personnummer, Sex::Female),
    ("201210759984", "121075-9984", false, IdKind::Samordningsnummer, Sex::Female),
    ("197306749982", "730674-9982", true, IdKind::Samordningsnummer, Sex::Female),
    ("187912219990", "791221+9990", true, IdKind::Personnummer, Sex::Male),
    ("200012099891", "001209-9891", true, IdKind::Personnummer, Sex::Male),
];

#[test]
fn agrees_with_the_public_test_data() {
    for (long, separated, valid, kind, sex) in META {
        let separated_long = format!("{}{separated}", &long[..2]);
        for text in [long, separated, &separated_long] {
            match read(text) {
                Ok(id) => assert_eq!((id.value(), id.kind(), id.sex(), valid), (long, kind, sex, true), "{text}"),
                Err(error) => assert!(!valid && matches!(error, Error::CheckDigit), "{text}: {error}"),
            }
        }
    }
}

#[test]
fn people_write_a_hyphen_before_the_last_four_but_in_a_reserve_number() {
    for (value, written) in
        [("199012119948", "19901211-9948"), ("197306749982", "19730674-9982"), (PUBLISHED[0], PUBLISHED[0])]
    {
        assert_eq!(read(value).unwrap().written(), written);
        assert_eq!(read(written).unwrap().value(), value);
    }
}

/// Rows of personnummer/meta's `testdata/allCoords.json`: month and day known, month 00, day 60, and both.
const COORDS: [(&str, bool); 8] = [
    ("191401682396", true),
    ("191812602397", false),
    ("191500722390", false),
    ("192001602396", false),
    ("193100602394", false),
    ("196100602397", false),
    ("194312912381", true),
    ("195800902396", false),
];

#[test]
fn a_coordination_number_may_leave_the_birth_date_open() {
    for (text, known) in COORDS {
        let id = read(text).unwrap();
        assert_eq!((id.kind(), id.value()), (IdKind::Samordningsnummer, text));
        assert_eq!(id.birth_date().is_some(), known, "{text}");
    }
    assert_eq!(read("191401682396").unwrap().birth_date(), Some(date(1914, 1, 8)));
}

#[test]
fn the_century_follows_from_the_sign_and_today() {
    let cases = [
        ("901211-9948", "199012119948"),
        ("9012119948", "199012119948"),
        ("001209-9891", "200012099891"),
        ("791221+9990", "187912219990"),
        ("18791221+9990", "187912219990"),
        ("18791221-9990", "187912219990"),
        ("  19901211 9948 ", "199012119948"),
    ];
    for (text, value) in cases {
        assert_eq!(read(text).unwrap().value(), value, "{text}");
    }
}

#[test]
fn the_plus_comes_with_the_year_of_the_hundredth_birthday() {
    let long = with_check("19261231", "980");
    let (plus, minus) = (format!("261231+{}", &long[8..]), format!("261231-{}", &long[8..]));
    assert_eq!(read(&plus).unwrap().value(), long);
    assert_eq!(read(&minus), Err(Error::Future));
    assert_eq!(PersonId::parse(&minus, date(2025, 12, 31)).unwrap().value(), long);
    assert_eq!(PersonId::parse(&plus, date(2025, 12, 31)).unwrap().value(), with_check("18261231", "980"));
    let on_the_day = with_check("20261122", "981");
    assert_eq!(read(&on_the_day[2..]).unwrap().value(), on_the_day);
}

#[test]
fn each_broken_rule_has_its_error() {
    let future = with_check("20261123", "980");
    let future_reserve = ReserveNumber::compose(date(2026, 11, 23), 80, Sex::Unknown).unwrap();
    let zero = with_check("19901211", "000");
    let no_date = with_check("19901311", "980");
    let unknown_month = with_check("19900011", "980");
    let no_coordination_date = with_check("19901392", "980");
    let cases = [
        ("", Error::Length { found: 0 }),
        ("90121199", Error::Length { found: 8 }),
        ("90121199480", Error::Length { found: 11 }),
        ("19901211994８", Error::NotAscii('８')),
        ("１99012119948", Error::NotAscii('１')),
        ("1990.2119948", Error::Shape { position: 5 }),
        ("1990+12119948", Error::Length { found: 13 }),
        ("90.2119948", Error::Shape { position: 5 }),
        ("199012119949", Error::CheckDigit),
        ("19901211+9948", Error::NotCentenarian),
        ("991981000010", Error::OtherRegionDigits),
        (&future, Error::Future),
        (future_reserve.as_str(), Error::Future),
        (&zero, Error::Serial),
        (&no_date, Error::Date),
        (&unknown_month, Error::Date),
        (&no_coordination_date, Error::Date),
        ("20121212T121", Error::OtherRegion),
        ("850505-T384", Error::OtherRegion),
        ("900101-R239", Error::OtherRegion),
        ("19810829M072", Error::ReserveNumber(ReserveNumberError::CheckDigit)),
        ("19810829KO71", Error::ReserveNumber(ReserveNumberError::Shape { position: 10 })),
        ("19810829MI71", Error::ReserveNumber(ReserveNumberError::Shape { position: 10 })),
    ];
    for (text, error) in cases {
        assert_eq!(read(text), Err(error), "{text:?}");
    }
}

#[test]
fn national_reserve_ids_are_recognised() {
    for text in ["22900101AA19", "23120229-BC2 7", "22900101aax9", "00122040AA19", "98900101ZZ00"] {
        assert_eq!(read(text), Err(Error::Nrid), "{text:?}");
    }
}

#[test]
fn what_only_looks_like_a_national_reserve_id_is_none() {
    for text in ["20900101AA19", "22900101KA19", "2290010AKA19", "22190101A113", "222101010A13", "22190101AA1C"] {
        let national = text == "22900101KA19";
        assert_eq!(read(text) == Err(Error::Nrid), national, "{text:?}: {:?}", read(text));
    }
}

#[test]
fn no_one_was_born_later_this_year_even_where_the_day_is_left_open() {
    let open_day = with_check("20261260", "980");
    assert_eq!(read(&open_day), Err(Error::Future), "1 December at the earliest");
    assert!(read(&with_check("20261160", "980")).is_ok(), "1 November at the earliest");
    assert!(read(&with_check("20260060", "980")).is_ok(), "in January at the earliest");
}

#[test]
fn reserve_numbers_are_ids_too() {
    for sample in PUBLISHED {
        let id = read(sample).unwrap();
        assert_eq!((id.kind(), id.value()), (IdKind::Lrid, sample));
    }
}

#[test]
fn each_kind_names_its_system() {
    let systems = [
        ("199012119948", "personnummer", "1.2.752.129.2.1.3.1"),
        ("197306749982", "samordningsnummer", "1.2.752.129.2.1.3.3"),
        ("19810829M071", "lrid", "1.2.752.113.11.0.2.1.1.1"),
    ];
    for (value, system, oid) in systems {
        let id = read(value).unwrap();
        assert_eq!(id.oid(), oid);
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(json, format!(r#"{{"system":"{system}","value":"{value}"}}"#));
        assert_eq!(serde_json::from_str::<PersonId>(&json).unwrap(), id);
    }
}

#[test]
fn what_is_stored_must_be_an_id_of_its_system() {
    for json in [
        r#"{"system":"personnummer","value":"197306749982"}"#,
        r#"{"system":"samordningsnummer","value":"199012119948"}"#,
        r#"{"system":"lrid","value":"199012119948"}"#,
        r#"{"system":"personnummer","value":"9012119948"}"#,
        r#"{"system":"personnummer","value":"199012119949"}"#,
        r#"{"system":"nrid","value":"22900101AA19"}"#,
        r#"{"system":"personnummer","value":"199012119948","name":""}"#,
    ] {
        assert!(serde_json::from_str::<PersonId>(json).is_err(), "{json}");
    }
}

/// Any valid personnummer or samordningsnummer with a test serial, born before today.
fn civic_numbers() -> impl Strategy<Value = String> {
    (dates(), prop_oneof![Just(238), Just(239), 980..=999_u32], any::<bool>())
        .prop_filter("born", |(born, ..)| *born <= today())
        .prop_map(|(born, serial, coordination)| {
            let day = born.format("%d").to_string().parse::<u32>().unwrap() + if coordination { 60 } else { 0 };
            with_check(&format!("{}{day:02}", born.format("%Y%m")), &serial.to_string())
        })
}

proptest! {
    #[test]
    fn survives_the_round_trip(number in civic_numbers()) {
        let id = read(&number).unwrap();
        prop_assert_eq!(id.value(), &number);
        let json = serde_json::to_string(&id).unwrap();
        prop_assert_eq!(serde_json::from_str::<PersonId>(&json).unwrap(), id);
    }

    #[test]
    fn the_short_form_means_the_same(number in civic_numbers()) {
        let sign = if number[..4].parse::<i32>().unwrap() <= 1926 { '+' } else { '-' };
        let short = format!("{}{sign}{}", &number[2..8], &number[8..]);
        prop_assert_eq!(read(&short), read(&number), "{}", short);
    }

    #[test]
    fn one_wrong_digit_after_the_century_is_caught(number in civic_numbers()) {
        for wrong in substitutions(&number, 2..12, "0123456789") {
            prop_assert!(read(&wrong).is_err(), "{} for {}", wrong, number);
        }
    }

    #[test]
    fn swapped_neighbours_after_the_century_are_caught_but_for_09(number in civic_numbers()) {
        for swapped in swaps(&number, 2..12) {
            let differing: String = number.chars().zip(swapped.chars()).filter(|(a, b)| a != b).map(|(a, _)| a).collect();
            let blind_spot = ["09", "90"].contains(&differing.as_str());
            prop_assert!(blind_spot || read(&swapped).is_err(), "{} for {}", swapped, number);
        }
    }

    #[test]
    fn any_text_is_answered(text in "[0-9A-Za-z+ -]{0,16}|\\PC{0,16}", today in dates()) {
        if let Ok(id) = PersonId::parse(&text, today) {
            prop_assert_eq!(id.value().len(), 12);
        }
    }
}

#[test]
fn a_samordningsnummer_may_have_any_day_from_60_to_91_in_any_month() {
    for month in 0..=12_u32 {
        for day in 60..=91_u32 {
            let text = with_check(&format!("1930{month:02}{day:02}"), "239");
            let id = read(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(id.kind(), IdKind::Samordningsnummer, "{text}");
            assert_eq!(id.birth_date(), chrono::NaiveDate::from_ymd_opt(1930, month, day - 60), "{text}");
        }
        let beyond = with_check(&format!("1930{month:02}92"), "239");
        assert_eq!(read(&beyond), Err(Error::Date), "{beyond}");
    }
}

#[test]
fn dashes_and_blanks_of_every_kind_do_not_count() {
    let separators = [
        "-", " ", "\u{a0}", "\u{ad}", "\u{2007}", "\u{2009}", "\u{200b}", "\u{200d}", "\u{2010}", "\u{2011}",
        "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{202f}", "\u{2060}", "\u{2212}", "\u{feff}", "\u{ff0d}",
        "\t",
    ];
    for separator in separators {
        for text in [format!("19901211{separator}9948"), format!("{separator}901211{separator}9948{separator}")] {
            assert_eq!(read(&text).map(|id| id.value().to_owned()).as_deref(), Ok("199012119948"), "{text:?}");
        }
        let number = format!("1981 08{separator}29{separator}M071{separator}");
        assert_eq!(read(&number).map(|id| id.kind()), Ok(IdKind::Lrid), "{number:?}");
    }
}
