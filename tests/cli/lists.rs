//! Lists of numbers as people bring them: what was read is told, and nothing is lost by one that was not understood.

use std::fs;

use serde_json::{Value, json};

use super::place::{Place, full_pool, issue, number, numbers, spare};
use super::terminal::Terminal;
use kvittera_domain::value::sex::Sex;

const WORKBOOKS: [&str; 2] = ["calc.xlsx", "calc.ods"];

fn fixture(place: &Place, name: &str) -> String {
    let lists = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/desk/lists/");
    place.write(name, fs::read(format!("{lists}{name}")).unwrap())
}

fn events(place: &Place) -> Value {
    place.run(&["status", "--json"]).done().json()["events"].clone()
}

/// The rows of a file with a woman's number on the left and a man's on the right.
fn two_columns(header: &str) -> String {
    let rows = numbers().into_iter().take(10).zip(numbers().into_iter().skip(10));
    let rows: Vec<String> = rows.map(|(woman, man)| format!("{woman};{man}")).collect();
    format!("{header}\n{}\n", rows.join("\n"))
}

#[test]
fn init_and_import_tell_what_was_read_before_they_write() {
    let place = Place::empty();
    for name in WORKBOOKS {
        let list = fixture(&place, name);
        let log = place.path(&format!("{name}.sqlite")).display().to_string();
        let made = place.run(&["--log", &log, "init", "--pool", &list]).done();
        assert!(made.err.contains("Läst: 10 kvinnonummer och 10 mansnummer, av 21 rader."), "{made:?}");
        assert!(made.err.contains("Rad 25: summa, hoppas över: ”") && made.err.contains("Rad 2: rubrik"), "{made:?}");
    }
    let list = fixture(&place, WORKBOOKS[0]);
    let read = place.run(&["init", "--json", "--pool", &list]).done().json()["read"].clone();
    assert_eq!(
        (&read["female"], &read["male"], &read["unclear"], &read["rows"]),
        (&json!(10), &json!(10), &json!(0), &json!(21))
    );
    assert_eq!((&read["passed_over"][0]["why"], &read["passed_over"][1]["line"]), (&json!("title"), &json!(25)));
    let one = place.write("en.txt", spare(40));
    let imported = place.run(&["pool", "import", &one, "--accept-warnings", "--json"]).done().json();
    assert_eq!((&imported["read"]["female"], &imported["read"]["rows"]), (&json!(1), &json!(1)));
    let refused = place.run(&["pool", "import", &one]);
    assert!(
        refused.code == 3 && refused.err.starts_with("Läst: 1 kvinnonummer och 0 mansnummer, av 1 rad."),
        "{refused:?}"
    );
}

#[test]
fn of_two_columns_none_is_taken() {
    let place = Place::live();
    for header in ["nummer;nummer", "number;nummer", "LRID;Reservnummer"] {
        let file = place.write("två.csv", two_columns(header));
        let names: Vec<&str> = header.split(';').collect();
        let withdraw = ["--withdraw-missing", "--reason", "inventering", "--expect", "10", "--json"];
        let tries = [
            [&["pool", "count", "--file", &file][..], &withdraw].concat(),
            vec!["pool", "import", &file, "--accept-warnings", "--json"],
            vec!["--log", "/nowhere/x", "init", "--pool", &file, "--accept-warnings", "--json"],
            vec!["recover", "--reason", "x", "--unissued-file", &file, "--json"],
        ];
        for arguments in tries {
            let error = place.run(&arguments).refused(2, "pool_file");
            let message = error["message"].as_str().unwrap();
            assert!(names.iter().all(|name| message.contains(&format!("”{name}”"))), "{message}");
        }
    }
    assert_eq!(events(&place), 21);
}

#[test]
fn what_was_not_wholly_understood_withdraws_nothing() {
    let place = Place::live();
    let all = numbers();
    let rows = all[..18].join(";\n");
    let odd = [
        (format!("nummer;anm\n{rows};även {}\n", all[18]), "rad 19"),
        (format!("nummer;kön\n{rows};1\n"), "rad 19"),
        (format!("nummer;x\n{rows};\nSumma;20\n"), "rad 20"),
        (format!("nummer;k?n\n{rows};\n"), "rad 1"),
        (format!("nummer;kön\n{rows};kvinna\n"), "olika kön"),
        (format!("nummer;x\n{rows};\nKvinnor\n"), "rubrik"),
        (format!("nummer;x\n{rows};\n;Akuten\n"), "inget nummer på raden"),
        (format!("nummer;x\n{rows};\n\"{};y\n", all[18]), "citattecken"),
    ];
    for (text, told) in odd {
        let file = place.write("pärm.csv", &text);
        let counted =
            ["pool", "count", "--file", &file, "--withdraw-missing", "--reason", "x", "--expect", "2", "--json"];
        let error = place.run(&counted).refused(2, "pool_file");
        assert!(error["message"].as_str().unwrap().contains(told), "{told}: {error}");
        fs::rename(witness(&place), place.path("w")).unwrap();
        place.run(&["recover", "--reason", "x", "--unissued-file", &file, "--json"]).refused(2, "pool_file");
        fs::rename(place.path("w"), witness(&place)).unwrap();
    }
    assert_eq!(events(&place), 21);
}

