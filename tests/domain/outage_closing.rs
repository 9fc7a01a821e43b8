//! Reopening an outage when the service goes down again, and closing one when no case of it is open any more.

use kvittera_domain::event::Event;
use kvittera_domain::ledger::Headline;
use kvittera_domain::ledger::outage::OutageState;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::sex::Sex::{Female, Male};

use crate::given::commands::{
    cancel, confirm, end, end_at, first, late, man, nth, outage, plan, reconcile, reopen, resolve, second_patient,
    set_times, suspect, text, unused, void, woman,
};
use crate::given::scenario::{Scenario, clock, desk};

fn state(desk: &Scenario, place: usize) -> OutageState {
    desk.ledger.outages.by_id(outage(place)).unwrap().state
}

fn reconcile_number(place: usize) -> Command {
    Command::ReconcileOutage { outage: Some(outage(place)) }
}

fn reconciled(place: usize) -> Event {
    Event::OutageReconciled { outage: outage(place) }
}

fn still_open(place: usize, issuances: usize, conflicts: usize) -> Refusal {
    Refusal::NotReconciled { outage: outage(place), issuances, conflicts }
}

#[test]
fn a_service_that_goes_down_again_goes_on_being_the_same_outage() {
    let over = desk().known_down().at(3, 30).back_up().at(3, 40);
    let again = over.when(reopen()).then(Event::OutageReopened { outage: outage(1), reason: text("nere igen") });
    assert_eq!((state(&again, 1), again.ledger.outages.get(0).unwrap().ended_at), (OutageState::Confirmed, None));
    assert_eq!(again.ledger.outages.get(0).unwrap().started_at, clock(3, 0));
    let again = again.issued(Female).when(confirm()).refused(Refusal::OutageAlreadyConfirmed(outage(1)));
    let over = again.at(4, 0).when(end()).then(Event::OutageEnded { outage: outage(1) });
    assert_eq!(over.ledger.outages.get(0).unwrap().ended_at, Some(clock(4, 0)));
    over.and(reopen()).back_up();
}

#[test]
fn a_reopening_that_was_a_mistake_is_ended_where_it_ended_first() {
    let again = desk().down().at(3, 30).back_up().at(3, 40).and(reopen()).at(3, 50);
    again.when(end_at(clock(3, 30))).then_at(clock(3, 30), Event::OutageEnded { outage: outage(1) });
}

#[test]
fn the_latest_outage_is_reopened_also_when_it_was_reconciled() {
    let closed = desk().down().back_up().at(4, 0).down().at(4, 30).back_up().and(reconcile());
    let again = closed.and(reopen());
    assert_eq!((state(&again, 1), state(&again, 2)), (OutageState::Ended, OutageState::Confirmed));
    let again = again.when(reconcile()).refused(Refusal::OutageNotEnded(outage(2)));
    again.back_up().when(reconcile()).then(reconciled(2));
}

#[test]
fn only_an_outage_that_is_over_is_reopened() {
    desk().when(reopen()).refused(Refusal::NoOutageYet);
    desk().down().when(reopen()).refused(Refusal::OutageAlreadyOpen(outage(1)));
    let planned = desk().and(plan(clock(4, 0), clock(5, 0)));
    planned.clone().when(reopen()).refused(Refusal::NoOutageYet);
    planned.and(cancel()).when(reopen()).refused(Refusal::NoOutageYet);
    let later = desk().down().back_up().at(4, 0).down();
    later.when(reopen()).refused(Refusal::OutageAlreadyOpen(outage(2)));
}

#[test]
fn an_outage_is_not_reopened_into_another() {
    let two = desk().down().at(3, 30).back_up().down().back_up().at(4, 0);
    let two = two.and(set_times(Some(outage(1)), Some(clock(3, 30)), Some(clock(3, 50))));
    let (started_at, ended_at) = (clock(3, 30), Some(clock(3, 50)));
    two.when(reopen()).refused(Refusal::OverlapsOutage { outage: outage(1), started_at, ended_at });
}

#[test]
fn while_it_is_reopened_no_other_outage_opens() {
    desk().down().back_up().and(reopen()).when(suspect()).refused(Refusal::OutageAlreadyOpen(outage(1)));
}

#[test]
fn an_outage_with_nothing_left_is_closed_once() {
    let closed = desk().down().back_up().when(reconcile()).then(reconciled(1));
    assert_eq!(state(&closed, 1), OutageState::Reconciled);
    closed.when(reconcile()).refused(Refusal::OutageAlreadyReconciled(outage(1)));
}

#[test]
fn only_an_outage_that_is_over_is_closed() {
    desk().when(reconcile()).refused(Refusal::NoOutageYet);
    desk().down().when(reconcile()).refused(Refusal::OutageNotEnded(outage(1)));
    desk().known_down().when(reconcile_number(1)).refused(Refusal::OutageNotEnded(outage(1)));
    desk().when(reconcile_number(1)).refused(Refusal::OutageUnknown(outage(1)));
    let planned = desk().and(plan(clock(4, 0), clock(5, 0)));
    planned.when(reconcile_number(1)).refused(Refusal::OutageUnknown(outage(1)));
}

#[test]
fn an_outage_is_not_closed_while_a_number_of_it_is_in_use() {
    let owing = desk().down().issued(Female).issued(Male).back_up();
    let owing = owing.when(reconcile()).refused(still_open(1, 2, 0));
    let owing = owing.and(void(first(), "misstag")).when(reconcile()).refused(still_open(1, 1, 0));
    owing.and(void(nth(2), "misstag")).when(reconcile()).then(reconciled(1));
}

#[test]
fn an_outage_is_not_closed_while_a_conflict_of_it_is_open() {
    let conflicting = desk().down().issued(Female).and(late(woman(1), clock(3, 0))).and(void(first(), "misstag"));
    let conflicting = conflicting.back_up().when(reconcile()).refused(still_open(1, 1, 1));
    let sorted = conflicting.and(resolve("1")).when(reconcile()).refused(still_open(1, 1, 0));
    sorted.and(unused(second_patient())).when(reconcile()).then(reconciled(1));
}

#[test]
fn what_is_open_of_one_outage_keeps_no_other_from_being_closed() {
    let two = desk().down().issued(Female).back_up().at(4, 0).down().back_up();
    let two = two.when(reconcile()).then(reconciled(2));
    let two = two.when(reconcile_number(1)).refused(still_open(1, 1, 0));
    assert!(matches!(two.ledger.headline(two.now), Headline::Restored(Some(_))), "never all clear before");
    two.and(void(first(), "misstag")).when(reconcile_number(1)).then(reconciled(1));
}

#[test]
fn what_turns_up_on_paper_afterwards_makes_it_an_outage_that_is_not_reconciled() {
    let closed = desk().down().issued(Female).and(void(first(), "misstag")).back_up().and(reconcile()).at(5, 0);
    let found = closed.clone().and(late(man(1), clock(3, 0)));
    assert_eq!(state(&found, 1), OutageState::Ended);
    let found = found.when(reconcile()).refused(still_open(1, 1, 0));
    found.and(void(nth(2), "misstag")).when(reconcile()).then(reconciled(1));
    let conflict = closed.and(late(woman(1), clock(3, 0)));
    assert_eq!(state(&conflict, 1), OutageState::Ended);
    conflict.when(reconcile()).refused(still_open(1, 1, 1));
}
