//! Sequences by which a number once went out twice. Whatever is put back, cut or damaged: what is out stays out.

use std::fs;
use std::path::{Path, PathBuf};

use kvittera_domain::value::sex::Sex::Female;
use serde_json::{Value, json};

use super::backup::with_folder;
use super::place::{Place, issue, names_in, number, numbers, spare};
use super::unproven::{hand_out, lines, nothing_twice, recover, witness};

/// What the log and its witness are at this moment.
struct Moment([(PathBuf, Vec<u8>); 2]);

impl Moment {
    fn of(place: &Place) -> Self {
        Self([place.live_log(), witness(place)].map(|path| (path.clone(), fs::read(path).unwrap())))
    }

    fn log(&self) {
        self.back(0);
    }

    fn witness(&self) {
        self.back(1);
    }

    fn back(&self, which: usize) {
        let (path, bytes) = &self.0[which];
        fs::write(path, bytes).unwrap();
    }
}

fn look(place: &Place) -> Value {
    place.run(&["recover", "--look", "--json"]).done().json()
}

/// Hands out three women's numbers.
fn three_out(place: &Place) -> Vec<String> {
    (0..3).map(|_| hand_out(place, "female")).collect()
}

/// Nothing goes out before somebody has looked, and after that nothing that is out; nobody has vouched for anything.
fn nothing_twice_after_recover(place: &Place, out: &[String]) {
    let stopped = place.issue("female");
    assert_eq!(stopped.code, 5, "{stopped:?}");
    recover(place, &[]);
    nothing_twice(place, out);
}

fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at] ^= 4;
    fs::write(path, bytes).unwrap();
}

#[test]
fn whole_lines_at_its_end_that_can_not_be_read_are_no_torn_line() {
    let place = Place::in_outage();
    let before = Moment::of(&place);
    let length = before.0[1].1.len();
    let out = three_out(&place);
    let told = fs::read(witness(&place)).unwrap();
    let ends = told.iter().enumerate().skip(length).filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at);
    ends.for_each(|end| flip(&witness(&place), end - 20));
    before.log();
    assert_eq!(look(&place)["finding"], "witness_damaged");
    nothing_twice_after_recover(&place, &out);
}

#[test]
fn a_last_line_that_is_whole_and_can_not_be_read_stops_the_desk() {
    let place = Place::in_outage();
    let before = Moment::of(&place);
    let out = vec![hand_out(&place, "female")];
    let last = fs::metadata(witness(&place)).unwrap().len();
    flip(&witness(&place), usize::try_from(last).unwrap() - 20);
    place.issue("female").refused(5, "witness_damaged");
    before.log();
    nothing_twice_after_recover(&place, &out);
}

#[test]
fn a_witness_that_is_older_than_its_log_proves_no_more_than_none() {
    let place = Place::in_outage();
    let first = Moment::of(&place);
    let mut out = vec![hand_out(&place, "female")];
    let later = Moment::of(&place);
    out.extend(three_out(&place));
    later.log();
    first.witness();
    let status = place.run(&["status", "--json"]).done().json();
    assert_eq!(
        (&status["halt"]["cause"], &status["halt"]["surely_free"]),
        (&json!("log_ahead_of_witness"), &Value::Null)
    );
    assert_eq!(look(&place)["proven"], false);
    nothing_twice_after_recover(&place, &out);
}

#[test]
fn a_witness_whose_first_line_is_damaged_names_what_is_out_and_proves_nothing() {
    let place = Place::in_outage();
    let before = Moment::of(&place);
    let out = three_out(&place);
    before.log();
    flip(&witness(&place), 20);
    let seen = look(&place);
    assert_eq!((&seen["finding"], &seen["proven"]), (&json!("witness_damaged"), &json!(false)));
    recover(&place, &["--nothing-later"]);
    nothing_twice(&place, &out);
}

#[test]
fn an_empty_witness_proves_nothing_however_much_was_put_aside() {
    let place = Place::in_outage();
    let first = Moment::of(&place);
    let mut out = vec![hand_out(&place, "female")];
    first.log();
    recover(&place, &[]);
    let later = Moment::of(&place);
    out.extend(three_out(&place));
    later.log();
    fs::write(witness(&place), "").unwrap();
    assert_eq!(look(&place)["proven"], false);
    nothing_twice_after_recover(&place, &out);
}

#[test]
fn what_was_put_aside_is_heard_where_the_witness_is_gone() {
    heard_whatever_became_of_it(|witness| fs::remove_file(witness).unwrap());
}

