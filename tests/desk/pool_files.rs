//! Files of numbers as people and spreadsheets make them.

use kvittera::desk::pool_file::{MAX_BYTES, PoolFileError, read};
use kvittera_domain::value::pool_number::{PoolNumber, PoolNumberError};
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::sex::Sex::{Female, Male, Unknown};
use proptest::prelude::*;

use crate::given::commands::text;

const K: &str = "20190103K061";
const M: &str = "20190104M079";

/// Line, number and sex of each line.
#[track_caller]
fn lines(file: &str) -> Vec<(u64, Result<PoolNumber, PoolNumberError>, Option<Sex>)> {
    let lines = read(file.as_bytes()).unwrap().lines.into_iter();
    lines.map(|line| (line.line, line.number.map_err(|unreadable| unreadable.error), line.sex)).collect()
}

fn k_then_m() -> Vec<(u64, Result<PoolNumber, PoolNumberError>, Option<Sex>)> {
    vec![(2, Ok(text(K)), None), (3, Ok(text(M)), None)]
}

#[test]
fn one_column_of_numbers_is_enough() {
    assert_eq!(lines(&format!("number\n{K}\n{M}\n")), k_then_m());
    assert_eq!(lines(&format!("number\n{K}\n{M}")), k_then_m(), "no newline at the end");
    assert_eq!(lines(&format!("{K}\n{M}")).iter().map(|line| line.0).collect::<Vec<_>>(), [1, 2], "no name either");
}

#[test]
fn a_header_alone_has_no_rows() {
    for file in ["number\n", "Reservnummer;Kön", "sep=;\r\nnummer;kön\r\n;\r\n", "numbers\n"] {
        assert!(matches!(read(file.as_bytes()), Err(PoolFileError::NoRows(_))), "{file:?}");
    }
}

#[test]
fn the_column_may_be_called_in_swedish_and_in_capitals() {
    assert_eq!(lines(&format!("Nummer\n{K}\n{M}\n")), k_then_m());
    assert_eq!(lines(&format!(" NUMBER \n{K}\n{M}\n")), k_then_m());
    assert_eq!(lines(&format!("nummer;KÖN\n{K};K\n")), [(2, Ok(text(K)), Some(Female))]);
}

#[test]
fn what_excel_adds_does_no_harm() {
    assert_eq!(lines(&format!("\u{feff}number\r\n{K}\r\n{M}\r\n")), k_then_m(), "mark and CRLF");
    assert_eq!(lines(&format!("\"number\"\r\n\"{K}\"\r\n\"{M}\"\r\n")), k_then_m(), "quotes");
    assert_eq!(lines(&format!("\u{feff}\"nummer\";\"plats\"\r\n{K};\"A; B\"\r\n{M};\r\n")), k_then_m(), "semicolons");
    assert_eq!(lines(&format!("number\n  {K}\t\n{M} \n")), k_then_m(), "spaces");
}

