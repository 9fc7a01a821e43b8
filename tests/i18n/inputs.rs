//! What is wrong with something that was typed or with a line of a file, in words.

use kvittera::desk::pool_file::{ColumnLabel, PassedOver, PassedRow, PoolFile, PoolFileError};
use kvittera::i18n::Texts;
use kvittera_domain::event::number_warning::NumberWarning;
use kvittera_domain::rules::pool_load::{LineRefusal, LineVerdict, Oddity, OddityKind, PoolLine, UnreadableNumber};
use kvittera_domain::value::pool_number::{PoolNumber, PoolNumberError};
use kvittera_domain::value::reserve_number::{ReserveNumber, ReserveNumberError};
use kvittera_domain::value::sex::Sex::Female;
use kvittera_domain::value::text::{Name, TextError};
use kvittera_domain::value::vgr_id::{VgrId, VgrIdError};

use super::{assert_phrase, assert_sentence, english, swedish};
use crate::given::commands::text;

fn in_both(words: impl Fn(&Texts) -> String) {
    let (sv, en) = (words(&swedish()), words(&english()));
    assert_phrase(&sv);
    assert_phrase(&en);
    assert_ne!(sv, en);
}

fn vgr_id(typed: &str) -> VgrIdError {
    typed.parse::<VgrId>().unwrap_err()
}

fn name(typed: &str) -> TextError {
    typed.parse::<Name>().unwrap_err()
}

fn lrid(typed: &str) -> ReserveNumberError {
    typed.parse::<ReserveNumber>().unwrap_err()
}

#[test]
fn everything_that_can_be_wrong_with_a_vgr_id_is_said() {
    for typed in ["", "ab", "abcdefghijklmnopqrstu", "anna.b"] {
        in_both(|texts| texts.vgr_id_error(vgr_id(typed)));
        assert_sentence(&swedish().vgr_id_error(vgr_id(typed)));
    }
    assert!(swedish().vgr_id_error(vgr_id("ab")).contains('3'));
    assert!(swedish().vgr_id_error(vgr_id("abcdefghijklmnopqrstu")).contains("20"));
    assert!(swedish().vgr_id_error(vgr_id("åsa12")).contains('å'));
}

#[test]
fn everything_that_can_be_wrong_with_a_name_is_said() {
    for typed in ["", &"x".repeat(61), "a\u{202e}b", "a\tb"] {
        in_both(|texts| texts.text_error(name(typed)));
    }
    assert!(swedish().text_error(name(&"x".repeat(61))).contains("60"));
    assert!(swedish().text_error(name("a\u{202e}b")).contains("<U+202E>"), "what can't be seen is written out");
}

#[test]
fn everything_that_can_be_wrong_with_a_number_is_said() {
    let wrong = [
        "２0190103K061",
        "2019",
        "2019010AK061",
        "20190230K067",
        "20190103Q061",
        "20190103K013",
        "20190103K077",
        "20190103K069",
        "19810829M070",
    ];
    let said: Vec<String> = wrong.iter().map(|typed| swedish().reserve_number_error(lrid(typed))).collect();
    for words in &said {
        assert_sentence(words);
    }
    let distinct: std::collections::BTreeSet<_> = said.iter().collect();
    assert_eq!(distinct.len(), wrong.len(), "{said:#?}");
    for typed in wrong {
        in_both(|texts| texts.reserve_number_error(lrid(typed)));
    }
}

#[test]
fn a_superseded_check_digit_is_told_from_a_wrong_one() {
    let words = swedish().reserve_number_error(lrid("19810829M070"));
    assert!(words.contains("gamla") && !words.contains('1'), "{words}");
}

#[test]
fn a_number_of_the_binder_is_found_wrong_in_the_same_words() {
    for typed in ["２0190103K061", "2019", "2019010AK061"] {
        let shape = typed.parse::<PoolNumber>().unwrap_err();
        assert_eq!(swedish().pool_number_error(shape), swedish().reserve_number_error(lrid(typed)));
    }
}

fn line(number: &str, result: Result<Vec<NumberWarning>, LineRefusal>) -> LineVerdict {
    LineVerdict { line: 2, number: Some(text(number)), result: result.map(|warnings| (Female, warnings)) }
}

fn unreadable(error: PoolNumberError, cell: &str) -> LineRefusal {
    LineRefusal::Unreadable(UnreadableNumber { error, cell: cell.to_owned() })
}

#[test]
fn a_refused_line_shows_what_was_read_with_all_that_can_not_be_seen() {
    let words = |error, cell: &str| swedish().line_verdict(&line("20190103K061", Err(unreadable(error, cell))));
    let said = words(PoolNumberError::Length { found: 11 }, "20190103\u{a0}K06\u{202e}");
    assert_eq!(said, "”20190103<U+00A0>K06<U+202E>”: Ett nummer har 12 tecken; här är 11.");
    assert!(words(PoolNumberError::Length { found: 7 }, "Kvinnor").contains("ser ut som en rubrik"));
    assert!(words(PoolNumberError::Length { found: 0 }, ";20").contains("inget nummer på raden: ”;20”"));
    let long = words(PoolNumberError::Length { found: 900 }, &"9".repeat(900));
    assert!(long.contains(&format!("”{}…”", "9".repeat(60))), "{long}");
}

