//! Exports for those who send one message after the other, from the real program.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::export::after_the_night;
use super::place::Place;
use crate::export::record::{MAN, hl7};

/// The same with two cases that are ready.
fn two_ready() -> Place {
    let place = after_the_night();
    place.run(&["reconcile", "replace", "2", MAN]).done();
    place
}

fn files(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    files.sort();
    files
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn framed_there_is_one_message_in_each_frame_and_nothing_else() {
    let place = two_ready();
    let file = place.path("ramar.mllp");
    let said = place.run(&["export", "hl7", "--framed", "-o", file.to_str().unwrap()]).done();
    assert!(said.err.contains("2 meddelanden, ett i varje ram (MLLP).\n"), "{said:?}");
    assert!(said.err.contains("kvittera export hl7 --explain"), "{said:?}");
    let whole = fs::read_to_string(&file).unwrap();
    let frames: Vec<&str> = whole.split_inclusive("\u{1c}\r").collect();
    assert_eq!((frames.len(), mode(&file)), (2, 0o600));
    for frame in frames {
        let message = frame.strip_prefix('\u{b}').unwrap().strip_suffix("\u{1c}\r").unwrap();
        assert!(message.starts_with("MSH|") && message.ends_with('\r') && !message.contains("HS|"), "{message:?}");
    }
    let printed = place.run(&["export", "hl7", "--framed"]).done();
    assert_eq!((printed.out.len(), &printed.out[..4]), (whole.len(), "\u{b}MSH"));
    place.run(&["export", "hl7", "--framed", "--json"]).refused(2, "output_needed");
    let told = place.run(&["export", "hl7", "--framed", "--json", "-o", "b.mllp"]).done().json();
    assert_eq!((&told["format"], &told["rows"]), (&"hl7".into(), &2.into()));
}

#[test]
fn two_exports_have_the_same_ids() {
    let place = two_ready();
    let ids = || {
        let batch = place.run(&["export", "hl7"]).done().out;
        hl7::messages(&batch).iter().map(|message| hl7::at(message, "MSH.10")).collect::<Vec<_>>()
    };
    let urls = || {
        let bundle: serde_json::Value = serde_json::from_str(&place.run(&["export", "fhir"]).done().out).unwrap();
        [&bundle["entry"][0]["fullUrl"], &bundle["entry"][1]["fullUrl"], &bundle["identifier"]["value"]]
            .map(Clone::clone)
    };
    assert_eq!((ids(), urls()), (ids(), urls()));
}

#[test]
fn split_there_is_a_private_file_for_each_case_in_a_folder_that_is_made() {
    let place = two_ready();
    let folder = place.path("ut/hl7");
    let name = folder.display().to_string();
    let said = place.run(&["export", "hl7", "--split", &name]).done();
    assert!(
        said.out.is_empty() && said.err.starts_with(&format!("2 nya filer i {name}, en för varje ärende.\n")),
        "{said:?}"
    );
    assert!(said.err.contains("Driftstopp 1: 2 med, 1 utelämnade.\n"), "{said:?}");
    let made = files(&folder);
    let batch = place.run(&["export", "hl7"]).done().out;
    let ids = |messages: &[String]| messages.iter().map(|message| hl7::at(message, "MSH.10")).collect::<Vec<_>>();
    let (names, texts): (Vec<_>, Vec<_>) = made.iter().cloned().unzip();
    assert_eq!(names, ["outage-1-case-001.hl7", "outage-1-case-002.hl7"]);
    assert_eq!(ids(&texts), ids(&hl7::messages(&batch)));
    assert_eq!((mode(&folder), mode(&folder.join(&names[0]))), (0o700, 0o600));

    // What is there and says the same stays as it is, byte for byte.
    let again = place.run(&["export", "hl7", "--split", &name, "--json"]).done().json();
    assert_eq!((&again["written"], &again["unchanged"], &again["rows"]), (&0.into(), &2.into(), &2.into()));
    assert_eq!((&again["folder"], &again["files"]), (&name.clone().into(), &serde_json::json!(names)));
    assert_eq!(files(&folder), made);
    fs::remove_file(folder.join(&names[0])).unwrap();
    let said = place.run(&["--lang", "en", "export", "hl7", "--split", &name]).done();
    assert!(said.err.contains("1 new files") && said.err.contains("1 files were there and say the same"), "{said:?}");
}

#[test]
fn a_file_that_says_something_else_is_never_overwritten_and_nothing_is_written_beside_it() {
    let place = two_ready();
    let folder = place.path("ut");
    fs::create_dir(&folder).unwrap();
    let other = folder.join("outage-1-case-002.hl7");
    for found in [b"n\xe5got".to_vec(), b"".to_vec(), b"MSH|^~\\&|KVITTERA\r".to_vec()] {
        fs::write(&other, &found).unwrap();
        place.run(&["export", "hl7", "--split", "ut", "--json"]).refused(2, "file_exists");
        assert_eq!(fs::read(&other).unwrap(), found);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    }
    place.write("fil", "en fil");
    place.run(&["export", "hl7", "--split", "fil", "--json"]).refused(2, "file_exists");
    place.run(&["export", "hl7", "--split", "fil/under", "--json"]).refused(2, "file_not_written");
    // A corrected case is another message, which the old file doesn't say.
    fs::remove_file(&other).unwrap();
    place.run(&["export", "hl7", "--split", "ut"]).done();
    place.run(&["reconcile", "replace", "2", "19810829M071", "--reason", "fel person"]).done();
    place.run(&["export", "hl7", "--split", "ut", "--json"]).refused(2, "file_exists");
}

#[test]
fn patches_are_asked_for_by_name_and_put_stays_the_default() {
    let place = two_ready();
    let bundle = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_str(&place.run(&[&["export", "fhir"], arguments].concat()).done().out).unwrap()
    };
    let methods =
        |bundle: &serde_json::Value| [&bundle["type"], &bundle["entry"][1]["request"]["method"]].map(Clone::clone);
    assert_eq!(methods(&bundle(&[])), ["batch", "PUT"]);
    assert_eq!(methods(&bundle(&["--patch"])), ["transaction", "PATCH"]);
}

