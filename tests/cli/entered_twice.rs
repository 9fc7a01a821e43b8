//! The same line of paper, entered twice from the command line.

use serde_json::Value;

use super::place::{Place, Said, number};
use super::terminal::Terminal;
use kvittera_domain::value::sex::Sex;

fn line(ward: &str) -> Vec<String> {
    let number = number(Sex::Female, 1);
    let words =
        ["issue", "--number", &number, "--at", "20:05", "--vgr-id", "vwxyz2", "--clinic", "Medicin", "--ward", ward];
    words.map(str::to_owned).into()
}

fn run(place: &Place, ward: &str, more: &[&str]) -> Said {
    let line = line(ward);
    place.run(&[&line.iter().map(String::as_str).collect::<Vec<_>>(), more].concat())
}

/// The line was entered once.
fn entered() -> Place {
    let place = Place::live();
    place.run(&["outage", "suspect", "--at", "2026-01-10T01:00"]).done();
    run(&place, "Avd 5", &[]).done();
    place
}

fn events(place: &Place) -> Value {
    place.run(&["status", "--json"]).done().json()["events"].clone()
}

#[test]
fn the_second_time_is_refused_until_somebody_says_what_it_is() {
    let place = entered();
    let before = events(&place);
    let refused = run(&place, "avd 5", &["--json"]).refused(3, "already_recorded");
    let words = format!("{} {}", refused["message"], refused["next"]);
    for said in ["Kvittens 1 säger redan detta", "--same-as 1", "--another-patient"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    let same = run(&place, "Avd 5", &["--same-as", "1"]).done();
    assert_eq!(same.out, "Kvittens 1 säger detta redan. Inget nytt är skrivet.\n");
    let same = run(&place, "Avd 5", &["--same-as", "1", "--json"]).done().json();
    assert_eq!((&same["issuance"], &same["already_recorded"]), (&1.into(), &true.into()));
    assert_eq!(same["number"], number(Sex::Female, 1));
    run(&place, "Avd 9", &["--same-as", "1", "--json"]).refused(3, "recorded_otherwise");
    run(&place, "Avd 5", &["--same-as", "7", "--json"]).refused(3, "recorded_otherwise");
    run(&place, "Avd 5", &["--same-as", "1", "--another-patient", "--json"]).refused(2, "usage");
    assert_eq!(events(&place), before, "nothing was written");
    let another = run(&place, "Avd 5", &["--another-patient"]).done();
    assert!(another.err.contains("TVÅ PATIENTER"), "{another:?}");
}

#[test]
fn another_ward_is_a_conflict_as_before() {
    let place = entered();
    assert!(run(&place, "Avd 9", &[]).done().err.contains("KONFLIKT 1"));
}

#[test]
fn a_digital_issuance_on_the_paper_sheet_is_known_too() {
    let place = Place::in_outage();
    let issued = place.issue("female").done().json();
    let digital = place.run(&["reconcile", "list", "--json"]).done().json()[0].clone();
    let text = |key: &str| digital[key].as_str().unwrap().to_owned();
    let (number, who, clinic, ward) = (text("number"), text("requested_by"), text("clinic"), text("ward"));
    let late = ["issue", "--number", &number, "--at", "03:00", "--vgr-id", &who, "--clinic", &clinic, "--ward", &ward];
    let refused = place.run(&[&late[..], &["--json"]].concat()).refused(3, "already_recorded");
    assert!(refused["message"].as_str().unwrap().contains(issued["number"].as_str().unwrap()));
}

#[test]
fn on_a_terminal_it_is_asked() {
    let place = entered();
    let before = events(&place);
    let line = line("Avd 5");
    let line: Vec<&str> = line.iter().map(String::as_str).collect();
    let mut terminal = Terminal::start(&place, &line);
    terminal.answer("Är det samma utlämning? (j/n)", "j");
    let (code, rest) = terminal.end();
    assert!(code == 0 && rest.contains("Kvittens 1 säger detta redan"), "{code} {rest}");
    assert_eq!(events(&place), before);
    let mut terminal = Terminal::start(&place, &line);
    terminal.answer("Är det samma utlämning? (j/n)", "n");
    let (code, rest) = terminal.end();
    assert!(code == 0 && rest.contains("KONFLIKT 1"), "{code} {rest}");
}

#[test]
fn a_conflict_made_in_error_is_taken_back_and_one_case_is_exported() {
    let place = entered();
    run(&place, "Avd 5", &["--another-patient"]).done();
    place.run(&["outage", "end"]).done();
    let same = ["conflict", "resolve", "1", "--same-hand-out", "--reason", "samma blad"];
    place.run(&same).done();
    place.run(&[&same[..], &["--json"]].concat()).refused(3, "conflict_taken_back");
    let list = place.run(&["conflict", "list", "--json"]).done().json();
    assert_eq!((&list[0]["state"], &list[0]["entered_twice"]), (&"resolved".into(), &true.into()));
    assert!(place.run(&["conflict", "list"]).done().out.contains("samma utlämning två gånger: samma blad"));
    let cases = place.run(&["reconcile", "list", "--json"]).done().json();
    assert_eq!(cases.as_array().unwrap().len(), 1);
    assert_eq!(cases[0]["shared_with"], serde_json::json!([]));
    place.run(&["reconcile", "replace", "1", "20210325K069"]).done();
    place.run(&["reconcile", "replace", "k1", "20210325K069", "--json"]).refused(3, "conflict_taken_back");
    let export: Value = serde_json::from_str(&place.run(&["export", "json"]).done().out).unwrap();
    assert_eq!((export["rows"].as_array().unwrap().len(), &export["left_out"]), (1, &serde_json::json!([])));
    place.run(&["reconcile", "raps", "1"]).done();
    place.run(&["outage", "reconciled"]).done();
    place.run(&["verify"]).done();
}
