//! Recording the new id, and notifying RAPS.

use kvittera_domain::event::Event;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::reconciling::{PatientIdentity, RapsAnswer, ReconciliationStep, ReplacementWarning};
use kvittera_domain::ledger::reconciliation::CaseState;
use kvittera_domain::rules::command::{Command, RapsNotice, Replacement};
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::rules::replacement::{ReplacementError, read};
use kvittera_domain::value::id::Seq;
use kvittera_domain::value::person_id::PersonIdError;
use kvittera_domain::value::sex::Sex::{Female, Male};

use super::{MAN, NEW, OTHER, PERSONNUMMER, case, replaced, state, told, told_instead, two_out};
use crate::given::commands::{
    first, id, late, man, notify, nth, outage, patient, replace, replace_because, second_patient, text, undo,
    undo_told, unused, woman,
};
use crate::given::samples::date;
use crate::given::scenario::{clock, desk};

#[test]
fn the_new_id_comes_first_and_raps_afterwards() {
    let out = two_out();
    assert_eq!(state(&out, patient(1)), CaseState::Open);
    let half = out.when(replace(patient(1), NEW)).then(replaced(patient(1), NEW, vec![]));
    assert_eq!(state(&half, patient(1)), CaseState::Replaced);
    let done = half.at(4, 5).when(notify(patient(1))).then(told(patient(1), Some(NEW)));
    assert_eq!(state(&done, patient(1)), CaseState::Done);
    assert_eq!(done.ledger.open_reconciliations().map(|case| case.id).collect::<Vec<_>>(), [patient(2)]);
}

#[test]
fn raps_may_know_before_the_new_id_is_recorded() {
    let half = two_out().when(notify(patient(1))).then(told(patient(1), None));
    assert_eq!(state(&half, patient(1)), CaseState::Notified);
    assert_eq!(state(&half.and(replace(patient(1), NEW)), patient(1)), CaseState::Done);
}

#[test]
fn everything_that_raps_should_know_is_kept() {
    let notice = RapsNotice { at: Some(clock(3, 30)), by: Some(text("annan3")), reference: Some(text("RAPS 17")) };
    let command = Command::NotifyRaps { case: patient(1), notice, reason: None };
    let recorded = Event::RapsNotified {
        case: patient(1),
        replacement: None,
        notified_by: Some(text("annan3")),
        reference: Some(text("RAPS 17")),
        undoes: None,
    };
    let told = two_out().by("avdel2").when(command).then_at(clock(3, 30), recorded);
    let seen = case(&told, patient(1)).reconciliation.notified().cloned().unwrap();
    assert_eq!((seen.at, seen.by.as_str()), (clock(3, 30), "annan3"));
}

#[test]
fn raps_was_notified_neither_before_the_issuance_nor_after_now() {
    let at = |hour, minute| Command::NotifyRaps {
        case: patient(1),
        notice: RapsNotice { at: Some(clock(hour, minute)), ..RapsNotice::default() },
        reason: None,
    };
    let out = two_out();
    let out = out.when(at(2, 59)).refused(Refusal::BeforeIssuance { case: patient(1), issued_at: clock(3, 0) });
    let out = out.when(at(4, 1)).refused(Refusal::TimeInFuture(clock(4, 1)));
    let told = out.and(at(3, 0));
    assert!(case(&told, patient(1)).reconciliation.raps_knows(), "in the same minute");
}

#[test]
fn a_clock_that_was_set_back_does_not_prevent_notifying_raps() {
    let notice = Command::NotifyRaps { case: patient(1), notice: RapsNotice::default(), reason: None };
    let out = two_out().at(2, 30).and(notice);
    assert!(case(&out, patient(1)).reconciliation.raps_knows());
}

#[test]
fn another_sex_is_a_warning_and_is_kept() {
    let warnings = vec![ReplacementWarning::OtherSex];
    let out = two_out().when(replace(patient(1), MAN)).then(replaced(patient(1), MAN, warnings.clone()));
    assert_eq!(case(&out, patient(1)).reconciliation.replaced.as_ref().unwrap().warnings, warnings);
}

