//! `status` and `outage`.

use serde_json::{Value, json};

use super::place::Place;

fn outage(place: &Place) -> Value {
    place.run(&["status", "--json"]).done().json()["outage"].clone()
}

#[test]
fn status_as_json_has_the_keys_of_the_contract() {
    let place = Place::in_outage();
    place.issue("female").done();
    let status = place.run(&["status", "--json"]).done().json();
    assert_eq!((&status["mode"], &status["site"]), (&"live".into(), &"sas-akuten".into()));
    assert_eq!((&status["open_reconciliations"], &status["events"]), (&1.into(), &23.into()));
    let page = |free, issued, level: &str| json!({"free": free, "issued": issued, "withdrawn": 0, "quarantined": 0, "at_stake": 0, "total": 10, "level": level, "dry_at": null});
    assert_eq!(status["pool"], json!({"female": page(9, 1, "enough"), "male": page(10, 0, "full")}));
    assert_eq!(status["planned"], Value::Null);
    let call = &status["call"];
    assert!(["helpdesk", "on_call"].contains(&call["who"].as_str().unwrap()), "{status}");
    let rules = ["open_hours", "before_opening", "after_closing", "weekend", "holiday", "eve"];
    assert!(rules.contains(&call["rule"].as_str().unwrap()), "{status}");
    let has_a_name = ["holiday", "eve"].contains(&call["rule"].as_str().unwrap());
    assert_eq!(call["rule_name"].is_string(), has_a_name, "{status}");
    for text in [&call["phone"], &call["until"], &call["rule_words"], &status["now"]] {
        assert!(text.as_str().is_some_and(|text| !text.is_empty()), "{status}");
    }
    let head = status["head"].as_str().unwrap();
    assert!(head.len() == 64 && head.bytes().all(|byte| byte.is_ascii_hexdigit()), "{head}");
    assert_eq!(place.run(&["verify", "--json"]).done().json()["head"], head);
}

#[test]
fn an_outage_from_suspicion_to_restoration() {
    let place = Place::live();
    assert_eq!(
        outage(&place),
        json!({"state": "operational", "id": null, "kind": null, "started_at": null, "ended_at": null,
               "overdue": false})
    );
    let said = place.run(&["outage", "suspect", "--checked", "IT-nyheter", "--at", "2026-01-10T01:40"]).done();
    assert_eq!(said.out, "Driftstopp 1: misstänkt; kontrollerat: IT-nyheter\n");
    let open = outage(&place);
    assert_eq!((&open["state"], &open["id"], &open["kind"]), (&"suspected".into(), &1.into(), &"unplanned".into()));
    assert_eq!((&open["started_at"], &open["ended_at"]), (&"2026-01-10T01:40:00+01:00".into(), &Value::Null));
    place.issue("female").done();
    place.run(&["outage", "confirm", "--at", "2026-01-10T02:00"]).done();
    assert_eq!(outage(&place)["state"], "confirmed");
    place.run(&["outage", "note", "Åter kl 5?", "--at", "2026-01-10T02:30"]).done();
    let ended = place.run(&["outage", "end", "--at", "2026-01-10T05:00", "--json"]).done().json();
    assert_eq!(ended["facts"][0]["kind"], "outage_ended");
    let restored = outage(&place);
    assert_eq!((&restored["state"], &restored["ended_at"]), (&"restored".into(), &"2026-01-10T05:00:00+01:00".into()));
    let list = place.run(&["outage", "list", "--json"]).done().json();
    assert_eq!((&list[0]["id"], &list[0]["state"], &list[0]["hand_outs"]), (&1.into(), &"ended".into(), &1.into()));
    let words = place.run(&["outage", "list"]).done();
    assert_eq!(words.out, "1  över  2026-01-10 01:40  – 2026-01-10 05:00  kvittenser: 1\n");
}

#[test]
fn the_rules_of_outages_refuse_in_words() {
    let place = Place::live();
    place.run(&["outage", "end", "--json"]).refused(3, "outage_not_open");
    place.run(&["outage", "note", "tom", "--json"]).refused(3, "no_outage_yet");
    place.run(&["outage", "suspect", "--at", "2999-01-01T00:00", "--json"]).refused(3, "time_in_future");
    place.run(&["outage", "suspect", "--at", "+262142-12-31T23:59", "--json"]).refused(2, "argument_invalid");
    place.run(&["outage", "suspect", "--at", "2026-01-10T01:40"]).done();
    place.run(&["outage", "suspect", "--json"]).refused(3, "outage_already_open");
    place.run(&["outage", "end", "--at", "2026-01-10T01:39", "--json"]).refused(3, "before_outage_start");
    place.run(&["outage", "confirm"]).done();
    place.run(&["outage", "confirm", "--json"]).refused(3, "outage_already_confirmed");
    place.run(&["outage", "end"]).done();
    place.run(&["outage", "suspect", "--at", "2026-01-10T01:50", "--json"]).refused(3, "overlaps_outage");
    let said = place.run(&["outage", "end"]);
    said.failed(3, "Inget driftstopp är registrerat");
}

#[test]
fn status_in_words_follows_the_language() {
    let place = Place::in_outage();
    let said = place.run(&["status"]).done();
    assert!(said.out.contains("DRIFTSTOPP misstänkt") && said.out.contains("10 fria, 0 ute"), "{said:?}");
    assert_eq!(said.err, "");
    let said = place.run(&["--lang", "en", "status"]).done();
    assert!(said.out.contains("OUTAGE suspected") && said.out.contains("10 free, 0 out"), "{said:?}");
}

#[test]
fn lists_of_nothing_say_so_beside_the_result() {
    let place = Place::live();
    for command in [["outage", "list"], ["conflict", "list"]] {
        let said = place.run(&command).done();
        assert!(said.out.is_empty() && said.err.starts_with("Inga "), "{said:?}");
    }
    assert_eq!(place.run(&["outage", "list", "--json"]).done().out, "[]\n");
}
