//! Making a live log from files of numbers as people make them.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::place::{Place, full_pool, names_in, number, numbers};
use kvittera_domain::value::sex::Sex;

#[track_caller]
fn accepts(csv: impl AsRef<[u8]>) {
    let place = Place::empty();
    let pool = place.write("pool.csv", csv);
    place.run(&["init", "--pool", &pool]).done();
    let status = place.run(&["status", "--json"]).done().json();
    assert_eq!((&status["pool"]["female"]["free"], &status["pool"]["male"]["free"]), (&10.into(), &10.into()));
    assert_eq!(status["mode"], "live");
}

#[test]
fn a_plain_file() {
    accepts(full_pool());
}

#[test]
fn a_file_from_a_swedish_excel() {
    let rows: Vec<String> = numbers().iter().map(|number| format!("\"{number}\";\"Akuten\"")).collect();
    accepts(format!("\u{feff}\"Nummer\";Anm\r\n{}\r\n;\r\n", rows.join("\r\n")));
}

#[test]
fn a_file_with_groups_and_a_column_for_the_sex() {
    let row = |number: &String| {
        format!("{},{} {}", if number.contains('K') { "kvinna" } else { "Man" }, &number[..8], &number[8..])
    };
    accepts(format!("Kön,number\n{}", numbers().iter().map(row).collect::<Vec<_>>().join("\n")));
}

#[test]
fn the_folder_and_the_log_are_the_owners_alone() {
    let place = Place::live();
    let mode = |path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(place.path("data/kvittera")), mode(place.live_log())), (0o700, 0o600));
}

#[test]
fn an_existing_log_is_not_touched() {
    let place = Place::live();
    let before = fs::read(place.live_log()).unwrap();
    let pool = place.write("pool.csv", full_pool());
    place.run(&["init", "--pool", &pool, "--json"]).refused(5, "log_exists");
    assert_eq!(fs::read(place.live_log()).unwrap(), before);
}

#[test]
fn the_log_can_be_put_elsewhere() {
    let place = Place::empty();
    let pool = place.write("pool.csv", full_pool());
    let log = place.path("elsewhere/log.sqlite").display().to_string();
    let made = place.run(&["--log", &log, "init", "--pool", &pool, "--json"]).done().json();
    assert_eq!(
        (&made["mode"], &made["log"], &made["former"]),
        (&"live".into(), &log.as_str().into(), &serde_json::Value::Null)
    );
    assert_eq!(place.run(&["status", "--log", &log, "--json"]).done().json()["events"], 21);
}

#[track_caller]
fn refuses(csv: &str, lines: &[&str]) {
    let place = Place::empty();
    let pool = place.write("pool.csv", csv);
    for accepting in
        [&["init", "--json", "--pool", &pool][..], &["init", "--json", "--pool", &pool, "--accept-warnings"]]
    {
        let error = place.run(accepting).refused(3, "pool_refused");
        let said: Vec<&str> = error["lines"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
        for line in lines {
            assert!(said.iter().any(|said| said.contains(line)), "{line} in {said:?}");
        }
    }
    assert!(!place.live_log().exists());
}

#[test]
fn a_number_that_stands_twice_is_refused() {
    let pool = full_pool() + &number(Sex::Female, 0);
    refuses(&pool, &["Rad 22, 20190102K", "samma nummer som på rad 2"]);
}

#[test]
fn practice_numbers_are_refused() {
    refuses("number\n20190103K629\n", &["Rad 2, 20190103K629: påhittat övningsnummer"]);
}

#[test]
fn what_is_no_number_is_refused() {
    refuses("number\nkaffe\n", &["Rad 2"]);
    refuses("number;kön\n20190101A239;?\n", &["Rad 2, 20190101A239: varken bokstaven eller filen"]);
    refuses(&format!("number,sex\n{},man\n", number(Sex::Female, 0)), &["olika kön"]);
}

#[test]
fn a_binder_that_is_not_full_needs_a_persons_word() {
    let place = Place::empty();
    let pool = place.write("pool.csv", format!("number\n{}\n20180101K062\n", number(Sex::Male, 0)));
    let said = place.run(&["init", "--pool", &pool]);
    said.failed(3, "Rad 3, 20180101K062: ");
    assert!(said.err.contains("Pärmen får 1 kvinnonummer och 1 mansnummer; full är 10 och 10."), "{said:?}");
    place.run(&["init", "--pool", &pool, "--json"]).refused(3, "pool_doubtful");
    assert!(!place.live_log().exists());
    place.run(&["init", "--pool", &pool, "--accept-warnings"]).done();
    assert_eq!(place.run(&["pool", "list", "--json"]).done().json()[0]["doubts"][1], "other_birth_month");
}

#[test]
fn what_is_no_file_of_numbers_is_a_wrong_argument() {
    let place = Place::empty();
    let file = |name: &str, bytes: &[u8]| place.write(name, bytes);
    let files = [
        file("empty.csv", b""),
        file("header.csv", b"namn\nx\n"),
        file("binary.csv", b"number\n\0\x01"),
        file("large.csv", &vec![b'\n'; 2 * 1024 * 1024]),
        "/dev/zero".to_owned(),
        "/nowhere.csv".to_owned(),
        place.path("").display().to_string(),
    ];
    for name in files {
        place.run(&["init", "--json", "--pool", &name]).refused(2, "pool_file");
    }
    place.run(&["init", "--json"]).refused(2, "argument_missing");
    assert!(!names_in(&place.path("")).contains(&"data".to_owned()));
}

#[test]
fn a_file_with_a_header_alone_is_refused() {
    let place = Place::empty();
    let pool = place.write("pool.csv", "number\n");
    place.run(&["init", "--json", "--accept-warnings", "--pool", &pool]).refused(3, "pool_refused");
}

#[test]
fn where_a_log_has_left_something_no_other_is_made_and_the_way_leads_to_a_copy() {
    let place = Place::empty();
    let pool = place.write("pool.csv", full_pool());
    let log = place.write("hospital.sqlite", "");
    fs::rename(&log, format!("{log}-wal")).unwrap();
    let error = place.run(&["--log", &log, "init", "--json", "--pool", &pool]).refused(5, "log_exists");
    let next = error["next"].as_str().unwrap();
    assert!(next.contains("kvittera restore") && next.contains("pappers-pärmen") && next.contains("ring "), "{error}");
    assert!(!next.contains("--log"), "{error}");
    let error = place.run(&["--log", &log, "status", "--json"]).refused(5, "log_not_found");
    let next = error["next"].as_str().unwrap();
    assert!(next.starts_with("Lämna ut från pappers-pärmen") && next.contains("är disken monterad?"), "{error}");
}
