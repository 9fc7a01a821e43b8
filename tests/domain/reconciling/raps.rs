//! RAPS is never left with a wrong merge: what it was told and is taken back stays open until it is told again.

use kvittera_domain::event::Event;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::reconciling::RapsAnswer::{NeverTold, ToUndo};
use kvittera_domain::event::reconciling::{RapsAnswer, ReconciliationStep};
use kvittera_domain::ledger::outage::OutageState;
use kvittera_domain::ledger::reconciliation::CaseState;
use kvittera_domain::rules::command::{Command, RapsNotice};
use kvittera_domain::rules::refusal::{RapsTold, Refusal};
use kvittera_domain::value::sex::Sex::Female;

use super::{NEW, OTHER, PERSONNUMMER, case, state, told, told_instead, two_out};
use crate::given::commands::{
    first, id, late, notify, outage, patient, reconcile, replace, replace_because, second_patient, text, undo,
    undo_told, unused, void, woman,
};
use crate::given::scenario::{Scenario, clock, desk};

const RAPS: Option<ReconciliationStep> = Some(ReconciliationStep::RapsNotified);
const NEW_ID: Option<ReconciliationStep> = Some(ReconciliationStep::Replaced);

fn told_88(case: CaseId) -> Command {
    let reference = Some(text("RAPS-88"));
    Command::NotifyRaps { case, notice: RapsNotice { reference, ..RapsNotice::default() }, reason: None }
}

/// RAPS was told of the wrong patient for case `id`.
fn wrong_merge(desk: Scenario, id: CaseId) -> Scenario {
    desk.and(replace(id, PERSONNUMMER)).and(told_88(id))
}

fn what_raps_goes_by(desk: &Scenario, case_id: CaseId) -> RapsTold {
    let number = case(desk, case_id).number;
    RapsTold { case: case_id, number, id: Some(id(PERSONNUMMER)), reference: Some(text("RAPS-88")) }
}

fn undone(case: CaseId, step: ReconciliationStep, raps: Option<RapsAnswer>) -> Event {
    Event::Undone { case, step, reason: text("fel rad"), raps }
}

#[test]
fn taking_a_notice_back_asks_whether_raps_was_really_told() {
    let out = wrong_merge(two_out(), patient(1));
    let unclear = Refusal::RapsToldUnclear(what_raps_goes_by(&out, patient(1)));
    let out = out.when(undo(patient(1), None)).refused(unclear.clone());
    let out = out.when(undo(patient(1), RAPS)).refused(unclear.clone());
    let out = out.when(undo(patient(1), NEW_ID)).refused(unclear.clone());
    let first_told = two_out().and(notify(patient(1))).and(replace(patient(1), NEW));
    assert!(matches!(first_told.when(undo(patient(1), None)).refusal(), Refusal::RapsToldUnclear(_)));
    out.and(undo_told(patient(1), RAPS, ToUndo)).and(undo(patient(1), None));
}

#[test]
fn raps_that_was_told_keeps_the_case_open_until_it_is_told_again() {
    let k1 = desk().down().issued(Female).and(late(woman(1), clock(3, 0))).back_up().at(4, 0);
    for (out, who) in [(two_out(), patient(1)), (k1.clone(), second_patient()), (k1, patient(1))] {
        let out = wrong_merge(out, who).and(undo_told(who, None, ToUndo)).and(undo(who, None));
        assert_eq!(state(&out, who), CaseState::Open);
        let wrong = case(&out, who).reconciliation.raps_must_undo().expect("RAPS goes by it");
        assert_eq!((wrong.of, wrong.reference.clone()), (Some(id(PERSONNUMMER)), Some(text("RAPS-88"))));
        let refusal = Refusal::RapsMustUndo(what_raps_goes_by(&out, who));
        let out = out.when(unused(who)).refused(refusal.clone());
        let out = match who.issuance() {
            Some(issuance) => out.when(void(issuance, "misstag")).refused(refusal),
            None => out,
        };
        let settled = out.when(notify(who)).then(told_instead(who, None, Some(PERSONNUMMER)));
        assert!(case(&settled, who).reconciliation.raps_must_undo().is_none());
        assert_eq!(state(&settled, who), CaseState::Open, "nobody knows yet who the patient is");
        assert_eq!(state(&settled.clone().and(unused(who)), who), CaseState::Unused);
        let right = settled.and(replace(who, OTHER));
        assert_eq!(state(&right, who), CaseState::Replaced, "RAPS does not know this one");
        assert_eq!(state(&right.and(notify(who)), who), CaseState::Done);
    }
}

