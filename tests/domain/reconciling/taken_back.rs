//! Cases that are closed without a new id, steps that are undone, and numbers that two patients share.

use kvittera_domain::event::Event;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::reconciling::{RapsAnswer, ReconciliationStep};
use kvittera_domain::ledger::Headline;
use kvittera_domain::ledger::case::{Deadlines, Lateness};
use kvittera_domain::ledger::inconsistency::Inconsistency;
use kvittera_domain::ledger::outage::OutageState;
use kvittera_domain::ledger::reconciliation::CaseState;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::sex::Sex::Female;

use super::{MAN, NEW, OTHER, case, replaced, state, told, two_out};
use crate::given::commands::{
    first, late, notify, nth, outage, patient, reconcile, replace, second_patient, text, undo, undo_told, unused, void,
    woman,
};
use crate::given::scenario::{Scenario, assert_same, clock, desk};

#[test]
fn an_unused_number_is_closed_and_stays_spent() {
    let out = two_out();
    let event = Event::Unused { case: patient(1), reason: text("patienten gick hem") };
    let closed = out.when(unused(patient(1))).then(event);
    assert_eq!(state(&closed, patient(1)), CaseState::Unused);
    assert!(!closed.ledger.in_use().any(|issuance| issuance.id == first()));
    assert!(!closed.ledger.pool.free(Female).any(|number| number == closed.ledger.issuances.get(0).unwrap().number));
    let closed = closed.when(replace(patient(1), NEW)).refused(Refusal::CaseUnused(patient(1)));
    let closed = closed.when(notify(patient(1))).refused(Refusal::CaseUnused(patient(1)));
    let closed = closed.when(unused(patient(1))).refused(Refusal::CaseUnused(patient(1)));
    closed.when(void(first(), "misstag")).refused(Refusal::CaseUnused(patient(1)));
}

#[test]
fn a_case_whose_reconciliation_has_begun_was_used() {
    for begun in [two_out().and(replace(patient(1), NEW)), two_out().and(notify(patient(1)))] {
        let begun = begun.when(unused(patient(1))).refused(Refusal::ReconciliationBegun(patient(1)));
        begun.when(void(first(), "misstag")).refused(Refusal::ReconciliationBegun(patient(1)));
    }
}

#[test]
fn a_void_issuance_is_not_reconciled() {
    let out = two_out().and(void(first(), "misstag"));
    assert_eq!(state(&out, patient(1)), CaseState::Void);
    let out = out.when(replace(patient(1), NEW)).refused(Refusal::IssuanceVoid(first()));
    let out = out.when(notify(patient(1))).refused(Refusal::IssuanceVoid(first()));
    out.when(unused(patient(1))).refused(Refusal::IssuanceVoid(first()));
}

#[test]
fn a_case_that_is_not_there_is_said_so() {
    let out = two_out();
    let out = out.when(replace(patient(3), NEW)).refused(Refusal::IssuanceUnknown(nth(3)));
    let out = out.when(undo(patient(3), None)).refused(Refusal::IssuanceUnknown(nth(3)));
    out.when(notify(second_patient())).refused(Refusal::ConflictUnknown(text("1")));
}

#[test]
fn the_last_step_is_undone_first() {
    let done = two_out().and(replace(patient(1), NEW)).and(notify(patient(1)));
    let once = done.clone().and(undo_told(patient(1), None, RapsAnswer::NeverTold));
    assert_eq!(state(&once, patient(1)), CaseState::Replaced);
    let twice = once.and(undo(patient(1), None));
    assert_eq!(state(&twice, patient(1)), CaseState::Open);
    twice.when(undo(patient(1), None)).refused(Refusal::NothingToUndo(patient(1)));
    done.when(undo(patient(1), Some(ReconciliationStep::Unused))).refused(Refusal::NothingToUndo(patient(1)));
}

#[test]
fn undoing_restores_all_that_stood_before() {
    let out = two_out().and(replace(patient(2), MAN));
    let seen = |desk: &Scenario| {
        let mut issuance = desk.ledger.issuances.get(0).unwrap().clone();
        issuance.reconciliation.undone.clear();
        issuance.trail.clear();
        issuance
    };
    for (closing, step) in
        [(unused(patient(1)), ReconciliationStep::Unused), (void(first(), "misstag"), ReconciliationStep::Voided)]
    {
        let back = out.clone().and(closing).when(undo(patient(1), None));
        let back = back.then(Event::Undone { case: patient(1), step, reason: text("fel rad"), raps: None });
        assert_same(&seen(&back), &seen(&out));
        assert_eq!(case(&back, patient(1)).reconciliation.undone.len(), 1);
        assert!(back.ledger.issuances.get(0).unwrap().awaits_read_back(), "as before");
    }
}

