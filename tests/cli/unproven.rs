//! Where log and witness can't tell which numbers went out, none goes out again unless somebody vouches for it.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use kvittera_domain::value::sex::Sex::{Female, Male};
use serde_json::{Value, json};

use super::place::{Place, Said, issue, number, spare};
use super::terminal::Terminal;

pub fn witness(place: &Place) -> PathBuf {
    place.witness()
}

/// A number for somebody of this sex.
pub fn hand_out(place: &Place, sex: &str) -> String {
    place.issue(sex).done().json()["number"].as_str().unwrap().to_owned()
}

pub fn recover(place: &Place, more: &[&str]) -> Value {
    place.recover("frågat alla avdelningar", more).done().json()
}

fn state(place: &Place, number: &str) -> Value {
    let listed = place.run(&["pool", "list", "--json"]).done().json();
    let entry = listed.as_array().unwrap().iter().find(|entry| entry["number"] == number).cloned();
    entry.map_or(Value::Null, |entry| entry["state"].clone())
}

fn free(place: &Place) -> u64 {
    let pool = place.run(&["status", "--json"]).done().json()["pool"].clone();
    pool["female"]["free"].as_u64().unwrap() + pool["male"]["free"].as_u64().unwrap()
}

/// Hands out all that is left, and holds that nothing of it was out before.
pub fn nothing_twice(place: &Place, out: &[String]) {
    for sex in ["female", "male"] {
        loop {
            let said: Said = place.run(&issue(sex));
            if said.code != 0 {
                said.refused(3, "pool_empty");
                break;
            }
            let number = said.json()["number"].as_str().unwrap().to_owned();
            assert!(!out.contains(&number), "{number} went out twice");
        }
    }
    assert_eq!(place.run(&["verify"]).code, 0);
}

/// The lines of the witness.
pub fn lines(place: &Place) -> Vec<String> {
    fs::read_to_string(witness(place)).unwrap().lines().map(|line| format!("{line}\n")).collect()
}

/// The last wish is as a program leaves it that was killed just before its commit.
pub fn killed_before_its_commit(place: &Place, wish: &[&str]) {
    let before = fs::read(place.live_log()).unwrap();
    place.run(wish).done();
    let mut lines = lines(place);
    lines.pop();
    fs::write(witness(place), lines.concat()).unwrap();
    fs::write(place.live_log(), before).unwrap();
}

#[test]
fn a_witness_that_began_later_does_not_prove_what_an_older_log_lacks() {
    let place = Place::in_outage();
    let copy = fs::read(place.live_log()).unwrap();
    let mut out = vec![hand_out(&place, "female"), hand_out(&place, "male")];
    fs::remove_file(witness(&place)).unwrap();
    recover(&place, &["--nothing-later"]);
    out.push(hand_out(&place, "female"));
    fs::write(place.live_log(), copy).unwrap();
    let looked = place.run(&["recover", "--look", "--json"]).done().json();
    assert_eq!((&looked["proven"], &looked["finding"]), (&json!(false), &json!("log_behind_witness")));
    assert_eq!(looked["unproven"].as_array().unwrap().len(), 19, "but for the one that is named");
    recover(&place, &["--unissued", &number(Male, 9)]);
    assert_eq!(free(&place), 1);
    nothing_twice(&place, &out);
}

#[test]
fn nor_does_one_with_a_hole() {
    for damage in [|line: &str| line.replacen('2', "Q", 3), |_: &str| String::new()] {
        let place = Place::in_outage();
        let copy = fs::read(place.live_log()).unwrap();
        let out: Vec<String> = ["female", "male", "female"].map(|sex| hand_out(&place, sex)).to_vec();
        let mut lines = lines(&place);
        let second = lines.len() - 4;
        assert!(lines[second].contains(&out[1]) && lines[second].contains("intent"));
        lines[second] = damage(&lines[second]);
        fs::write(witness(&place), lines.concat()).unwrap();
        fs::write(place.live_log(), &copy).unwrap();
        let words = place.run(&["recover", "--look"]).done().out;
        assert!(words.contains("Inget visar att detta är den senaste loggen") && words.contains(&out[1]), "{words}");
        recover(&place, &[]);
        assert_eq!(free(&place), 0);
        nothing_twice(&place, &out);
    }
}

