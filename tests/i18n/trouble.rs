//! When something does not work: every refusal and every failure says what happened and what to do next.

use std::collections::BTreeSet;

use kvittera::desk::{DeskError, HaltedOperation};
use kvittera::i18n::{Explanation, Phones};
use kvittera_domain::event::discrepancy::Discrepancy;
use kvittera_domain::ledger::inconsistency::Inconsistency;
use kvittera_domain::recovery::halt::{Halt, HaltCause};
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::rules::pool_load::PoolVerdict;
use kvittera_domain::rules::refusal::{RapsTold, Refusal};
use kvittera_domain::value::actor::Role;
use kvittera_domain::value::id::{LogId, RequestId, Seq};
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::person_id::UnlikelyAge;
use kvittera_domain::value::sex::Sex::{Female, Male};
use kvittera_store::StoreError;
use uuid::Uuid;

use super::{assert_explained, english, swedish};
use crate::given::commands::{first, id, issue, man, outage, patient, second_patient, text, woman};
use crate::given::scenario::{clock, desk};
use crate::stage::samples::SUSPECT;

const CALL: &str = "tekniker, växeln 09 (helg)";

fn phones() -> Phones {
    Phones { call: CALL.to_owned(), cashier: "1258".to_owned() }
}

fn refusals() -> Vec<Refusal> {
    let verdict = || PoolVerdict { lines: vec![], oddities: vec![], not_full: None };
    vec![
        Refusal::OutageNotOpen,
        Refusal::OutageAlreadyOpen(outage(7)),
        Refusal::OutageAlreadyConfirmed(outage(7)),
        Refusal::NoOutageYet,
        Refusal::OutageUnknown(outage(7)),
        Refusal::NotPlanned,
        Refusal::PlannedStopDue(outage(7)),
        Refusal::OutageNotEnded(outage(7)),
        Refusal::OutageAlreadyReconciled(outage(7)),
        Refusal::NotReconciled { outage: outage(7), issuances: 2, conflicts: 1 },
        Refusal::EndBeforeStart,
        Refusal::PlanInPast(clock(3, 12)),
        Refusal::OverlapsPlan(outage(7)),
        Refusal::NoTimeGiven,
        Refusal::TimeInFuture(clock(3, 12)),
        Refusal::OverlapsOutage { outage: outage(7), started_at: clock(3, 2), ended_at: Some(clock(3, 12)) },
        Refusal::BeforeOutageStart { outage: outage(7), started_at: clock(3, 12) },
        Refusal::SexUnknown,
        Refusal::PoolEmpty { sex: Female, other_free: 4 },
        Refusal::ProposalGone { proposed: woman(1), instead: woman(2) },
        Refusal::NumberUnknown(woman(1)),
        Refusal::NumberNotFree(woman(1)),
        Refusal::IssuanceUnknown(first()),
        Refusal::IssuanceVoid(first()),
        Refusal::AlreadyReadBack(first()),
        Refusal::NothingToCorrect(first()),
        Refusal::ConflictUnknown(text("5")),
        Refusal::ConflictResolved(text("5")),
        Refusal::ConflictTakenBack { conflict: text("5"), with: first() },
        Refusal::AlreadyRecorded { case: patient(1), number: woman(1) },
        Refusal::RecordedOtherwise { case: patient(1), number: woman(1) },
        Refusal::RapsToldUnclear(raps_told(None)),
        Refusal::RapsMustUndo(raps_told(Some("19810829M071"))),
        Refusal::CaseUnused(patient(1)),
        Refusal::ReconciliationBegun(patient(1)),
        Refusal::AlreadyReplaced { case: second_patient(), by: id("19810829M071") },
        Refusal::AlreadyNotified(patient(1)),
        Refusal::ReplacementFromPool(woman(1)),
        Refusal::AgeDoubtful {
            id: id("900101+2385"),
            age: UnlikelyAge::of(id("900101+2385"), clock(3, 12).date_naive()).unwrap(),
        },
        Refusal::NothingToUndo(second_patient()),
        Refusal::BeforeIssuance { case: patient(1), issued_at: clock(3, 12) },
        Refusal::NotAllowed { role: None, allowed: &[Role::Cashier, Role::Technician] },
        Refusal::OtherUnit(patient(1)),
        Refusal::PoolRefused(verdict()),
        Refusal::PoolNeedsConfirmation(verdict()),
    ]
}

