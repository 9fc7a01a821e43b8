//! Entering what was given on paper.

use super::place::{Place, number};
use kvittera_domain::value::sex::Sex;

const NUMBER: fn() -> String = || number(Sex::Male, 3);

fn late<'a>(number: &'a str, at: &'a str) -> Vec<&'a str> {
    let mut arguments = vec!["issue", "--vgr-id", "vwxyz2", "--clinic", "Kirurgi", "--ward", "2", "--json"];
    arguments.extend(["--number", number, "--at", at, "--given-by", "kassa1"]);
    arguments
}

#[test]
fn both_times_and_the_giver_are_kept() {
    let place = Place::live();
    place.run(&["outage", "suspect", "--at", "2026-01-10T01:00"]).done();
    let entered = place.run(&late(&NUMBER(), "2026-01-10T02:10")).done().json();
    assert_eq!((&entered["number"], &entered["sex"]), (&NUMBER().into(), &"male".into()));
    assert_eq!(entered["issued_at"], "2026-01-10T02:10:00+01:00");
    let line = place.run(&["log", "--limit", "1", "--json"]).done().json();
    assert_eq!(line["occurred_at"], "2026-01-10T01:10:00Z");
    assert_eq!(line["body"]["paper"]["given_by"], "kassa1");
    assert_ne!(line["recorded_at"], line["occurred_at"]);
    let words = place.run(&["log", "--limit", "1"]).done();
    assert!(words.out.contains("(hände 2026-01-10 02:10)"), "{words:?}");
}

#[test]
fn a_number_that_is_out_already_is_an_alarm() {
    let place = Place::in_outage();
    let issued = place.issue("female").done().json();
    let number = issued["number"].as_str().unwrap();
    let said = place.run(&late(number, "03:00")).done();
    let conflict = said.json();
    assert_eq!(
        (&conflict["conflict"], &conflict["with"], &conflict["issuance"]),
        (&1.into(), &1.into(), &serde_json::Value::Null)
    );
    assert!(said.err.contains("KONFLIKT 1") && said.err.contains("TVÅ PATIENTER"), "{said:?}");
    let list = place.run(&["conflict", "list", "--json"]).done().json();
    assert_eq!(
        (&list[0]["conflict"], &list[0]["state"], &list[0]["clinic"]),
        (&1.into(), &"open".into(), &"Kirurgi".into())
    );
    assert_eq!(place.run(&["status", "--json"]).json()["open_conflicts"], 1);
    assert!(place.run(&["conflict", "list"]).done().out.contains("OUTREDD"));
    place.run(&["conflict", "resolve", "1", "--reason", "Ringt båda"]).done();
    place.run(&["conflict", "resolve", "1", "--reason", "igen", "--json"]).refused(3, "conflict_resolved");
    place.run(&["conflict", "resolve", "2", "--reason", "fel", "--json"]).refused(3, "conflict_unknown");
    assert!(place.run(&["conflict", "list"]).done().out.contains("utredd: Ringt båda"));
}

#[test]
fn number_and_time_go_together() {
    let place = Place::in_outage();
    let base = ["issue", "--vgr-id", "vwxyz2", "--clinic", "Kirurgi", "--ward", "2", "--json"];
    for half in [&["--number", "20190101M239"][..], &["--at", "03:12"], &["--given-by", "kassa1"]] {
        place.run(&[&base[..], half].concat()).refused(2, "usage");
    }
}

#[test]
fn what_contradicts_the_binder_is_refused() {
    let place = Place::in_outage();
    place.run(&late("20190103K061", "03:12")).refused(3, "number_unknown");
    place.run(&late(&NUMBER(), "2999-01-01T00:00")).refused(3, "time_in_future");
    let mut other_sex = late("", "03:12");
    let number = NUMBER();
    other_sex[9] = &number;
    other_sex.extend(["--sex", "female"]);
    place.run(&other_sex).refused(2, "sex_contradicts");
    let nothing = Place::live();
    nothing.run(&late(&NUMBER(), "03:12")).refused(3, "no_outage_yet");
}
