//! A log restored from a copy, through the real program: nothing that was handed out ever goes out again.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use kvittera_domain::value::sex::Sex;
use serde_json::Value;

use super::place::{Place, Said, issue, names_in, number, witness_of};

/// A home with an open outage where one number went out before a copy was made and two after it.
fn lost_after_the_copy() -> Place {
    let place = Place::in_outage();
    place.issue("female").done();
    place.run(&["backup", "kopia.sqlite"]).done();
    place.issue("female").done();
    place.issue("male").done();
    place
}

fn restore(place: &Place, more: &[&str]) -> Said {
    let base = ["restore", "kopia.sqlite", "--to", "ny.sqlite", "--reason", "disken gick sönder", "--json"];
    place.run(&[&base[..], more].concat())
}

/// A command on the restored log.
fn on_new(place: &Place, arguments: &[&str]) -> Said {
    place.run(&[&["--log", "ny.sqlite"][..], arguments].concat())
}

fn numbers(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|number| number.as_str().unwrap().to_owned()).collect()
}

/// Everything that was ever handed out from a log, in its order.
fn out(place: &Place, log: &str) -> Vec<String> {
    let said = place.run(&["--log", log, "log", "--json"]).done().out;
    let events = said.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let issued = events.filter(|recorded| recorded["kind"] == "issued");
    issued.map(|recorded| recorded["body"]["number"].as_str().unwrap().to_owned()).collect()
}

/// Hands out everything that is left, and holds that none of it was out before.
fn hand_out_the_rest(place: &Place, before: &[String]) {
    for sex in ["female", "male"] {
        loop {
            let said = on_new(place, &issue(sex));
            if said.code != 0 {
                said.refused(3, "pool_empty");
                break;
            }
            let number = said.json()["number"].as_str().unwrap().to_owned();
            assert!(!before.contains(&number), "{number} went out twice");
        }
    }
}

