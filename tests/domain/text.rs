use std::borrow::Cow;

use kvittera_domain::value::text::{Name, Remark, TextError as Error, spelt_out, visible};
use proptest::prelude::*;

fn name(text: &str) -> Result<String, Error> {
    text.parse().map(|name: Name| name.to_string())
}

fn remark(text: &str) -> Result<String, Error> {
    text.parse().map(|remark: Remark| remark.to_string())
}

#[test]
fn names_of_people_and_places_pass() {
    for text in
        ["Kirurgi, ortopedi och öron-näsa-hals", "O'Brien & Co. (IVA/HIA): 4+5", "Nguyễn", "Şahin", "李小龍", "محمد"]
    {
        assert_eq!(name(text).as_deref(), Ok(text));
    }
}

#[test]
fn spaces_are_tidied_and_letters_composed() {
    assert_eq!(name("  Avd   5  ").as_deref(), Ok("Avd 5"));
    assert_eq!(name("A\u{30a}sa").as_deref(), Ok("Åsa"));
    assert_eq!(name("\u{212b}sa").as_deref(), Ok("Åsa"));
}

#[test]
fn each_needless_space_goes_by_itself_too() {
    for untidy in [" Avd 5", "Avd 5 ", "Avd  5"] {
        assert_eq!(name(untidy).as_deref(), Ok("Avd 5"), "{untidy:?}");
    }
}

#[test]
fn what_can_not_be_seen_or_turns_the_text_around_is_refused() {
    let refused = [
        '\n',
        '\t',
        '\r',
        '\u{1b}',
        '\0',
        '\u{7f}',
        '\u{85}',
        '\u{9b}',
        '\u{202e}',
        '\u{200d}',
        '\u{200f}',
        '\u{2066}',
        '\u{2028}',
        '\u{2029}',
        '\u{e0041}',
        '\u{e000}',
        '\u{378}',
        '\u{fe0f}',
        '\u{34f}',
        '\u{3164}',
    ];
    for stranger in refused {
        let text = format!("Avd{stranger}5");
        assert_eq!(name(&text), Err(Error::Forbidden(stranger)), "{stranger:?}");
        assert_eq!(remark(&text), Err(Error::Forbidden(stranger)), "{stranger:?}");
    }
    assert_eq!(name("IVA\n"), Err(Error::Forbidden('\n')), "also at the end");
}

#[test]
fn whatever_a_person_would_write_passes_in_names_as_in_remarks() {
    for sign in "?!%\"=;#_*<>–—’‘”“„…~@$£€§|{}[]\\`´^¨×÷½²№•→✓😀５٣".chars() {
        for text in [format!("Avd {sign}5"), format!("a{sign}"), format!("{sign}a"), sign.to_string()] {
            assert_eq!(name(&text), Ok(text.clone()));
            assert_eq!(remark(&text), Ok(text.clone()));
        }
    }
}

#[test]
fn what_was_pasted_along_does_not_hold_a_name_up() {
    for space in "\u{a0}\u{2003}\u{2007}\u{2009}\u{202f}\u{3000}".chars() {
        assert_eq!(name(&format!("{space}Avd{space}5{space}")).as_deref(), Ok("Avd 5"), "{space:?}");
    }
    for unseen in "\u{ad}\u{200b}\u{2060}\u{feff}".chars() {
        assert_eq!(name(&format!("{unseen}Avd{unseen} 5")).as_deref(), Ok("Avd 5"), "{unseen:?}");
        assert_eq!(name(&format!("A{unseen}\u{30a}sa")).as_deref(), Ok("Åsa"), "composed all the same: {unseen:?}");
        assert_eq!(name(&unseen.to_string()), Err(Error::Empty));
    }
}

#[test]
fn a_cell_is_spelt_out_with_its_unusual_spaces() {
    assert_eq!(spelt_out("a b\u{a0}c\u{202f}d\u{200b}\te\u{1a}"), "a b<U+00A0>c<U+202F>d<U+200B><U+0009>e<U+001A>");
    assert_eq!(spelt_out("Åsa – 5"), "Åsa – 5");
}

#[test]
fn lengths_are_counted_as_seen() {
    assert_eq!(name(""), Err(Error::Empty));
    assert_eq!(name("   "), Err(Error::Empty));
    assert!(name(&"å".repeat(60)).is_ok());
    assert!(name(&"x\u{301}".repeat(60)).is_ok(), "marks take no place of their own");
    assert_eq!(name(&"å".repeat(61)), Err(Error::TooLong { max: 60 }));
    assert!(remark(&"å".repeat(240)).is_ok());
    assert_eq!(remark(&"å".repeat(241)), Err(Error::TooLong { max: 240 }));
}

#[test]
fn marks_need_a_letter_and_do_not_pile_up() {
    let mark = '\u{335}';
    assert!(name(&format!("x{}", "\u{335}".repeat(3))).is_ok());
    for text in [format!("x{}", "\u{335}".repeat(4)), format!("{mark}x"), format!("x {mark}"), format!("x-{mark}")] {
        assert_eq!(name(&text), Err(Error::Forbidden(mark)), "{text:?}");
    }
}

#[test]
fn the_unseen_is_written_out() {
    let cases = [
        ("a\u{202e}b", "a<U+202E>b"),
        ("\u{1b}[2J", "<U+001B>[2J"),
        ("\u{9b}2J", "<U+009B>2J"),
        ("a\u{200b}\u{feff}", "a<U+200B><U+FEFF>"),
        ("x\u{e0041}", "x<U+E0041>"),
        ("a\u{2028}b\nc\td", "a<U+2028>b<U+000A>c<U+0009>d"),
        ("\u{e000}\u{378}\u{3164}", "<U+E000><U+0378><U+3164>"),
    ];
    for (text, shown) in cases {
        assert_eq!(visible(text), shown, "{text:?}");
    }
    assert!(matches!(visible("Åsa 😀 李"), Cow::Borrowed("Åsa 😀 李")));
}

proptest! {
    #[test]
    fn what_passed_once_passes_unchanged(text in any::<String>()) {
        if let Ok(once) = remark(&text) {
            prop_assert_eq!(remark(&once), Ok(once.clone()));
            prop_assert!(matches!(visible(&once), Cow::Borrowed(_)));
        }
    }

    #[test]
    fn ordinary_remarks_pass(text in "[a-zåäöA-ZÅÄÖ0-9?!%\"=;#_*<>.,/()&+:'-]{1,60}( [a-zåäö]{1,20}){0,8}") {
        prop_assert_eq!(remark(&text), Ok(text.clone()));
    }

    #[test]
    fn the_visible_form_is_all_visible(text in any::<String>()) {
        let shown = visible(&text);
        prop_assert!(!shown.chars().any(char::is_control));
        prop_assert_eq!(visible(&shown), shown.clone());
    }
}
