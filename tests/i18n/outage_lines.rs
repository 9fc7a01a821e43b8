//! An outage in one line, through the nights in which the clock is changed too.

use chrono::{DateTime, Utc};

use super::{english, swedish};
use crate::given::commands::{end_at, plan, suspect_since};
use crate::given::scenario::{Scenario, clock, desk};

/// The span of an outage from one moment to another, in minutes and in words.
fn span(from: &str, to: &str) -> (i64, String) {
    let (from, to): (DateTime<Utc>, DateTime<Utc>) = (from.parse().unwrap(), to.parse().unwrap());
    let over = Scenario { now: to, ..desk() }.and(suspect_since(from)).and(end_at(to));
    let outage = over.ledger.outages.get(0).unwrap();
    let minutes = (outage.ended_at.unwrap() - outage.started_at).num_minutes();
    (minutes, swedish().outage_line(outage, to))
}

#[test]
fn the_night_in_which_the_clock_is_set_back_is_an_hour_longer() {
    let (minutes, words) = span("2026-10-24T23:30:00Z", "2026-10-25T02:30:00Z");
    assert_eq!(minutes, 180);
    assert_eq!(words, "Driftstopp 1: över, 2026-10-25 01:30 – 2026-10-25 03:30 (3 h 0 min)");
    let (minutes, words) = span("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z");
    assert_eq!(minutes, 60);
    assert_eq!(words, "Driftstopp 1: över, 2026-10-25 02:30 – 2026-10-25 02:30 (1 h 0 min)");
}

#[test]
fn the_night_in_which_the_clock_is_set_ahead_is_an_hour_shorter() {
    let (minutes, words) = span("2027-03-28T00:30:00Z", "2027-03-28T02:30:00Z");
    assert_eq!(minutes, 120);
    assert_eq!(words, "Driftstopp 1: över, 2027-03-28 01:30 – 2027-03-28 04:30 (2 h 0 min)");
}

#[test]
fn an_open_outage_is_said_with_the_time_so_far_and_a_planned_one_with_its_plan() {
    let down = desk().known_down().at(4, 32);
    let line = english().outage_line(down.ledger.outages.get(0).unwrap(), down.now);
    assert_eq!(line, "Outage 1: confirmed, since 2026-11-22 03:00 (1 h 32 min)");
    let planned = desk().and(plan(clock(4, 0), clock(5, 0)));
    let line = swedish().outage_line(planned.ledger.outages.get(0).unwrap(), planned.now);
    assert_eq!(line, "Driftstopp 1: planerat, 2026-11-22 04:00 – 2026-11-22 05:00 (CHG 4711)");
}
