//! `kvittera reconcile reopen`: RAPS is never left with a wrong merge.

use serde_json::{Value, json};

use super::place::Place;
use super::terminal::Terminal;

const WRONG: &str = "850505-2384";

/// RAPS was told that the number belongs to the wrong patient.
fn wrong_merge() -> (Place, String) {
    let place = Place::in_outage();
    let number = place.issue("female").done().json()["number"].as_str().unwrap().to_owned();
    place.run(&["outage", "end"]).done();
    place.run(&["reconcile", "replace", "1", WRONG]).done();
    place.run(&["reconcile", "raps", "1", "--reference", "RAPS-88"]).done();
    (place, number)
}

fn row(place: &Place) -> Value {
    place.run(&["reconcile", "list", "--json"]).done().json()[0].clone()
}

/// The record, which is written on many lines.
fn exported(place: &Place) -> Value {
    serde_json::from_str(&place.run(&["export", "json"]).done().out).unwrap()
}

fn reopen(place: &Place, more: &[&str]) -> super::place::Said {
    place.run(&[&["reconcile", "reopen", "1", "--reason", "fel patient"], more].concat())
}

#[test]
fn without_an_answer_nothing_is_written_and_both_options_are_named() {
    let (place, _) = wrong_merge();
    let before = place.run(&["status", "--json"]).json()["events"].clone();
    let refused = reopen(&place, &["--json"]).refused(3, "raps_told_unclear");
    let words = format!("{} {}", refused["message"], refused["next"]);
    for said in ["19850505-2384, RAPS-88", "--raps never-told", "--raps to-undo"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert_eq!(place.run(&["status", "--json"]).json()["events"], before);
    reopen(&place, &["--raps", "perhaps"]).failed(2, "");
}

#[test]
fn the_case_stays_open_everywhere_until_raps_is_told_again() {
    let (place, number) = wrong_merge();
    reopen(&place, &["--raps", "to-undo"]).done();
    reopen(&place, &[]).done();
    let open = row(&place);
    assert_eq!((&open["state"], &open["raps_must_be_told_again"]), (&"open".into(), &true.into()));
    let wrong = &open["raps_must_undo"];
    assert_eq!(wrong["number"], number.as_str());
    assert_eq!((&wrong["id"]["value"], &wrong["reference"]), (&"198505052384".into(), &"RAPS-88".into()));
    let words = format!("måste aviseras i RAPS: {number} hör inte till 19850505-2384, RAPS-88");
    for command in [&["reconcile", "list"][..], &["report", "--format", "md"]] {
        let said = place.run(command).done().out;
        assert!(said.contains(&words), "{command:?}: {said}");
    }
    for format in ["csv", "json", "hl7", "fhir"] {
        let said = place.run(&["export", format]).done();
        assert!(said.err.contains(&words), "{format}: {said:?}");
    }
    let export = exported(&place);
    let left = &export["left_out"][0];
    assert_eq!((&left["reason"], &left["raps_must_undo"]["reference"]), (&"raps_must_undo".into(), &"RAPS-88".into()));
    let report = place.run(&["report", "--json"]).done().json();
    assert_eq!(report["open"][0]["raps_must_undo"]["reference"], "RAPS-88");
    let status = place.run(&["status", "--json"]).done().json();
    assert_eq!((&status["open_reconciliations"], &status["raps_must_undo"]), (&1.into(), &1.into()));
    assert!(place.run(&["status"]).done().out.contains("måste aviseras i RAPS: 1"));
    for command in [&["reconcile", "unused", "1"][..], &["void", "1"]] {
        let refused = place.run(&[command, &["--reason", "x", "--json"]].concat()).refused(3, "raps_must_undo");
        assert!(refused["next"].as_str().unwrap().contains("kvittera reconcile raps 1"), "{refused}");
    }
    place.run(&["outage", "reconciled", "--json"]).refused(3, "not_reconciled");

    let told = place.run(&["reconcile", "raps", "1", "--reference", "RAPS-90"]).done();
    assert!(told.out.contains("RAPS-90") && told.out.contains("19850505-2384 gäller inte"), "{told:?}");
    assert_eq!(row(&place)["raps_must_undo"], Value::Null);
    place.run(&["reconcile", "unused", "1", "--reason", "aldrig använt"]).done();
    place.run(&["outage", "reconciled"]).done();
}

#[test]
fn another_new_id_is_exported_with_the_note_and_the_same_one_is_not() {
    let (place, _) = wrong_merge();
    reopen(&place, &["--raps", "to-undo"]).done();
    let export = || exported(&place);
    assert_eq!(export()["left_out"][0]["reason"], "raps_must_undo", "the id that was taken back at RAPS still stands");
    reopen(&place, &[]).done();
    place.run(&["reconcile", "replace", "1", "20210325K069"]).done();
    let by_steps = export()["rows"][0].clone();
    assert_eq!(
        by_steps["notes"],
        json!([{"note": "raps_was_told", "id": {
        "kind": "personnummer", "oid": "1.2.752.129.2.1.3.1", "value": "198505052384"}}])
    );
    let (at_once, _) = wrong_merge();
    at_once.run(&["reconcile", "replace", "1", "20210325K069", "--reason", "fel patient"]).done();
    let mut rows = [row(&place), row(&at_once)];
    for row in &mut rows {
        for time in ["issued_at", "age_minutes", "replaced_at", "raps_at", "number", "raps_must_undo"] {
            row[time] = Value::Null;
        }
    }
    assert_eq!(rows[0], rows[1], "step by step and at once end alike");
    place.run(&["reconcile", "raps", "1"]).done();
    assert_eq!((&row(&place)["state"], &row(&place)["raps_must_be_told_again"]), (&"done".into(), &false.into()));
}

#[test]
fn raps_that_was_never_told_has_nothing_to_undo() {
    let (place, _) = wrong_merge();
    reopen(&place, &["--step", "replaced", "--raps", "never-told"]).done();
    assert_eq!((&row(&place)["state"], &row(&place)["raps_at"]), (&"open".into(), &Value::Null));
    place.run(&["reconcile", "unused", "1", "--reason", "aldrig använt"]).done();
}

#[test]
fn on_a_terminal_it_is_asked() {
    let (place, _) = wrong_merge();
    let mut terminal = Terminal::start(&place, &["reconcile", "reopen", "1", "--reason", "fel patient"]);
    terminal.answer("n: RAPS fick aldrig besked)", "j");
    let (code, rest) = terminal.end();
    assert!(code == 0 && rest.contains("RAPS fick besked och måste få veta"), "{code} {rest}");
    assert_eq!(row(&place)["raps_must_be_told_again"], true);
}