#[test]
fn the_same_new_id_for_two_is_a_warning_that_says_where_else_it_stands() {
    let out = desk().down().issued(Female).issued(Female).back_up().and(replace(patient(1), NEW));
    let warnings = vec![ReplacementWarning::AlsoFor(patient(1))];
    let out = out.when(replace(patient(2), NEW)).then(replaced(patient(2), NEW, warnings));
    let taken_back = out.and(undo(patient(1), None)).and(undo(patient(2), None));
    taken_back.when(replace(patient(2), NEW)).then(replaced(patient(2), NEW, vec![]));
}

#[test]
fn the_new_id_of_a_void_issuance_causes_no_warning_for_another_case() {
    let out = desk().down().issued(Female).issued(Female).back_up().and(replace(patient(1), NEW));
    let out = out.recorded(Event::Voided { issuance: first(), reason: text("misstag") });
    assert!(!case(&out, patient(1)).is_in_use() && case(&out, patient(2)).is_in_use());
    out.when(replace(patient(2), NEW)).then(replaced(patient(2), NEW, vec![]));
}

#[test]
fn a_case_is_found_by_its_old_and_its_new_id_however_they_are_written() {
    let out = two_out().and(replace(patient(1), PERSONNUMMER)).and(replace(patient(2), MAN));
    let found =
        |typed: &str| out.ledger.cases().filter(|case| case.has_id(typed)).map(|case| case.id).collect::<Vec<_>>();
    let old = out.ledger.issuance(first()).unwrap().number;
    for typed in
        [PERSONNUMMER, "900101-2385", " 9001012385", "2385", old.as_str(), &old.groups().join(" ").to_lowercase()]
    {
        assert_eq!(found(typed), [patient(1)], "{typed}");
    }
    assert_eq!(found("m07"), [patient(2)]);
    for typed in ["", " - ", "199001012386"] {
        assert_eq!(found(typed), [], "{typed:?}");
    }
}

#[test]
fn each_case_and_each_outage_has_its_trail_in_the_log() {
    let night = desk().down().issued(Female).issued(Male).and(late(woman(1), clock(3, 0))).back_up();
    let night = night.and(replace(patient(1), NEW)).and(unused(second_patient())).and(notify(patient(1)));
    let night = night.at(4, 0).down().issued(Female).back_up().and(undo_told(patient(1), None, RapsAnswer::NeverTold));
    let places = |trail: &[Seq]| -> Vec<&'static str> {
        let recorded = |seq: &Seq| &night.events[usize::try_from(seq.0).unwrap() - 1];
        trail.iter().map(|seq| called(&recorded(seq).event)).collect()
    };
    assert_eq!(places(night.ledger.trail(patient(1))), ["issued", "replaced", "raps_notified", "undone"]);
    assert_eq!(places(night.ledger.trail(patient(2))), ["issued"]);
    assert_eq!(places(night.ledger.trail(second_patient())), ["conflict_found", "unused"]);
    assert_eq!(places(night.ledger.trail(patient(9))), [""; 0]);
    let all = ["issued", "issued", "conflict_found", "replaced", "unused", "raps_notified", "undone"];
    assert_eq!(places(&night.ledger.trail_of_outage(outage(1))), all);
    assert_eq!(places(&night.ledger.trail_of_outage(outage(2))), ["issued"]);
}

/// The kind of an event of a case.
fn called(event: &Event) -> &'static str {
    match event {
        Event::Issued { .. } => "issued",
        Event::Replaced { .. } => "replaced",
        Event::RapsNotified { .. } => "raps_notified",
        Event::Unused { .. } => "unused",
        Event::Undone { .. } => "undone",
        Event::ConflictFound { .. } => "conflict_found",
        _ => "something else",
    }
}

#[test]
fn a_conflict_is_named_by_a_k_and_its_number() {
    assert_eq!((patient(3).to_string().as_str(), second_patient().to_string().as_str()), ("3", "k1"));
    assert_eq!((text::<CaseId>(" 3 "), text::<CaseId>("K1")), (patient(3), second_patient()));
    assert_eq!((patient(3).issuance(), patient(3).conflict()), (Some(nth(3)), None));
    assert_eq!((second_patient().issuance(), second_patient().conflict()), (None, Some(text("1"))));
}

