//! The batch of HL7 messages, each read by a parser of its own.

use hl7_parser::Message;
use kvittera::export::record::RecordFormat;
use kvittera_domain::value::log_identity::Mode;

use super::{exported, night, one};
use crate::given::commands::{man, unit, woman};
use crate::given::scenario::{Scenario, desk};

fn batch(desk: &Scenario) -> String {
    exported(desk, RecordFormat::Hl7)
}

/// The messages in a batch, by the batch protocol: between `BHS` and `BTS`, each from its `MSH` on.
pub fn messages(batch: &str) -> Vec<String> {
    assert!(batch.ends_with('\r') && !batch.contains('\n'), "{batch:?}");
    let segments: Vec<&str> = batch.trim_end_matches('\r').split('\r').collect();
    let [file, head, inner @ .., tail, end] = segments.as_slice() else { panic!("no batch: {batch:?}") };
    assert!(file.starts_with(r"FHS|^~\&|") && head.starts_with(r"BHS|^~\&|") && *end == "FTS|1", "{batch:?}");
    let mut messages: Vec<String> = Vec::new();
    for segment in inner {
        if segment.starts_with("MSH|") {
            messages.push(String::new());
        }
        messages.last_mut().expect("a message begins with MSH").extend([segment, "\r"]);
    }
    assert_eq!(*tail, format!("BTS|{}", messages.len()));
    messages
}

/// What stands at a place such as `PID.3.4.2`, with its escapes undone; empty when nothing does.
#[track_caller]
pub fn at(message: &str, place: &str) -> String {
    // The parser takes the last carriage return for the beginning of one more segment.
    let message = Message::parse(message.trim_end_matches('\r')).unwrap();
    message.query(place).map(|found| unescaped(found.raw_value())).unwrap_or_default()
}

/// The value with its escapes undone: every other piece between two `\\` names a character.
///
/// The parser's own way of doing so panics where another letter than one of ASCII stands before an escape.
fn unescaped(raw: &str) -> String {
    let pieces = raw.split('\\').enumerate().map(|(place, piece)| match (place % 2, piece) {
        (0, literal) => literal,
        (_, "F") => "|",
        (_, "S") => "^",
        (_, "T") => "&",
        (_, "R") => "~",
        (_, "E") => "\\",
        (_, other) => panic!("no escape: {other:?} in {raw:?}"),
    });
    pieces.collect()
}

fn names(message: &str) -> Vec<String> {
    let message = Message::parse(message.trim_end_matches('\r')).unwrap();
    message.segments().map(|segment| segment.name.to_owned()).collect()
}

#[test]
fn each_case_is_a_merge_of_the_borrowed_number_into_the_new_id() {
    let messages = messages(&batch(&night()));
    assert_eq!(messages.len(), 3);
    let first = &messages[0];
    assert_eq!(names(first), ["MSH", "EVN", "PID", "MRG", "ZKV"]);
    let expected = [
        ("MSH.3", "KVITTERA"),
        ("MSH.4", "sas-akuten"),
        ("MSH.7", "20261122060000+0100"),
        ("MSH.9.1", "ADT"),
        ("MSH.9.2", "A40"),
        ("MSH.9.3", "ADT_A39"),
        ("MSH.11", "P"),
        ("MSH.12", "2.5"),
        ("MSH.18", "UNICODE UTF-8"),
        ("EVN.1", "A40"),
        ("EVN.2", "20261122053000+0100"),
        ("EVN.5", "avdel2"),
        ("PID.1", "1"),
        ("PID.3.1", "199012119948"),
        ("PID.3.4.2", "1.2.752.129.2.1.3.1"),
        ("PID.3.4.3", "ISO"),
        ("PID.3.5", "PI"),
        ("PID.5.7", "U"),
        ("PID.8", "F"),
        ("PID.31", "N"),
        ("MRG.1.1", woman(1).as_str()),
        ("MRG.1.4.2", "1.2.752.113.11.0.2.1.1.1"),
        ("MRG.1.5", "PI"),
        ("MRG.7.1", "DRIFTSTOPP"),
        ("MRG.7.2", "AKUTEN SÄS"),
    ]
    .map(|(place, value)| (place, value.to_owned()));
    for (place, value) in expected {
        assert_eq!(at(first, place), value, "{place} in {first:?}");
    }
}