#[test]
fn an_outage_whose_case_is_reopened_is_not_reconciled_any_more() {
    let closed = desk().down().issued(Female).back_up().and(unused(patient(1))).and(reconcile());
    assert_eq!(closed.ledger.headline(closed.now), Headline::Operational);
    let open = closed.and(undo(patient(1), None));
    assert_eq!(open.ledger.outages.by_id(outage(1)).unwrap().state, OutageState::Ended);
    assert!(matches!(open.ledger.headline(open.now), Headline::Restored(Some(_))));
}

#[test]
fn both_patients_of_a_conflict_are_owed_a_new_id_and_share_a_number() {
    let conflict = desk().down().issued(Female).and(late(woman(1), clock(3, 0))).back_up();
    let both: Vec<CaseId> = conflict.ledger.open_reconciliations().map(|case| case.id).collect();
    assert_eq!(both, [patient(1), second_patient()]);
    assert_eq!(case(&conflict, patient(1)).shared_with, [second_patient()]);
    assert_eq!(case(&conflict, second_patient()).shared_with, [patient(1)]);
    assert_eq!(case(&conflict, second_patient()).request.unit.ward.as_str(), "Avd 9");
    let done = conflict.clone().and(replace(second_patient(), NEW)).and(notify(second_patient()));
    assert_eq!(state(&done, second_patient()), CaseState::Done);
    let same = conflict.and(unused(second_patient()));
    assert!(case(&same, patient(1)).shared_with.is_empty(), "it was the same patient after all");
}

#[test]
fn the_case_of_a_second_patient_can_be_reopened_but_was_never_void() {
    let conflict =
        desk().down().issued(Female).and(late(woman(1), clock(3, 0))).back_up().and(unused(second_patient()));
    let conflict = conflict
        .when(undo(second_patient(), Some(ReconciliationStep::Voided)))
        .refused(Refusal::NothingToUndo(second_patient()));
    assert_eq!(state(&conflict.and(undo(second_patient(), None)), second_patient()), CaseState::Open);
}

#[test]
fn only_what_is_open_is_ever_late() {
    let patience = Deadlines { due: chrono::TimeDelta::hours(24), overdue: chrono::TimeDelta::days(7) };
    let out = two_out().and(unused(patient(2)));
    let late = |id: CaseId, hours| case(&out, id).lateness(clock(3, 0) + chrono::TimeDelta::hours(hours), patience);
    assert_eq!([0, 24, 25, 168, 169].map(|hours| late(patient(1), hours)), {
        use Lateness::{Due, InTime, Overdue};
        [InTime, InTime, Due, Due, Overdue]
    });
    assert_eq!(late(patient(2), 1000), Lateness::InTime);
}

#[test]
fn a_log_that_tells_a_reconciliation_in_an_impossible_order_is_found_out() {
    let wrong = |desk: &Scenario, event| desk.clone().folding(event).unwrap_err();
    let out = two_out();
    let odd = Inconsistency::Reconciliation(patient(1));
    let done = out.clone().and(replace(patient(1), NEW)).and(notify(patient(1)));
    assert_eq!(wrong(&done, replaced(patient(1), OTHER, vec![])), odd, "twice");
    assert_eq!(wrong(&done, told(patient(1), Some(NEW))), odd, "twice");
    assert_eq!(wrong(&out, told(patient(1), Some(NEW))), odd, "of an id that doesn't stand");
    assert_eq!(wrong(&done, Event::Unused { case: patient(1), reason: text("nej") }), odd, "after it was used");
    let undone = |step| Event::Undone { case: patient(1), step, reason: text("nej"), raps: None };
    for step in ReconciliationStep::ALL {
        assert_eq!(wrong(&out, undone(step)), odd, "{step:?}");
    }
    let gone = out.and(unused(patient(1)));
    assert_eq!(wrong(&gone, replaced(patient(1), NEW, vec![])), odd, "nobody used it");
    assert_eq!(wrong(&gone, told(second_patient(), None)), Inconsistency::Reconciliation(second_patient()));
}
