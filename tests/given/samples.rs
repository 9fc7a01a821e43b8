//! Published numbers, and strategies that generate more of them.

use chrono::NaiveDate;
use kvittera_domain::value::reserve_number::ReserveNumber;
use kvittera_domain::value::sex::Sex;
use proptest::prelude::*;

/// The reserve numbers that Inera publishes ("Lokala Reservidn" 1.2), and one that VGR publishes.
pub const PUBLISHED: [&str; 4] = ["19810829M071", "19450829K088", "19930829X802", "20210325K069"];

pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Any date within the two hundred years around today.
pub fn dates() -> impl Strategy<Value = NaiveDate> {
    (0..73_049_u32).prop_map(|days| date(1900, 1, 1) + chrono::Days::new(days.into()))
}

/// Any valid reserve number.
pub fn reserve_numbers() -> impl Strategy<Value = ReserveNumber> {
    let women = (3..=39_u8).prop_map(|half| (2 * half, Sex::Female));
    let men = (3..=39_u8).prop_map(|half| (2 * half + 1, Sex::Male));
    let unknown = (80..=89_u8).prop_map(|serial| (serial, Sex::Unknown));
    (dates(), prop_oneof![women, men, unknown])
        .prop_map(|(date, (serial, sex))| ReserveNumber::compose(date, serial, sex).unwrap())
}

/// The check digit by table: the oracle for the code that computes it.
pub fn oracle_check_digit(digits: &str) -> u32 {
    const DOUBLED: [u32; 10] = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| if place % 2 == 0 { DOUBLED[usize::from(byte - b'0')] } else { u32::from(byte - b'0') })
        .sum();
    (0..10).find(|check| (sum + check).is_multiple_of(10)).unwrap()
}

/// Every text that differs from `text` in one character, at the 0-based `places`, by one of `replacements`.
pub fn substitutions<'a>(
    text: &'a str,
    places: std::ops::Range<usize>,
    replacements: &'a str,
) -> impl Iterator<Item = String> + 'a {
    let altered = move |place: usize, new: char| format!("{}{new}{}", &text[..place], &text[place + 1..]);
    places
        .flat_map(move |place| replacements.chars().map(move |new| (place, new)))
        .filter(|&(place, new)| !text[place..].starts_with(new))
        .map(move |(place, new)| altered(place, new))
}

/// Every text in which two different neighbouring characters, both at the 0-based `places`, are swapped.
pub fn swaps(text: &str, places: std::ops::Range<usize>) -> impl Iterator<Item = String> {
    (places.start..places.end - 1).filter(|&place| text.as_bytes()[place] != text.as_bytes()[place + 1]).map(|place| {
        let (first, second) = (&text[place..=place], &text[place + 1..place + 2]);
        format!("{}{second}{first}{}", &text[..place], &text[place + 2..])
    })
}