#[test]
fn what_was_put_aside_is_heard_beside_another_logs_witness() {
    let other = Place::in_outage();
    let foreign = fs::read(witness(&other)).unwrap();
    heard_whatever_became_of_it(|own| fs::write(own, &foreign).unwrap());
}

/// Numbers went out and were put back once, and the witness that knew of them was put aside then.
fn heard_whatever_became_of_it(spoil: impl FnOnce(&Path)) {
    let place = Place::in_outage();
    let before = Moment::of(&place);
    let out = vec![hand_out(&place, "female"), hand_out(&place, "male")];
    before.log();
    recover(&place, &[]);
    before.log();
    spoil(&witness(&place));
    recover(&place, &["--nothing-later"]);
    nothing_twice(&place, &out);
}

#[test]
fn a_witness_that_was_cut_within_a_line_does_not_prove_what_came_after() {
    let place = Place::in_outage();
    let before = Moment::of(&place);
    let mut out = vec![hand_out(&place, "female")];
    let length = fs::metadata(witness(&place)).unwrap().len();
    out.extend(three_out(&place));
    let told = fs::read(witness(&place)).unwrap();
    fs::write(witness(&place), &told[..usize::try_from(length).unwrap() + 40]).unwrap();
    before.log();
    assert_eq!(look(&place)["proven"], false);
    nothing_twice_after_recover(&place, &out);
}

#[test]
fn a_file_of_another_course_of_the_log_is_not_taken_for_the_continuation() {
    let place = Place::in_outage();
    let before = Moment::of(&place);
    let mut out = vec![hand_out(&place, "female")];
    for _ in 0..14 {
        place.run(&["outage", "note", "rad"]).done();
    }
    out.push(hand_out(&place, "male"));
    before.log();
    recover(&place, &[]);
    let unissued = |out: &[String]| -> Vec<String> {
        numbers()
            .into_iter()
            .filter(|number| !out.contains(number))
            .flat_map(|it| ["--unissued".to_owned(), it])
            .collect()
    };
    // The same log once more, and each time its witness is gone.
    before.log();
    for count in [2, 1] {
        fs::remove_file(witness(&place)).unwrap();
        let vouched = unissued(&out);
        recover(&place, &vouched.iter().map(String::as_str).collect::<Vec<_>>());
        out.extend((0..count).map(|_| hand_out(&place, "female")));
    }
    before.log();
    assert_eq!(look(&place)["proven"], false);
    nothing_twice_after_recover(&place, &out);
}

#[test]
fn a_log_that_is_reached_by_another_name_has_the_same_witness() {
    let place = Place::in_outage();
    let log = place.live_log();
    let elsewhere = place.path("vittne");
    fs::rename(witness(&place), &elsewhere).unwrap();
    fs::create_dir_all(place.path("config/kvittera")).unwrap();
    let settings = format!("[log]\npath = \"{}\"\nwitness = \"{}\"\n", log.display(), elsewhere.display());
    place.write("config/kvittera/kvittera.toml", settings);
    let roundabout = log.parent().unwrap().join("../kvittera/kvittera.log.sqlite");
    let named = [&["--log", roundabout.to_str().unwrap()][..], &issue("female")].concat();
    place.run(&named).done();
    assert!(!witness(&place).exists());
    let told = fs::read_to_string(&elsewhere).unwrap();
    assert!(told.contains("\"kind\":\"issued\""), "{told}");
}

#[test]
fn numbers_whose_import_was_lost_come_back_in_quarantine() {
    let place = Place::in_outage();
    let before = Moment::of(&place);
    let mut out: Vec<String> = (0..10).map(|_| hand_out(&place, "female")).collect();
    let more = place.write("mer.csv", format!("number\n{}\n{}\n{}\n", spare(8), spare(10), spare(12)));
    place.run(&["pool", "import", &more, "--accept-warnings"]).done();
    out.extend([hand_out(&place, "female"), hand_out(&place, "female")]);
    let mut told = lines(&place);
    let damaged = told.len() - 10;
    told[damaged] = told[damaged].replace(':', ";");
    fs::write(witness(&place), told.concat()).unwrap();
    before.log();
    let seen = look(&place);
    assert_eq!(seen["proven"], false);
    for number in &out[10..] {
        assert!(seen["at_stake"].as_array().unwrap().contains(&json!(number)), "{number} {seen}");
    }
    recover(&place, &[]);
    place.run(&["pool", "import", &more, "--accept-warnings", "--json"]).refused(3, "pool_refused");
    nothing_twice(&place, &out);
}

