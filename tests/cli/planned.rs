//! Planned stops, from the command line.

use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde_json::{Value, json};

use super::place::{Place, Said};

/// Two planned stops that lie far ahead.
const NEXT: [&str; 6] = ["outage", "plan", "--from", "2998-01-10T22:00", "--to", "2998-01-11T02:00"];
const LATER: [&str; 6] = ["outage", "plan", "--from", "2999-01-10T22:00", "--to", "2999-01-11T02:00"];

fn status(place: &Place) -> Value {
    place.run(&["status", "--json"]).done().json()
}

fn moment(written: &Value) -> DateTime<FixedOffset> {
    written.as_str().unwrap().parse().unwrap()
}

/// Announces a stop that should have begun long ago, and goes on until then.
fn begun_until(place: &Place, to: &str) -> Said {
    place.run(&["outage", "plan", "--from", "2026-01-10T22:00", "--to", to]).done()
}

#[test]
fn a_planned_stop_is_announced_moved_and_called_off() {
    let place = Place::live();
    place.run(&LATER).done();
    let said = place.run(&[&NEXT[..], &["--reference", "CHG 4711"]].concat()).done();
    assert_eq!(said.out, "Driftstopp 2: planerat 2998-01-10 22:00 – 2998-01-11 02:00 (CHG 4711)\n");
    let shown = status(&place);
    let planned = json!({"id": 2, "from": "2998-01-10T22:00:00+01:00", "to": "2998-01-11T02:00:00+01:00",
                         "reference": "CHG 4711", "ready": true});
    assert_eq!(shown["planned"], planned, "the soonest");
    let outage = json!({"state": "planned", "id": 2, "kind": "planned", "started_at": null, "ended_at": null,
                        "overdue": false});
    assert_eq!(shown["outage"], outage);
    place.run(&["outage", "replan", "--from", "2998-02-10T22:00", "--to", "2998-02-11T02:00"]).done();
    place.run(&["outage", "replan", "1", "--from", "2997-02-10T22:00", "--to", "2997-02-11T02:00"]).done();
    assert_eq!(status(&place)["planned"]["id"], 1);
    place.run(&["outage", "cancel", "2", "--reason", "uppskjutet"]).done();
    place.run(&["outage", "cancel", "--reason", "uppskjutet"]).done();
    assert_eq!((&status(&place)["planned"], &status(&place)["outage"]["state"]), (&Value::Null, &"operational".into()));
    place.run(&["outage", "cancel", "--reason", "igen", "--json"]).refused(3, "not_planned");
    place.run(&["outage", "replan", "1", "--from", "22:00", "--to", "23:00", "--json"]).refused(3, "not_planned");
    let list = place.run(&["outage", "list", "--json"]).done().json();
    assert_eq!(
        list[1],
        json!({"mode": "live", "id": 2, "kind": "planned", "state": "cancelled", "started_at": null, "ended_at": null, "hand_outs": 0,
               "planned": {"from": "2998-02-10T22:00:00+01:00", "to": "2998-02-11T02:00:00+01:00", "reference": null}})
    );
}

#[test]
fn plans_that_make_no_sense_are_refused() {
    let place = Place::live();
    place.run(&NEXT).done();
    let plan = |from, to| place.run(&["outage", "plan", "--from", from, "--to", to, "--json"]);
    plan("2998-01-11T01:59", "2998-01-11T05:00").refused(3, "overlaps_plan");
    plan("2998-03-01T05:00", "2998-03-01T04:00").refused(3, "end_before_start");
    plan("2026-01-10T22:00", "2026-01-11T02:00").refused(3, "plan_in_past");
    plan("i natt", "2026-01-11T02:00").refused(2, "argument_invalid");
    place.run(&["outage", "plan", "--from", "22:00", "--json"]).refused(2, "usage");
}

#[test]
fn a_clock_time_is_the_next_such_one() {
    let place = Place::live();
    let now = moment(&status(&place)["now"]);
    let clock = |ahead| (now + TimeDelta::minutes(ahead)).format("%H:%M").to_string();
    place.run(&["outage", "plan", "--from", &clock(-10), "--to", &clock(-20)]).done();
    let planned = status(&place)["planned"].clone();
    let (from, to) = (moment(&planned["from"]), moment(&planned["to"]));
    assert!(from > now && from - now <= TimeDelta::hours(25), "{planned}");
    assert!(to > from && to - from <= TimeDelta::hours(25), "{planned}");
}

#[test]
fn a_planned_stop_is_active_when_somebody_says_so_and_not_before() {
    let place = Place::live();
    place.run(&NEXT).done();
    place.run(&["outage", "confirm", "--json"]).refused(3, "outage_not_open");
    begun_until(&place, "2997-01-01T00:00");
    assert!(place.run(&["status"]).done().out.contains("PLANERAT STOPP skulle börja"));
    place.issue("female").refused(3, "outage_not_open");
    place.run(&["outage", "suspect", "--json"]).refused(3, "planned_stop_due");
    place.run(&["outage", "confirm", "--at", "2026-01-10T22:04"]).done();
    place.issue("female").done();
    let shown = status(&place);
    assert_eq!((&shown["outage"]["state"], &shown["outage"]["kind"]), (&"confirmed".into(), &"planned".into()));
    assert_eq!(shown["outage"]["started_at"], "2026-01-10T22:04:00+01:00");
    assert_eq!((&shown["planned"]["id"], &shown["planned"]["ready"]), (&1.into(), &false.into()));
    let words = place.run(&["status"]).done().out;
    assert!(words.contains("1: 2998-01-10 22:00 – 2998-01-11 02:00 · PÄRMEN ÄR INTE FULL"), "{words}");
    let list = place.run(&["outage", "list"]).done().out;
    let expected = "1  planerat   2998-01-10 22:00  – 2998-01-11 02:00  kvittenser: 0\n\
                    2  bekräftat  2026-01-10 22:04  –                   kvittenser: 1  \
                    planerat 2026-01-10 22:00 – 2997-01-01 00:00\n";
    assert_eq!(list, expected);
}

#[test]
fn an_end_that_passes_without_word_is_told() {
    let place = Place::live();
    let soon = moment(&status(&place)["now"]) + TimeDelta::seconds(5);
    begun_until(&place, &soon.to_rfc3339());
    assert_eq!(status(&place)["outage"]["overdue"], false);
    let deadline = Instant::now() + Duration::from_mins(1);
    while status(&place)["outage"]["overdue"] == false {
        assert!(Instant::now() < deadline, "nobody said whether it began");
    }
    assert!(place.run(&["status"]).done().out.contains("Blev det av?"));
    place.run(&["outage", "confirm"]).done();
    assert_eq!(status(&place)["outage"]["overdue"], true, "nobody said that it is over");
    assert!(place.run(&["status"]).done().out.contains("DRIFTSTOPP skulle vara över"));
    place.run(&["outage", "end"]).done();
    assert_eq!(status(&place)["outage"]["overdue"], false);
}
