//! Witness and log differ: what the desk says, and how a technician settles it.

use std::fs;
use std::path::{Path, PathBuf};

use kvittera_store::witness::newest_segment;
use serde_json::{Value, json};

use super::place::{Place, full_pool, issue};
use super::terminal::Terminal;

fn witness(place: &Place) -> PathBuf {
    place.witness()
}

/// The desk whose log was put back as it was one hand-out earlier; with the number that the log has lost.
fn log_put_back() -> (Place, String) {
    let place = Place::in_outage();
    place.issue("male").done();
    let before = fs::read(place.live_log()).unwrap();
    let number = place.issue("female").done().json()["number"].as_str().unwrap().to_owned();
    fs::write(place.live_log(), before).unwrap();
    (place, number)
}

/// The desk as it is found when a program was killed between its intent and its commit; with the number.
fn killed_before_the_commit() -> (Place, String) {
    let (place, number) = log_put_back();
    let text = fs::read_to_string(witness(&place)).unwrap();
    let without_the_last = text.trim_end().rsplit_once('\n').unwrap().0.to_owned() + "\n";
    fs::write(witness(&place), without_the_last).unwrap();
    (place, number)
}

fn state(place: &Place, number: &str) -> Value {
    let listed = place.run(&["pool", "list", "--json"]).done().json();
    listed.as_array().unwrap().iter().find(|entry| entry["number"] == number).unwrap()["state"].clone()
}

#[test]
fn on_a_narrow_terminal_no_word_is_broken() {
    let (place, _) = killed_before_the_commit();
    for language in ["sv", "en"] {
        let arguments = ["--lang", language, "recover", "--look"];
        let piped = place.run(&arguments).done().out;
        assert!(piped.lines().any(|line| line.chars().count() > 80), "a pipe has no width: {piped}");
        let (code, shown) = Terminal::start_in(&place, &arguments, 60).end();
        assert_eq!(code, 0, "{shown}");
        assert!(shown.lines().all(|line| line.trim_end().chars().count() <= 60), "{shown}");
        let words = |text: &str| text.split_whitespace().map(ToOwned::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&shown), words(&piped));
    }
}

#[test]
fn one_wish_is_one_wish() {
    let (place, _) = log_put_back();
    let settled = place.run(&["--lang", "en", "recover", "--reason", "ward 5 got it"]).done();
    assert!(settled.out.contains("1 wish put back, 0 numbers in quarantine"), "{settled:?}");
}

#[test]
fn nothing_to_settle_is_said() {
    let place = Place::in_outage();
    assert!(place.run(&["recover"]).done().out.contains("samma sak"));
    assert_eq!(place.run(&["recover", "--json"]).done().json()["finding"], Value::Null);
}

#[test]
fn a_wish_that_was_broken_off_is_settled_by_whoever_may_write_next() {
    let (place, number) = killed_before_the_commit();
    // Who only reads is told, and changes nothing.
    let status = place.run(&["status", "--json"]).done().json();
    assert_eq!((&status["halt"]["cause"], &status["halt"]["at_stake"]), (&json!("intent_unsettled"), &json!([number])));
    assert_eq!(status["halt"]["surely_free"].as_array().unwrap().len(), 18);
    let women = &status["pool"]["female"];
    assert_eq!([&women["free"], &women["issued"], &women["at_stake"], &women["total"]], [9, 0, 1, 10]);
    assert_eq!((&women["level"], &status["pool"]["male"]["at_stake"]), (&json!("enough"), &json!(0)));
    let words = place.run(&["status"]).done().out;
    assert!(words.contains("STOPP") && words.contains(&number), "{words}");
    assert!(words.contains("9 fria, 0 ute, 0 kasserade, 1 kan vara hos en patient"), "{words}");
    assert_eq!(state(&place, &number), "at_stake");
    assert!(place.run(&["pool", "list"]).done().out.contains("kan vara hos en patient"));
    let sheet = place.run(&["pool", "sheet", "--json"]).done().json();
    assert!(!sheet["female"].as_array().unwrap().contains(&json!(number)), "{sheet}");
    assert_eq!(place.run(&["verify"]).code, 6);
    let looked = place.run(&["recover", "--look", "--json"]).done().json();
    assert_eq!((&looked["at_stake"], &looked["facts"]), (&json!([number]), &json!([])));
    place.run(&[&["--role", "auditor"][..], &issue("female")].concat()).refused(5, "intent_unsettled");
    assert_eq!(place.run(&["status", "--json"]).done().json()["events"], status["events"]);

    // The next call gets its number, and hears of the one that stays in the binder.
    let next = place.issue("female").done();
    assert!(next.err.contains(&number) && next.err.contains("karantän"), "{next:?}");
    let settled = &place.run(&["log", "--json"]).done().out;
    let settled: Vec<Value> = settled.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let settled = settled.iter().find(|recorded| recorded["kind"] == "number_quarantined").unwrap();
    assert_eq!((&settled["actor"]["vgr_id"], &settled["actor"]["via"]), (&json!("kvittera"), &json!("program")));
    assert_eq!(settled["body"]["number"], json!(number));
    assert_eq!(state(&place, &number), "quarantined");
    let mut out: Vec<Value> = (0..8).map(|_| place.issue("female").done().json()["number"].clone()).collect();
    out.push(next.json()["number"].clone());
    out.sort_by_key(Value::to_string);
    out.dedup();
    assert!(out.len() == 9 && !out.contains(&json!(number)), "{out:?}");
    place.issue("female").refused(3, "pool_empty");
    place.run(&["verify"]).done();
    assert_eq!(place.run(&["recover", "--json"]).done().json()["finding"], Value::Null);
}