fn store_errors() -> Vec<StoreError> {
    let (path, detail) = (|| "/var/lib/k.sqlite".into(), || "malformed".to_owned());
    vec![
        StoreError::NotFound(path()),
        StoreError::Exists(path()),
        StoreError::NotAFile(path()),
        StoreError::NoPermission(path()),
        StoreError::ReadOnly(path()),
        StoreError::ReadOnlyFolder(path()),
        StoreError::OwnerKept(path()),
        StoreError::NotALog(path()),
        StoreError::Damaged { path: path(), detail: detail() },
        StoreError::OtherVersion { path: path(), found: 9, known: 2 },
        StoreError::HardLinked(path()),
        StoreError::NetworkFileSystem { path: path(), kind: "nfs" },
        StoreError::Moved(path()),
        StoreError::SchemaChanged(detail()),
        StoreError::ChainBroken(Seq(42)),
        StoreError::Unreadable { seq: Seq(42), detail: detail() },
        StoreError::NotDurable("synchronous"),
        StoreError::SqliteTooOld("3.7.17"),
        StoreError::Behind,
        StoreError::Repeated(request()),
        StoreError::Forbidden(detail()),
        StoreError::Unsettled,
        StoreError::WriteDisabled,
        StoreError::NoWitness(path()),
        StoreError::WitnessWithoutLog("/data/logg.witness".into()),
        StoreError::Busy,
        StoreError::Full(path()),
        StoreError::BackupAhead { path: path(), known: Seq(12), copy: Seq(14), out: Vec::new() },
        StoreError::BackupWithoutLog(path()),
        StoreError::BackupForeign(path()),
        StoreError::Cancelled,
        StoreError::Io { path: path(), detail: detail() },
    ]
}

fn desk_errors() -> Vec<DeskError> {
    vec![
        DeskError::Refused(Refusal::OutageNotOpen),
        DeskError::Store(StoreError::Busy),
        DeskError::Inconsistent(Inconsistency::NumberSpentTwice(woman(1))),
        DeskError::OtherSite { found: text("nal-akuten"), expected: text("sas-akuten") },
        DeskError::OtherMode { found: Mode::Practice },
        DeskError::Halted(
            Halt { cause: HaltCause::OutcomeUnknown, at_risk: vec![woman(1)], surely_free: Some(vec![woman(2)]) },
            HaltedOperation::Issue,
        ),
        DeskError::Unknown { request: request(), cause: StoreError::Busy },
        DeskError::FoldDiffers,
    ]
}

/// What RAPS was told of the second patient of a conflict.
fn raps_told(new: Option<&str>) -> RapsTold {
    RapsTold { case: second_patient(), number: woman(1), id: new.map(id), reference: Some(text("RAPS-88")) }
}

fn request() -> RequestId {
    RequestId(Uuid::from_u128(3))
}

/// How many variants the source gives an enum of errors, so that none is forgotten in the lists above.
fn variants(source: &str, name: &str) -> usize {
    let (_, body) = source.split_once(&format!("pub enum {name} {{\n")).unwrap();
    let (body, _) = body.split_once("\n}").unwrap();
    body.lines()
        .filter(|line| line.strip_prefix("    ").is_some_and(|rest| rest.starts_with(char::is_uppercase)))
        .count()
}

#[test]
fn the_lists_here_leave_nothing_out() {
    assert_eq!(refusals().len(), variants(include_str!("../../src/domain/rules/refusal.rs"), "Refusal"));
    assert_eq!(store_errors().len(), variants(include_str!("../../src/store/error.rs"), "StoreError"));
    assert_eq!(desk_errors().len(), variants(include_str!("../../src/desk/trouble.rs"), "DeskError"));
}