fn witness(place: &Place) -> std::path::PathBuf {
    place.witness()
}

#[test]
fn an_odd_file_is_loaded_only_when_its_warnings_are_accepted() {
    let place = Place::empty();
    let rows: Vec<String> =
        numbers().iter().map(|number| format!("{number};{}", u8::from(number.contains('K')) + 1)).collect();
    let file = place.write("a.csv", format!("nummer;kön\n{}\n", rows.join("\n")));
    let error = place.run(&["init", "--pool", &file, "--json"]).refused(3, "pool_doubtful");
    assert!(error["lines"][0].as_str().unwrap().starts_with("Rad 2: ”2” säger inget kön"), "{error}");
    place.run(&["init", "--pool", &file, "--accept-warnings"]).done();
}

#[test]
fn a_refusal_shows_what_was_read() {
    let place = Place::empty();
    for (text, told) in [
        ("nummer\n2019\u{a0}0103 K06\n", "Rad 2: ”2019<U+00A0>0103 K06”: Ett nummer har 12 tecken"),
        ("nummer\nKvinnor\n", "ser ut som en rubrik, inte ett nummer: ”Kvinnor”"),
        ("nummer;x\n;7\n", "inget nummer på raden: ”;7”"),
    ] {
        let file = place.write("a.csv", text);
        let error = place.run(&["init", "--pool", &file, "--json"]).refused(3, "pool_refused");
        assert!(error["lines"][0].as_str().unwrap().contains(told), "{error}");
    }
    let file = place.write("a.csv", "id;plats\n20190103K061;A\n");
    let error = place.run(&["init", "--pool", &file, "--json"]).refused(2, "pool_file");
    assert!(error["message"].as_str().unwrap().contains("På rad 1 står: ”id;plats”"), "{error}");
}

#[test]
fn many_withdrawals_need_their_count() {
    let place = Place::live();
    let file = place.write("pärm.csv", format!("nummer\n{}\n", numbers()[..10].join("\n")));
    let count = ["pool", "count", "--file", &file, "--withdraw-missing", "--reason", "inventering", "--json"];
    for expected in [&[][..], &["--expect", "9"], &["--expect", "0"]] {
        let error = place.run(&[&count[..], expected].concat()).refused(3, "count_unconfirmed");
        assert!(error["message"].as_str().unwrap().starts_with("10 nummer skulle kasseras"), "{error}");
        assert!(error["next"].as_str().unwrap().contains("--expect 10"), "{error}");
    }
    assert_eq!(events(&place), 21);
    let done = place.run(&[&count[..], &["--expect", "10"]].concat()).done().json();
    assert_eq!((done["facts"].as_array().unwrap().len(), &done["read"]["rows"]), (11, &json!(10)));
    assert_eq!(place.run(&["status", "--json"]).done().json()["pool"]["male"]["free"], 0);
}

#[test]
fn a_few_withdrawals_need_none_but_a_wrong_count_is_wrong() {
    let place = Place::live();
    let file = place.write("pärm.csv", format!("nummer\n{}\n", numbers()[..17].join("\n")));
    let count = ["pool", "count", "--file", &file, "--withdraw-missing", "--reason", "inventering", "--json"];
    place.run(&[&count[..], &["--expect", "4"]].concat()).refused(3, "count_unconfirmed");
    place.run(&[&count[..], &["--role", "cashier"]].concat()).refused(4, "not_allowed");
    assert_eq!(events(&place), 21, "nothing is half done");
    place.run(&count).done();
}

#[test]
fn on_a_terminal_a_person_is_asked_with_the_count() {
    let place = Place::live();
    let file = place.write("pärm.csv", format!("nummer\n{}\n", numbers()[..10].join("\n")));
    let count = ["pool", "count", "--file", &file, "--withdraw-missing", "--reason", "inventering"];
    let mut terminal = Terminal::start(&place, &count);
    terminal.answer("10 nummer saknas och kasseras för gott. Stämmer det? (j/n)", "n");
    let (code, rest) = terminal.end();
    assert!(code == 3 && rest.contains("Inget är skrivet"), "{code} {rest}");
    assert_eq!(events(&place), 21);
    let mut terminal = Terminal::start(&place, &count);
    terminal.answer("10 nummer saknas och kasseras för gott. Stämmer det? (j/n)", "j");
    assert_eq!(terminal.end().0, 0);
    assert_eq!(events(&place), 32);
}