#[test]
fn a_hole_before_what_the_log_still_has_matters_no_more() {
    let place = Place::in_outage();
    let mut out = vec![hand_out(&place, "female"), hand_out(&place, "male")];
    let copy = fs::read(place.live_log()).unwrap();
    out.push(hand_out(&place, "female"));
    let mut lines = lines(&place);
    let first = lines.len() - 6;
    lines[first] = "?\n".to_owned();
    fs::write(witness(&place), lines.concat()).unwrap();
    fs::write(place.live_log(), copy).unwrap();
    assert_eq!(recover(&place, &[])["proven"], true);
    assert_eq!((free(&place), state(&place, &out[2])), (17, json!("issued")));
    nothing_twice(&place, &out);
}

#[test]
fn an_older_log_that_is_put_back_twice_gets_everything_back_twice() {
    let place = Place::in_outage();
    let copy = fs::read(place.live_log()).unwrap();
    let mut out = vec![hand_out(&place, "female"), hand_out(&place, "male")];
    fs::write(place.live_log(), &copy).unwrap();
    assert_eq!(recover(&place, &[])["can_be_put_back"], 2);
    let spent = number(Female, 9);
    place.run(&["pool", "withdraw", &spent, "--reason", "given på papper"]).done();
    let more = place.write("mer.csv", format!("number,sex\n{},female\n", spare(42)));
    place.run(&["pool", "import", "--accept-warnings", &more]).done();
    out.extend(["female", "male", "female"].map(|sex| hand_out(&place, sex)));
    fs::write(place.live_log(), &copy).unwrap();
    let again = recover(&place, &[]);
    assert_eq!((&again["proven"], again["lost"].as_array().unwrap().len()), (&json!(true), 8), "{again}");
    assert_eq!(again["can_be_put_back"], 8);
    assert_eq!((state(&place, &spent), free(&place)), (json!("withdrawn"), 15));
    out.push(spent);
    nothing_twice(&place, &out);
}

#[test]
fn a_wish_that_never_was_stands_in_nobodys_way() {
    let place = Place::in_outage();
    let copy = fs::read(place.live_log()).unwrap();
    killed_before_its_commit(&place, &["outage", "note", "ringt växeln"]);
    let mut out: Vec<String> = ["female", "male", "female"].map(|sex| hand_out(&place, sex)).to_vec();
    let spent = number(Female, 9);
    place.run(&["pool", "withdraw", &spent, "--reason", "given på papper"]).done();
    place.run(&["backup", "kopia.sqlite"]).done();
    fs::write(place.live_log(), copy).unwrap();
    let recovered = recover(&place, &[]);
    assert_eq!((&recovered["proven"], &recovered["can_be_put_back"]), (&json!(true), &json!(4)));
    assert_eq!((state(&place, &spent), free(&place)), (json!("withdrawn"), 16));
    out.push(spent);
    nothing_twice(&place, &out);
}

#[test]
fn a_log_without_its_witness_may_be_a_copy_of_long_ago() {
    let place = Place::in_outage();
    let copy = fs::read(place.live_log()).unwrap();
    let out = [hand_out(&place, "female"), hand_out(&place, "male")];
    fs::write(place.live_log(), copy).unwrap();
    fs::remove_file(witness(&place)).unwrap();
    let status = place.run(&["status", "--json"]).done().json();
    assert_eq!((&status["halt"]["cause"], &status["halt"]["surely_free"]), (&json!("witness_missing"), &Value::Null));
    assert_eq!(free(&place), 0);
    let words = place.run(&["recover", "--look"]).done().out;
    assert!(words.contains("Är disken monterad?") && words.contains("senaste utlämningen i den är –"), "{words}");
    let kept = number(Male, 9);
    place.recover("x", &["--unissued", &spare(42)]).refused(3, "number_unknown");
    let events = recover(&place, &["--unissued", &kept])["facts"].clone();
    let last = events.as_array().unwrap().last().unwrap();
    assert_eq!((&last["kind"], &last["body"]["unissued"]), (&json!("log_recovered"), &json!([kept])));
    let told = place.run(&["log", "--grep", "granskades"]).done().out;
    assert!(told.contains(&format!("lediga enligt den som redde ut det: {kept}")), "{told}");
    nothing_twice(&place, &out);
}