#[test]
fn every_refusal_is_explained_in_both_languages() {
    for refusal in refusals() {
        assert_explained(&swedish().refusal(&refusal, CALL), &english().refusal(&refusal, CALL));
    }
}

#[test]
fn every_failure_of_the_log_is_explained_in_both_languages() {
    for error in store_errors() {
        assert_explained(&swedish().store_error(&error, CALL), &english().store_error(&error, CALL));
    }
}

#[test]
fn every_failure_of_the_desk_is_explained_in_both_languages() {
    for error in desk_errors() {
        assert_explained(&swedish().desk_error(&error, &phones()), &english().desk_error(&error, &phones()));
    }
}

#[test]
fn every_stop_is_explained_in_both_languages_with_the_paper_routine() {
    let log = LogId(Uuid::from_u128(7));
    let findings = [
        Discrepancy::Missing,
        Discrepancy::Foreign { log },
        Discrepancy::Damaged { line: 4 },
        Discrepancy::LogBehind { known: Seq(12) },
        Discrepancy::LogAhead { known: Seq(12) },
    ];
    let ahead = HaltCause::BackupAhead { known: Seq(12), copy: Seq(14) };
    let causes = [HaltCause::OutcomeUnknown, HaltCause::DiskFailed, HaltCause::LogChanged, HaltCause::ReadOnly, ahead];
    for cause in findings.into_iter().map(HaltCause::Witness).chain(causes) {
        for surely_free in [None, Some(vec![]), Some(vec![woman(2), man(3)])] {
            let halt = Halt { cause, at_risk: vec![woman(1)], surely_free: surely_free.clone() };
            let (sv, en) = (
                swedish().halt(&halt, HaltedOperation::Issue, &phones()),
                english().halt(&halt, HaltedOperation::Issue, &phones()),
            );
            assert_explained(&sv, &en);
            says(&sv, &[&woman(1).to_string()], &[CALL]);
            says(
                &sv,
                &[],
                &surely_free
                    .iter()
                    .flatten()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .iter()
                    .map(String::as_str)
                    .collect::<Vec<_>>(),
            );
        }
    }
}

#[test]
fn a_stop_names_numbers_to_whoever_hands_out_and_to_nobody_else() {
    let free = Some(vec![woman(2), man(3)]);
    let halt = Halt { cause: HaltCause::OutcomeUnknown, at_risk: vec![woman(1)], surely_free: free };
    let read_back = [None, Some(true), Some(false)].map(HaltedOperation::ReadBack);
    for stopped in read_back.into_iter().chain([HaltedOperation::Note, HaltedOperation::Ward]) {
        let (sv, en) = (swedish().halt(&halt, stopped, &phones()), english().halt(&halt, stopped, &phones()));
        assert_explained(&sv, &en);
        for said in [&sv, &en] {
            says(said, &[], &[CALL]);
            let words = format!("{} {}", said.message, said.next);
            let named = [woman(1), woman(2), man(3)].into_iter().find(|number| words.contains(number.as_str()));
            assert!(named.is_none() && !words.contains("apper"), "{stopped:?}: {words}");
        }
        assert_eq!(sv.next.contains("kassan, telefon 1258"), stopped == HaltedOperation::Ward, "{sv:?}");
    }
    let [skipped, right, wrong] = read_back.map(|stopped| swedish().halt(&halt, stopped, &phones()).message);
    assert_eq!(skipped, "Inte noterat. Numret gäller ändå.");
    assert!(right.starts_with("Rätt hört") && wrong.starts_with("FEL HÖRT"), "{right} {wrong}");
    assert!(!wrong.contains("gäller"), "a number that was misheard must not be taken for the right one");
}

