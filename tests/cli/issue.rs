//! Handing numbers out from arguments.

use std::fs::OpenOptions;
use std::io::pipe;

use super::place::{Place, Said, issue};

#[test]
fn a_number_as_json() {
    let place = Place::in_outage();
    let issued = place.issue("female").done().json();
    assert_eq!((&issued["issuance"], &issued["outage"], &issued["sex"]), (&1.into(), &1.into(), &"female".into()));
    assert_eq!((&issued["birth_date_fictive"], &issued["near"]), (&true.into(), &serde_json::json!([])));
    assert_eq!(issued["number"].as_str().unwrap().len(), 12);
    assert!(issued["spoken"].as_str().unwrap().starts_with("tjugo nitton – noll ett – "), "{issued}");
    let issued_at = issued["issued_at"].as_str().unwrap();
    assert!(issued_at.ends_with("+01:00") || issued_at.ends_with("+02:00"), "{issued_at}");
}

#[test]
fn a_number_in_words() {
    let place = Place::in_outage();
    let arguments = &issue("male")[..9];
    let said = place.run(arguments).done();
    assert_eq!(said.out.lines().next().map(|line| line.split("  ").map(str::len).collect()), Some(vec![4, 2, 2, 1, 3]));
    assert!(said.out.contains("Martin") && said.out.contains("Födelsedatum är fiktivt."), "{said:?}");
    assert!(said.out.contains("kvittera read-back 1"), "{said:?}");
    assert_eq!(said.err, "");
    let english = Said::of(place.command(arguments).env("KVITTERA_LANG", "en").output().unwrap()).done();
    assert!(english.out.contains("The birth date is fictive."), "{english:?}");
}

#[test]
fn numbers_in_use_that_look_the_same_are_named() {
    let place = Place::empty();
    let pool = place.write("pool.csv", "number\n20190102K066\n20190102K165\n");
    place.run(&["init", "--accept-warnings", "--pool", &pool]).done();
    place.run(&["outage", "suspect"]).done();
    let first = place.issue("female").done().json();
    let second = place.issue("female").done();
    assert_eq!(second.json()["near"], serde_json::json!([first["number"]]));
}

#[test]
fn without_an_outage_nothing_goes_out() {
    let place = Place::live();
    let error = place.issue("female").refused(3, "outage_not_open");
    assert!(error["next"].as_str().unwrap().contains("IT-nyheter"), "{error}");
    place.run(&issue("female")[..9]).failed(3, "Inget driftstopp är registrerat");
}

#[test]
fn an_empty_pool_says_what_is_left() {
    let place = Place::in_outage();
    (0..10).for_each(|_| drop(place.issue("male").done()));
    let error = place.issue("male").refused(3, "pool_empty");
    assert!(error["message"].as_str().unwrap().contains("10 kvinnonummer"), "{error}");
}

#[test]
fn the_binder_has_no_numbers_of_unknown_sex() {
    Place::in_outage().issue("unknown").refused(3, "sex_unknown");
}

#[test]
fn what_is_missing_is_named() {
    let place = Place::in_outage();
    let error = place.run(&["issue", "--json"]).refused(2, "argument_missing");
    assert_eq!(error["message"], "Det saknas: --sex, --vgr-id, --clinic, --ward.");
    let error = place.run(&["issue", "--json", "--sex", "k", "--ward", "Avd 5"]).refused(2, "argument_missing");
    assert_eq!(error["message"], "Det saknas: --vgr-id, --clinic.");
    place.run(&["issue"]).failed(2, "Det saknas");
}

#[test]
fn an_unusual_vgr_id_is_asked_about_and_taken() {
    let place = Place::in_outage();
    let said =
        place.run(&["issue", "--sex", "f", "--vgr-id", "EX_konsult", "--clinic", "Medicin", "--ward", "5"]).done();
    assert!(said.err.contains("--vgr-id ex_konsult: Ovanligt VGR-id"), "{said:?}");
}

#[test]
fn a_number_that_nobody_could_be_shown_is_said_to_be_out() {
    let place = Place::in_outage();
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let said = Said::of(place.command(&issue("female")).stdout(full).output().unwrap());
    said.failed(1, "Kvittens 1 står i loggen, men numret kunde inte visas");
    let (reader, writer) = pipe().unwrap();
    drop(reader);
    let said = Said::of(place.command(&issue("female")).stdout(writer).output().unwrap());
    said.failed(1, "Kvittens 2 står i loggen");
    assert_eq!(place.run(&["status", "--json"]).json()["pool"]["female"]["issued"], 2);
}