fn events(place: &Place, log: &str) -> Vec<Value> {
    let said = place.run(&["--log", log, "log", "--json"]).done().out;
    said.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn with_a_sound_witness_nothing_is_missing_and_nothing_is_in_quarantine() {
    let place = lost_after_the_copy();
    let log = place.live_log().display().to_string();
    let (before, gone) = (events(&place, &log), out(&place, &log));
    let said = restore(&place, &[]).done().json();
    assert_eq!((&said["copied"], &said["proven"]), (&23.into(), &true.into()));
    assert!(numbers(&said["quarantined"]).is_empty(), "{said}");
    let after = events(&place, "ny.sqlite");
    assert_eq!(after[..before.len()], before, "the same facts with the same hashes");
    let restored = &after.last().unwrap();
    assert_eq!((&restored["kind"], &restored["body"]["put_back"]), (&"log_restored".into(), &2.into()));
    on_new(&place, &["verify"]).done();
    assert_eq!(on_new(&place, &["status", "--json"]).done().json()["halt"], Value::Null);
    hand_out_the_rest(&place, &gone);
}

#[test]
fn a_restored_log_that_is_lost_too_comes_back_from_the_same_copy() {
    let place = lost_after_the_copy();
    restore(&place, &[]).done();
    on_new(&place, &issue("male")).done();
    let (before, gone) = (events(&place, "ny.sqlite"), out(&place, "ny.sqlite"));
    let again = ["restore", "kopia.sqlite", "--to", "nyare.sqlite", "--reason", "den nya också", "--json"];
    let said = on_new(&place, &again).done().json();
    let lost = place.path("ny.sqlite").display().to_string();
    assert_eq!((&said["proven"], &said["lost"]), (&true.into(), &lost.into()), "{said}");
    assert!(numbers(&said["quarantined"]).is_empty(), "{said}");
    assert_eq!(events(&place, "nyare.sqlite")[..before.len()], before);
    assert_eq!(out(&place, "nyare.sqlite"), gone);
}

#[test]
fn without_a_witness_every_free_number_goes_into_quarantine_save_those_somebody_vouches_for() {
    let place = lost_after_the_copy();
    let gone = out(&place, &place.live_log().display().to_string());
    fs::rename(place.live_log(), place.path("trasig.sqlite")).unwrap();
    let [kept, other] = [number(Sex::Female, 9), number(Sex::Male, 9)];
    let list = place.write("lediga.csv", format!("number\n{other}\n"));
    let more = ["--no-witness", "--unissued", &kept, "--unissued-file", &list];
    let said = restore(&place, &more).done().json();
    assert_eq!((&said["proven"], &said["witness"]), (&false.into(), &Value::Null));
    assert_eq!(numbers(&said["free"]), [kept.clone(), other.clone()]);
    assert_eq!(numbers(&said["quarantined"]).len(), 17);
    let pool = on_new(&place, &["status", "--json"]).done().json()["pool"].clone();
    assert_eq!((&pool["female"]["quarantined"], &pool["male"]["quarantined"]), (&8.into(), &9.into()));
    hand_out_the_rest(&place, &gone);
    on_new(&place, &["verify"]).done();
}

#[test]
fn a_witness_that_was_cut_is_found_out_by_what_is_left_of_the_log() {
    let place = lost_after_the_copy();
    let gone = out(&place, &place.live_log().display().to_string());
    let witness = place.witness();
    let lines = fs::read_to_string(&witness).unwrap();
    let kept: Vec<&str> = lines.lines().collect();
    fs::write(&witness, kept[..kept.len() - 2].join("\n") + "\n").unwrap();
    let said = restore(&place, &[]).done().json();
    assert_eq!(said["proven"], false);
    assert!(numbers(&said["free"]).is_empty());
    assert_eq!(out(&place, "ny.sqlite").len(), 2, "what it still knows is put back");
    hand_out_the_rest(&place, &gone);
}

#[test]
fn a_number_that_was_on_its_way_is_in_quarantine_whatever_a_person_says() {
    let place = lost_after_the_copy();
    let gone = out(&place, &place.live_log().display().to_string());
    let witness = place.witness();
    let lines = fs::read_to_string(&witness).unwrap();
    let kept: Vec<&str> = lines.lines().collect();
    fs::write(&witness, kept[..kept.len() - 1].join("\n") + "\n").unwrap();
    let last = gone.last().unwrap();
    let said = restore(&place, &["--unissued", last]).done().json();
    assert_eq!((&said["proven"], numbers(&said["quarantined"])), (&true.into(), vec![last.clone()]));
    hand_out_the_rest(&place, &gone);
}

#[test]
fn a_copy_with_one_flipped_bit_is_refused_and_nothing_is_left() {
    let place = lost_after_the_copy();
    let whole = fs::read(place.path("kopia.sqlite")).unwrap();
    for start in [b"issued".as_slice(), b"log_created", b"Avd 5", b"SQLite format"] {
        let at = whole.windows(start.len()).rposition(|window| window == start).unwrap();
        let mut flipped = whole.clone();
        flipped[at + 1] ^= 4;
        fs::write(place.path("kopia.sqlite"), flipped).unwrap();
        let said = restore(&place, &[]);
        assert_eq!(said.code, 5, "{said:?}");
        assert!(said.json()["error"]["next"].as_str().unwrap().contains("Ingen logg är gjord"), "{said:?}");
        assert!(!names_in(&place.path("")).iter().any(|name| name.starts_with("ny.")), "{said:?}");
    }
    fs::write(place.path("kopia.sqlite"), whole).unwrap();
    restore(&place, &[]).done();
}

#[test]
fn what_stands_there_is_never_replaced() {
    let place = lost_after_the_copy();
    fs::write(place.path("ny.sqlite"), "mitt").unwrap();
    restore(&place, &[]).refused(3, "log_exists");
    assert_eq!(fs::read(place.path("ny.sqlite")).unwrap(), b"mitt");
    fs::remove_file(place.path("ny.sqlite")).unwrap();
    fs::copy(place.witness(), place.path("ny.sqlite.witness")).unwrap();
    restore(&place, &[]).refused(3, "witness_without_log");
    fs::remove_file(place.path("ny.sqlite.witness")).unwrap();
    let own = place.live_log().display().to_string();
    let said = place.run(&["restore", "kopia.sqlite", "--to", &own, "--reason", "x", "--json"]);
    said.refused(3, "log_exists");
    restore(&place, &[]).done();
    restore(&place, &[]).refused(3, "log_exists");
    assert!(
        names_in(&place.path(""))
            .iter()
            .filter(|name| name.starts_with("ny."))
            .all(|name| name == "ny.sqlite" || name.starts_with("ny.sqlite.witness-"))
    );
}

#[test]
fn a_log_in_use_is_no_copy() {
    let place = lost_after_the_copy();
    fs::copy(place.live_log(), place.path("rå.sqlite")).unwrap();
    fs::write(place.path("rå.sqlite-wal"), "").unwrap();
    let said = place.run(&["restore", "rå.sqlite", "--to", "ny.sqlite", "--reason", "x", "--json"]);
    said.refused(5, "log_damaged");
}

#[test]
fn only_a_technician_restores_and_numbers_that_are_out_are_not_vouched_for() {
    let place = lost_after_the_copy();
    for role in ["cashier", "auditor"] {
        restore(&place, &["--role", role]).refused(4, "not_allowed");
    }
    let out = number(Sex::Female, 0);
    restore(&place, &["--unissued", &out]).refused(3, "number_not_free");
    restore(&place, &["--unissued", "19810829M071"]).refused(3, "number_unknown");
    restore(&place, &["--unissued", "ett"]).refused(2, "argument_invalid");
    restore(&place, &["--witness", "ingen"]).refused(5, "witness_not_found");
    assert!(!names_in(&place.path("")).iter().any(|name| name.starts_with("ny.")));
    restore(&place, &["--role", "technician"]).done();
}

#[test]
fn a_log_that_is_gone_is_restored_to_its_own_place_with_its_witness_put_aside() {
    let place = lost_after_the_copy();
    let log = place.live_log();
    let before = events(&place, &log.display().to_string());
    fs::rename(&log, place.path("trasig.sqlite")).unwrap();
    let (to, witness) = (log.display().to_string(), place.witness());
    let base = ["restore", "kopia.sqlite", "--to", &to, "--reason", "trasig disk", "--json"];
    place.run(&base).refused(3, "witness_without_log");
    fs::rename(&witness, place.path("vittne")).unwrap();
    let said = place.run(&[&base[..], &["--witness", "vittne"]].concat()).done().json();
    assert_eq!(said["proven"], true, "{said}");
    assert_eq!(events(&place, &to)[..before.len()], before);
    place.issue("female").done();
}

/// Then there is no other log to be warned of, however the place is named.
#[test]
fn a_log_that_comes_back_to_its_own_place_is_no_old_log() {
    let place = lost_after_the_copy();
    restore(&place, &[]).done();
    fs::rename(place.path("ny.sqlite"), place.path("trasig.sqlite")).unwrap();
    fs::rename(witness_of(&place.path("ny.sqlite")), place.path("vittne")).unwrap();
    let again = ["restore", "kopia.sqlite", "--to", "./ny.sqlite", "--reason", "disken", "--witness", "vittne"];
    let said = on_new(&place, &again).done().out;
    assert!(said.contains("återförda") && !said.contains("gamla loggen"), "{said}");
}

#[test]
fn it_is_told_what_was_done_and_what_to_do_now() {
    let place = lost_after_the_copy();
    let base = ["restore", "kopia.sqlite", "--to", "ny.sqlite", "--reason", "disken gick sönder"];
    let said = place.run(&base).done().out;
    for words in
        ["Kontrollfilen", "2 önskningar återförda", "Öppna aldrig den gamla loggen igen", "/ny.sqlite\" under [log]"]
    {
        assert!(said.contains(words), "{said}");
    }
    let base = ["--lang", "en", "restore", "kopia.sqlite", "--to", "annan.sqlite", "--reason", "x", "--no-witness"];
    let said = place.run(&base).done().out;
    assert!(said.contains("Don't read them in again") && said.contains("19 numbers in quarantine"), "{said}");
}

fn standing(place: &Place) -> Vec<String> {
    names_in(&place.path("")).into_iter().filter(|name| name.starts_with("ny.")).collect()
}

/// It is killed as soon as a certain file stands there; whatever is left, the next try makes a whole log of it.
#[test]
fn one_that_is_killed_leaves_no_half_log_and_can_be_done_again() {
    let place = lost_after_the_copy();
    let gone = out(&place, &place.live_log().display().to_string());
    let steps = ["ny.sqlite.kvittera.partial", "ny.sqlite.witness.restoring-", "ny.sqlite.witness-"];
    for step in steps.iter().cycle().take(12) {
        let arguments = ["restore", "kopia.sqlite", "--to", "ny.sqlite", "--reason", "x", "--json"];
        let mut run = place.command(&arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while !standing(&place).iter().any(|name| name.starts_with(step)) && run.try_wait().unwrap().is_none() {}
        run.kill().unwrap();
        run.wait().unwrap();
        if place.path("ny.sqlite").exists() {
            whole(&place, &gone);
            for name in standing(&place) {
                fs::remove_file(place.path(&name)).unwrap();
            }
        }
    }
    restore(&place, &[]).done();
    whole(&place, &gone);
    hand_out_the_rest(&place, &gone);
}

fn whole(place: &Place, gone: &[String]) {
    on_new(place, &["verify"]).done();
    assert_eq!(on_new(place, &["status", "--json"]).done().json()["halt"], Value::Null);
    assert_eq!(out(place, "ny.sqlite"), gone);
    assert!(!Path::new(&place.path("ny.sqlite.kvittera.partial")).exists());
}