#[test]
fn who_vouches_for_all_goes_on_with_all() {
    let place = Place::in_outage();
    let out = [hand_out(&place, "female")];
    fs::remove_file(witness(&place)).unwrap();
    let events = recover(&place, &["--nothing-later"])["facts"].clone();
    assert_eq!(events[0]["body"]["unissued"].as_array().unwrap().len(), 19);
    assert_eq!(free(&place), 19);
    nothing_twice(&place, &out);
}

#[test]
fn at_a_terminal_a_person_is_asked_whether_anything_went_out_later() {
    for (answer, left, done) in [("n", 0, "inget nummer är ledigt"), ("j", 19, "Nummer kan lämnas ut igen")] {
        let place = Place::in_outage();
        let out = [hand_out(&place, "female")];
        fs::remove_file(witness(&place)).unwrap();
        let mut terminal = Terminal::start(&place, &["recover"]);
        terminal.answer("Vad fann du", "j");
        terminal.answer("Vad fann du", "frågat alla avdelningar");
        terminal.answer("(j/n)", answer);
        terminal.answer("(j/n)", "j");
        let (code, shown) = terminal.end();
        assert!(code == 0 && shown.contains(done), "{code} {shown}");
        assert_eq!(free(&place), left);
        nothing_twice(&place, &out);
    }
}

#[test]
fn what_another_log_of_the_same_binder_handed_out_is_out() {
    let place = Place::in_outage();
    let mut out = vec![hand_out(&place, "female"), hand_out(&place, "male")];
    fs::rename(place.live_log(), place.path("första.sqlite")).unwrap();
    fs::rename(witness(&place), place.path("vittne")).unwrap();
    let pool = place.path("pool.csv").display().to_string();
    place.run(&["init", "--pool", &pool]).done();
    place.run(&["outage", "suspect"]).done();
    fs::rename(place.path("vittne"), witness(&place)).unwrap();
    place.issue("female").refused(5, "witness_foreign");
    let settled = recover(&place, &["--nothing-later"]);
    assert_eq!((&settled["proven"], settled["lost"].as_array().unwrap().len()), (&json!(false), 2));
    assert_eq!(free(&place), 18, "what the other log's witness names is out, whatever anybody says");
    // From now on the other log's witness lies beside this one's as an earlier file, and is not taken for it.
    let copy = fs::read(place.live_log()).unwrap();
    out.push(hand_out(&place, "female"));
    fs::write(place.live_log(), copy).unwrap();
    let back = recover(&place, &[]);
    assert_eq!((&back["proven"], &back["can_be_put_back"]), (&json!(true), &json!(1)), "{back}");
    nothing_twice(&place, &out);
}

/// A disk that is not mounted may come back; a new witness in its place would know nothing.
#[test]
fn a_link_to_a_witness_that_can_not_be_had_is_waited_for() {
    let place = Place::in_outage();
    let elsewhere = place.path("annan disk");
    fs::rename(witness(&place), &elsewhere).unwrap();
    symlink(&elsewhere, witness(&place)).unwrap();
    hand_out(&place, "female");
    fs::rename(&elsewhere, place.path("borta")).unwrap();
    let log = fs::read(place.live_log()).unwrap();
    for wish in [&issue("female")[..], &["recover", "--reason", "x", "--json"]] {
        place.run(wish).refused(5, "witness_not_found");
    }
    assert_eq!(fs::read(place.live_log()).unwrap(), log, "nothing was written");
    fs::rename(place.path("borta"), &elsewhere).unwrap();
    hand_out(&place, "female");
}

#[test]
fn whatever_keeps_the_desk_from_writing_is_said_before_it_tries() {
    let place = Place::live();
    place.run(&["outage", "suspect", "--at", "2026-01-10T01:00"]).done();
    let spent = number(Female, 9);
    place.run(&["pool", "withdraw", &spent, "--reason", "fläck"]).done();
    let paper = ["--number", &spent, "--at", "2026-01-10T02:10"];
    let late = [&["issue"], &issue("female")[3..], &paper].concat();
    killed_before_its_commit(&place, &late);
    let status = place.run(&["status", "--json"]).done().json();
    assert_eq!(status["halt"]["cause"], "intent_unsettled", "{status}");
    place.issue("female").refused(5, "intent_unsettled");
    recover(&place, &[]);
    hand_out(&place, "female");
}

