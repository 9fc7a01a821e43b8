//! What people bring as a new id, row by row in `identities.csv`: official test numbers, samples of other regions, and
//! what scanners with another layout make of them.

use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::person_id::{IdKind, PersonId, PersonIdError as Error, TypedId, UnlikelyAge};
use kvittera_domain::value::reserve_number::ReserveNumber;
use kvittera_domain::value::sex::Sex;
use proptest::prelude::*;

use crate::given::commands::{id, patient};
use crate::given::samples::{PUBLISHED, date, dates, oracle_check_digit};
use crate::given::scenario::desk;
use kvittera_domain::event::reconciling::PatientIdentity;
use kvittera_domain::rules::command::{Command, Replacement};

fn today() -> chrono::NaiveDate {
    date(2026, 11, 22)
}

fn read(text: &str) -> Result<TypedId, Error> {
    TypedId::read(text, today())
}

/// A number made of the date `yyyymmdd`, a serial and the right check digit.
fn with_check(start: &str, serial: &str) -> String {
    let check = oracle_check_digit(&format!("{}{serial}", &start[2..]));
    format!("{start}{serial}{check}")
}

fn verdict(text: &str) -> String {
    match read(text) {
        Ok(TypedId { id, age }) => {
            let of_age = age.map(|age| {
                let or = age.with_hyphen.map(|meant| format!(", or {}", meant.value())).unwrap_or_default();
                format!(", {} years{or}", age.years)
            });
            format!("{} {}{}", id.kind().name(), id.value(), of_age.unwrap_or_default())
        }
        Err(Error::CenturyMissing { one, other }) => {
            let other = other.map(|other| format!(" {}", other.as_str())).unwrap_or_default();
            format!("century {}{other}", one.as_str())
        }
        Err(Error::PlusInReserveNumber { number }) => format!("plus {}", number.as_str()),
        Err(Error::ReserveNumber(_)) => "reserve_number".to_owned(),
        Err(Error::OtherRegion) => "other_region".to_owned(),
        Err(Error::OtherRegionDigits) => "other_region_digits".to_owned(),
        Err(Error::Nrid) => "nrid".to_owned(),
        Err(Error::Serial) => "serial".to_owned(),
        Err(Error::CheckDigit) => "check_digit".to_owned(),
        Err(Error::NotCentenarian) => "not_centenarian".to_owned(),
        Err(Error::Length { .. }) => "length".to_owned(),
        Err(error) => format!("{error:?}"),
    }
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("identities.csv").lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once(';').unwrap())
}

