use std::collections::HashSet;

use kvittera_domain::value::pool_number::{PoolNumber, PoolNumberError as Error};
use kvittera_domain::value::reserve_number::ReserveNumberError;
use kvittera_domain::value::sex::Sex;
use proptest::prelude::*;

use crate::given::samples::{PUBLISHED, date};

fn read(text: &str) -> Result<PoolNumber, Error> {
    text.parse()
}

#[test]
fn shape_is_all_that_counts() {
    for text in ["20190107K060", "99999999Z999", "00000000A000"] {
        assert_eq!(read(text).unwrap().as_str(), text);
    }
    assert_eq!(read(" 2019 01 07 - k060 ").unwrap().to_string(), "20190107K060");
}

#[test]
fn each_misfit_has_its_error() {
    let cases = [
        ("20190107K06", Error::Length { found: 11 }),
        ("20190107KK60", Error::Shape { position: 10 }),
        ("A0190107K060", Error::Shape { position: 1 }),
        ("201901070060", Error::Shape { position: 9 }),
        ("20190107Å060", Error::NotAscii('Å')),
        ("20190107K0６0", Error::NotAscii('６')),
    ];
    for (text, error) in cases {
        assert_eq!(read(text), Err(error), "{text:?}");
    }
}

#[test]
fn in_json_it_is_a_text_and_nothing_else() {
    let refused = serde_json::from_str::<PoolNumber>("201901070060").unwrap_err().to_string();
    assert!(refused.contains("expected a text"), "{refused}");
}

#[test]
fn it_is_read_aloud_in_groups() {
    let number = read("20190107K069").unwrap();
    assert_eq!(number.groups(), ["2019", "01", "07", "K", "069"]);
    assert_eq!(number.last_four(), "K069");
}

#[test]
fn it_states_what_its_characters_say() {
    let sexes = [("K", Some(Sex::Female)), ("M", Some(Sex::Male)), ("X", Some(Sex::Unknown)), ("T", None)];
    for (letter, sex) in sexes {
        assert_eq!(read(&format!("20190107{letter}060")).unwrap().letter_sex(), sex);
    }
    assert_eq!(read("20190107T060").unwrap().birth_date(), Some(date(2019, 1, 7)));
    assert_eq!(read("20190231K060").unwrap().birth_date(), None);
}

#[test]
fn it_knows_whether_it_is_a_reserve_number() {
    for sample in PUBLISHED {
        assert_eq!(read(sample).unwrap().lrid().unwrap().as_str(), sample);
    }
    assert_eq!(read("20210325K060").unwrap().lrid(), Err(ReserveNumberError::CheckDigit));
    assert_eq!(read("20210325T069").unwrap().lrid(), Err(ReserveNumberError::SexLetter('T')));
}

#[test]
fn spellings_of_one_number_are_one_number() {
    let spellings = ["20210325K069", "20210325k069", "2021-03-25 K069"];
    let numbers: HashSet<PoolNumber> = spellings.iter().map(|text| read(text).unwrap()).collect();
    assert_eq!(numbers.len(), 1);
    assert!(read("20210325K069").unwrap() < read("20210325K070").unwrap());
}

proptest! {
    #[test]
    fn survives_the_round_trip(text in "[0-9]{8}[A-Z][0-9]{3}") {
        let number = read(&text).unwrap();
        prop_assert_eq!(number.as_str(), &text);
        prop_assert_eq!(number.groups().concat(), text.clone());
        let json = serde_json::to_string(&number).unwrap();
        prop_assert_eq!(&json, &format!("{text:?}"));
        prop_assert_eq!(serde_json::from_str::<PoolNumber>(&json).unwrap(), number);
    }

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        if let Ok(number) = read(&text) {
            prop_assert_eq!(number.as_str().len(), 12);
        }
    }
}

#[test]
fn numbers_are_found_within_other_words() {
    let found = |words: &str| PoolNumber::all_in(words).map(|number| number.to_string()).collect::<Vec<_>>();
    for words in
        ["20190103K061", "ring 2019-01-03 K061!", "(20190103\u{a0}k061)", "LRID20190103K061;", "1,20190103K061"]
    {
        assert_eq!(found(words), ["20190103K061"], "{words}");
    }
    assert_eq!(found("20190103K061\n20190104M079"), ["20190103K061", "20190104M079"]);
    let none =
        ["", "2026-11-20T143000", "2026-11-20T14:30", "19850505-2384", "0190103K061", "20190103K0611", "20190103KK61"];
    for words in none {
        assert_eq!(found(words), [""; 0], "{words}");
    }
}