#[test]
fn what_a_halt_stops_is_told_by_the_wish_and_for_a_ward_by_who_it_is() {
    let ward = Rights::Ward("Medicin / Avd 5".parse().unwrap());
    let read_back = Command::SkipReadBack { issuance: first() };
    let out = desk().down().issued(Female);
    let number = out.ledger.issuances.get(0).unwrap().number;
    let heard = |heard: &str| Command::ReadBack { issuance: first(), heard: heard.parse().unwrap() };
    let (right, wrong) = (heard(number.last_four()), heard("M999"));
    for (command, expected) in [
        (&issue(Female), HaltedOperation::Issue),
        (&read_back, HaltedOperation::ReadBack(None)),
        (&right, HaltedOperation::ReadBack(Some(true))),
        (&wrong, HaltedOperation::ReadBack(Some(false))),
        (&SUSPECT, HaltedOperation::Note),
    ] {
        assert_eq!(HaltedOperation::of(command, &Rights::SingleDesk, &out.ledger), expected);
        assert_eq!(
            HaltedOperation::of(command, &ward, &out.ledger),
            HaltedOperation::Ward,
            "even what it may not wish for"
        );
    }
    assert_eq!(HaltedOperation::seen_with(&Rights::Auditor), HaltedOperation::Issue);
    assert_eq!(HaltedOperation::seen_with(&ward), HaltedOperation::Ward);
}

#[test]
fn a_log_that_is_not_there_is_looked_for_and_restored_before_anybody_makes_a_new_one() {
    for texts in [&swedish(), &english()] {
        let next = texts.store_error(&StoreError::NotFound("/x/y".into()), CALL).next;
        let places = [CALL, "monter", "mount", "kvittera restore", "kvittera init"].map(|part| next.find(part));
        let found: Vec<usize> = places.into_iter().flatten().collect();
        assert!(found.len() == 4 && found.is_sorted(), "{next}");
    }
}

#[test]
fn what_a_log_has_left_is_no_place_for_another() {
    for texts in [&swedish(), &english()] {
        for end in ["-wal", "-shm", "-journal"] {
            let said = texts.store_error(&StoreError::Exists(format!("/x/y{end}").into()), CALL);
            assert_eq!(said.kind, "log_exists");
            says(&said, &[end], &[CALL, "kvittera restore"]);
            assert!(!said.next.contains("--log"), "{said:?}");
        }
        says(&texts.store_error(&StoreError::Exists("/x/y".into()), CALL), &["/x/y"], &["--log"]);
    }
}

#[test]
fn a_desk_that_can_not_be_opened_leads_to_the_paper_binder_and_the_telephone() {
    let path = || "/x/y".into();
    let spoilt = || {
        let detail = || "malformed".to_owned();
        vec![
            DeskError::Store(StoreError::NotALog(path())),
            DeskError::Store(StoreError::Damaged { path: path(), detail: detail() }),
            DeskError::Store(StoreError::ChainBroken(Seq(42))),
            DeskError::Store(StoreError::Unreadable { seq: Seq(42), detail: detail() }),
            DeskError::Store(StoreError::WitnessWithoutLog(path())),
            DeskError::Inconsistent(Inconsistency::NumberSpentTwice(woman(1))),
        ]
    };
    let closed = [StoreError::NotAFile, StoreError::NoPermission, StoreError::ReadOnly, StoreError::NoWitness]
        .map(|error| DeskError::Store(error(path())));
    for (texts, paper) in [(swedish(), "pappers-pärmen"), (english(), "paper binder")] {
        for error in spoilt().iter().chain(&closed) {
            says(&texts.desk_error(error, &phones()), &[], &[paper, CALL]);
        }
        for error in spoilt() {
            says(&texts.desk_error(&error, &phones()), &[], &["kvittera log --witness", "kvittera restore"]);
        }
    }
}

#[test]
fn a_refusal_or_a_failure_of_the_log_reads_the_same_through_the_desk() {
    let [refused, failed, ..] = &desk_errors()[..] else { panic!() };
    assert_eq!(swedish().desk_error(refused, &phones()), swedish().refusal(&Refusal::OutageNotOpen, CALL));
    assert_eq!(swedish().desk_error(failed, &phones()), swedish().store_error(&StoreError::Busy, CALL));
}