#[test]
fn every_published_number_gets_its_verdict() {
    let wrong: Vec<String> = rows()
        .filter(|(typed, expected)| verdict(typed) != *expected)
        .map(|(typed, expected)| format!("{typed}: {} instead of {expected}", verdict(typed)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rows().count() > 90);
}

#[test]
fn all_24_official_numbers_with_a_day_that_no_month_has_are_taken() {
    let impossible = rows().filter_map(|(typed, _)| read(typed).ok()).filter(|typed| {
        let (month, day) =
            (typed.id.value()[4..6].parse::<u32>().unwrap(), typed.id.value()[6..8].parse::<u32>().unwrap());
        typed.id.kind() == IdKind::Samordningsnummer && month > 0 && day > 60 && typed.id.birth_date().is_none()
    });
    assert_eq!(impossible.count(), 24);
}

#[test]
fn an_age_that_is_asked_about_names_the_year_and_the_hyphen_form() {
    let age = read("900101+2385").unwrap().age.unwrap();
    assert_eq!(age, UnlikelyAge { born: 1890, years: 136, with_hyphen: Some(id("900101-2385")) });
    let age = read("18750306-2387").unwrap().age.unwrap();
    assert_eq!((age.born, age.years), (1875, 151));
    assert_eq!(age.with_hyphen.map(|meant| meant.value().to_owned()).as_deref(), Some("197503062387"));
    // Somebody of 106 who is typed with the plus that belongs there is asked about; with all twelve digits nobody is.
    let old = with_check("19200101", "239");
    let plus = format!("200101+{}", &old[8..]);
    assert_eq!(read(&plus).unwrap().age.map(|age| (age.born, age.years)), Some((1920, 106)));
    assert_eq!(read(&old).unwrap(), TypedId { id: id(&old), age: None });
    // No hyphen can have been meant where the younger one is not born yet.
    let unborn = with_check("18271231", "239");
    assert_eq!(read(&unborn).unwrap().age.unwrap().with_hyphen.map(|meant| meant.value().to_owned()), {
        Some(with_check("19271231", "239"))
    });
}

#[test]
fn the_limit_lies_after_the_year_of_the_hundred_and_tenth_birthday() {
    let born = |start: &str| PersonId::parse(&with_check(start, "239"), today()).unwrap();
    assert_eq!(UnlikelyAge::of(born("19151123"), today()), None, "110 until tomorrow");
    assert_eq!(UnlikelyAge::of(born("19151122"), today()).map(|age| age.years), Some(111));
    let reserve = ReserveNumber::compose(date(1850, 1, 1), 6, Sex::Female).unwrap();
    let age = UnlikelyAge::of(PersonId::Lrid(reserve), today()).unwrap();
    assert_eq!((age.years, age.with_hyphen), (176, None), "an LRID has no hyphen");
}

#[test]
fn nobody_is_written_down_as_old_as_that_unasked() {
    let out = || desk().down().issued(Sex::Female);
    let command = |typed: &str, age_accepted| Command::Replace {
        case: patient(1),
        replacement: Replacement { id: id(typed), identity: PatientIdentity::Established, age_accepted },
        reason: None,
    };
    let (typed, age) = (id("900101+2385"), read("900101+2385").unwrap().age.unwrap());
    out().when(command("900101+2385", false)).refused(Refusal::AgeDoubtful { id: typed, age });
    let taken = out().and(command("900101+2385", true));
    assert_eq!(taken.ledger.case(patient(1)).unwrap().reconciliation.replaced.as_ref().map(|new| new.id), Some(typed));
}

#[test]
fn a_century_that_is_missing_is_one_that_exists_and_has_begun() {
    let lrid = |year, month, day| {
        let number = ReserveNumber::compose(date(year, month, day), 8, Sex::Female).unwrap();
        number.as_str().to_owned()
    };
    let named = |number: &str| verdict(&number[2..]);
    assert_eq!(named(&lrid(1930, 1, 10)), format!("century {}", lrid(1930, 1, 10)), "2030 lies ahead");
    assert_eq!(named(&lrid(2000, 2, 29)), format!("century {}", lrid(2000, 2, 29)), "1900 had no such day");
    assert_eq!(named(&lrid(2026, 11, 22)), format!("century {} {}", lrid(1926, 11, 22), lrid(2026, 11, 22)));
    assert_eq!(named(&lrid(2026, 11, 23)), format!("century {}", lrid(1926, 11, 23)));
    assert_eq!(verdict("000230K081"), "reserve_number", "in no century");
}

/// A scanner with an American layout at a desk with a Swedish one.
fn american_scanner(written: &str) -> String {
    written
        .chars()
        .map(|c| match c {
            '-' => '+',
            '/' => '-',
            '+' => '`',
            other => other,
        })
        .collect()
}

/// A scanner with a Swedish layout at a desk with an American one.
fn swedish_scanner(written: &str) -> String {
    written
        .chars()
        .map(|c| match c {
            '-' => '/',
            '+' => '-',
            other => other,
        })
        .collect()
}

#[test]
fn reserve_numbers_pass_scanners_of_both_layouts() {
    for number in PUBLISHED {
        for scanned in [american_scanner(number), swedish_scanner(number)] {
            assert_eq!(read(&scanned).map(|typed| typed.id.value().to_owned()).as_deref(), Ok(number), "{scanned}");
        }
        let hyphen = format!("{}-{}", &number[..8], &number[8..]);
        assert_eq!(verdict(&swedish_scanner(&hyphen)), format!("lrid {number}"));
        assert_eq!(verdict(&american_scanner(&hyphen)), format!("plus {number}"), "refused in words of its own");
    }
}

proptest! {
    #[test]
    fn a_scanner_with_another_layout_makes_nobody_older_or_younger_unasked(
        born in dates(),
        serial in prop_oneof![Just(238), Just(239), 980..=999_u32],
        long in any::<bool>(),
    ) {
        prop_assume!(born <= today());
        let number = with_check(&born.format("%Y%m%d").to_string(), &serial.to_string());
        let id = read(&number).unwrap().id;
        let is_young = born.format("%Y").to_string().parse::<i32>().unwrap() > 1926;
        let start = if long { 0 } else { 2 };
        let written = format!("{}-{}", &number[start..8], &number[8..]);
        prop_assume!(long || is_young);
        prop_assert_eq!(read(&swedish_scanner(&written)).map(|typed| typed.id), Ok(id));
        match read(&american_scanner(&written)) {
            Err(Error::NotCentenarian) => prop_assert!(long && is_young),
            Ok(TypedId { id: found, age: Some(age) }) => {
                prop_assert!(found == id || age.with_hyphen == Some(id), "{:?}", age);
            }
            other => prop_assert!(false, "{}: {:?}", written, other),
        }
    }
}