#[test]
fn an_option_of_another_format_is_refused() {
    let place = Place::empty();
    let wrong: [&[&str]; 5] = [
        &["csv", "--framed"],
        &["fhir", "--framed"],
        &["json", "--split", "x"],
        &["hl7", "--patch"],
        &["csv", "--patch"],
    ];
    for arguments in wrong {
        place.run(&[&["export"], arguments, &["--json"]].concat()).refused(2, "option_of_another_format");
    }
    let both: [&[&str]; 4] = [
        &["hl7", "--framed", "--split", "x"],
        &["hl7", "--split", "x", "-o", "y"],
        &["hl7", "--explain", "--framed"],
        &["fhir", "--explain", "--outage", "1"],
    ];
    for arguments in both {
        place.run(&[&["export"], arguments, &["--json"]].concat()).refused(2, "usage");
    }
    assert!(!place.path("x").exists());
}

#[test]
fn each_format_explains_how_it_is_sent_and_how_answers_are_read_and_makes_nothing() {
    let place = Place::empty();
    let pages: [(&str, &[&str], &[&str]); 4] = [
        (
            "hl7",
            &[
                "--framed",
                "--split",
                "MSA-2",
                "MSH-10",
                "bevisar ingenting",
                "LF",
                "ZKV",
                "OVN",
                "filöverföring",
                "skickar aldrig",
            ],
            &["MSA-2", "proves nothing", "LF", "ZKV", "OVN", "never sends"],
        ),
        (
            "fhir",
            &[
                "200:",
                "201:",
                "400 eller 412:",
                "PUT ersätter",
                "--patch",
                "under vilket system",
                "urn:oid",
                "electronichealth.se",
            ],
            &["200:", "201:", "400 or 412:", "PUT replaces", "--patch", "under which system"],
        ),
        ("csv", &["Gnumeric", ".txt", "apostrof"], &["Gnumeric", ".txt", "apostrophe"]),
        ("json", &["left_out"], &["left_out"]),
    ];
    for (format, swedish, english) in pages {
        for (language, words) in [("sv", swedish), ("en", english)] {
            let said = place.run(&["--lang", language, "export", format, "--explain"]).done();
            assert!(said.err.is_empty() && words.iter().all(|word| said.out.contains(word)), "{words:?} {said:?}");
        }
        let value = place.run(&["export", format, "--explain", "--json"]).done().json();
        assert_eq!(value["format"], format);
        assert!(value["text"].as_str().unwrap().lines().count() > 4);
    }
    assert!(!place.path("data").exists());
    let help = place.run(&["export", "--help"]).done().out.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "one message a frame",
        "MSA-2 that equals its MSH-10",
        "one AA for a batch proves nothing",
        "no HL7",
        "lose ZKV",
        "200: merged",
        "201:",
        "400 or 412",
        "PUT replaces",
        "Gnumeric",
        ".txt",
    ] {
        assert!(help.contains(words), "{words}: {help}");
    }
}
