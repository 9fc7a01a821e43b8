//! `verify` finds what was changed behind the program's back.

use std::fs;

use rusqlite::Connection;

use super::place::Place;

#[test]
fn a_sound_log_has_no_findings() {
    let place = Place::in_outage();
    let report = place.run(&["verify", "--json"]).done().json();
    assert_eq!(
        (&report["ok"], &report["events"], &report["findings"]),
        (&true.into(), &22.into(), &serde_json::json!([]))
    );
    let words = place.run(&["verify"]).done();
    assert!(words.out.contains("22 fakta, inga fel"), "{words:?}");
    assert!(words.out.contains(report["head"].as_str().unwrap()), "{words:?}");
}

#[test]
fn a_changed_fact_is_a_fault() {
    let place = Place::in_outage();
    place.issue("female").done();
    let log = Connection::open(place.live_log()).unwrap();
    let triggers: Vec<(String, String)> = log
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for (name, _) in &triggers {
        log.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    log.execute("UPDATE event SET body = replace(body, 'Medicin', 'Kirurgi') WHERE seq = 23", []).unwrap();
    for (_, sql) in &triggers {
        log.execute_batch(sql).unwrap();
    }
    drop(log);
    let report = place.run(&["verify", "--json"]);
    assert_eq!(report.code, 6, "{report:?}");
    assert!(report.json()["findings"][0].as_str().unwrap().contains("Faktum 23"), "{report:?}");
    let words = place.run(&["verify"]);
    assert_eq!(words.code, 6);
    assert!(words.out.starts_with("Faktum 23 ") && words.err.contains("Lämna inte ut nummer härifrån"), "{words:?}");
    place.run(&["status", "--json"]).refused(5, "chain_broken");
}

#[test]
fn a_file_cut_off_is_a_fault() {
    let place = Place::in_outage();
    let file = fs::OpenOptions::new().write(true).open(place.live_log()).unwrap();
    file.set_len(8192).unwrap();
    let said = place.run(&["verify", "--json"]);
    said.refused(6, "log_damaged");
    place.run(&["status", "--json"]).refused(5, "log_damaged");
}

#[test]
fn there_must_be_a_log() {
    let place = Place::empty();
    place.run(&["--log", "nowhere.sqlite", "verify", "--json"]).refused(5, "log_not_found");
}