#[test]
fn names_for_programs_are_in_snake_case_and_each_stands_for_one_thing() {
    let own = desk_errors().into_iter().skip(2).map(|error| error.kind());
    let kinds: Vec<_> =
        refusals().iter().map(Refusal::kind).chain(store_errors().iter().map(StoreError::kind)).chain(own).collect();
    for kind in &kinds {
        assert!(!kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'), "{kind}");
        assert!(!kind.starts_with('_') && !kind.ends_with('_') && !kind.contains("__"), "{kind}");
    }
    assert_eq!(kinds.iter().collect::<BTreeSet<_>>().len(), kinds.len(), "{kinds:?}");
}

#[test]
fn an_explanation_has_the_name_for_programs_of_what_it_explains() {
    assert_eq!(swedish().refusal(&Refusal::SexUnknown, CALL).kind, "sex_unknown");
    assert_eq!(swedish().store_error(&StoreError::Behind, CALL).kind, "behind");
    assert_eq!(swedish().desk_error(&desk_errors()[6], &phones()).kind, "outcome_unknown");
}

#[track_caller]
fn says(explanation: &Explanation, in_message: &[&str], in_next: &[&str]) {
    for part in in_message {
        assert!(explanation.message.contains(part), "{part:?} is not in {:?}", explanation.message);
    }
    for part in in_next {
        assert!(explanation.next.contains(part), "{part:?} is not in {:?}", explanation.next);
    }
}

#[test]
fn what_a_person_needs_to_know_is_in_the_words() {
    let (sv, en) = (swedish(), english());
    for texts in [&sv, &en] {
        let refusal = |refusal: Refusal| texts.refusal(&refusal, CALL);
        let failure = |error: StoreError| texts.store_error(&error, CALL);
        says(&refusal(Refusal::OutageNotOpen), &[], &[CALL]);
        says(&refusal(Refusal::OutageAlreadyOpen(outage(7))), &["7"], &[]);
        says(&refusal(Refusal::TimeInFuture(clock(3, 12))), &["2026-11-22 03:12"], &[]);
        let overlaps =
            Refusal::OverlapsOutage { outage: outage(7), started_at: clock(3, 2), ended_at: Some(clock(3, 12)) };
        says(&refusal(overlaps), &["7", "2026-11-22 03:02", "2026-11-22 03:12"], &[]);
        let goes_on = Refusal::OverlapsOutage { outage: outage(7), started_at: clock(3, 2), ended_at: None };
        says(&refusal(goes_on), &["7", "2026-11-22 03:02 – "], &[]);
        let early = Refusal::BeforeOutageStart { outage: outage(7), started_at: clock(3, 12) };
        says(&refusal(early), &["7", "2026-11-22 03:12"], &[]);
        says(&refusal(Refusal::PoolEmpty { sex: Female, other_free: 4 }), &["4"], &[CALL]);
        let gone = Refusal::ProposalGone { proposed: man(1), instead: man(2) };
        says(&refusal(gone), &[man(1).as_str()], &[man(2).as_str()]);
        says(&refusal(Refusal::NumberUnknown(man(1))), &[man(1).as_str()], &[]);
        says(&refusal(Refusal::IssuanceVoid(first())), &["1"], &[]);
        says(&failure(StoreError::NotFound("/x/y".into())), &["/x/y"], &["init", "--practice"]);
        says(&failure(StoreError::OtherVersion { path: "/x/y".into(), found: 9, known: 2 }), &["/x/y", "9", "2"], &[]);
        says(&failure(StoreError::ChainBroken(Seq(42))), &["42"], &[CALL]);
        says(&failure(StoreError::Full("/x/y".into())), &["/x/y"], &[CALL]);
        says(&texts.desk_error(&desk_errors()[3], &phones()), &["nal-akuten", "sas-akuten"], &["--log"]);
        says(&texts.desk_error(&desk_errors()[2], &phones()), &[woman(1).as_str()], &[CALL]);
    }
}

#[test]
fn an_empty_page_names_its_sex_and_what_the_other_has_left() {
    let empty = |sex| swedish().refusal(&Refusal::PoolEmpty { sex, other_free: 4 }, CALL).message;
    assert_eq!(empty(Female), "Inget kvinnonummer är ledigt. 4 mansnummer är kvar.");
    assert_eq!(empty(Male), "Inget mansnummer är ledigt. 4 kvinnonummer är kvar.");
}
