//! The report and the sheet of paper, from the real program.

use std::fs;

use super::place::Place;

/// A live log with an outage that began long ago, with a hand-out in it.
fn after_a_night() -> Place {
    let place = Place::live();
    place.run(&["outage", "suspect", "--at", "2026-01-10T02:00"]).done();
    place.issue("female").done();
    place
}

#[test]
fn the_report_is_printed_in_the_chosen_format_and_language() {
    let place = after_a_night();
    let said = place.run(&["report"]).done();
    assert!(said.out.starts_with("# Rapport om driftstopp 1\n\nAkutmottagningen Borås\n") && said.err.is_empty());
    assert!(said.out.contains("| 1 | ") && said.out.contains("Medicin / Avd 5"), "{said:?}");
    let said = place.run(&["--lang", "en", "report", "--format", "html", "--outage", "1"]).done();
    assert!(said.out.starts_with("<!DOCTYPE html><html lang=\"en\">"), "{said:?}");
    assert!(said.out.contains("Report on outage 1") && said.out.contains("Medicin / Avd 5"), "{said:?}");
    let head = place.run(&["status", "--json"]).json()["head"].as_str().unwrap()[..8].to_owned();
    assert!(said.out.contains(&head) && place.run(&["report"]).done().out.contains(&head));
}

#[test]
fn the_report_is_of_the_outage_that_began_last() {
    let place = after_a_night();
    place.run(&["outage", "end"]).done();
    place.run(&["outage", "suspect"]).done();
    assert!(place.run(&["report"]).done().out.starts_with("# Rapport om driftstopp 2"));
    assert!(place.run(&["report", "--outage", "1"]).done().out.starts_with("# Rapport om driftstopp 1"));
}

#[test]
fn without_an_outage_there_is_nothing_to_report() {
    let place = Place::live();
    place.run(&["report", "--json"]).refused(3, "no_outage_yet");
    place.run(&["report"]).failed(3, "Registrera driftstoppet");
    place.run(&["outage", "plan", "--from", "2999-01-01T00:00", "--to", "2999-01-01T02:00"]).done();
    place.run(&["report", "--json"]).refused(3, "no_outage_yet");
    place.run(&["report", "--outage", "1", "--json"]).refused(3, "outage_unknown");
    place.run(&["report", "--outage", "7", "--json"]).refused(3, "outage_unknown");
    place.run(&["report", "--outage", "noll", "--json"]).refused(2, "argument_invalid");
    place.run(&["report", "--format", "pdf", "--json"]).refused(2, "usage");
}

#[test]
fn as_json_it_is_one_value_with_all_that_was_measured() {
    let place = after_a_night();
    let json = place.run(&["report", "--json"]).done().json();
    assert_eq!(
        (&json["mode"], &json["outage"]["id"], &json["course"][0]["what"]),
        (&"live".into(), &1.into(), &"suspected".into())
    );
    let call = &json["calls"][0];
    assert_eq!((&call["issuance"], &call["ward"], &call["read_back"]), (&1.into(), &"Avd 5".into(), &"awaited".into()));
    assert!(call["form_seconds"].is_null() && json["median_call_seconds"].is_null(), "{json}");
    assert_eq!(json["pool"]["pages"][0]["steps"].as_array().unwrap().last().unwrap()["free"], 9);
    assert_eq!((&json["open"][0]["case"], &json["open"][0]["state"]), (&"1".into(), &"open".into()));
    assert_eq!((&json["wards"][0]["numbers"], &json["wards"][0]["closed"]), (&1.into(), &0.into()));
    assert_eq!((&json["redraw"]["female"], &json["redraw"]["male"]), (&1.into(), &0.into()));
    assert_eq!(json["lapses"][0]["step"], "not_asked_whether_only_us");
    assert_eq!(json["lapses"][4], serde_json::json!({"step": "not_read_back", "of": [1]}));
    assert!(json["file"].is_null() && json["conflicts"].as_array().unwrap().is_empty(), "{json}");
}

#[test]
fn a_file_is_made_and_never_overwritten() {
    let place = after_a_night();
    let file = |name: &str| place.path(name).display().to_string();
    for (name, begin) in
        [("r.md", "# Rapport"), ("r.html", "<!DOCTYPE html>"), ("R.HTM", "<!DOCTYPE html>"), ("r", "# ")]
    {
        let said = place.run(&["report", "-o", &file(name)]).done();
        assert!(said.out.is_empty() && said.err.contains(name), "{said:?}");
        assert!(fs::read_to_string(place.path(name)).unwrap().starts_with(begin), "{name}");
        place.run(&["report", "-o", &file(name), "--json"]).refused(2, "file_exists");
    }
    place.run(&["report", "--format", "md", "-o", &file("other.html")]).done();
    assert!(fs::read_to_string(place.path("other.html")).unwrap().starts_with("# "));
    assert_eq!(place.run(&["report", "--json", "-o", &file("j.md")]).done().json()["file"], file("j.md"));
    place.run(&["pool", "sheet", "-o", &file("s.html")]).done();
    let sheet = fs::read_to_string(place.path("s.html")).unwrap();
    assert!(sheet.starts_with("<!DOCTYPE html>") && sheet.ends_with("</html>\n"), "{sheet}");
    place.run(&["pool", "sheet", "-o", &file("s.html")]).failed(2, "finns redan");
    assert_eq!(fs::read_to_string(place.path("s.html")).unwrap(), sheet);
}

#[test]
fn the_sheet_holds_what_is_free_now() {
    let place = after_a_night();
    let page = place.run(&["pool", "sheet"]).done().out;
    assert!(
        page.contains("Kvinnor: 9 lediga") && page.contains("Män: 10 lediga") && !page.contains("ÖVNING"),
        "{page}"
    );
    let json = place.run(&["pool", "sheet", "--json"]).done().json();
    let count = place.run(&["pool", "count", "--json"]).done().json();
    assert_eq!((&json["female"], &json["male"]), (&count["female"]["numbers"], &count["male"]["numbers"]));
    assert_eq!(json["head"], place.run(&["status", "--json"]).json()["head"]);
    assert!(json["mode"] == "live" && json["file"].is_null(), "{json}");
}

#[test]
fn a_drill_is_marked_in_each_of_them() {
    let place = Place::empty();
    place.run(&["--practice", "outage", "suspect"]).done();
    for arguments in [&["report"][..], &["report", "--format", "html"], &["pool", "sheet"]] {
        let said = place.run(&[&["--practice"], arguments].concat()).done();
        assert!(said.out.contains("ÖVNING") && said.err.contains("ÖVNING"), "{said:?}");
    }
    assert_eq!(place.run(&["--practice", "report", "--json"]).done().json()["mode"], "practice");
    assert_eq!(place.run(&["--practice", "pool", "sheet", "--json"]).done().json()["mode"], "practice");
}

#[test]
fn whoever_is_nobody_may_read_the_report() {
    let place = after_a_night();
    let mut command = place.command(&["--role", "auditor", "report"]);
    assert!(command.env_remove("KVITTERA_AS").output().unwrap().status.success());
}
