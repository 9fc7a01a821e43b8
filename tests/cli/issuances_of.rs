//! What may be said of a hand-out afterwards.

use super::place::Place;

#[test]
fn a_read_back_is_right_or_wrong_and_both_are_kept() {
    let place = Place::in_outage();
    let number = place.issue("female").done().json()["number"].as_str().unwrap().to_owned();
    let wrong = place.run(&["read-back", "1", "K999", "--json"]).done().json();
    assert_eq!(wrong["facts"][0]["body"]["matched"], false);
    let last_four = format!("{} {}", &number[8..9].to_lowercase(), &number[9..]);
    let said = place.run(&["read-back", "1", &last_four]).done();
    assert_eq!(said.out, "Kvittens 1 är återläst\n");
    place.run(&["read-back", "1", "K999", "--json"]).refused(3, "already_read_back");
    place.run(&["read-back", "2", "K999", "--json"]).refused(3, "issuance_unknown");
    place.run(&["read-back", "1", "K99", "--json"]).refused(2, "argument_invalid");
    place.run(&["read-back", "nolla", "K999", "--json"]).refused(2, "argument_invalid");
    place.run(&["read-back", "0", "K999", "--json"]).refused(2, "argument_invalid");
}

#[test]
fn a_void_hand_out_keeps_its_number_spent() {
    let place = Place::in_outage();
    place.issue("female").done();
    place.run(&["void", "1", "--reason", "Fel patient"]).done();
    let pool = place.run(&["status", "--json"]).json()["pool"]["female"].clone();
    assert_eq!((&pool["free"], &pool["issued"]), (&9.into(), &1.into()));
    place.run(&["void", "1", "--reason", "igen", "--json"]).refused(3, "issuance_void");
    place.run(&["correct", "1", "--ward", "6", "--reason", "sent", "--json"]).refused(3, "issuance_void");
    place.run(&["void", "1", "--json"]).refused(2, "usage");
    place.run(&["void", "1", "--reason", "  ", "--json"]).refused(2, "argument_invalid");
}

#[test]
fn a_correction_says_what_is_right_and_why() {
    let place = Place::in_outage();
    place.issue("female").done();
    place.run(&["correct", "1", "--ward", "Avd 5", "--reason", "samma", "--json"]).refused(3, "nothing_to_correct");
    place.run(&["correct", "1", "--reason", "inget", "--json"]).refused(3, "nothing_to_correct");
    let all = ["correct", "1", "--ward", "Avd 6", "--clinic", "Kirurgi", "--vgr-id", "abcde9", "--callback", "1258"];
    let recorded =
        place.run(&[&all[..], &["--reason", "hört fel", "--json"]].concat()).done().json()["facts"][0].clone();
    assert_eq!((&recorded["kind"], &recorded["body"]["ward"]), (&"corrected".into(), &"Avd 6".into()));
    let list = place.run(&["pool", "list"]).done();
    assert!(list.out.contains("Kirurgi / Avd 6"), "{list:?}");
}

#[test]
fn an_extension_that_there_is_not_is_corrected_to_none() {
    let place = Place::in_outage();
    place.issue("female").done();
    let correct = |callback| place.run(&["correct", "1", "--callback", callback, "--reason", "Ingen", "--json"]);
    correct("").refused(3, "nothing_to_correct");
    correct("1258").done();
    let recorded = correct("").done().json()["facts"][0].clone();
    assert_eq!(recorded["body"]["callback"], "");
    correct(" ").refused(3, "nothing_to_correct");
    place.run(&["verify"]).done();
}