#[test]
fn one_by_one_or_in_one_command_ends_alike() {
    let out = || wrong_merge(two_out(), patient(1));
    let at_once = out().and(replace_because(patient(1), OTHER, "fel rad"));
    let by_steps = out().and(undo_told(patient(1), RAPS, ToUndo)).and(undo(patient(1), None));
    let by_id = out().and(undo_told(patient(1), NEW_ID, ToUndo));
    for open in [by_steps, by_id] {
        let other = open.and(replace(patient(1), OTHER));
        for desk in [&other, &at_once] {
            let wrong = case(desk, patient(1)).reconciliation.raps_must_undo().and_then(|wrong| wrong.of);
            assert_eq!((state(desk, patient(1)), wrong), (CaseState::Replaced, Some(id(PERSONNUMMER))));
        }
    }
    let known = Some(id(PERSONNUMMER));
    assert_eq!(case(&out(), patient(1)).reconciliation.replaced.as_ref().map(|new| new.id), known);
}

#[test]
fn a_new_id_is_undone_together_with_the_notice_about_it() {
    let out = wrong_merge(two_out(), patient(1));
    let events = out.when(undo_told(patient(1), NEW_ID, NeverTold)).events();
    let events: Vec<Event> = events.into_iter().map(|new| new.event).collect();
    let notice = undone(patient(1), ReconciliationStep::RapsNotified, Some(NeverTold));
    assert_eq!(events, [notice, undone(patient(1), ReconciliationStep::Replaced, None)]);
}

#[test]
fn raps_that_was_never_told_has_nothing_to_undo() {
    let out =
        wrong_merge(two_out(), patient(1)).and(undo_told(patient(1), None, NeverTold)).and(undo(patient(1), None));
    assert!(case(&out, patient(1)).reconciliation.raps_must_undo().is_none());
    assert_eq!(state(&out.and(unused(patient(1))), patient(1)), CaseState::Unused);
}

#[test]
fn an_answer_that_was_wrong_can_be_set_right() {
    let out = wrong_merge(two_out(), patient(1)).and(undo_told(patient(1), None, ToUndo)).and(undo(patient(1), None));
    let wrong = what_raps_goes_by(&out, patient(1));
    let out = out.when(undo(patient(1), None)).refused(Refusal::RapsToldUnclear(wrong.clone()));
    let out = out.when(undo_told(patient(1), None, ToUndo)).refused(Refusal::RapsMustUndo(wrong));
    let never = undone(patient(1), ReconciliationStep::RapsNotified, Some(NeverTold));
    let out = out.when(undo_told(patient(1), None, NeverTold)).then(never);
    out.and(unused(patient(1)))
        .when(undo_told(patient(1), RAPS, NeverTold))
        .refused(Refusal::NothingToUndo(patient(1)));
}

#[test]
fn a_notice_that_raps_never_got_leaves_the_one_before_it() {
    let out = wrong_merge(two_out(), patient(1)).and(replace_because(patient(1), OTHER, "fel rad"));
    let out = out.and(notify(patient(1)));
    assert_eq!(state(&out, patient(1)), CaseState::Done);
    let out = out.and(undo_told(patient(1), None, NeverTold));
    let wrong = case(&out, patient(1)).reconciliation.raps_must_undo().and_then(|wrong| wrong.of);
    assert_eq!(wrong, Some(id(PERSONNUMMER)), "RAPS still goes by the first");
}