#[test]
fn no_log_is_begun_beside_what_was_put_aside_of_a_witness() {
    let place = Place::in_outage();
    let before = Moment::of(&place);
    hand_out(&place, "female");
    before.log();
    recover(&place, &[]);
    for gone in [place.live_log(), witness(&place)] {
        fs::remove_file(gone).unwrap();
    }
    let pool = place.path("pool.csv").display().to_string();
    place.run(&["init", "--pool", &pool, "--json"]).refused(5, "witness_without_log");
}

#[test]
fn no_log_is_begun_beside_the_second_copy_of_one() {
    let (place, folder) = with_folder();
    place.run(&["outage", "suspect"]).done();
    hand_out(&place, "female");
    fs::remove_dir_all(place.path("data")).unwrap();
    let pool = place.path("pool.csv").display().to_string();
    let refused = place.run(&["init", "--pool", &pool, "--json"]).refused(5, "copy_without_log");
    let [copy] = <[String; 1]>::try_from(names_in(&folder)).unwrap();
    assert!(refused["message"].as_str().unwrap().contains(&copy), "{refused}");
    assert!(refused["next"].as_str().unwrap().contains("kvittera restore"), "{refused}");
    fs::rename(folder.join(&copy), place.path("undan.sqlite")).unwrap();
    place.run(&["init", "--pool", &pool]).done();
}

#[test]
fn a_restoring_asks_the_second_copy_too() {
    let (place, _) = with_folder();
    place.run(&["outage", "suspect"]).done();
    place.run(&["backup", "kopia.sqlite"]).done();
    let out = vec![hand_out(&place, "female"), hand_out(&place, "male")];
    for gone in [place.live_log(), witness(&place)] {
        fs::remove_file(gone).unwrap();
    }
    let (pool, log) = (place.path("pool.csv").display().to_string(), place.live_log().display().to_string());
    let restore = ["restore", "kopia.sqlite", "--to", &log, "--no-witness", "--unissued-file", &pool];
    let restored = place.run(&[&restore[..], &["--reason", "disken dog", "--json"]].concat()).done().json();
    for number in &out {
        assert!(restored["quarantined"].as_array().unwrap().contains(&json!(number)), "{restored}");
    }
    assert!(restored["free"].as_array().unwrap().contains(&json!(number(Female, 5))), "{restored}");
}

#[test]
fn log_and_witness_put_back_beside_what_was_put_aside_since_are_found_out() {
    let place = Place::in_outage();
    let before = Moment::of(&place);
    let mut out = vec![hand_out(&place, "female"), hand_out(&place, "male")];
    let mut damaged = fs::read(witness(&place)).unwrap();
    let in_the_last_line_but_one = damaged.len() - 250;
    damaged[in_the_last_line_but_one] ^= 1;
    fs::write(witness(&place), damaged).unwrap();
    recover(&place, &[]);
    out.push(hand_out(&place, "female"));
    before.log();
    before.witness();
    assert_eq!(place.run(&["verify"]).code, 6);
    assert_eq!(look(&place)["finding"], "log_behind_witness");
    nothing_twice_after_recover(&place, &out);
}

#[test]
fn a_witness_of_another_course_of_the_lost_log_proves_no_restoring() {
    let place = Place::in_outage();
    place.run(&["backup", "kopia.sqlite"]).done();
    let before = Moment::of(&place);
    hand_out(&place, "female");
    place.run(&["outage", "note", "rad"]).done();
    fs::copy(witness(&place), place.path("vittne")).unwrap();
    // The log is put back, its witness is gone, and it goes another way for as long.
    before.log();
    fs::remove_file(witness(&place)).unwrap();
    recover(&place, &["--nothing-later"]);
    hand_out(&place, "male");
    let restore = ["restore", "kopia.sqlite", "--to", "ny.sqlite", "--witness", "vittne", "--reason", "disken dog"];
    let restored = place.run(&[&restore[..], &["--json"]].concat()).done().json();
    assert_eq!((&restored["proven"], &restored["free"]), (&json!(false), &json!([])));
}

#[test]
fn the_numbers_that_the_second_copy_knows_to_be_out_are_named() {
    let (place, _) = with_folder();
    place.run(&["outage", "suspect"]).done();
    let before = Moment::of(&place);
    let out = vec![hand_out(&place, "female"), hand_out(&place, "male")];
    before.log();
    before.witness();
    let halt = place.run(&["status", "--json"]).done().json()["halt"].clone();
    assert_eq!((&halt["cause"], &halt["at_stake"]), (&json!("copy_ahead_of_log"), &json!(out)));
}
