//! The second copy as a third record: a log that was put back together with its witness is found out by it.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::backup::with_folder;
use super::place::{Place, Said, issue, names_in, numbers};

/// A home with an open outage and a second copy, where one number has gone out.
fn one_out() -> (Place, PathBuf) {
    let (place, folder) = with_folder();
    place.run(&["outage", "suspect"]).done();
    place.issue("female").done();
    let [copy] = <[String; 1]>::try_from(names_in(&folder)).unwrap();
    (place, folder.join(copy))
}

/// The log and its witness as they are now.
fn both(place: &Place) -> [(PathBuf, Vec<u8>); 2] {
    let log = place.live_log();
    let witness = place.witness();
    [log, witness].map(|path| (path.clone(), fs::read(path).unwrap()))
}

fn put_back(files: &[(PathBuf, Vec<u8>)]) {
    for (path, bytes) in files {
        fs::write(path, bytes).unwrap();
    }
}

/// The same after two more hand-outs, when the folder of the log was put back as it was before them.
fn rolled_back() -> (Place, PathBuf, Vec<String>) {
    let (place, copy) = one_out();
    let last_night = both(&place);
    place.issue("female").done();
    place.issue("male").done();
    let gone = out(&place, &place.live_log());
    put_back(&last_night);
    (place, copy, gone)
}

/// Everything that was ever handed out from a log, in its order.
fn out(place: &Place, log: &Path) -> Vec<String> {
    let said = place.run(&["--log", log.to_str().unwrap(), "log", "--json"]).done().out;
    let events = said.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let issued = events.filter(|recorded| recorded["kind"] == "issued");
    issued.map(|recorded| recorded["body"]["number"].as_str().unwrap().to_owned()).collect()
}

fn on_new(place: &Place, arguments: &[&str]) -> Said {
    place.run(&[&["--log", "ny.sqlite"][..], arguments].concat())
}

fn number_of(said: &Said) -> String {
    said.json()["number"].as_str().unwrap().to_owned()
}

#[test]
fn a_log_that_was_put_back_with_its_witness_hands_out_nothing() {
    let (place, copy, gone) = rolled_back();
    let before = fs::read(&copy).unwrap();
    let error = place.issue("female").refused(5, "copy_ahead_of_log");
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("faktum 23") && message.contains("faktum 25"), "{error}");
    let next = error["next"].as_str().unwrap();
    assert!(next.contains("pärmen") && next.contains("Ring") && next.contains("kvittera restore"), "{error}");
    place.run(&["outage", "note", "rad", "--json"]).refused(5, "copy_ahead_of_log");

    let status = place.run(&["status", "--json"]).done().json();
    let halt = &status["halt"];
    assert_eq!((&halt["cause"], &halt["surely_free"]), (&json!("copy_ahead_of_log"), &Value::Null));
    let backup = &status["backup"];
    assert_eq!(
        (&backup["events"], &backup["behind"], &backup["trouble"]),
        (&json!(25), &Value::Null, &json!("copy_ahead"))
    );
    assert_eq!((&status["pool"]["female"]["free"], &status["pool"]["male"]["free"]), (&json!(0), &json!(0)));
    for (language, all, whole) in [("sv", "alla fakta", "Loggen är hel"), ("en", "all facts", "log is whole")] {
        let said = place.run(&["--lang", language, "status"]).done();
        assert!(!said.out.contains(all) && !said.out.contains(whole), "{said:?}");
        assert!(said.out.contains(copy.to_str().unwrap()) && said.out.contains("kvittera restore"), "{said:?}");
        let mut refused = issue("female").to_vec();
        refused.extend(["--lang", language]);
        let said = place.run(&refused);
        assert!(!said.err.contains(whole) && !said.err.contains("hand out as usual"), "{said:?}");
        let verified = place.run(&["--lang", language, "verify"]);
        assert!(verified.code == 6 && verified.out.contains("25"), "{verified:?}");
    }
    let verified = place.run(&["verify", "--json"]);
    assert_eq!((verified.code, &verified.json()["ok"]), (6, &json!(false)));
    assert_eq!(fs::read(&copy).unwrap(), before, "the copy is left as it is");
    assert_eq!(out(&place, &place.live_log()), gone[..1]);
}

#[test]
fn the_log_that_is_restored_from_the_second_copy_goes_on_and_the_old_one_never_does() {
    let (place, copy, gone) = rolled_back();
    let free: Vec<String> = numbers().into_iter().filter(|number| !gone.contains(number)).collect();
    let list = place.write("lediga.csv", format!("number\n{}\n", free.join("\n")));
    let copy = copy.display().to_string();
    let restore = ["restore", &copy, "--to", "ny.sqlite", "--unissued-file", &list, "--reason", "fel katalog"];
    place.run(&restore).done();
    assert_eq!(on_new(&place, &["status", "--json"]).done().json()["halt"], Value::Null);
    assert_eq!(out(&place, &place.path("ny.sqlite")), gone);
    let said = on_new(&place, &issue("female")).done();
    assert!(!said.err.contains("kopia") && !gone.contains(&number_of(&said)), "{said:?}");
    let backup = on_new(&place, &["status", "--json"]).done().json()["backup"].clone();
    assert_eq!((&backup["behind"], &backup["trouble"]), (&json!(0), &Value::Null), "the copy follows the new log");
    on_new(&place, &["verify"]).done();
    place.issue("female").refused(5, "copy_ahead_of_log");
    let mut handed_out = gone;
    handed_out.push(number_of(&said));
    for sex in ["female", "male"] {
        loop {
            let said = on_new(&place, &issue(sex));
            if said.code != 0 {
                said.refused(3, "pool_empty");
                break;
            }
            assert!(!handed_out.contains(&number_of(&said)), "{said:?}");
            handed_out.push(number_of(&said));
        }
    }
    assert_eq!(handed_out.len(), 20);
}