#[test]
fn many_quarantines_need_their_count_too() {
    let place = Place::in_outage();
    fs::remove_file(witness(&place)).unwrap();
    let kept = number(Sex::Female, 0);
    let recover = ["recover", "--reason", "kontrollfilen borta", "--unissued", &kept, "--json"];
    let looked = place.run(&["recover", "--look", "--unissued", &kept, "--json"]).done().json();
    assert_eq!(looked["to_quarantine"], 19);
    let error = place.run(&recover).refused(3, "count_unconfirmed");
    assert!(error["message"].as_str().unwrap().starts_with("19 nummer skulle sättas i karantän"), "{error}");
    place.run(&[&recover[..], &["--expect", "20"]].concat()).refused(3, "count_unconfirmed");
    assert_eq!(place.run(&["recover", "--look", "--json"]).done().json()["to_quarantine"], 20, "nothing is written");
    place.run(&[&recover[..], &["--expect", "19"]].concat()).done();
}

#[test]
fn whoever_vouches_for_all_quarantines_none_and_need_not_count() {
    let place = Place::in_outage();
    fs::remove_file(witness(&place)).unwrap();
    place
        .run(&["recover", "--reason", "kontrollfilen borta", "--nothing-later", "--expect", "5", "--json"])
        .refused(3, "count_unconfirmed");
    place.run(&["recover", "--reason", "kontrollfilen borta", "--nothing-later", "--json"]).done();
}

#[test]
fn a_list_is_found_however_its_path_was_pasted() {
    let place = Place::empty();
    fs::create_dir(place.path("Nya nummer (2)")).unwrap();
    let path = place.write("Nya nummer (2)/pa\u{308}rm.csv", full_pool());
    let pasted = [
        format!("'{path}'"),
        format!("\"{path}\""),
        path.replace(' ', "\\ ").replace('(', "\\(").replace(')', "\\)"),
        format!("file://{}", path.replace(' ', "%20").replace('\u{308}', "%CC%88")),
        "~/Nya nummer (2)/pa\u{308}rm.csv".to_owned(),
        "Nya nummer (2)/pärm.csv".to_owned(),
    ];
    for (at, named) in pasted.iter().enumerate() {
        let log = place.path(&format!("{at}.sqlite")).display().to_string();
        place.run(&["--log", &log, "init", "--pool", named]).done();
        let counted = place.run(&["--log", &log, "pool", "count", "--file", named, "--json"]).done().json();
        assert_eq!(counted["present"], 20, "{named}");
    }
    let error = place.run(&["init", "--pool", "'~/nya.csv'", "--json"]).refused(2, "pool_file");
    let tried = place.path("nya.csv").display().to_string();
    assert!(error["message"].as_str().unwrap().starts_with(&format!("{tried}: den finns inte")), "{error}");
}

#[test]
fn an_unknown_ward_is_taken_as_it_is_written() {
    let place = Place::in_outage();
    for ward in ["Avd – 5 ’akut’", "Avd #5!?", "~Avd_5…", "Avd \"5\" <b>", "| Avd ^5\\ {x}"] {
        let mut arguments = issue("female");
        arguments[8] = ward;
        place.run(&arguments).done();
        let list = place.run(&["reconcile", "list", "--json"]).done().json();
        assert!(list.as_array().unwrap().iter().any(|row| row["ward"] == ward), "{ward}: {list}");
    }
    let mut arguments = issue("female");
    arguments[8] = "Avd \u{202e}5";
    place.run(&arguments).refused(2, "argument_invalid");
}

#[test]
fn a_ward_that_is_like_a_known_one_is_told_and_asked_about() {
    let place = Place::in_outage();
    place.issue("female").done();
    let written = |ward| {
        let mut arguments = issue("female").to_vec();
        arguments[8] = ward;
        arguments
    };
    for ward in ["Avd5", "Avd. 5", "Avdelning 5"] {
        let said = place.run(&written(ward)).done();
        assert!(said.err.contains(&format!("Medicin / {ward} liknar Medicin / Avd 5")), "{said:?}");
    }
    place.issue("male").done();
    place.issue("male").done();
    assert!(place.run(&written("Avd5")).done().err.contains("liknar Medicin / Avd 5,"), "once more");
    for ward in ["AVD 5", "Avd 50", "Avd 5X"] {
        assert_eq!(place.run(&written(ward)).done().err, "", "{ward}");
    }
    let ask = |answer: &str| {
        let arguments = written("avd05");
        let mut terminal = Terminal::start(&place, &arguments[..9]);
        terminal.answer("Medicin / avd05 liknar Medicin / AVD 5. Är det samma? (j/n)", answer);
        assert_eq!(terminal.end().0, 0);
        let list = place.run(&["reconcile", "list", "--json"]).done().json();
        let newest = list.as_array().unwrap().iter().max_by_key(|row| row["issuance"].as_u64()).unwrap();
        newest["ward"].as_str().unwrap().to_owned()
    };
    assert_eq!((ask("j").as_str(), ask("n").as_str()), ("AVD 5", "avd05"));
}
