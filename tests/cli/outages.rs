//! The course of an outage that nobody planned, from the command line.

use serde_json::{Value, json};

use super::place::Place;

/// What was checked, in an order other than the routine's.
const CHECKED: [&str; 14] = [
    "outage",
    "suspect",
    "--checked",
    "Startade om datorn",
    "--called",
    "Växeln",
    "--answer",
    "Teknikern ringer upp",
    "--news",
    "silent",
    "--ward",
    "others",
    "--workstation",
    "others",
];

#[test]
fn what_was_checked_is_kept_in_the_order_of_the_routine() {
    let place = Place::live();
    let events = place.run(&[&CHECKED[..], &["--at", "2026-01-10T01:40", "--json"]].concat()).done().json();
    let expected = json!([
        {"what": "workstation", "only_here": false},
        {"what": "ward", "only_here": false},
        {"what": "news", "announced": false},
        {"what": "called", "whom": "Växeln", "answer": "Teknikern ringer upp"},
        {"what": "other", "words": "Startade om datorn"},
    ]);
    assert_eq!(events["facts"][0]["body"]["checked"], expected);
    let shown = place.run(&["outage", "show", "--json"]).done().json();
    assert_eq!(shown["course"][0]["checked"], expected);
    let words = place.run(&["outage", "show", "1"]).done().out;
    assert!(words.contains("inget i IT-nyheter; ringde Växeln: Teknikern ringer upp"), "{words}");
}

#[test]
fn whom_was_called_and_the_answer_go_together() {
    let place = Place::live();
    for half in [&["--called", "Växeln"][..], &["--answer", "Vet inte"], &["--ward", "maybe"], &["--news", "yes"]] {
        place.run(&[&["outage", "suspect", "--json"], half].concat()).refused(2, "usage");
    }
    let forbidden = ["outage", "suspect", "--called", "\u{202e}", "--answer", "ja", "--json"];
    let error = place.run(&forbidden).refused(2, "argument_invalid");
    assert!(error["message"].as_str().unwrap().starts_with("--called: "), "{error}");
}

#[test]
fn a_fault_that_is_local_is_kept_as_such() {
    let place = Place::live();
    let local = ["outage", "suspect", "--workstation", "only", "--ward", "only", "--news", "announced", "--json"];
    let checked = place.run(&local).done().json()["facts"][0]["body"]["checked"].clone();
    let expected = json!([
        {"what": "workstation", "only_here": true},
        {"what": "ward", "only_here": true},
        {"what": "news", "announced": true},
    ]);
    assert_eq!(checked, expected);
}

#[test]
fn times_are_set_right_afterwards() {
    let place = Place::live();
    place.run(&["outage", "suspect", "--at", "2026-01-10T02:00"]).done();
    let times = |more: &[&str]| place.run(&[&["outage", "times", "--reason", "IT-nyheter", "--json"], more].concat());
    times(&[]).refused(3, "no_time_given");
    times(&["--ended", "2026-01-10T04:00"]).refused(3, "outage_not_ended");
    times(&["--started", "2999-01-01T00:00"]).refused(3, "time_in_future");
    place.run(&["outage", "end", "--at", "2026-01-10T05:00"]).done();
    times(&["--started", "2026-01-10T05:00"]).refused(3, "end_before_start");
    times(&["7", "--started", "2026-01-10T01:00"]).refused(3, "outage_unknown");
    times(&["noll", "--started", "2026-01-10T01:00"]).refused(2, "argument_invalid");
    times(&["1", "--started", "2026-01-10T01:30", "--ended", "2026-01-10T04:30"]).done();
    let list = place.run(&["outage", "list", "--json"]).done().json();
    assert_eq!(
        list[0],
        json!({"mode": "live", "id": 1, "kind": "unplanned", "state": "ended", "started_at": "2026-01-10T01:30:00+01:00",
               "ended_at": "2026-01-10T04:30:00+01:00", "planned": null, "hand_outs": 0})
    );
    let logged = place.run(&["log", "--limit", "1"]).done().out;
    assert!(logged.contains("rättad tid: började 2026-01-10 01:30, slutade 2026-01-10 04:30. IT-nyheter"), "{logged}");
}

