//! The headline, and what is still to be done: it never says all clear while something is open.

use kvittera_domain::ledger::Headline;
use kvittera_domain::ledger::pool::NumberCount;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::sex::Sex::{Female, Male};

use crate::given::commands::{
    first, late, late_for_another, nth, outage, resolve, second_patient, unused, void, withdraw, woman,
};
use crate::given::scenario::{Scenario, bare, clock, desk};

#[track_caller]
fn operational(desk: &Scenario) {
    assert_eq!(desk.ledger.headline(desk.now), Headline::Operational);
}

#[track_caller]
fn down(desk: &Scenario, place: usize) {
    assert!(matches!(desk.ledger.headline(desk.now), Headline::Down(open) if open.id == outage(place)));
}

#[track_caller]
fn restored(desk: &Scenario, place: usize) {
    assert!(matches!(desk.ledger.headline(desk.now), Headline::Restored(Some(last)) if last.id == outage(place)));
}

#[test]
fn a_desk_where_nothing_happened_is_operational() {
    operational(&desk());
    operational(&bare(Mode::Practice));
    operational(&desk().and(withdraw(woman(1))));
}

#[test]
fn an_open_outage_comes_before_all_else() {
    down(&desk().down(), 1);
    down(&desk().known_down().issued(Female), 1);
    down(&desk().down().issued(Female).and(late(woman(1), clock(3, 0))), 1);
    down(&desk().down().issued(Female).back_up().down(), 2);
}

#[test]
fn an_outage_without_issuances_leaves_nothing_to_do() {
    operational(&desk().known_down().back_up());
}

#[test]
fn the_service_being_back_is_not_all_clear_while_a_number_is_in_use() {
    let out = desk().down().issued(Female).issued(Male).back_up();
    restored(&out, 1);
    assert_eq!(out.ledger.open_reconciliations().count(), 2);
    let one_left = out.and(void(first(), "misstag"));
    restored(&one_left, 1);
    operational(&one_left.and(void(nth(2), "misstag")));
}

#[test]
fn a_later_outage_without_issuances_does_not_hide_what_is_open() {
    restored(&desk().down().issued(Female).back_up().down().back_up(), 2);
}

#[test]
fn a_late_entry_after_the_outage_opens_the_worklist_again() {
    let quiet = desk().down().back_up().at(5, 0);
    operational(&quiet);
    restored(&quiet.and(late(woman(1), clock(3, 0))), 1);
}

#[test]
fn an_open_conflict_is_not_all_clear_even_when_no_number_is_in_use() {
    let conflicting = desk().down().issued(Female).and(void(first(), "misstag")).and(late(woman(1), clock(3, 0)));
    let conflicting = conflicting.back_up();
    let conflicting = conflicting.and(unused(second_patient()));
    assert_eq!(conflicting.ledger.open_reconciliations().count(), 0);
    restored(&conflicting, 1);
    operational(&conflicting.and(resolve("1")));
}

#[test]
fn the_pool_counts_what_is_free_issued_and_withdrawn() {
    let used = desk().down().issued(Female).issued(Female).and(void(nth(1), "misstag")).and(withdraw(woman(5)));
    let used = used.and(late(woman(6), clock(3, 0))).and(late_for_another(woman(6), clock(3, 0)));
    assert_eq!(used.ledger.pool.count(Female), NumberCount { free: 6, issued: 3, withdrawn: 1, quarantined: 0 });
    assert_eq!(used.ledger.pool.count(Female).total(), 10);
    assert_eq!(used.ledger.pool.count(Male), NumberCount { free: 10, issued: 0, withdrawn: 0, quarantined: 0 });
}

#[test]
fn a_log_knows_whether_it_is_a_drill() {
    assert_eq!(desk().ledger.mode(), Some(Mode::Live));
    assert_eq!(bare(Mode::Practice).ledger.mode(), Some(Mode::Practice));
    assert_eq!(kvittera_domain::ledger::Ledger::default().mode(), None);
}
