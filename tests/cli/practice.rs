//! Practice can't be mistaken for the real thing, nor the real thing for practice.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::Value;

use super::place::{Place, READING, Said, issue, names_in, witness_of};

#[test]
fn without_a_terminal_practice_is_never_taken_for_the_real_thing() {
    let place = Place::empty();
    for command in [&issue("female")[..], &["status", "--json"], &["verify", "--json"], &["log", "--witness", "--json"]]
    {
        let error = place.run(command).refused(5, "no_live_log");
        let wanted = place.live_log().display().to_string();
        assert!(error["message"].as_str().unwrap().contains(&wanted), "{error}");
    }
    place.run(&["pool", "list"]).failed(5, "Det finns ingen skarp logg på");
    assert_eq!(names_in(&place.path("")), [""; 0]);
}

#[test]
fn what_only_reads_makes_nothing() {
    let place = Place::empty();
    for command in READING.into_iter().chain([&["backup", "kopia.sqlite"][..]]) {
        let said = place.run(&[&["--practice"], command].concat());
        assert_eq!(said.code, 5, "{said:?}");
        assert_eq!(names_in(&place.path("")), [""; 0], "{command:?}");
    }
    place.run(&["--practice", "status", "--json"]).refused(5, "no_practice_log");
}

#[test]
fn every_json_value_says_its_mode() {
    let place = Place::in_outage();
    place.run(&["--practice", "init"]).done();
    place.run(&["--practice", "outage", "suspect"]).done();
    for (practice, mode) in [(&[][..], "live"), (&["--practice"][..], "practice")] {
        let run = |command: &[&str]| place.run(&[practice, command, &["--json"]].concat());
        let number = run(&issue("female")[..9]).json()["number"].as_str().unwrap().to_owned();
        let commands = [
            &["status"][..],
            &["read-back", "1", &number[8..]],
            &["log"],
            &["log", "--witness"],
            &["pool", "list"],
            &["pool", "count"],
            &["pool", "redraw"],
            &["reconcile", "list"],
            &["outage", "list"],
            &["outage", "show"],
            &["outage", "handover"],
            &["outage", "confirm"],
            &["report"],
            &["export", "json"],
            &["verify"],
            &["check"],
            &["void", "9", "--reason", "x"],
            &["outage", "nonsense"],
        ];
        for command in commands {
            let said = run(command);
            for value in serde_json::Deserializer::from_str(&said.out).into_iter::<Value>().map(Result::unwrap) {
                let objects = value.as_array().cloned().unwrap_or_else(|| vec![value]);
                assert!(
                    !objects.is_empty() && objects.iter().all(|object| object["mode"] == mode),
                    "{command:?} {said:?}"
                );
            }
        }
    }
}

#[test]
fn practice_is_said_even_beside_a_live_log() {
    let place = Place::in_outage();
    place.run(&["--practice", "init"]).done();
    let said = place.run(&["--practice", "status", "--json"]).done();
    assert_eq!((&said.json()["mode"], &said.json()["outage"]["state"]), (&"practice".into(), &"operational".into()));
    assert!(said.err.starts_with("ÖVNING"), "{said:?}");
    assert_eq!(place.run(&["status", "--json"]).done().err, "");
}

#[test]
fn a_drill_needs_no_live_log() {
    let place = Place::empty();
    place.run(&["--practice", "outage", "suspect"]).done();
    let issued = place.run(&[&["--practice"][..], &issue("female")].concat()).done().json();
    assert_eq!((&issued["issuance"], &issued["mode"]), (&1.into(), &"practice".into()));
    assert!(!place.live_log().exists());
}

#[test]
fn a_fresh_practice_log_keeps_the_former_one() {
    let place = Place::empty();
    place.run(&["--practice", "outage", "suspect"]).done();
    let made = place.run(&["init", "--practice", "--json"]).done().json();
    assert_eq!(place.run(&["--practice", "status", "--json"]).json()["outage"]["state"], "operational");
    let former = made["former"].as_str().unwrap();
    assert_eq!(names_in(&place.path("data/kvittera")).len(), 4);
    fs::remove_file(place.practice_log()).unwrap();
    fs::rename(former, place.practice_log()).unwrap();
    assert_eq!(place.run(&["--practice", "status", "--json"]).json()["outage"]["state"], "suspected");
}

#[test]
fn a_first_practice_log_has_no_former_one() {
    let place = Place::empty();
    let said = place.run(&["--practice", "init"]).done();
    assert!(said.out.contains("En ny övningslogg finns på"), "{said:?}");
    let witness = witness_of(&place.practice_log()).file_name().unwrap().to_str().unwrap().to_owned();
    assert_eq!(names_in(&place.path("data/kvittera")), ["practice.log.sqlite".to_owned(), witness]);
    let folder = fs::metadata(place.path("data/kvittera")).unwrap();
    assert_eq!(folder.permissions().mode() & 0o777, 0o700);
    place.run(&["--practice", "init", "--pool", "x.csv", "--json"]).refused(2, "argument_invalid");
}

#[test]
fn practice_never_opens_for_a_log_that_was_named() {
    let place = Place::empty();
    place.run(&["--log", "nowhere.sqlite", "status", "--json"]).refused(5, "log_not_found");
    let named = place.command(&["status", "--json"]).env("KVITTERA_LOG", "/nowhere/log.sqlite").output();
    Said::of(named.unwrap()).refused(5, "log_not_found");
    let missing = place.path("set.sqlite").display().to_string();
    let settings = place.write("set.toml", format!("[log]\npath = {missing:?}\n"));
    place.run(&["--config", &settings, "status", "--json"]).refused(5, "log_not_found");
    assert!(!place.practice_log().exists());
}

#[test]
fn practice_opens_whatever_log_is_named() {
    let place = Place::live();
    let log = place.live_log();
    place.run(&["--practice", "init"]).done();
    let said = place.command(&["--practice", "status", "--json"]).env("KVITTERA_LOG", &log).output().unwrap();
    assert_eq!(Said::of(said).done().json()["mode"], "practice");
}

#[test]
fn a_practice_log_is_not_taken_for_a_live_one_nor_the_other_way_round() {
    let place = Place::live();
    place.run(&["--practice", "init"]).done();
    let practice = place.practice_log().display().to_string();
    place.run(&["--log", &practice, "status", "--json"]).refused(5, "other_mode");
    fs::remove_file(place.practice_log()).unwrap();
    fs::rename(place.live_log(), place.practice_log()).unwrap();
    place.run(&[&["--practice"][..], &issue("female")].concat()).refused(5, "other_mode");
}

#[test]
fn a_dangling_link_is_no_missing_log() {
    let place = Place::live();
    fs::remove_file(place.live_log()).unwrap();
    std::os::unix::fs::symlink("/nowhere", place.live_log()).unwrap();
    place.run(&["status", "--json"]).refused(5, "log_not_found");
}

#[test]
fn the_command_that_reads_back_is_told_for_the_drill_and_not_for_the_live_log() {
    let place = Place::empty();
    place.run(&["--practice", "outage", "suspect"]).done();
    let issue =
        ["--practice", "issue", "--sex", "female", "--vgr-id", "vwxyz2", "--clinic", "Medicin", "--ward", "Avd 5"];
    let said = place.run(&issue).done();
    assert!(said.out.contains("kvittera --practice read-back 1 FYRA"), "{said:?}");
}
