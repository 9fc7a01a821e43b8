//! The binder.

use super::place::{Place, number, numbers, spare};
use kvittera_domain::value::sex::Sex;

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
    let redraw = place.run(&["pool", "redraw", "--json"]).done().json();
    assert_eq!((&redraw["female"], &redraw["male"], &redraw["done"]), (&1.into(), &0.into(), &false.into()));
    assert!(redraw["rights"].as_str().unwrap().contains("Sök/Relation/Ändra"), "{redraw}");
    let words = place.run(&["pool", "redraw"]).done().out;
    assert!(words.contains("När PU-tjänsten är åter") && words.contains("Sök/Ändra") && words.contains("pool import"));
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
    let done = serde_json::json!({"mode": "live", "female": 0, "male": 0, "done": true, "rights": null});
    assert_eq!(place.run(&["pool", "redraw", "--json"]).done().json(), done);
    place.run(&["pool", "import", "/nowhere.csv", "--json"]).refused(2, "pool_file");
}

#[test]
fn a_count_writes_what_lies_there_and_says_what_to_do_about_the_rest() {
    let place = Place::in_outage();
    let out = place.issue("female").done().json()["number"].as_str().unwrap().to_owned();
    let (missing, also) = (number(Sex::Male, 3), number(Sex::Male, 5));
    let lies_there: Vec<String> = numbers().into_iter().filter(|number| ![&missing, &also].contains(&number)).collect();
    let mut arguments = vec!["pool", "count", "--present"];
    arguments.extend(lies_there.iter().map(String::as_str));
    let said = place.run(&arguments).done().out;
    assert!(said.contains(&format!("STRYK i pappers-pärmen: {out} (ute: kvittens 1, Medicin / Avd 5)")), "{said}");
    assert!(said.contains(&format!("kvittera issue --number {missing} --at TID")), "{said}");
    assert!(said.contains(&format!("kvittera pool withdraw {also} --reason")), "{said}");
    let list = place.run(&["pool", "count", "--json"]).done().json();
    assert_eq!(list["unaccounted"], serde_json::json!([missing, also]));
    assert!(place.run(&["pool", "count"]).done().out.contains(&format!("{missing} saknades")));
    place
        .run(&["issue", "--number", &missing, "--at", "03:00", "--vgr-id", "vwxyz2", "--clinic", "M", "--ward", "1"])
        .done();
    place.run(&["pool", "withdraw", &also, "--reason", "Borta"]).done();
    assert_eq!(place.run(&["pool", "count", "--json"]).done().json()["unaccounted"], serde_json::json!([]));
}

#[test]
fn a_count_can_say_that_all_is_there() {
    let place = Place::in_outage();
    place.issue("female").done();
    for way in ["--all-there", "--none-missing"] {
        let counted = place.run(&["pool", "count", way, "--json"]).done().json();
        let none = serde_json::json!([]);
        assert_eq!((&counted["present"], &counted["missing"], &counted["spent"]), (&19.into(), &none, &none));
        assert_eq!(counted["facts"][0]["kind"], "pool_counted");
    }
}

#[test]
fn a_count_from_a_file_can_withdraw_what_is_missing() {
    let place = Place::live();
    let file = place.write("pärmen.csv", format!("nummer\n{}\n", numbers()[..18].join("\n")));
    let reason = ["--withdraw-missing", "--reason", "Bladet är borta"];
    let counted = place.run(&[&["pool", "count", "--file", &file, "--json"][..], &reason].concat()).done().json();
    assert_eq!(counted["missing"], serde_json::json!(numbers()[18..]));
    let kinds: Vec<_> = counted["facts"].as_array().unwrap().iter().map(|recorded| recorded["kind"].clone()).collect();
    assert_eq!(kinds, ["pool_counted", "number_withdrawn", "number_withdrawn"]);
    let words = place.run(&["pool", "list"]).done().out;
    assert_eq!(words.matches("Bladet är borta").count(), 2);
    let again = place.run(&[&["pool", "count", "--file", &file][..], &reason].concat()).done();
    assert_eq!(again.out, "Pärmen räknad: 18 nummer, allt stämmer\n");
}

#[test]
fn a_count_that_can_not_be_meant_writes_nothing() {
    let place = Place::live();
    let first = number(Sex::Female, 0);
    place.run(&["pool", "count", "--present", &first, &spare(40), "--json"]).refused(3, "number_unknown");
    place.run(&["pool", "count", "--present", "2019", "--json"]).refused(2, "argument_invalid");
    place.run(&["pool", "count", "--present", "--json"]).refused(2, "usage");
    let empty = place.write("tom.csv", "number\n");
    place.run(&["pool", "count", "--file", &empty, "--json"]).refused(2, "pool_file");
    let bad = place.write("fel.csv", format!("number\n{first}\nhej\n"));
    let error = place.run(&["pool", "count", "--file", &bad, "--json"]).refused(2, "pool_file");
    assert!(error["message"].as_str().unwrap().contains("rad 3"), "{error}");
    place.run(&["pool", "count", "--all-there", "--present", &first, "--json"]).refused(2, "usage");
    place.run(&["pool", "count", "--withdraw-missing", "--reason", "x", "--json"]).refused(2, "usage");
    place.run(&["pool", "count", "--all-there", "--withdraw-missing", "--json"]).refused(2, "usage");
    assert_eq!(place.run(&["status", "--json"]).done().json()["events"], 21);
}

#[test]
fn a_number_that_may_have_been_given_on_paper_goes_out_last_and_with_a_warning() {
    let place = Place::in_outage();
    let lies_there = [number(Sex::Female, 7)];
    place.run(&["pool", "count", "--present", &lies_there[0]]).done();
    let first = place.issue("female").done();
    assert_eq!(first.json()["number"], lies_there[0]);
    assert!(!first.err.contains("saknades"), "{first:?}");
    let second = place.issue("female").done();
    assert!(second.err.contains("saknades i pappers-pärmen"), "{second:?}");
}
