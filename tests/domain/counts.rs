//! Counting the paper binder: how it differs from the log, what follows, and which number goes out meanwhile.

use kvittera_domain::event::Event;
use kvittera_domain::ledger::pool_count::{Differences, PoolCount};
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::decide::proposal;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex::{Female, Male};

use crate::given::commands::{full_pool_numbers, issue_shown, late, made_up, man, text, withdraw, woman};
use crate::given::scenario::{Scenario, clock, desk};

/// The count of a paper binder with these numbers.
fn count(present: impl IntoIterator<Item = PoolNumber>) -> Command {
    Command::CountPool { present: present.into_iter().collect() }
}

/// The count of a paper binder without these numbers.
fn count_without(missing: &[PoolNumber]) -> Command {
    count(full_pool_numbers().into_iter().filter(|number| !missing.contains(number)))
}

fn unaccounted(given: &Scenario) -> Vec<PoolNumber> {
    given.ledger.pool.unaccounted().collect()
}

#[test]
fn a_paper_binder_that_agrees_with_the_log_is_recorded_as_counted() {
    let counted = Event::PoolCounted { present: 20, missing: vec![], spent: vec![] };
    let counted = desk().at(4, 0).by("tekni5").when(count(full_pool_numbers())).then(counted);
    let differences = Differences::default();
    assert!(differences.is_nothing());
    let last = PoolCount { at: clock(4, 0), by: text("tekni5"), present: 20, differences };
    assert_eq!(counted.ledger.pool.last_count(), Some(&last));
    assert_eq!(desk().ledger.pool.last_count(), None);
}

#[test]
fn what_is_missing_and_what_should_have_been_struck_out_are_listed_apart_in_the_order_of_the_pool() {
    let used = desk().down().and(issue_shown(Female, woman(3))).and(withdraw(man(2)));
    let present = full_pool_numbers().into_iter().filter(|number| ![man(9), woman(7)].contains(number));
    let found = Event::PoolCounted { present: 18, missing: vec![woman(7), man(9)], spent: vec![woman(3), man(2)] };
    let counted = used.when(count(present)).then(found);
    assert_eq!(unaccounted(&counted), [woman(7), man(9)]);
    let pool = &counted.ledger.pool;
    assert!(pool.was_to_strike(man(2)) && !pool.was_to_strike(woman(7)));
    assert!(pool.was_missing(woman(7)) && !pool.was_missing(man(2)) && !desk().ledger.pool.was_missing(woman(7)));
    let differences = &pool.last_count().unwrap().differences;
    assert!(!differences.is_nothing());
    let Differences { missing, spent } = differences.clone();
    assert!(
        !Differences { missing, spent: vec![] }.is_nothing() && !Differences { missing: vec![], spent }.is_nothing()
    );
}

#[test]
fn a_number_that_was_never_in_the_pool_is_not_counted() {
    desk().when(count([woman(1), made_up()])).refused(Refusal::NumberUnknown(made_up()));
}

#[test]
fn a_missing_number_stays_unaccounted_until_it_is_withdrawn_entered_or_found() {
    let counted = desk().down().and(count_without(&[woman(1), woman(2), man(1)]));
    assert_eq!(unaccounted(&counted), [woman(1), woman(2), man(1)]);
    let counted = counted.and(withdraw(woman(1)));
    assert_eq!(unaccounted(&counted), [woman(2), man(1)]);
    let counted = counted.and(late(man(1), clock(3, 0)));
    assert_eq!(unaccounted(&counted), [woman(2)]);
    assert!(counted.ledger.pool.is_unaccounted(woman(2)) && !counted.ledger.pool.is_unaccounted(man(1)));
    let found = counted.and(count((2..=10).map(woman).chain((2..=10).map(man))));
    assert_eq!(unaccounted(&found), []);
}

#[test]
fn a_number_that_may_have_been_given_on_paper_goes_out_last() {
    let all_but_two = (1..=8).map(woman).collect::<Vec<_>>();
    let counted = desk().down().and(count_without(&all_but_two));
    assert_eq!(proposal(&counted.ledger, Female).unwrap().number, woman(9));
    assert_eq!(proposal(&counted.ledger, Male).unwrap().number, man(1));
    let two_out = counted.issued(Female).issued(Female);
    let out: Vec<_> = two_out.ledger.issuances.iter().map(|issuance| issuance.number).collect();
    assert_eq!(out, [woman(9), woman(10)]);
    let left = proposal(&two_out.ledger, Female).unwrap().number;
    assert!(two_out.ledger.pool.is_unaccounted(left), "a patient waits, and no other is left");
}
