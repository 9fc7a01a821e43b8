//! The binder.

use super::place::{Place, number, numbers, spare};
use kvittera::domain::sex::Sex;

#[test]
fn the_list_is_in_binder_order_with_states() {
    let place = Place::in_outage();
    let issued = place.issue("female").done().json()["number"].clone();
    let withdrawn = number(Sex::Male, 4);
    place.run(&["pool", "withdraw", &withdrawn, "--reason", "Sidan är borta"]).done();
    let list = place.run(&["pool", "list", "--json"]).done().json();
    let list = list.as_array().unwrap();
    let in_order: Vec<&str> = list.iter().map(|entry| entry["number"].as_str().unwrap()).collect();
    assert_eq!(in_order, numbers());
    let find = |number: &serde_json::Value| list.iter().find(|entry| entry["number"] == *number).unwrap();
    assert_eq!((&find(&issued)["state"], &find(&issued)["issuance"]), (&"issued".into(), &1.into()));
    let withdrawn = find(&withdrawn.into());
    assert_eq!((&withdrawn["state"], &withdrawn["reason"]), (&"withdrawn".into(), &"Sidan är borta".into()));
    let words = place.run(&["pool", "list"]).done();
    assert_eq!(words.out.lines().count(), 20);
    assert!(words.out.contains("kvittens 1, Medicin / Avd 5, inte återläst"), "{words:?}");
}

#[test]
fn only_free_numbers_of_the_binder_are_withdrawn() {
    let place = Place::in_outage();
    let issued = place.issue("female").done().json()["number"].as_str().unwrap().to_owned();
    place.run(&["pool", "withdraw", &issued, "--reason", "x", "--json"]).refused(3, "number_not_free");
    place.run(&["pool", "withdraw", "20190103K061", "--reason", "x", "--json"]).refused(3, "number_unknown");
    place.run(&["pool", "withdraw", "2019", "--reason", "x", "--json"]).refused(2, "argument_invalid");
}

#[test]
fn count_lists_what_should_lie_in_the_paper_binder() {
    let place = Place::in_outage();
    let issued = place.issue("female").done().json()["number"].as_str().unwrap().to_owned();
    let count = place.run(&["pool", "count", "--json"]).done().json();
    assert_eq!((&count["female"]["count"], &count["male"]["count"]), (&9.into(), &10.into()));
    assert!(!count["female"]["numbers"].as_array().unwrap().contains(&issued.into()), "{count}");
    let words = place.run(&["pool", "count"]).done();
    assert_eq!(words.out.lines().filter(|line| line.starts_with("  [ ] 2019 01 ")).count(), 19);
    assert!(words.out.starts_with("Kvinnor: 9 ska ligga i pappers-pärmen\n"), "{words:?}");
}

#[test]
fn redraw_says_what_to_draw_and_import_fills_up() {
    let place = Place::in_outage();
    assert_eq!(place.run(&["pool", "redraw"]).done().out, "Pärmen är full.\n");
    place.issue("female").done();
    assert_eq!(place.run(&["pool", "redraw", "--json"]).done().json(), serde_json::json!({"female": 1, "male": 0}));
    assert!(place.run(&["pool", "redraw"]).done().out.contains("1 kvinnonummer och 0 mansnummer"));
    let seen = place.write("seen.csv", format!("number\n{}\n", number(Sex::Female, 2)));
    let error = place.run(&["pool", "import", &seen, "--json"]).refused(3, "pool_refused");
    assert!(error["lines"][0].as_str().unwrap().contains("har redan funnits"), "{error}");
    let two = place.write("two.csv", format!("number\n{}\n{}\n", spare(40), spare(42)));
    let error = place.run(&["pool", "import", &two, "--json"]).refused(3, "pool_doubtful");
    assert_eq!(error["lines"], serde_json::json!(["Pärmen får 11 kvinnonummer och 10 mansnummer; full är 10 och 10."]));
    let one = place.write("one.csv", format!("number\n{}\n", spare(40)));
    let added = place.run(&["pool", "import", &one, "--json"]).done().json();
    assert_eq!(added["facts"][0]["kind"], "number_added");
    assert_eq!(place.run(&["pool", "redraw", "--json"]).done().json(), serde_json::json!({"female": 0, "male": 0}));
    place.run(&["pool", "import", "/nowhere.csv", "--json"]).refused(2, "pool_file");
}