#[test]
fn a_number_of_the_pool_replaces_nothing() {
    let out = two_out();
    for number in [woman(1), woman(9), man(1)] {
        out.clone().when(replace(patient(1), number.as_str())).refused(Refusal::ReplacementFromPool(number));
    }
}

#[test]
fn what_is_typed_as_a_new_id_says_what_is_wrong_with_it() {
    let out = two_out();
    let read = |typed: &str| read(&out.ledger, typed, date(2026, 11, 22)).map(|typed| typed.id);
    assert_eq!(read(" 2021 03 25-K069 "), Ok(id(NEW)));
    assert_eq!(read("900101-2385"), Ok(id(PERSONNUMMER)));
    assert_eq!(read(&woman(1).groups().join(" ").to_lowercase()), Err(ReplacementError::FromPool(woman(1))));
    assert_eq!(read("19900101-238"), Err(ReplacementError::Id(PersonIdError::Length { found: 11 })));
    assert_eq!(read("22190101AB13"), Err(ReplacementError::Id(PersonIdError::Nrid)));
    assert_eq!(read("199001012380"), Err(ReplacementError::Id(PersonIdError::CheckDigit)));
}

#[test]
fn linking_waits_only_behind_a_reserve_number_of_an_unknown_patient() {
    let out = two_out().and(replace(patient(1), NEW));
    assert!(case(&out, patient(1)).reconciliation.linking_waits());
    let known = Replacement { id: id(NEW), identity: PatientIdentity::Established, age_accepted: false };
    let reason = Some(text("legitimation visad"));
    let known = out.and(Command::Replace { case: patient(1), replacement: known, reason });
    assert!(!case(&known, patient(1)).reconciliation.linking_waits());
    let person = two_out().and(replace(patient(1), PERSONNUMMER));
    assert!(!case(&person, patient(1)).reconciliation.linking_waits());
}

#[test]
fn a_new_id_that_stands_is_changed_only_with_a_reason() {
    let out = two_out().and(replace(patient(1), NEW));
    let stands = || Refusal::AlreadyReplaced { case: patient(1), by: id(NEW) };
    let out = out.when(replace(patient(1), OTHER)).refused(stands());
    let out = out.when(replace_because(patient(1), NEW, "samma")).refused(stands());
    let events = out.clone().when(replace_because(patient(1), OTHER, "fel rad")).events();
    let undone =
        Event::Undone { case: patient(1), step: ReconciliationStep::Replaced, reason: text("fel rad"), raps: None };
    let events: Vec<Event> = events.into_iter().map(|recorded| recorded.event).collect();
    assert_eq!(events, [undone, replaced(patient(1), OTHER, vec![])]);
}

#[test]
fn raps_must_be_notified_again_when_the_new_id_changes() {
    let done = two_out().and(replace(patient(1), NEW)).and(notify(patient(1)));
    let done = done.when(notify(patient(1))).refused(Refusal::AlreadyNotified(patient(1)));
    let changed = done.clone().and(replace_because(patient(1), OTHER, "fel rad"));
    assert_eq!(state(&changed, patient(1)), CaseState::Replaced);
    assert!(case(&changed, patient(1)).reconciliation.raps_must_undo().is_some());
    for other in [&two_out(), &two_out().and(notify(patient(1))), &done] {
        assert!(case(other, patient(1)).reconciliation.raps_must_undo().is_none(), "it knows this one, or none");
    }
    let again = changed.when(notify(patient(1))).then(told_instead(patient(1), Some(OTHER), Some(NEW)));
    assert_eq!(state(&again, patient(1)), CaseState::Done);
}

#[test]
fn undoing_the_new_id_leaves_a_notice_to_raps_that_no_longer_holds() {
    let done = two_out().and(replace(patient(1), NEW)).and(notify(patient(1)));
    let undone = undo_told(patient(1), Some(ReconciliationStep::Replaced), RapsAnswer::ToUndo);
    let open = done.and(undone);
    assert_eq!(state(&open, patient(1)), CaseState::Open);
    let same = open.and(replace(patient(1), NEW));
    assert_eq!(state(&same, patient(1)), CaseState::Replaced, "RAPS may have been told to undo it meanwhile");
    let again = same.when(notify(patient(1))).then(told(patient(1), Some(NEW)));
    assert_eq!(state(&again, patient(1)), CaseState::Done);
}