/// A ward corrects a new id, and then finds out that the first one was right. RAPS may have been told meanwhile that it
/// was not, so it is told again, and never that it is wrong.
#[test]
fn what_raps_was_told_is_told_again_when_its_id_is_recorded_once_more() {
    let out = wrong_merge(two_out(), patient(1)).and(replace_because(patient(1), OTHER, "miss"));
    let wrong = |desk: &Scenario| case(desk, patient(1)).reconciliation.raps_must_undo().and_then(|wrong| wrong.of);
    let back = out.clone().and(replace_because(patient(1), PERSONNUMMER, "den första var rätt"));
    assert_eq!((state(&back, patient(1)), wrong(&back)), (CaseState::Replaced, None));
    let again = back.when(notify(patient(1))).then(told(patient(1), Some(PERSONNUMMER)));
    assert_eq!(state(&again, patient(1)), CaseState::Done);
    // RAPS was told of the other one, too: then it goes by that.
    let both = out.and(notify(patient(1))).and(replace_because(patient(1), PERSONNUMMER, "den första var rätt"));
    assert_eq!((state(&both, patient(1)), wrong(&both)), (CaseState::Replaced, Some(id(OTHER))));
    let instead = told_instead(patient(1), Some(PERSONNUMMER), Some(OTHER));
    let right = both.clone().when(notify(patient(1))).then(instead);
    assert_eq!(state(&right, patient(1)), CaseState::Done);
    // Or it was not, after all.
    let first = both.and(undo_told(patient(1), RAPS, NeverTold));
    assert_eq!((state(&first, patient(1)), wrong(&first)), (CaseState::Replaced, None));
}

#[test]
fn a_notice_that_is_given_again_does_not_say_that_its_own_id_is_wrong() {
    let out = wrong_merge(two_out(), patient(1)).and(undo_told(patient(1), RAPS, ToUndo));
    assert_eq!(state(&out, patient(1)), CaseState::Replaced);
    let again = out.when(notify(patient(1))).then(told(patient(1), Some(PERSONNUMMER)));
    assert_eq!(state(&again, patient(1)), CaseState::Done);
}

#[test]
fn a_notice_that_came_before_the_new_id_is_about_that_one() {
    let out = two_out().and(notify(patient(1))).and(replace(patient(1), NEW));
    let out = out.and(replace_because(patient(1), OTHER, "fel rad"));
    assert_eq!(state(&out, patient(1)), CaseState::Replaced);
    let wrong = case(&out, patient(1)).reconciliation.raps_must_undo().and_then(|wrong| wrong.of);
    assert_eq!(wrong, Some(id(NEW)));
}

#[test]
fn the_outage_is_not_closed_while_raps_must_undo_something() {
    let out = desk().down().issued(Female).back_up().at(4, 0);
    let out = wrong_merge(out, patient(1)).and(undo_told(patient(1), NEW_ID, ToUndo));
    let out = out.when(reconcile()).refused(Refusal::NotReconciled { outage: outage(1), issuances: 1, conflicts: 0 });
    out.and(notify(patient(1))).and(unused(patient(1))).and(reconcile());
}

/// What a program before this answer was asked for left in its log.
fn taken_back_without_an_answer() -> Scenario {
    let out = wrong_merge(desk().down().issued(Female).back_up().at(4, 0), patient(1));
    let undone = |step| undone(patient(1), step, None);
    out.recorded(undone(ReconciliationStep::RapsNotified)).recorded(undone(ReconciliationStep::Replaced))
}

#[test]
fn an_old_log_without_the_answer_is_read_as_raps_was_told() {
    let gone = Event::Unused { case: patient(1), reason: text("aldrig") };
    let void = Event::Voided { issuance: first(), reason: text("misstag") };
    for closed in [gone, void] {
        let old =
            taken_back_without_an_answer().recorded(closed).recorded(Event::OutageReconciled { outage: outage(1) });
        assert_eq!(state(&old, patient(1)), CaseState::Open);
        assert_eq!(old.ledger.open_reconciliations().count(), 1);
        assert_eq!(old.ledger.outages.by_id(outage(1)).unwrap().state, OutageState::Ended);
        let settled = old.when(notify(patient(1))).then(told_instead(patient(1), None, Some(PERSONNUMMER)));
        assert!(!state(&settled, patient(1)).is_open());
        settled.and(reconcile());
    }
    let again = taken_back_without_an_answer().recorded(told(patient(1), None));
    assert_eq!(state(&again, patient(1)), CaseState::Notified, "told again");
}
