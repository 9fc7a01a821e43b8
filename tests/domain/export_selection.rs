//! Which cases are exported: only those that can be merged without asking back.

use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::reconciling::ReplacementWarning;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::reserve_number::NumberKind;
use kvittera_domain::value::sex::Sex::{Female, Male};
use kvittera_domain::views::export_selection::{ExportSelection, LeftOutReason, Note};

use crate::given::commands::{late, late_for_another, made_up, nth, outage, resolve, text, void, woman};
use crate::given::reconciled_night::{MAN, RESERVE, WOMAN, case, night, notify, replace, replace_again, unused};
use crate::given::scenario::{Scenario, clock, desk};

type ReadyCases = Vec<(CaseId, Vec<Note>)>;
type LeftOutCases = Vec<(CaseId, LeftOutReason)>;

/// The cases that are ready for export, each with its notes, and those that are left out.
fn selection(desk: &Scenario) -> (ReadyCases, LeftOutCases) {
    let outage = desk.ledger.outages.latest().unwrap();
    let selection = ExportSelection::of(&desk.ledger, outage, &Rights::SingleDesk);
    let ready = selection.ready.into_iter().map(|ready| (ready.case.id, ready.notes)).collect();
    (ready, selection.left_out.into_iter().map(|left| (left.case.id, left.reason)).collect())
}

fn ready(desk: &Scenario) -> Vec<CaseId> {
    selection(desk).0.into_iter().map(|(case, _)| case).collect()
}

#[test]
fn every_case_of_the_outage_is_either_ready_or_left_out_with_the_reason() {
    use LeftOutReason::{NoNewId, Shared, Unused, Void};
    use Note::NumberWarning;
    use ReplacementWarning::{AlsoFor, OtherSex};
    let (ready, left_out) = selection(&night());
    let expected = vec![
        (case("1"), vec![NumberWarning(AlsoFor(case("7")))]),
        (case("2"), vec![]),
        (case("7"), vec![NumberWarning(OtherSex), NumberWarning(AlsoFor(case("1")))]),
    ];
    assert_eq!(ready, expected);
    let expected = vec![
        (case("3"), Void),
        (case("4"), Unused),
        (case("5"), NoNewId),
        (case("6"), Shared(vec![case("k1")])),
        (case("k1"), Shared(vec![case("6")])),
    ];
    assert_eq!(left_out, expected);
}

#[test]
fn a_case_is_ready_whether_raps_knows_it_or_not_but_not_by_a_notice_to_raps_alone() {
    let night = desk().down().issued(Female).issued(Female).and(notify("2", "4711")).and(replace("1", WOMAN));
    assert_eq!(ready(&night), [case("1")]);
    assert_eq!(ready(&night.and(notify("1", "4712"))), [case("1")]);
}

#[test]
fn a_number_that_two_patients_carry_stays_out_even_when_the_conflict_is_resolved() {
    let night = desk().down().at(3, 30).and(late(woman(1), clock(3, 10))).and(late_for_another(woman(1), clock(3, 20)));
    let night = night.and(replace("1", WOMAN)).and(replace("k1", RESERVE)).and(resolve("1"));
    assert_eq!(ready(&night), []);
}

#[test]
fn once_only_one_patient_carries_the_number_theirs_is_exported() {
    let night = desk().down().at(3, 30).and(late(woman(1), clock(3, 10))).and(late_for_another(woman(1), clock(3, 20)));
    let second = night.clone().and(void(nth(1), "gavs aldrig")).and(replace("k1", WOMAN));
    assert_eq!(ready(&second), [case("k1")]);
    let first = night.and(unused("k1")).and(replace("1", WOMAN));
    assert_eq!(ready(&first), [case("1")]);
}

#[test]
fn that_raps_was_notified_of_another_id_is_noted() {
    let night = desk().down().issued(Male).and(replace("1", RESERVE)).and(notify("1", "4711"));
    assert_eq!(selection(&night).0, [(case("1"), vec![])]);
    let night = night.and(replace_again("1", MAN));
    let told = kvittera_domain::value::person_id::PersonId::Lrid(text(RESERVE));
    assert_eq!(selection(&night).0, [(case("1"), vec![Note::RapsWasTold(Some(told))])]);
}

#[test]
fn other_outages_are_not_in_it() {
    let night = desk().down().issued(Female).and(replace("1", WOMAN)).back_up().at(4, 0).down().issued(Female);
    assert_eq!(selection(&night), (vec![], vec![(case("2"), LeftOutReason::NoNewId)]));
    let earlier =
        ExportSelection::of(&night.ledger, night.ledger.outages.by_id(outage(1)).unwrap(), &Rights::SingleDesk);
    assert_eq!((earlier.ready.len(), earlier.left_out.len()), (1, 0));
}

#[test]
fn a_number_that_breaks_a_rule_for_lrids_is_taken_for_a_grid() {
    assert_eq!((woman(1).kind(), made_up().kind()), (NumberKind::Lrid, NumberKind::Grid));
    assert_eq!(NumberKind::Lrid.oid(), "1.2.752.113.11.0.2.1.1.1");
    assert_eq!(NumberKind::Grid.oid(), "1.2.752.113.11.0.2.1.1.4");
}