#[test]
fn a_restoring_that_fails_leaves_the_witness_that_it_was_to_ask() {
    let place = Place::in_outage();
    place.run(&["backup", "kopia.sqlite"]).done();
    let out = [hand_out(&place, "female"), hand_out(&place, "male")];
    let restore = |copy: &str, witness: &str| {
        place.run(&["restore", copy, "--to", "ny.sqlite", "--reason", "x", "--witness", witness, "--json"])
    };
    fs::rename(witness(&place), place.path("vittne")).unwrap();
    fs::remove_file(place.live_log()).unwrap();
    restore("kopia.sqlite", "vittne").done();
    fs::remove_file(place.path("ny.sqlite")).unwrap();
    let mut broken = fs::read(place.path("kopia.sqlite")).unwrap();
    broken.truncate(broken.len() / 2);
    fs::write(place.path("trasig.sqlite"), broken).unwrap();
    let refused = restore("trasig.sqlite", "ny.sqlite.witness");
    assert_eq!(refused.code, 5, "{refused:?}");
    let again = restore("kopia.sqlite", "ny.sqlite.witness").done().json();
    assert_eq!(again["proven"], true, "{again}");
    let named = |arguments: &[&str]| place.run(&[&["--log", "ny.sqlite"][..], arguments].concat());
    assert_eq!(named(&["status", "--json"]).done().json()["pool"]["female"]["free"], 9);
    for sex in ["female", "male"] {
        let number = named(&issue(sex)).done().json()["number"].as_str().unwrap().to_owned();
        assert!(!out.contains(&number));
    }
    // And so once more: what was put aside is read with the new one.
    fs::remove_file(place.path("ny.sqlite")).unwrap();
    restore("kopia.sqlite", "ny.sqlite.witness").refused(3, "witness_without_log");
}

#[test]
fn a_restoring_without_a_witness_is_a_persons_decision() {
    let place = Place::in_outage();
    place.run(&["backup", "kopia.sqlite"]).done();
    hand_out(&place, "female");
    fs::remove_file(place.live_log()).unwrap();
    fs::rename(witness(&place), place.path("vittne")).unwrap();
    let restore = ["restore", "kopia.sqlite", "--to", "ny.sqlite", "--reason", "x", "--json"];
    place.run(&restore).refused(5, "witness_not_found");
    assert!(!place.path("ny.sqlite").exists());
    assert_eq!(place.run(&[&restore[..], &["--witness", "vittne"]].concat()).done().json()["proven"], true);
}

/// What is left of a failing disk may have been cut anywhere, and a line that breaks off is the only sign of it.
#[test]
fn a_witness_that_breaks_off_proves_no_restoring() {
    let place = Place::in_outage();
    place.run(&["backup", "kopia.sqlite"]).done();
    let whole = fs::read(witness(&place)).unwrap();
    let out = [hand_out(&place, "female"), hand_out(&place, "male")];
    let cut = fs::read(witness(&place)).unwrap()[..whole.len() + 40].to_vec();
    fs::write(place.path("vittne"), cut).unwrap();
    fs::remove_file(place.live_log()).unwrap();
    let restore = ["restore", "kopia.sqlite", "--to", "ny.sqlite", "--reason", "x", "--witness", "vittne", "--json"];
    let said = place.run(&restore).done().json();
    assert_eq!(said["proven"], false, "{said}");
    assert!(out.iter().all(|number| said["quarantined"].as_array().unwrap().contains(&json!(number))), "{said}");
}

#[test]
fn what_a_program_left_that_was_cut_off_is_cleared_and_nothing_else() {
    let place = Place::in_outage();
    let log = place.live_log().display().to_string();
    let left = [
        ".new-6fa1bb60-1c2f-4f0e-9a43-0123456789ab",
        ".new-6fa1bb60-1c2f-4f0e-9a43-0123456789ab-wal",
        ".v1-backup-20261122T100000Z.kvittera.partial",
        ".v1-backup-20261122T100000Z.kvittera.partial-journal",
    ];
    let kept = [
        ".new-mina anteckningar",
        ".v1-backup-20261122T100000Z",
        ".witness.until-00000000004",
        "-kopia.kvittera.partial",
    ];
    for name in left.iter().chain(&kept) {
        fs::write(format!("{log}{name}"), "x").unwrap();
    }
    hand_out(&place, "female");
    let there = |name: &&&str| PathBuf::from(format!("{log}{name}")).exists();
    assert_eq!((left.iter().filter(there).count(), kept.iter().filter(there).count()), (0, kept.len()));
}
