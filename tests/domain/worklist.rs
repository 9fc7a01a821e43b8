//! The worklist: the order in which a hospital works through its cases, and its progress.

use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::ledger::case::Case;
use kvittera_domain::ledger::reconciliation::CaseState;
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::request::NumberRequest;
use kvittera_domain::value::sex::Sex::{Female, Male};
use kvittera_domain::value::unit::Unit;
use kvittera_domain::views::worklist::{OutageCases, TimeTaken, WorklistProgress, by_state, worklist};

use crate::given::commands::{id, notify, nth, outage, patient, replace, set_times, text, unused, void};
use crate::given::scenario::{Scenario, clock, desk};

const NEW: &str = "20210325K069";

/// Issues a number to a ward of a clinic.
fn to(clinic: &str, ward: &str) -> Command {
    let unit = Unit { clinic: text(clinic), ward: text(ward) };
    let request = NumberRequest { requested_by: text("avdel2"), unit, callback: None };
    Command::Issue { sex: Female, request, proposed: None, form_seconds: None }
}

/// 1 and 4 are at one ward that is written in two ways, 2 at another ward of the same clinic, and 3 at a ward of the
/// same name at another clinic.
fn night() -> Scenario {
    let night = desk().down().and(to("Medicin", "Avd 5")).at(3, 10).and(to("Medicin", "Avd 6"));
    night.at(3, 20).and(to("Kirurgi", "Avd 5")).at(3, 30).and(to("MEDICIN", "avd 5"))
}

fn all(desk: &Scenario) -> Vec<OutageCases<'_>> {
    worklist(&desk.ledger, |_| true)
}

/// The cases of each ward, for the first outage in the list.
fn wards(desk: &Scenario) -> Vec<Vec<CaseId>> {
    let list = all(desk);
    list[0].wards.iter().map(|ward| ward.cases.iter().map(|case| case.id).collect()).collect()
}

fn cases(desk: &Scenario) -> Vec<Case<'_>> {
    desk.ledger.cases().collect()
}

#[test]
fn each_ward_stands_once_with_its_cases_and_the_one_that_has_waited_longest_first() {
    let night = night();
    assert_eq!(wards(&night), [vec![patient(1), patient(4)], vec![patient(2)], vec![patient(3)]]);
    let list = all(&night);
    assert_eq!((list.len(), list[0].outage), (1, outage(1)));
    assert_eq!(list[0].wards[2].unit.clinic.as_str(), "Kirurgi");
}

#[test]
fn a_ward_waits_since_its_oldest_open_case_and_wards_that_are_done_stand_last() {
    let first_done = night().at(4, 0).and(unused(patient(1)));
    assert_eq!(wards(&first_done), [vec![patient(2)], vec![patient(3)], vec![patient(1), patient(4)]]);
    let ward_done = first_done.and(unused(patient(2)));
    assert_eq!(wards(&ward_done), [vec![patient(3)], vec![patient(1), patient(4)], vec![patient(2)]]);
}

#[test]
fn the_outage_that_began_first_stands_first() {
    let two = desk().down().issued(Female).back_up().at(4, 0).down().issued(Male).back_up().at(5, 0);
    let outages = |desk: &Scenario| all(desk).into_iter().map(|cases| cases.outage).collect::<Vec<_>>();
    assert_eq!(outages(&two), [outage(1), outage(2)]);
    let before = two.and(set_times(Some(outage(2)), Some(clock(2, 0)), Some(clock(2, 30))));
    assert_eq!(outages(&before), [outage(2), outage(1)]);
}

#[test]
fn only_what_is_wanted_is_in_the_list() {
    let night = night();
    let one = worklist(&night.ledger, |case| case.id == patient(2));
    assert_eq!(one[0].wards.len(), 1);
    assert!(worklist(&night.ledger, |_| false).is_empty());
}

#[test]
fn progress_counts_what_is_closed_for_whatever_reason() {
    let begun = night().at(4, 0).and(unused(patient(1))).and(void(nth(2), "misstag")).and(replace(patient(3), NEW));
    let progress = |desk: &Scenario| all(desk)[0].progress();
    assert_eq!(progress(&begun), WorklistProgress { closed: 2, total: 4 });
    let list = all(&begun);
    assert_eq!(list[0].wards.iter().map(|ward| ward.progress().closed).collect::<Vec<_>>(), [0, 1, 1]);
    assert!(list[0].wards[2].progress().is_complete() && !list[0].wards[1].progress().is_complete());
    let done = begun.and(notify(patient(3))).and(unused(patient(4)));
    assert!(progress(&done).is_complete());
    assert!(WorklistProgress::of([]).is_complete(), "nothing is owed");
}

#[test]
fn each_state_is_counted_where_it_is_shown() {
    let begun = night().at(4, 0).and(unused(patient(1))).and(replace(patient(2), NEW)).and(notify(patient(3)));
    let counts = by_state(&cases(&begun));
    assert_eq!(counts.map(|(state, _)| state), CaseState::ALL);
    assert_eq!(counts.map(|(_, count)| count), [1, 1, 1, 0, 1, 0]);
    let open = by_state(&cases(&night()));
    assert_eq!(open.map(|(_, count)| count), [4, 0, 0, 0, 0, 0]);
}

#[test]
fn the_time_taken_is_that_of_the_cases_that_are_done() {
    let done = |desk: Scenario, number: usize| desk.and(replace(patient(number), NEW)).and(notify(patient(number)));
    let night = night().at(4, 0).and(unused(patient(2)));
    assert_eq!(TimeTaken::of(&cases(&night)), None);
    let minutes = |desk: &Scenario| {
        let taken = TimeTaken::of(&cases(desk)).unwrap();
        (taken.longest.num_minutes(), taken.median.num_minutes())
    };
    let one = done(night, 1);
    assert_eq!(minutes(&one), (60, 60));
    let two = done(one.at(4, 40), 3);
    assert_eq!(minutes(&two), (80, 70), "60 and 80");
    let three = done(two.at(5, 30), 4);
    assert_eq!(minutes(&three), (120, 80));
    assert_eq!(three.ledger.case(patient(1)).unwrap().reconciliation.replaced.as_ref().unwrap().id, id(NEW));
}
