//! How a number is said on the phone: every character of it, and the century always.

use proptest::prelude::*;

use super::{english, swedish};
use crate::given::commands::text;
use crate::given::samples::reserve_numbers;

fn sv(number: &str) -> String {
    swedish().spoken(text(number))
}

#[test]
fn a_number_is_said_group_by_group() {
    assert_eq!(sv("20190103K061"), "tjugo nitton – noll ett – noll tre – Kalle – nolla sexa ett");
    assert_eq!(sv("20190129M070"), "tjugo nitton – noll ett – två nio – Martin – nolla sju nolla");
    assert_eq!(sv("20190103X802"), "tjugo nitton – noll ett – noll tre – Xerxes – åtta nolla tvåa");
    let en = english().spoken(text("20190103K061"));
    assert_eq!(en, "twenty nineteen – zero one – zero three – Kalle – zero six one");
}

#[test]
fn digits_at_the_end_have_the_names_that_are_used_on_the_phone() {
    let ends = sv("20190101K012") + &sv("20190101K345") + &sv("20190101K678") + &sv("20190101K999");
    for word in ["nolla ett tvåa", "trea fyra femma", "sexa sju åtta", "nia nia nia"] {
        assert!(ends.contains(word), "{word} is not in {ends}");
    }
}

#[test]
fn other_years_are_said_digit_by_digit() {
    assert_eq!(sv("19810829M071"), "ett nio åtta ett – noll åtta – två nio – Martin – nolla sju ett");
}

#[test]
fn other_letters_are_said_as_they_are() {
    assert_eq!(sv("20190103Q061"), "tjugo nitton – noll ett – noll tre – Q – nolla sexa ett");
}

proptest! {
    #[test]
    fn every_character_of_every_number_is_said_in_its_place(number in reserve_numbers()) {
        for texts in [swedish(), english()] {
            let spoken = texts.spoken(number.into());
            let groups: Vec<usize> = spoken.split(" – ").map(|group| group.split(' ').count()).collect();
            let year = if number.as_str().starts_with("2019") { 2 } else { 4 };
            prop_assert_eq!(groups, [year, 2, 2, 1, 3]);
            prop_assert!(spoken.chars().all(|c| c.is_alphabetic() || " –".contains(c)), "{}", spoken);
        }
    }

    #[test]
    fn one_other_character_is_heard(
        one in "20190[0-9][0-3][0-9][KMX][0-9]{3}",
        place in 0..12_usize,
        (digit, letter) in ("[0-9]", "[KMX]"),
    ) {
        let mut other = one.clone();
        other.replace_range(place..=place, if place == 8 { &letter } else { &digit });
        for texts in [swedish(), english()] {
            prop_assert_eq!(one == other, texts.spoken(text(&one)) == texts.spoken(text(&other)));
        }
    }
}
