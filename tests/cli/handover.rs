//! Handing an outage over, on the terminal and in a file.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::place::Place;

#[test]
fn the_hand_over_is_printed_in_the_chosen_language() {
    let place = Place::in_outage();
    place.issue("male").done();
    let said = place.run(&["outage", "handover"]).done();
    assert!(said.out.starts_with("Överlämning 2") && said.out.contains("Utlämnade nummer: 1"), "{said:?}");
    assert_eq!(said.err, "");
    let said = place.run(&["--lang", "en", "outage", "handover", "1"]).done();
    assert!(said.out.starts_with("Hand-over 2") && said.out.contains("Numbers handed out: 1"), "{said:?}");
    let json = place.run(&["outage", "handover", "--json"]).done().json();
    assert!(json["outage"] == 1 && json["text"].as_str().unwrap().starts_with("Överlämning"), "{json}");
}

#[test]
fn without_any_outage_there_is_a_desk_to_hand_over() {
    let said = Place::live().run(&["outage", "handover"]).done();
    assert!(said.out.contains("inget driftstopp registrerat") && said.out.contains("10/10"), "{said:?}");
}

#[test]
fn it_is_saved_in_a_new_file_for_oneself() {
    let place = Place::in_outage();
    let file = place.path("over.txt");
    let name = file.display().to_string();
    let said = place.run(&["outage", "handover", "-o", &name]).done();
    assert!(said.out.is_empty() && said.err.contains(&name), "{said:?}");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("Överlämning") && text.ends_with("Inget.\n"), "{text}");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_file_that_is_there_is_never_overwritten() {
    let place = Place::in_outage();
    let file = place.write("over.txt", "något viktigt");
    place.run(&["outage", "handover", "-o", &file, "--json"]).refused(2, "file_exists");
    place.run(&["outage", "handover", "-o", &file]).failed(2, "finns redan");
    assert_eq!(fs::read_to_string(&file).unwrap(), "något viktigt");
    let link = place.path("link.txt");
    std::os::unix::fs::symlink(place.path("nowhere.txt"), &link).unwrap();
    place.run(&["outage", "handover", "-o", &link.display().to_string(), "--json"]).refused(2, "file_exists");
    assert!(!place.path("nowhere.txt").exists());
}

#[test]
fn what_cannot_be_written_is_said() {
    let place = Place::in_outage();
    let nowhere = place.path("ingen/mapp.txt").display().to_string();
    place.run(&["outage", "handover", "-o", &nowhere, "--json"]).refused(2, "file_not_written");
    place.run(&["outage", "handover", "7", "--json"]).refused(3, "outage_unknown");
}
