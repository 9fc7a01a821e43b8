use kvittera_domain::value::vgr_id::{VgrId, VgrIdError as Error};
use proptest::prelude::*;

fn read(text: &str) -> Result<VgrId, Error> {
    text.parse()
}

#[test]
fn usual_ids_are_told_from_unusual_ones() {
    let cases = [
        ("annbe", true),
        ("annbe1", true),
        ("annbe1234", true),
        ("annbe12345", false),
        ("ann", false),
        ("annb1", false),
        ("annber1", false),
        ("annb1e", false),
        ("ex_annbe", false),
        ("ex_", false),
        ("test_user_1", false),
        ("12345", false),
    ];
    for (text, usual) in cases {
        assert_eq!(read(text).unwrap().is_usual(), usual, "{text}");
    }
}

#[test]
fn nothing_is_said_of_one_to_four_letters_that_are_still_being_typed() {
    for typed in ["a", "Ann", "annb"] {
        assert!(VgrId::may_become_usual(typed), "{typed}");
    }
    for typed in ["", "annbe", "annbe1", "1", "ann1", "an_"] {
        assert!(!VgrId::may_become_usual(typed), "{typed}");
    }
}

#[test]
fn upper_case_and_outer_space_are_forgiven() {
    assert_eq!(read("  AnnBe1\t").unwrap().as_str(), "annbe1");
    assert_eq!(read("EX_ANNBE").unwrap().to_string(), "ex_annbe");
}

#[test]
fn anything_else_is_refused() {
    let (twenty, twenty_one) = ("a".repeat(20), "a".repeat(21));
    let (external, external_long) = (format!("ex_{twenty}"), format!("ex_{twenty_one}"));
    assert!(read(&twenty).is_ok() && read(&external).is_ok());
    let cases = [
        ("", Error::Empty),
        ("  ", Error::Empty),
        ("a", Error::TooShort { min: 3 }),
        ("an", Error::TooShort { min: 3 }),
        (&twenty_one, Error::TooLong { max: 20 }),
        (&external_long, Error::TooLong { max: 20 }),
        ("åsaje", Error::Character('å')),
        ("ann be", Error::Character(' ')),
        ("ann-be", Error::Character('-')),
        ("annbe１", Error::Character('１')),
        ("annbe;", Error::Character(';')),
    ];
    for (text, error) in cases {
        assert_eq!(read(text), Err(error), "{text:?}");
    }
}

proptest! {
    #[test]
    fn accepts_what_the_pattern_accepts(text in "(ex_)?[a-z0-9_]{3,20}") {
        let id = read(&text).unwrap();
        prop_assert_eq!(id.as_str(), &text);
        let json = serde_json::to_string(&id).unwrap();
        prop_assert_eq!(serde_json::from_str::<VgrId>(&json).unwrap(), id);
    }

    #[test]
    fn the_usual_pattern_is_usual(text in "[a-z]{5}[0-9]{0,4}") {
        prop_assert!(read(&text).unwrap().is_usual());
    }
}
