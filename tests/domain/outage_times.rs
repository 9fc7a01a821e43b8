//! Setting the times of an outage: when it really began and ended is often known only afterwards.

use chrono::{DateTime, Utc};
use kvittera_domain::event::Event;
use kvittera_domain::ledger::outage::OutageState;
use kvittera_domain::rules::refusal::Refusal;

use crate::given::commands::{confirm, outage, plan, reconcile, reopen, set_times, suspect, suspect_since, text};
use crate::given::scenario::{Scenario, clock, desk};

type At = Option<DateTime<Utc>>;

/// There were outages from 03:00 to 03:30 and from 04:00 to 04:30; it is 05:00.
fn two() -> Scenario {
    desk().down().at(3, 30).back_up().at(4, 0).down().at(4, 30).back_up().at(5, 0)
}

fn set(place: usize, started_at: At, ended_at: At) -> Event {
    Event::OutageTimesSet { outage: outage(place), started_at, ended_at, reason: text("enligt IT-nyheter") }
}

fn times(desk: &Scenario, place: usize) -> (DateTime<Utc>, At) {
    let outage = desk.ledger.outages.by_id(outage(place)).unwrap();
    (outage.started_at, outage.ended_at)
}

#[allow(clippy::unnecessary_wraps, reason = "short where it is used")]
fn at(hour: u32, minute: u32) -> At {
    Some(clock(hour, minute))
}

#[test]
fn the_start_the_end_or_both_are_set_and_the_rest_stays() {
    let over = two().when(set_times(None, at(3, 50), None)).then(set(2, at(3, 50), None));
    assert_eq!(times(&over, 2), (clock(3, 50), at(4, 30)));
    let over = over.when(set_times(None, None, at(4, 40))).then(set(2, None, at(4, 40)));
    assert_eq!(times(&over, 2), (clock(3, 50), at(4, 40)));
    let over = over.when(set_times(None, at(3, 40), at(4, 45))).then(set(2, at(3, 40), at(4, 45)));
    assert_eq!(times(&over, 2), (clock(3, 40), at(4, 45)));
    assert_eq!(over.ledger.outages.get(1).unwrap().state, OutageState::Ended);
}

#[test]
fn an_older_and_a_reconciled_outage_keep_their_states() {
    let over = two().when(set_times(Some(outage(1)), at(2, 0), None)).then(set(1, at(2, 0), None));
    assert_eq!(times(&over, 1), (clock(2, 0), at(3, 30)));
    let closed = over.and(reconcile()).when(set_times(None, None, at(4, 20))).then(set(2, None, at(4, 20)));
    assert_eq!(closed.ledger.outages.get(1).unwrap().state, OutageState::Reconciled);
}

#[test]
fn the_start_of_an_open_outage_is_set_but_it_has_no_end_yet() {
    let down = desk().down().at(4, 0);
    let down = down.when(set_times(None, at(2, 0), None)).then(set(1, at(2, 0), None));
    assert_eq!(times(&down, 1), (clock(2, 0), None));
    let not_ended = || Refusal::OutageNotEnded(outage(1));
    let down = down.when(set_times(None, None, at(3, 0))).refused(not_ended());
    let down = down.and(confirm()).when(set_times(None, at(2, 0), at(3, 0))).refused(not_ended());
    assert!(down.ledger.open_outage().is_some());
}

#[test]
fn without_a_time_or_an_outage_nothing_is_set() {
    two().when(set_times(None, None, None)).refused(Refusal::NoTimeGiven);
    desk().when(set_times(None, at(2, 0), None)).refused(Refusal::NoOutageYet);
    two().when(set_times(Some(outage(3)), at(2, 0), None)).refused(Refusal::OutageUnknown(outage(3)));
}

#[test]
fn a_stop_that_is_only_planned_has_no_times_yet() {
    let planned = desk().and(plan(clock(4, 0), clock(5, 0)));
    planned.clone().when(set_times(None, at(2, 0), None)).refused(Refusal::NoOutageYet);
    planned.when(set_times(Some(outage(1)), at(2, 0), None)).refused(Refusal::OutageUnknown(outage(1)));
}

#[test]
fn the_end_lies_after_the_start_and_neither_ahead_of_the_clock() {
    two().when(set_times(None, at(4, 30), None)).refused(Refusal::EndBeforeStart);
    two().when(set_times(None, None, at(4, 0))).refused(Refusal::EndBeforeStart);
    two().when(set_times(None, at(4, 20), at(4, 10))).refused(Refusal::EndBeforeStart);
    two().when(set_times(None, None, at(5, 1))).refused(Refusal::TimeInFuture(clock(5, 1)));
    two().when(set_times(None, at(5, 1), at(5, 2))).refused(Refusal::TimeInFuture(clock(5, 1)));
    desk().down().when(set_times(None, at(3, 1), None)).refused(Refusal::TimeInFuture(clock(3, 1)));
}

#[test]
fn outages_may_touch_but_not_overlap() {
    let overlaps = |place, from, to| Refusal::OverlapsOutage { outage: outage(place), started_at: from, ended_at: to };
    let first = || overlaps(1, clock(3, 0), at(3, 30));
    two().when(set_times(None, at(3, 29), None)).refused(first());
    two().when(set_times(None, at(2, 0), None)).refused(first());
    two().when(set_times(None, at(2, 0), at(3, 1))).refused(first());
    two().when(set_times(Some(outage(1)), None, at(4, 1))).refused(overlaps(2, clock(4, 0), at(4, 30)));
    let touching = two().and(set_times(None, at(3, 30), None));
    touching.and(set_times(Some(outage(1)), at(2, 0), at(3, 30)));
    two().and(set_times(None, at(2, 0), at(3, 0)));
}

#[test]
fn an_outage_that_is_over_does_not_reach_into_the_one_that_goes_on() {
    let open = desk().down().at(3, 30).back_up().at(4, 0).down().at(5, 0);
    let goes_on = Refusal::OverlapsOutage { outage: outage(2), started_at: clock(4, 0), ended_at: None };
    let open = open.when(set_times(Some(outage(1)), None, at(4, 1))).refused(goes_on);
    open.and(set_times(Some(outage(1)), None, at(4, 0)));
}

#[test]
fn an_open_outage_does_not_begin_before_an_earlier_one_ended() {
    let open = desk().down().at(3, 30).back_up().at(4, 0).down().at(5, 0);
    let overlap = Refusal::OverlapsOutage { outage: outage(1), started_at: clock(3, 0), ended_at: at(3, 30) };
    open.when(set_times(None, at(2, 0), None)).refused(overlap);
}

#[test]
fn what_comes_after_goes_by_the_times_that_were_set() {
    let over = two().and(set_times(None, at(4, 0), at(4, 50)));
    let overlap = Refusal::OverlapsOutage { outage: outage(2), started_at: clock(4, 0), ended_at: at(4, 50) };
    let over = over.when(suspect_since(clock(4, 40))).refused(overlap);
    assert_eq!(over.ledger.outages.latest().unwrap().id, outage(2));
    let swapped = two().and(set_times(Some(outage(1)), at(4, 40), at(4, 50)));
    assert_eq!(swapped.ledger.outages.latest().unwrap().id, outage(1), "the one that began last");
    swapped.and(reopen()).when(suspect()).refused(Refusal::OutageAlreadyOpen(outage(1)));
}
