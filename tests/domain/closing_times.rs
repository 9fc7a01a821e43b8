//! When cases were closed, and how long it took to close them.

use chrono::TimeDelta;
use kvittera_domain::event::Event;
use kvittera_domain::ledger::case::Case;
use kvittera_domain::rules::decide::{check_case_in_use, check_untouched};
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::sex::Sex::{Female, Male};
use kvittera_domain::views::worklist::TimeTaken;

use crate::given::commands::{first, notify, nth, outage, patient, replace, second_patient, text, unused, void};
use crate::given::scenario::{Scenario, clock, desk};

/// Four numbers were issued at 03:00; it is 04:00, and the service is back.
fn four_out() -> Scenario {
    desk().down().issued(Female).issued(Male).issued(Female).issued(Male).back_up().at(4, 0)
}

fn closed_at(desk: &Scenario, place: usize) -> Option<chrono::DateTime<chrono::Utc>> {
    desk.ledger.case(patient(place)).unwrap().closed_at()
}

fn taken(desk: &Scenario) -> Option<TimeTaken> {
    let cases: Vec<Case<'_>> = desk.ledger.cases().collect();
    TimeTaken::of(&cases)
}

#[test]
fn a_case_is_closed_when_its_last_step_is_there() {
    let half = four_out().and(replace(patient(1), "20210325K069"));
    assert_eq!(closed_at(&half, 1), None);
    let done = half.at(4, 30).and(notify(patient(1)));
    assert_eq!(closed_at(&done, 1), Some(clock(4, 30)));
    let other_way = four_out().and(notify(patient(1))).at(5, 0).and(replace(patient(1), "20210325K069"));
    assert_eq!(closed_at(&other_way, 1), Some(clock(5, 0)));
    let without = four_out().and(unused(patient(2))).at(4, 10).and(void(nth(3), "Fel"));
    assert_eq!((closed_at(&without, 2), closed_at(&without, 3)), (Some(clock(4, 0)), Some(clock(4, 10))));
}

#[test]
fn only_what_is_done_counts_for_the_time_taken() {
    assert_eq!(taken(&four_out()), None);
    let none_done = four_out().and(unused(patient(1))).and(void(nth(2), "Fel"));
    assert_eq!(taken(&none_done), None);
    let mut out = four_out();
    for (place, new, hour) in [(1, "20210325K069", 5), (2, "19810829M071", 6), (3, "19450829K088", 9)] {
        out = out.at(hour, 0).and(replace(patient(place), new)).and(notify(patient(place)));
    }
    let begun = out.ledger.case(patient(1)).unwrap().issued_at;
    let TimeTaken { longest, median } = taken(&out).unwrap();
    assert_eq!((begun + longest, begun + median), (clock(9, 0), clock(6, 0)));
    let four = out.at(10, 0).and(replace(patient(4), "198211059954")).and(notify(patient(4)));
    let even = taken(&four).unwrap();
    assert_eq!(begun + even.median, clock(7, 30), "the mean of 06:00 and 09:00");
    assert!(median > TimeDelta::zero());
}

#[test]
fn what_can_not_be_begun_is_known_before_anybody_types() {
    let out = four_out();
    assert_eq!(
        (check_case_in_use(&out.ledger, patient(1)), check_untouched(&out.ledger, patient(1))),
        (Ok(()), Ok(()))
    );
    let begun = out.and(notify(patient(1)));
    assert_eq!(check_untouched(&begun.ledger, patient(1)), Err(Refusal::ReconciliationBegun(patient(1))));
    let unused = begun.and(unused(patient(2))).and(void(nth(3), "Fel"));
    assert_eq!(check_case_in_use(&unused.ledger, patient(2)), Err(Refusal::CaseUnused(patient(2))));
    assert_eq!(check_case_in_use(&unused.ledger, patient(3)), Err(Refusal::IssuanceVoid(nth(3))));
    assert_eq!(check_untouched(&unused.ledger, patient(9)), Err(Refusal::IssuanceUnknown(nth(9))));
}

#[test]
fn an_event_belongs_to_its_case() {
    let reason = || "Fel".parse().unwrap();
    for (event, case) in [
        (Event::Voided { issuance: first(), reason: reason() }, Some(patient(1))),
        (Event::ConflictResolved { conflict: text("1"), reason: reason() }, Some(second_patient())),
        (Event::Unused { case: patient(2), reason: reason() }, Some(patient(2))),
        (Event::OutageEnded { outage: outage(1) }, None),
    ] {
        assert_eq!(event.case(), case, "{event:?}");
    }
}