#[test]
fn whoever_is_asked_line_by_line_is_asked_for_nothing_and_shown_no_number_to_hand_out() {
    let (place, _) = log_put_back();
    let (code, shown) = Terminal::start(&place, &["issue"]).end();
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(code, 5, "{shown}");
    assert!(shown.contains("Härifrån lämnas inga nummer ut"), "{shown}");
    assert!(!shown.contains("Kön") && !shown.contains("Lämna ut numret?"), "{shown}");
}

#[test]
fn a_ward_reads_of_the_stop_no_number_and_whom_to_ask() {
    let (place, number) = killed_before_the_commit();
    let as_ward = |command: &[&str]| {
        let ward = ["--role", "ward", "--unit", "Medicin / Avd 5"];
        place.run(&[&ward[..], command].concat())
    };
    let status = as_ward(&["status", "--json"]).done().json();
    let halt = json!({"cause": "intent_unsettled", "at_stake": [], "surely_free": null});
    assert_eq!(status["halt"], halt);
    let free = place.run(&["status", "--json"]).done().json()["halt"]["surely_free"].clone();
    let free = free.as_array().unwrap().iter().map(|number| number.as_str().unwrap().to_owned());
    let hidden: Vec<String> = free.chain([number]).collect();
    let out = [as_ward(&["status"]).done().out, as_ward(&["outage", "handover"]).done().out];
    for said in &out {
        assert!(said.contains("Fråga kassan, telefon 1258") && said.contains("ring "), "{said}");
    }
    let verified = as_ward(&["verify"]);
    // A command of the ward's settles it, and says no more than what a ward may see.
    let settled = as_ward(&["reconcile", "raps", "1", "--json"]);
    assert_eq!(place.run(&["status", "--json"]).done().json()["halt"], Value::Null);
    for said in out.iter().chain([&verified.out, &settled.out, &settled.err]) {
        assert!(hidden.iter().all(|number| !said.contains(number)) && !said.contains("på papper"), "{said}");
    }
}

#[test]
fn what_the_log_has_lost_is_put_back_just_as_it_was() {
    let (place, number) = log_put_back();
    place.issue("female").refused(5, "log_behind_witness");
    let status = place.run(&["status", "--json"]).done().json();
    assert_eq!(status["halt"]["surely_free"], Value::Null);
    let women = &status["pool"]["female"];
    assert_eq!([&women["free"], &women["at_stake"], &women["total"]], [0, 10, 10], "nobody can tell");
    place.run(&["pool", "sheet", "--json"]).refused(5, "log_behind_witness");
    assert!(place.run(&["outage", "handover"]).done().out.contains("STOPP! Härifrån lämnas inga nummer ut"));
    let said = place.run(&["recover", "--reason", "Fel fil lades tillbaka"]).done();
    assert!(said.out.contains("återförs till loggen (1)") && said.out.contains(&number), "{said:?}");
    assert_eq!(state(&place, &number), "issued");
    let open = place.run(&["reconcile", "list", "--json"]).done().json();
    assert!(open.as_array().unwrap().iter().any(|row| row["number"] == number), "{open}");
    place.run(&["verify"]).done();
    assert_ne!(place.issue("female").done().json()["number"], number);
}

