//! What all segments of a witness prove together about a log that has lost events.

use std::fs;
use std::path::PathBuf;
use std::slice;

use kvittera_domain::event::Event;
use kvittera_domain::event::discrepancy::Discrepancy;
use kvittera_domain::value::id::{LogId, Seq};
use kvittera_domain::value::sex::Sex::Female;
use uuid::Uuid;

use super::witness::{comparison, lines, numbers, one_more, put_log_back, write_lines};
use crate::given::log_file::{
    Desk, FIRST, SECOND, THIRD, append, beginning, create_with, issued, noted, settle, suspected,
};

/// A log with six events and its bytes at that time, and the path of the first segment of its witness; then a number is
/// issued, the witness begins a new segment, and another number is issued.
fn in_two_files() -> (Desk, Vec<u8>, PathBuf) {
    let desk = Desk::in_use();
    let older = fs::read(&desk.path).unwrap();
    append(&mut desk.open(), 4, vec![issued(1, SECOND, Female)]).unwrap();
    let first = desk.witness();
    settle(&mut desk.open(), 44).unwrap();
    append(&mut desk.open(), 5, vec![issued(2, THIRD, Female)]).unwrap();
    (desk, older, first)
}

#[test]
fn files_that_go_on_from_each_other_are_one() {
    let (desk, older, _) = in_two_files();
    put_log_back(&desk, &older);
    let told = comparison(&desk);
    assert_eq!((told.finding, told.is_whole), (Some(Discrepancy::LogBehind { known: Seq(6) }), true));
    assert_eq!(numbers(&told.lost), [SECOND, THIRD]);
}

#[test]
fn a_file_that_goes_on_from_another_course_is_a_hole_and_what_both_name_is_lost() {
    let (desk, older, first) = in_two_files();
    let (second, away) = (desk.witness(), desk.path.with_extension("away"));
    // The same place in the log, but another event: the log once had another course, and its first segment comes from
    // there.
    put_log_back(&desk, &older);
    fs::rename(&second, &away).unwrap();
    let mut earlier: Vec<u8> = fs::read(&first).unwrap();
    let kept = earlier.split_inclusive(|byte| *byte == b'\n').rev().skip(3).map(<[u8]>::len).sum();
    earlier.truncate(kept);
    fs::write(&first, &earlier).unwrap();
    append(&mut desk.open(), 6, vec![issued(1, "20190107K182", Female)]).unwrap();
    fs::rename(&away, &second).unwrap();
    put_log_back(&desk, &older);
    let told = comparison(&desk);
    assert!(!told.is_whole, "{told:?}");
    assert_eq!(numbers(&told.lost), ["20190107K182", THIRD]);
}

#[test]
fn a_command_that_is_missing_from_the_witness_is_a_hole() {
    let desk = Desk::in_use();
    let older = fs::read(&desk.path).unwrap();
    append(&mut desk.open(), 4, vec![issued(1, SECOND, Female)]).unwrap();
    append(&mut desk.open(), 5, vec![noted("rad")]).unwrap();
    append(&mut desk.open(), 6, vec![issued(2, THIRD, Female)]).unwrap();
    let told = lines(&desk);
    put_log_back(&desk, &older);
    assert!(comparison(&desk).is_whole);
    // Without both lines of the note, or without its intent alone.
    for gone in [told.len() - 4..told.len() - 2, told.len() - 4..told.len() - 3] {
        let mut left = told.clone();
        left.drain(gone);
        write_lines(&desk, &left);
        let told = comparison(&desk);
        assert!(!told.is_whole, "{told:?}");
        assert_eq!(numbers(&told.lost), [SECOND, THIRD]);
    }
}

#[test]
fn earlier_segments_are_read_where_the_last_is_gone_or_one_was_put_back() {
    let (desk, older, first) = in_two_files();
    let (whole, second) = (fs::read(&first).unwrap(), fs::read(desk.witness()).unwrap());
    put_log_back(&desk, &older);
    fs::remove_file(desk.witness()).unwrap();
    let missing = comparison(&desk);
    assert_eq!((missing.finding, missing.is_whole), (Some(Discrepancy::Missing), false));
    assert_eq!(numbers(&missing.lost), [SECOND]);

    // The first segment as it was together with that log: what it said of the number after that is gone.
    let lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
    fs::write(&first, lines[..lines.len() - 3].concat()).unwrap();
    assert_eq!(comparison(&desk).finding, None);
    fs::write(first.with_extension("0002"), second).unwrap();
    let put_back = comparison(&desk);
    assert_eq!((put_back.finding, put_back.is_whole), (Some(Discrepancy::LogBehind { known: Seq(6) }), false));
    assert_eq!(numbers(&put_back.lost), [THIRD]);
}