#[test]
fn whatever_is_odd_and_whatever_was_passed_over_shows_what_was_read() {
    let odd =
        [OddityKind::NumberElsewhere, OddityKind::SexUnknown, OddityKind::SexColumnDamaged, OddityKind::TotalDiffers];
    for kind in odd {
        let oddity = Oddity { line: 4, kind: kind("k?n\u{a0}".to_owned()) };
        in_both(|texts| texts.oddity(&oddity));
        assert!(swedish().oddity(&oddity).contains("k?n<U+00A0>"));
    }
    for why in [PassedOver::Title, PassedOver::Header, PassedOver::Total] {
        let row = PassedRow { line: 4, why, words: "Summa;20".to_owned() };
        in_both(|texts| texts.passed_row(&row));
        assert!(swedish().passed_row(&row).contains("Summa;20"));
    }
}

#[test]
fn how_many_numbers_were_read_is_told_with_the_rows() {
    let line = |number: &str| PoolLine { line: 2, number: Ok(text(number)), sex: None };
    let file = |numbers: &[&str]| PoolFile {
        lines: numbers.iter().map(|number| line(number)).collect(),
        oddities: vec![],
        rows: numbers.len(),
        passed_over: vec![],
    };
    let read = |numbers: &[&str]| swedish().pool_file_read(&file(numbers));
    assert_eq!(read(&["20190103K061"]), "Läst: 1 kvinnonummer och 0 mansnummer, av 1 rad.");
    let unclear = read(&["20190103K061", "20190104M079", "20190105A123"]);
    assert_eq!(unclear, "Läst: 1 kvinnonummer, 1 mansnummer och 1 utan kön, av 3 rader.");
    in_both(|texts| texts.pool_file_read(&file(&["20190103K061", "20190104M079"])));
    in_both(|texts| texts.pool_file_read(&file(&["20190105A123"])));
}

#[test]
fn every_verdict_on_a_line_has_its_own_words() {
    let number = "20190103K061";
    let refusals = [
        unreadable(PoolNumberError::Length { found: 3 }, "019"),
        unreadable(PoolNumberError::Length { found: 0 }, ";Akuten"),
        unreadable(PoolNumberError::Length { found: 7 }, "Kvinnor"),
        LineRefusal::SameAsLine(7),
        LineRefusal::SeenBefore,
        LineRefusal::PracticeNumber,
        LineRefusal::SexUnclear,
        LineRefusal::SexContradicts,
    ];
    let mut verdicts: Vec<_> = refusals.map(|refusal| line(number, Err(refusal))).into();
    verdicts.push(line(number, Ok(vec![])));
    verdicts.push(line("20210325K069", Ok(vec![NumberWarning::OtherBirthMonth])));
    verdicts.push(line("20190103K069", Ok(vec![NumberWarning::NotLrid])));
    verdicts.push(line("19450829K087", Ok(vec![NumberWarning::SupersededCheckDigit])));
    for verdict in &verdicts {
        in_both(|texts| texts.line_verdict(verdict));
    }
    let words: std::collections::BTreeSet<_> = verdicts.iter().map(|verdict| swedish().line_verdict(verdict)).collect();
    assert_eq!(words.len(), verdicts.len(), "{words:#?}");
}

#[test]
fn a_line_says_all_that_is_odd_and_which_line_it_repeats() {
    let odd = line("19450829K087", Ok(vec![NumberWarning::SupersededCheckDigit, NumberWarning::OtherBirthMonth]));
    let words = swedish().line_verdict(&odd);
    assert!(words.contains("; ") && words.contains("gamla") && words.contains("månad"), "{words}");
    assert!(swedish().line_verdict(&line("20190103K061", Err(LineRefusal::SameAsLine(7)))).contains('7'));
}

#[test]
fn a_binder_that_is_not_full_and_a_file_that_can_not_be_read_are_explained() {
    in_both(|texts| texts.not_full((9, 8), 10));
    let words = swedish().not_full((9, 8), 10);
    assert!(["9", "8", "10"].iter().all(|count| words.contains(count)), "{words}");
    let named = |place, name: &str| ColumnLabel { place, name: name.to_owned() };
    let errors = [
        PoolFileError::TooLarge,
        PoolFileError::NotText,
        PoolFileError::OldWorkbook,
        PoolFileError::Workbook,
        PoolFileError::TwoSheets("Blad1".to_owned(), "Blad2".to_owned()),
        PoolFileError::Empty,
        PoolFileError::NoNumberColumn { line: 3, found: "id;kod".to_owned() },
        PoolFileError::TwoNumberColumns(named(1, "LRID"), named(3, "")),
        PoolFileError::TwoSexColumns(named(1, "kön"), named(3, "sex")),
        PoolFileError::NoRows("nummer".to_owned()),
        PoolFileError::NotCsv(3),
    ];
    for error in &errors {
        in_both(|texts| texts.pool_file_error(error));
        assert_sentence(&english().pool_file_error(error));
    }
    let two = swedish().pool_file_error(&errors[7]);
    assert!(two.contains("kolumn 1 (”LRID”)") && two.contains("kolumn 3 kan"), "{two}");
}

#[test]
fn why_a_draft_can_not_be_kept_is_said_without_the_words_of_the_machine() {
    use std::io::{Error, ErrorKind};
    let (permission, full) = (Error::from_raw_os_error(13), Error::from_raw_os_error(28));
    let errors = [permission, full, Error::from_raw_os_error(5), Error::from(ErrorKind::ReadOnlyFilesystem)];
    for error in &errors {
        in_both(|texts| texts.draft_error(error));
        assert!(!swedish().draft_error(error).contains("os error"));
    }
    let [permission, full, other, read_only] = errors.map(|error| swedish().draft_error(&error));
    assert!(permission == read_only && permission.contains("får inte skriva"), "{permission}");
    assert!(full == "disken är full" && other != full && other != permission, "{full}, {other}");
}