#[test]
fn a_service_that_flaps_goes_on_being_the_same_outage() {
    let place = Place::live();
    place.run(&["outage", "reopen", "--reason", "nere igen", "--json"]).refused(3, "no_outage_yet");
    place.run(&["outage", "suspect", "--at", "2026-01-10T02:00"]).done();
    place.run(&["outage", "reopen", "--reason", "nere igen", "--json"]).refused(3, "outage_already_open");
    place.run(&["outage", "end"]).done();
    assert_eq!(
        place.run(&["outage", "reopen", "--reason", "nere igen"]).done().out,
        "Driftstopp 1: nere igen: nere igen\n"
    );
    let status = place.run(&["status", "--json"]).json();
    assert_eq!((&status["outage"]["state"], &status["outage"]["id"]), (&"confirmed".into(), &1.into()));
    place.run(&["outage", "end"]).done();
}

#[test]
fn an_outage_is_closed_when_nothing_of_it_is_open() {
    let place = Place::live();
    let close = |more: &[&str]| place.run(&[&["outage", "reconciled", "--json"], more].concat());
    close(&[]).refused(3, "no_outage_yet");
    place.run(&["outage", "suspect"]).done();
    place.issue("male").done();
    close(&[]).refused(3, "outage_not_ended");
    place.run(&["outage", "end"]).done();
    let error = close(&["1"]).refused(3, "not_reconciled");
    assert!(error["message"].as_str().unwrap().contains("öppna kvittenser 1"), "{error}");
    close(&["2"]).refused(3, "outage_unknown");
    place.run(&["void", "1", "--reason", "behövdes inte"]).done();
    close(&[]).done();
    close(&[]).refused(3, "outage_already_reconciled");
    assert_eq!(place.run(&["outage", "list", "--json"]).json()[0]["state"], "reconciled");
}

#[test]
fn an_outage_is_shown_whole() {
    let place = Place::live();
    place.run(&["outage", "show", "--json"]).refused(3, "no_outage_yet");
    place.run(&["outage", "suspect", "--at", "2026-01-10T02:00"]).done();
    place.run(&["--as", "tekni5", "--role", "technician", "outage", "note", "Leverantören felsöker"]).done();
    place.issue("female").done();
    let whole = place.run(&["outage", "show", "--json"]).done().json();
    let what = |step: usize, key: &str| whole["course"][step][key].clone();
    assert_eq!((what(0, "what"), what(0, "at")), ("suspected".into(), "2026-01-10T02:00:00+01:00".into()));
    assert_eq!((what(1, "what"), what(1, "words")), ("noted".into(), "Leverantören felsöker".into()));
    assert_eq!((what(1, "by"), what(1, "role")), ("tekni5".into(), "technician".into()));
    let issuance = &whole["issuances"][0];
    assert_eq!((&issuance["issuance"], &issuance["ward"]), (&1.into(), &"Avd 5".into()));
    assert_eq!((&issuance["read_back"], &issuance["void"]), (&"awaited".into(), &Value::Bool(false)));
    assert_eq!(
        whole["open"],
        json!({"not_read_back": [1], "conflicts": [], "not_reconciled": [1], "not_reconciled_clashes": []})
    );
    let words = place.run(&["outage", "show"]).done().out;
    assert!(words.starts_with("Driftstopp 1: misstänkt, sedan 2026-01-10 02:00 ("), "{words}");
    assert!(words.contains("  tekni5  Leverantören felsöker\n"), "{words}");
    assert!(words.contains("→ Medicin / Avd 5 · vwxyz2 · inte återläst\n"), "{words}");
    assert!(words.ends_with("  Att stämma av: 1 (ärende 1).\n"), "{words}");
    place.run(&["outage", "show", "2", "--json"]).refused(3, "outage_unknown");
    place.run(&["outage", "show", "x", "--json"]).refused(2, "argument_invalid");
}

#[test]
fn status_tells_when_the_binder_runs_low_and_about_when_it_is_dry() {
    let place = Place::live();
    place.run(&["outage", "suspect", "--at", "2026-01-10T01:00"]).done();
    for _ in 0..8 {
        place.issue("male").done();
    }
    let status = place.run(&["status", "--json"]).done().json();
    assert_eq!((&status["pool"]["male"]["level"], &status["pool"]["female"]["level"]), (&"low".into(), &"full".into()));
    assert!(status["pool"]["male"]["dry_at"].is_string() && status["pool"]["female"]["dry_at"].is_null(), "{status}");
    let words = place.run(&["status"]).done().out;
    assert!(words.contains("2 fria, 8 ute, 0 kasserade · lågt · Mansnumren tar slut omkring "), "{words}");
}