#[test]
fn what_does_not_fit_any_more_goes_into_quarantine() {
    let (place, number) = log_put_back();
    let kept = fs::read(witness(&place)).unwrap();
    fs::remove_file(witness(&place)).unwrap();
    place.run(&["recover", "--reason", "Kontrollfilen borta", "--nothing-later"]).done();
    place.issue("male").done();
    fs::write(witness(&place), kept).unwrap();
    place.issue("female").refused(5, "log_behind_witness");
    place.recover("Kontrollfilen tillbaka", &[]).done();
    assert_eq!(state(&place, &number), "quarantined");
    place.run(&["verify"]).done();
}

#[test]
fn only_a_technician_settles_it() {
    let (place, _) = log_put_back();
    let recover = |role| place.run(&["recover", "--role", role, "--reason", "x", "--json"]);
    for role in ["cashier", "auditor"] {
        recover(role).refused(4, "not_allowed");
    }
    place.run(&["recover", "--role", "ward", "--unit", "*", "--look", "--json"]).refused(4, "not_allowed");
    recover("technician").done();
}

#[test]
fn the_witness_is_read_where_the_log_is_gone() {
    let place = Place::in_outage();
    let number = place.issue("female").done().json()["number"].as_str().unwrap().to_owned();
    fs::remove_file(place.live_log()).unwrap();
    place.run(&["status", "--json"]).refused(5, "witness_without_log");
    let pool = place.path("pool.csv").display().to_string();
    place.run(&["init", "--pool", &pool, "--json"]).refused(5, "witness_without_log");
    let read = place.run(&["log", "--witness", "--grep", "Medicin"]).done();
    assert!(read.out.contains(&number) && read.out.contains("skrevs"), "{read:?}");
    let last = place.run(&["log", "--witness", "--json", "--limit", "1"]).done().json();
    assert_eq!((&last["written"], &last["facts"][0]["body"]["number"]), (&json!(true), &json!(number)));
    place.run(&["log", "--witness", "--role", "ward", "--unit", "*", "--json"]).refused(4, "not_allowed");
}

#[test]
fn the_witness_may_lie_elsewhere() {
    let place = Place::empty();
    let elsewhere = place.path("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let path = elsewhere.join("vittne").display().to_string();
    let config = place.write("k.toml", format!("[log]\nwitness = \"{path}\"\n"));
    let pool = place.write("pool.csv", full_pool());
    let run = |arguments: &[&str]| place.run(&[&["--config", &config], arguments].concat());
    run(&["init", "--pool", &pool]).done();
    run(&["outage", "suspect"]).done();
    run(&issue("female")).done();
    let segment = newest_segment(Path::new(&path)).unwrap().unwrap();
    assert!(fs::read_to_string(segment).unwrap().lines().count() >= 7);
    assert!(!witness(&place).exists());
    place.issue("female").refused(5, "witness_missing");
    let nowhere = place.write("n.toml", "[log]\nwitness = \"/nowhere/at/all/vittne\"\n");
    let reason = ["recover", "--reason", "x", "--expect", "19", "--json"];
    place.run(&[&["--config", &nowhere][..], &reason].concat()).refused(5, "witness_not_found");
    place.run(&["--config", &nowhere, "log", "--witness", "--json"]).refused(5, "witness_not_found");
    let relative = place.write("r.toml", "[log]\nwitness = \"vittne\"\n");
    place.run(&["--config", &relative, "status", "--json"]).refused(2, "config");
}

#[test]
fn where_the_witness_lies_is_told_and_whether_that_of_the_settings_is_passed_over() {
    let place = Place::in_outage();
    let own = place.path("eget.witness").display().to_string();
    let settings = place.write("set.toml", format!("[log]\nwitness = {own:?}\n"));
    let log = place.live_log().display().to_string();
    let other = place.path("annan.sqlite").display().to_string();
    fs::copy(&log, &other).unwrap();
    fs::copy(witness(&place), format!("{other}.witness")).unwrap();
    let plain = place.run(&["status", "--json"]).done().json();
    let beside = place.witness();
    assert_eq!(plain["witness"], json!({"file": beside, "same_disk": true, "passed_over": null}));
    let named = ["--config", &settings, "--log", &other];
    let passed = place.run(&[&named[..], &["status", "--json"]].concat()).done().json();
    assert_eq!(passed["witness"]["passed_over"], json!(own));
    let words = place.run(&[&named[..], &["status"]].concat()).done().out;
    assert!(words.contains("på samma disk som loggen") && words.contains("används inte"), "{words}");
}
