//! The same line of paper entered twice: the log says it already, and a conflict made in error is taken back.

use kvittera_domain::event::Event;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::reconciling::{RapsAnswer, ReconciliationStep};
use kvittera_domain::ledger::pool::NumberState;
use kvittera_domain::ledger::reconciliation::CaseState;
use kvittera_domain::rules::command::{Command, EntryAnswer};
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::request::NumberRequest;
use kvittera_domain::value::sex::Sex::Female;
use kvittera_domain::views::export_selection::ExportSelection;

use crate::given::commands::{
    answered, first, late, late_for_another, notify, outage, paper_request, patient, reconcile, replace, request,
    resolve, second_patient, take_back_conflict, text, undo_told, unused, void, woman,
};
use crate::given::scenario::{Scenario, clock, desk};

const NEW: &str = "20210325K069";
const OTHER: &str = "19450829K088";

fn entry(request: NumberRequest) -> Command {
    Command::LateEntry { number: woman(1), at: clock(3, 0), given_by: None, request, answer: None }
}

/// The same line was entered twice, and taken for another patient.
fn entered_twice() -> Scenario {
    desk().down().and(late(woman(1), clock(3, 0))).and(late_for_another(woman(1), clock(3, 0))).back_up().at(4, 0)
}

fn case_state(desk: &Scenario, id: CaseId) -> CaseState {
    desk.ledger.case(id).unwrap().state()
}

#[test]
fn what_the_log_says_already_is_asked_about_whoever_entered_it() {
    let known = Refusal::AlreadyRecorded { case: patient(1), number: woman(1) };
    let paper = desk().down().and(late(woman(1), clock(3, 0)));
    let paper = paper.by("annan9").when(late(woman(1), clock(3, 0))).refused(known.clone());
    paper.when(answered(late(woman(1), clock(3, 0)), EntryAnswer::AnotherPatient)).event();
    let digital = desk().down().issued(Female);
    let written_otherwise = NumberRequest {
        unit: kvittera_domain::value::unit::Unit { clinic: text("MEDICIN"), ward: text("avd 5") },
        callback: None,
        ..request()
    };
    digital.when(entry(written_otherwise)).refused(known);
}

#[test]
fn the_same_issuance_is_written_once() {
    let entered = desk().down().and(late(woman(1), clock(3, 0)));
    let same = |case| answered(late(woman(1), clock(3, 0)), EntryAnswer::SameAs(case));
    assert_eq!(entered.clone().when(same(patient(1))).events(), []);
    let otherwise = |case| Refusal::RecordedOtherwise { case, number: woman(1) };
    let entered = entered.when(same(patient(2))).refused(otherwise(patient(2)));
    let entered = entered.issued(Female).when(same(patient(2))).refused(otherwise(patient(2)));
    let free = answered(late(woman(9), clock(3, 0)), EntryAnswer::SameAs(patient(1)));
    entered.when(free).refused(Refusal::RecordedOtherwise { case: patient(1), number: woman(9) });
}

#[test]
fn another_unit_or_requester_is_a_conflict_without_a_question() {
    let other_ward = NumberRequest { unit: paper_request().unit, ..request() };
    let other_caller = NumberRequest { requested_by: text("annan3"), ..request() };
    for request in [other_ward, other_caller] {
        let found = desk().down().issued(Female).when(entry(request)).event();
        assert!(matches!(found, Event::ConflictFound { .. }));
    }
}

#[test]
fn the_line_of_the_second_patient_is_known_too() {
    let conflict = desk().down().issued(Female).and(late(woman(1), clock(3, 0)));
    let known = Refusal::AlreadyRecorded { case: second_patient(), number: woman(1) };
    let conflict = conflict.when(late(woman(1), clock(3, 0))).refused(known);
    let gone = conflict.and(take_back_conflict());
    assert!(matches!(gone.when(late(woman(1), clock(3, 0))).event(), Event::ConflictFound { .. }));
}

#[test]
fn a_conflict_made_in_error_leaves_one_case_as_it_was() {
    let before = desk().down().and(late(woman(1), clock(3, 0))).back_up().at(4, 0);
    let none = Event::ConflictTakenBack { conflict: text("1"), reason: text("samma blad, två kollegor") };
    let joined = entered_twice().when(take_back_conflict()).then(none);
    assert_eq!(joined.ledger.cases().map(|case| case.id).collect::<Vec<_>>(), [patient(1)]);
    assert!(joined.ledger.case(patient(1)).unwrap().shared_with.is_empty());
    assert_eq!(joined.ledger.open_conflicts().count(), 0);
    assert_eq!(joined.ledger.pool.get(woman(1)).unwrap().state, NumberState::Issued(first()));
    assert_eq!(joined.ledger.pool.count(Female), before.ledger.pool.count(Female));
    let done = joined.and(replace(patient(1), NEW)).and(notify(patient(1)));
    let selection =
        ExportSelection::of(&done.ledger, done.ledger.outages.by_id(outage(1)).unwrap(), &Rights::SingleDesk);
    assert_eq!((selection.ready.len(), selection.left_out.len()), (1, 0));
    let gone = Refusal::ConflictTakenBack { conflict: text("1"), with: first() };
    let done = done.when(take_back_conflict()).refused(gone.clone());
    let done = done.when(resolve("1")).refused(gone.clone());
    let done = done.when(replace(second_patient(), NEW)).refused(gone);
    done.and(reconcile());
}

#[test]
fn a_conflict_that_was_resolved_by_an_untruth_can_be_taken_back_too() {
    let old_way = entered_twice().and(resolve("1")).and(unused(second_patient()));
    let joined = old_way.and(take_back_conflict());
    assert_eq!(joined.ledger.cases().count(), 1);
    entered_twice().when(Command::TakeBackConflict { conflict: text("2"), reason: text("fel") }).refusal();
}

#[test]
fn what_was_done_for_the_second_entry_goes_on_in_the_first() {
    let second = entered_twice().and(replace(second_patient(), NEW)).and(notify(second_patient()));
    let joined = second.clone().and(take_back_conflict());
    assert_eq!(case_state(&joined, patient(1)), CaseState::Done);
    let both = second.clone().and(replace(patient(1), NEW)).and(take_back_conflict());
    assert_eq!(case_state(&both, patient(1)), CaseState::Done);
    let told_first = entered_twice().and(notify(second_patient())).and(take_back_conflict());
    assert_eq!(case_state(&told_first, patient(1)), CaseState::Notified);
    let contradicts = second.and(replace(patient(1), OTHER));
    contradicts.when(take_back_conflict()).refused(Refusal::ReconciliationBegun(second_patient()));
}

#[test]
fn nothing_is_joined_while_raps_must_undo_something_or_the_issuance_is_not_in_use() {
    let second = entered_twice().and(replace(second_patient(), NEW)).and(notify(second_patient()));
    let step = Some(ReconciliationStep::Replaced);
    let wrong = second.and(undo_told(second_patient(), step, RapsAnswer::ToUndo));
    assert!(matches!(wrong.when(take_back_conflict()).refusal(), Refusal::RapsMustUndo(_)));
    let void = entered_twice().and(void(first(), "misstag"));
    void.when(take_back_conflict()).refused(Refusal::IssuanceVoid(first()));
    let unused = entered_twice().and(unused(patient(1)));
    unused.when(take_back_conflict()).refused(Refusal::CaseUnused(patient(1)));
}