#[test]
fn a_witness_of_an_unknown_log_names_what_is_lost_and_proves_nothing() {
    let desk = Desk::in_use();
    append(&mut desk.open(), 4, vec![noted("rad")]).unwrap();
    let older = fs::read(&desk.path).unwrap();
    append(&mut desk.open(), 5, vec![issued(1, SECOND, Female)]).unwrap();
    let mut told = lines(&desk);
    told[0][20] ^= 4;
    write_lines(&desk, &told);
    put_log_back(&desk, &older);
    let told = comparison(&desk);
    assert_eq!((told.finding, told.is_whole), (Some(Discrepancy::Damaged { line: 1 }), false));
    assert_eq!(numbers(&told.lost), [SECOND]);
}

/// A log with six events; the witness knows them too, and then an intent to issue a number (`SECOND`).
fn with_a_command_of_unknown_outcome() -> (Desk, Vec<Vec<u8>>, Vec<u8>) {
    let (desk, log, told) = one_more();
    let intent = lines(&desk).swap_remove(told.len());
    put_log_back(&desk, &log);
    write_lines(&desk, &told);
    (desk, told, intent)
}

#[test]
fn a_command_of_unknown_outcome_is_named_whatever_else_is_wrong() {
    let unknown = |desk: &Desk, finding| {
        let said = comparison(desk);
        assert_eq!((said.finding, numbers(&said.unknown)), (Some(finding), vec![SECOND.to_owned()]));
        said.is_whole
    };
    let (desk, told, intent) = with_a_command_of_unknown_outcome();
    append(&mut desk.open(), 5, vec![noted("rad")]).unwrap();
    write_lines(&desk, &[&told[..], slice::from_ref(&intent)].concat());
    assert!(!unknown(&desk, Discrepancy::LogAhead { known: Seq(6) }), "the witness is older than the log");

    let (desk, mut told, intent) = with_a_command_of_unknown_outcome();
    told[3] = b"no line of ours\n".to_vec();
    write_lines(&desk, &[told, vec![intent]].concat());
    assert!(unknown(&desk, Discrepancy::Damaged { line: 4 }), "what was said there stands in the log");
}

/// The witness of another log, in which `FIRST` was issued.
fn foreign_witness() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let mut created = beginning();
    if let Event::LogCreated { log, .. } = &mut created[0] {
        *log = LogId(Uuid::from_u128(8 << 96));
    }
    let mut store = create_with(&folder.path().join("other"), created).unwrap();
    append(&mut store, 13, vec![suspected()]).unwrap();
    append(&mut store, 14, vec![issued(0, FIRST, Female)]).unwrap();
    fs::read(folder.path().join("other.witness-00000008.0001")).unwrap()
}

/// The other log may have been loaded with the same pool.
#[test]
fn what_has_gone_out_from_another_log_whose_witness_stands_here_is_named() {
    let (desk, _, _) = in_two_files();
    fs::write(desk.witness(), foreign_witness()).unwrap();
    let said = comparison(&desk);
    assert!(matches!(said.finding, Some(Discrepancy::Foreign { .. })) && !said.is_whole, "{said:?}");
    assert_eq!(numbers(&said.lost), [FIRST]);

    let mut left = lines(&desk);
    left.pop();
    write_lines(&desk, &left);
    assert_eq!(numbers(&comparison(&desk).unknown), [FIRST]);
}

/// Such a segment belongs to a log that once stood here.
#[test]
fn a_segment_of_another_logs_witness_that_was_put_aside_says_nothing() {
    for after in [2, 9] {
        let (desk, older, aside) = in_two_files();
        fs::write(aside.with_file_name(format!("reserv.kvittera.witness-00000008.{after:04}")), foreign_witness())
            .unwrap();
        assert_eq!(comparison(&desk).finding, None);
        put_log_back(&desk, &older);
        assert_eq!(numbers(&comparison(&desk).lost), [SECOND, THIRD]);
        fs::remove_file(desk.witness()).unwrap();
        assert_eq!(numbers(&comparison(&desk).lost), [SECOND]);
    }
}