#[test]
fn the_survivor_is_described_and_not_the_number() {
    let messages = messages(&batch(&night()));
    let waiting = ["PID.3.1", "PID.3.4.2", "PID.8", "PID.31", "MRG.1.1"].map(|place| at(&messages[1], place));
    let expected = ["19810829M071", "1.2.752.113.11.0.2.1.1.1", "M", "Y", man(3).as_str()].map(str::to_owned);
    assert_eq!(waiting, expected);
    // A man's number that turned out to be a woman's.
    assert_eq!((at(&messages[2], "PID.8"), at(&messages[2], "ZKV.8")), ("F".to_owned(), "M".to_owned()));
}

#[test]
fn our_own_segment_says_the_rest() {
    let messages = messages(&batch(&night()));
    let expected = [
        "1",
        "1",
        "",
        "lrid",
        "Y",
        "personnummer",
        "established",
        "F",
        "Medicin",
        "Avd 5",
        "avdel2",
        "kassa1",
        "20261122021000+0100",
        "20261122053000+0100",
        "avdel2",
        "20261122053000+0100",
        "avdel2",
        "Ärende 4711",
        "same_new_id:7",
        "1",
        "unplanned",
        "20261122021000+0100",
        "20261122040000+0100",
    ];
    for (number, expected) in (1..).zip(expected) {
        assert_eq!(at(&messages[0], &format!("ZKV.{number}")), expected, "ZKV-{number}");
    }
    let both = ["ZKV.19[1]", "ZKV.19[2]"].map(|place| at(&messages[2], place));
    assert_eq!(both, ["other_sex", "same_new_id:1"]);
}

#[test]
fn a_drill_says_so_in_whatever_a_converter_keeps() {
    let drill = batch(&one(&unit(), Mode::Practice));
    let message = &messages(&drill)[0];
    let said = ["MSH.3", "MSH.11", "MRG.7.1"].map(|place| at(message, place));
    assert_eq!(said, ["KVITTERA ÖVNING", "T", "ÖVNING DRIFTSTOPP"]);
    assert!(at(message, "MSH.10").starts_with("OVN"), "{message:?}");
    assert_eq!(drill.matches("|KVITTERA ÖVNING|").count(), 3, "{drill:?}");
    assert!(!batch(&night()).contains("VNING"));
}

#[test]
fn the_batch_itself_says_how_it_may_be_sent() {
    for desk in [night(), one(&unit(), Mode::Practice)] {
        let batch = batch(&desk);
        for (header, words) in
            [("FHS", "FILE TRANSFER ONLY; MLLP: 1 MSH A FRAME"), ("BHS", "ONE AA FOR ALL PROVES NOTHING")]
        {
            let segment = batch.split('\r').find(|segment| segment.starts_with(header)).unwrap();
            let comment = segment.split('|').nth(9).unwrap();
            assert!(comment.contains(words) && comment.chars().count() <= 80, "{segment:?}");
            assert_eq!(comment.starts_with("ÖVNING / PRACTICE"), segment.contains("KVITTERA ÖVNING"), "{segment:?}");
        }
    }
}

#[test]
fn without_our_own_segment_the_merge_is_whole() {
    let night = night();
    let record: serde_json::Value = serde_json::from_str(&exported(&night, RecordFormat::Json)).unwrap();
    for (message, row) in messages(&batch(&night)).iter().zip(record["rows"].as_array().unwrap()) {
        let rest = message.split_once("ZKV|").unwrap().0;
        let said = ["MRG.1.1", "MRG.1.4.2", "PID.3.1", "PID.3.4.2"].map(|place| at(rest, place));
        let known = ["/old_id/value", "/old_id/oid", "/new_id/value", "/new_id/oid"].map(|at| row.pointer(at).unwrap());
        assert_eq!(said.each_ref().map(String::as_str), known.map(|value| value.as_str().unwrap()));
        let is_unknown = if row["identity"] == "pending" { "Y" } else { "N" };
        assert_eq!(at(rest, "PID.31"), is_unknown);
    }
}

#[test]
fn without_any_message_the_batch_is_whole_all_the_same() {
    let empty = batch(&desk().down());
    assert_eq!(messages(&empty).len(), 0);
    assert!(empty.contains("\rBTS|0\rFTS|1\r"), "{empty:?}");
}