#[test]
fn a_log_restored_from_elsewhere_goes_on_once_the_second_copy_is_moved_away() {
    let (place, copy) = one_out();
    place.run(&["backup", "kopia.sqlite"]).done();
    place.issue("female").done();
    let gone = out(&place, &place.live_log());
    let free = numbers().into_iter().rfind(|number| !gone.contains(number)).unwrap();
    let restore =
        ["restore", "kopia.sqlite", "--to", "ny.sqlite", "--no-witness", "--unissued", &free, "--reason", "x"];
    place.run(&restore).done();
    let error = on_new(&place, &issue("male")).refused(5, "copy_ahead_of_log");
    assert!(error["next"].as_str().unwrap().contains("flyttas kopian undan"), "{error}");
    fs::rename(&copy, place.path("undan.sqlite")).unwrap();
    let said = on_new(&place, &issue("male")).done();
    assert!(!said.err.contains("kopia") && number_of(&said) == free, "{said:?}");
    assert!(copy.exists(), "there is a new one");
}

/// With the folder away nobody can tell; when it is back the log has gone another way.
#[test]
fn a_copy_with_another_fact_at_the_same_place_stops_the_desk() {
    let (place, copy) = one_out();
    let last_night = both(&place);
    place.issue("female").done();
    put_back(&last_night);
    let folder = copy.parent().unwrap();
    fs::rename(folder, place.path("annan")).unwrap();
    let said = place.issue("male").done();
    assert!(said.err.contains("katalogen finns inte"), "{said:?}");
    fs::rename(place.path("annan"), folder).unwrap();
    place.issue("male").refused(5, "copy_ahead_of_log");
    assert_eq!(place.run(&["status", "--json"]).done().json()["backup"]["behind"], Value::Null);
}

#[test]
fn a_copy_that_can_not_be_read_or_is_of_another_log_only_warns() {
    let (place, copy, gone) = rolled_back();
    let (_other, foreign) = one_out();
    let ahead = fs::read(&copy).unwrap();
    fs::copy(foreign, &copy).unwrap();
    let said = place.issue("female").done();
    assert!(said.err.contains("annan logg"), "{said:?}");
    let status = place.run(&["status", "--json"]).done().json();
    assert_eq!(
        (&status["halt"], &status["backup"]["trouble"], &status["backup"]["behind"]),
        (&Value::Null, &json!("copy_foreign"), &Value::Null)
    );
    assert!(!place.run(&["status"]).done().out.contains("alla fakta"));
    let mut flipped = ahead;
    let last = gone.last().unwrap().as_bytes();
    for at in 0..flipped.len() - last.len() {
        // In its last fact, and wherever else the same number stands.
        if flipped[at..].starts_with(last) {
            flipped[at] ^= 1;
        }
    }
    for unreadable in [flipped, b"no copy".to_vec()] {
        fs::write(&copy, unreadable).unwrap();
        place.issue("male").done();
        fs::remove_file(&copy).unwrap();
        place.issue("male").done();
    }
}

/// What is opened there never answers, as on a network disk that is gone.
#[test]
fn a_folder_that_hangs_holds_up_no_hand_out() {
    let (place, copy) = one_out();
    fs::remove_file(&copy).unwrap();
    assert!(Command::new("mkfifo").arg(&copy).status().unwrap().success());
    let mut hand_out = place.command(&issue("female")).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut shown = String::new();
    BufReader::new(hand_out.stdout.take().unwrap()).read_line(&mut shown).unwrap();
    // The copy is seen to only once the number is shown.
    hand_out.kill().unwrap();
    hand_out.wait().unwrap();
    let shown: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["issuance"], 2);
}

/// The disk of the witness lied: log and copy have what it has lost.
#[test]
fn a_copy_that_agrees_with_the_log_is_told_to_whoever_settles_what_the_witness_lost() {
    let (place, folder) = with_folder();
    place.run(&["outage", "suspect"]).done();
    let witness = (place.witness(), fs::read(place.witness()).unwrap());
    place.issue("female").done();
    fs::write(&witness.0, &witness.1).unwrap();
    let seen = place.run(&["recover", "--look", "--json"]).done().json();
    assert_eq!((&seen["finding"], &seen["copy_agrees"]), (&json!("log_ahead_of_witness"), &json!(true)), "{seen}");
    let words = place.run(&["recover", "--look"]).done().out;
    assert!(words.contains("slutar med samma faktum") && words.contains("--nothing-later"), "{words}");
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(place.run(&["recover", "--look", "--json"]).done().json()["copy_agrees"], false);
    place.recover("disken ljög", &["--nothing-later"]).done();
    assert_eq!(place.run(&["status", "--json"]).done().json()["pool"]["female"]["free"], 9);
}

#[test]
fn what_a_witness_knows_that_is_no_older_is_still_settled_by_recover() {
    let (place, _) = one_out();
    let [log, _] = both(&place);
    let lost = number_of(&place.issue("female").done());
    put_back(&[log]);
    place.issue("female").refused(5, "log_behind_witness");
    place.run(&["recover", "--reason", "fel fil"]).done();
    let said = place.issue("female").done();
    assert_eq!(said.err, "");
    assert_ne!(number_of(&said), lost);
    assert_eq!(place.run(&["status", "--json"]).done().json()["backup"]["behind"], 0);
}
