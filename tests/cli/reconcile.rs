//! `kvittera reconcile`: what becomes of borrowed numbers once the service is back.

use serde_json::json;

use super::place::Place;

const NEW: &str = "20210325K069";

/// Two women's numbers are out and the service is back.
fn two_out() -> Place {
    let place = Place::in_outage();
    place.issue("female").done();
    place.issue("female").done();
    place.run(&["outage", "end"]).done();
    place
}

#[test]
fn a_number_is_reconciled_in_two_steps_and_found_both_ways() {
    let place = two_out();
    let old = place.run(&["reconcile", "list", "--json"]).done().json()[0]["number"].as_str().unwrap().to_owned();
    let said = place.run(&["reconcile", "replace", "1", "2021 0325-k069"]).done();
    assert_eq!(said.out, format!("Ärende 1: nytt id {NEW} (reservnummer (LRID))\n"));
    place.run(&["reconcile", "raps", "1", "--reference", "RAPS 17", "--by", "annan3"]).done();
    for id in [old.as_str(), NEW, "2021 0325 k069"] {
        let rows = place.run(&["reconcile", "list", "--json", "--id", id]).done().json();
        assert_eq!(rows.as_array().unwrap().len(), 1, "{id}");
        let row = &rows[0];
        assert_eq!((&row["issuance"], &row["case"], &row["state"]), (&1.into(), &"1".into(), &"done".into()));
        assert_eq!(row["replacement"], json!({"system": "lrid", "value": NEW}));
        assert_eq!((&row["raps_by"], &row["raps_reference"]), (&"annan3".into(), &"RAPS 17".into()));
        assert_eq!((&row["identity"], &row["age_minutes"].is_i64()), (&"pending".into(), &true));
    }
    for id in [old.as_str(), NEW] {
        let log = place.run(&["log", "--grep", id]).done().out;
        assert!(log.lines().any(|line| line.contains(&old) && line.contains(NEW)), "{id}: {log}");
    }
    let open = place.run(&["reconcile", "list", "--json", "--open"]).done().json();
    assert_eq!((open.as_array().unwrap().len(), &open[0]["issuance"]), (1, &2.into()));
    assert_eq!((&open[0]["replacement"], &open[0]["raps_at"]), (&json!(null), &json!(null)));
    let words = place.run(&["reconcile", "list"]).done().out;
    assert!(words.contains("· 1 av 2 klara\n"), "{words}");
    assert!(words.contains(&format!("avstämd  {NEW} · identitet ej fastställd, länkning väntar\n")), "{words}");
    assert!(place.run(&["reconcile", "list", "--ward", "finns inte"]).done().err.contains("Inget att stämma av"));
    assert_eq!(
        place.run(&["reconcile", "list", "--ward", "avd 5", "--json"]).done().json().as_array().unwrap().len(),
        2
    );
}

#[test]
fn a_new_id_that_cannot_be_one_is_refused_with_the_reason() {
    let place = two_out();
    let refused = |typed: &str, exit, kind: &str| {
        let answer = place.run(&["reconcile", "replace", "1", typed, "--json"]).refused(exit, kind);
        answer["message"].as_str().unwrap().to_owned()
    };
    let old = place.run(&["reconcile", "list", "--json"]).json()[0]["number"].as_str().unwrap().to_owned();
    assert!(refused(&old, 3, "replacement_from_pool").contains("pärmens eget nummer"));
    assert!(refused("22190101AB13", 3, "nrid_not_used").contains("NRID"));
    assert!(refused("19810829M070", 2, "argument_invalid").contains("gamla sättet"));
    let wrong = refused("19900101-2380", 2, "argument_invalid");
    assert!(wrong.contains("Kontrollsiffran stämmer inte") && !wrong.contains('5'), "{wrong}");
    place.run(&["reconcile", "replace", "9", NEW, "--json"]).refused(3, "issuance_unknown");
    place.run(&["reconcile", "replace", "k1", NEW, "--json"]).refused(3, "conflict_unknown");
    place.run(&["reconcile", "replace", "x1", NEW, "--json"]).refused(2, "argument_invalid");
}

#[test]
fn what_is_odd_is_said_and_kept() {
    let place = two_out();
    let warned = place.run(&["reconcile", "replace", "1", "19810829M071"]).done();
    assert!(warned.err.contains("annat kön"), "{warned:?}");
    let again = place.run(&["reconcile", "replace", "2", "19810829M071"]).done();
    assert!(again.err.contains("ärende 1"), "{again:?}");
    let rows = place.run(&["reconcile", "list", "--json"]).json();
    assert_eq!(rows[1]["doubts"], json!(["other_sex", {"also_for": {"issuance": 1}}]));
}

#[test]
fn a_number_that_nobody_used_is_closed_and_can_be_taken_up_again() {
    let place = two_out();
    place.run(&["reconcile", "unused", "1", "--reason", "Patienten gick hem"]).done();
    place.run(&["reconcile", "replace", "1", NEW, "--json"]).refused(3, "case_unused");
    assert_eq!(place.run(&["reconcile", "list", "--json"]).json()[0]["reason"], "Patienten gick hem");
    let said = place.run(&["reconcile", "reopen", "1", "--reason", "Fel rad"]).done();
    assert_eq!(said.out, "Ärende 1: ”aldrig använt” återtaget: Fel rad\n");
    place.run(&["reconcile", "reopen", "1", "--reason", "Fel rad", "--json"]).refused(3, "nothing_to_undo");
    place.run(&["reconcile", "raps", "1", "--at", "2020-01-01T00:00", "--json"]).refused(3, "before_hand_out");
}

#[test]
fn a_new_id_is_changed_with_a_reason_and_raps_is_owed_the_other_one() {
    let place = two_out();
    place.run(&["reconcile", "replace", "1", NEW]).done();
    place.run(&["reconcile", "raps", "1"]).done();
    place.run(&["reconcile", "replace", "1", "19450829K088", "--json"]).refused(3, "already_replaced");
    let events =
        place.run(&["reconcile", "replace", "1", "19450829K088", "--reason", "Fel rad", "--json"]).done().json();
    let kinds = events["facts"].as_array().unwrap().iter().map(|recorded| recorded["kind"].clone()).collect::<Vec<_>>();
    assert_eq!(kinds, ["undone", "undone", "replaced"]);
    let row = place.run(&["reconcile", "list", "--json"]).json()[0].clone();
    assert_eq!((&row["state"], &row["raps_must_be_told_again"]), (&"replaced".into(), &true.into()));
    place.run(&["reconcile", "raps", "1"]).done();
    place.run(&["reconcile", "raps", "1", "--json"]).refused(3, "already_notified");
    place.run(&["reconcile", "raps", "1", "--reason", "Fel referens"]).done();
}

#[test]
fn an_outage_is_closed_when_everything_is_reconciled() {
    let place = two_out();
    place.run(&["outage", "reconciled", "--json"]).refused(3, "not_reconciled");
    place.run(&["reconcile", "unused", "1", "--reason", "Ej använt"]).done();
    place.run(&["reconcile", "replace", "2", "199001012385", "--identity", "established"]).done();
    place.run(&["reconcile", "raps", "2"]).done();
    place.run(&["outage", "reconciled"]).done();
    assert_eq!(place.run(&["status", "--json"]).json()["open_reconciliations"], 0);
}