#[test]
fn blank_rows_are_left_out_and_lines_keep_their_numbers() {
    let file = format!("number;sex\r\n;\r\n{K};K\r\n\r\n ; \r\n{M};M\r\n;\r\n");
    assert_eq!(lines(&file), [(3, Ok(text(K)), Some(Female)), (6, Ok(text(M)), Some(Male))]);
    let file = format!("number,sex\n,\n{K},K\n\n , \n{M},M\n,\n");
    assert_eq!(lines(&file), [(3, Ok(text(K)), Some(Female)), (6, Ok(text(M)), Some(Male))]);
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    assert_eq!(lines(&format!("number\r\n{K}\r\n{M}\r\n")).iter().map(|line| line.0).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(lines(&format!("number\n\n\n{K}\n\n{M}\n")).iter().map(|line| line.0).collect::<Vec<_>>(), [4, 6]);
}

#[test]
fn other_columns_may_stand_in_any_order() {
    let file = format!("drawn,sex,number,by\n2026-11-20,kvinna,{K},tekni5\n");
    assert_eq!(lines(&file), [(2, Ok(text(K)), Some(Female))]);
}

#[test]
fn the_sex_is_read_in_swedish_and_english() {
    let said = |word: &str| lines(&format!("number,sex\n{K},{word}\n"))[0].2;
    for word in ["k", "K", "kvinna", "Kvinna", "f", "female"] {
        assert_eq!(said(word), Some(Female), "{word}");
    }
    for word in ["m", "M", "man", "MAN", "male"] {
        assert_eq!(said(word), Some(Male), "{word}");
    }
    for word in ["x", "okänt", "OKÄNT", "unknown"] {
        assert_eq!(said(word), Some(Unknown), "{word}");
    }
    assert_eq!(said(""), None);
}

#[test]
fn a_number_that_can_not_be_read_is_left_to_the_rules() {
    let unreadable = lines("number,sex\n2019,K\n,M\n");
    assert_eq!(unreadable[0].1, Err(PoolNumberError::Length { found: 4 }));
    assert_eq!(unreadable[1].1, Err(PoolNumberError::Length { found: 0 }));
}

#[test]
fn rows_may_be_shorter_or_longer_than_the_header() {
    let file = format!("sex,number\nK,{K},x,y\nM\n");
    let ragged = lines(&file);
    assert_eq!(ragged[0], (2, Ok(text(K)), Some(Female)));
    assert_eq!(ragged[1], (3, Err(PoolNumberError::Length { found: 0 }), Some(Male)), "its number is missing");
}

#[test]
fn an_open_quote_swallows_no_number_unseen() {
    for (file, line) in [("number\n\"A\nB\n", 2), ("\"number\nA\n", 1), ("number;plats\nA;x\nB;\"y\nA;z\n", 3)] {
        let file = file.replace('A', K).replace('B', M);
        assert_eq!(read(file.as_bytes()), Err(PoolFileError::NotCsv(line)), "{file:?}");
    }
}

#[test]
fn a_file_without_the_column_is_none_and_what_stood_there_is_told() {
    for file in ["", "\n", "\u{feff}", "\r\n;;\r\n", "\u{1a}"] {
        assert_eq!(read(file.as_bytes()), Err(PoolFileError::Empty), "{file:?}");
    }
    for (file, line, found) in [
        ("id;\n20190103K061;x\n", 1, "id"),
        ("Akuten\n\nkod; plats;\n20190103K061;A\n", 3, "kod;plats"),
        ("namn\nx\n", 1, "namn"),
        ("hej", 1, "hej"),
    ] {
        let error = PoolFileError::NoNumberColumn { line, found: found.to_owned() };
        assert_eq!(read(file.as_bytes()), Err(error), "{file:?}");
    }
}

#[test]
fn what_is_no_text_is_none() {
    let broken = [
        &b"\xff\xfen\0u\0m\0x"[..],
        b"\xff\xfe\x00\xd8n\0",
        b"\xef\xbb\xbfnummer\xff",
        b"n\0u\0m\0m\0e\0r\0",
        b"number\n\x1b[2J",
    ];
    for bytes in broken {
        assert_eq!(read(bytes), Err(PoolFileError::NotText), "{bytes:?}");
    }
}

#[test]
fn a_file_larger_than_any_binder_is_not_looked_into() {
    let mut file = b"number\n".to_vec();
    file.resize(MAX_BYTES, b'\n');
    assert!(matches!(read(&file), Err(PoolFileError::NoRows(_))));
    file.push(b'\n');
    assert_eq!(read(&file), Err(PoolFileError::TooLarge));
}

/// Rows of a file, with all that can go wrong between them.
fn rows() -> impl Strategy<Value = String> {
    let row = prop::string::string_regex("[0-9KM;,\" ]{0,6}(\r\n|\n)").unwrap();
    prop::collection::vec(row, 0..20).prop_map(|rows| format!("number;sex\r\n{}", rows.concat()))
}

proptest! {
    #[test]
    fn no_file_makes_it_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read(&bytes).ok();
        read(&[b"number,sex\n", &bytes[..]].concat()).ok();
    }

    #[test]
    fn every_line_has_a_number_of_its_own(rows in rows()) {
        let Ok(read) = read(rows.as_bytes()) else { return Ok(()) };
        let lines: Vec<u64> = read.lines.iter().map(|line| line.line).collect();
        prop_assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", lines);
    }
}
