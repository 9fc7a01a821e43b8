//! What follows from comparing log and witness: which numbers are at risk, when writing is suspended, and which numbers
//! are surely free.

use kvittera_domain::event::discrepancy::Discrepancy;
use kvittera_domain::event::quarantine::Quarantine;
use kvittera_domain::event::quarantine::Quarantine::{IssuanceLost, NotProven, OutcomeUnknown};
use kvittera_domain::event::{Event, NewEvent};
use kvittera_domain::ledger::pool::NumberState;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::recovery::halt::{Halt, HaltCause};
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::recovery::vouched::Vouched;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::recover::Recovery;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::id::{LogId, RequestId, Seq};
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex::{Female, Male, Unknown};
use uuid::Uuid;

use super::inconsistencies::issued;
use crate::given::commands::{first, full_pool_numbers, man, outage, text, withdraw, woman};
use crate::given::scenario::{Scenario, cashier, clock, desk};

const FINDINGS: [Discrepancy; 5] = [
    Discrepancy::Missing,
    Discrepancy::Foreign { log: LogId(Uuid::from_u128(2)) },
    Discrepancy::Damaged { line: 3 },
    Discrepancy::LogBehind { known: Seq(4) },
    Discrepancy::LogAhead { known: Seq(4) },
];

fn request(number: u128) -> RequestId {
    RequestId(Uuid::from_u128(number))
}

fn about_to(number: u128, events: Vec<Event>) -> Intent {
    let events = events.into_iter().map(|event| NewEvent { occurred_at: clock(3, 0), event }).collect();
    Intent { request: request(number), seq: Seq(30), recorded_at: clock(3, 0), actor: cashier("kassa1"), events }
}

fn issues(request: u128, number: PoolNumber) -> Intent {
    about_to(request, vec![issued(first(), outage(1), number, Female)])
}

fn notes(request: u128) -> Intent {
    about_to(request, vec![Event::OutageNoted { outage: outage(1), note: text("ringt växeln") }])
}

fn unknown(intents: Vec<Intent>) -> Comparison {
    Comparison { unknown: intents, ..Comparison::default() }
}

/// The numbers of a full pool without `gone`, as the list of those that are surely free.
#[allow(clippy::unnecessary_wraps, reason = "as it is told")]
fn all_but(gone: &[PoolNumber]) -> Option<Vec<PoolNumber>> {
    Some(full_pool_numbers().into_iter().filter(|number| !gone.contains(number)).collect())
}

fn recover(quarantine: Vec<(PoolNumber, Quarantine)>) -> Command {
    Command::Recover(Recovery {
        finding: None,
        put_back: 0,
        quarantine,
        unknown_numbers: Vec::new(),
        unissued: Vec::new(),
        reason: text("tittat i loggen"),
    })
}

#[test]
fn where_witness_and_log_agree_nothing_stops() {
    let agreed = Comparison::default();
    assert!(!agreed.differs());
    assert_eq!(agreed.halt(&desk().ledger), None);
}

#[test]
fn a_command_of_unknown_outcome_that_issues_nothing_stops_nothing() {
    let noted = unknown(vec![notes(7)]);
    assert!(!noted.differs());
    assert_eq!(noted.at_risk(&desk().ledger), []);
    assert_eq!(noted.halt(&desk().ledger), None);
}

#[test]
fn a_number_that_was_about_to_go_out_may_be_with_a_patient() {
    let stopped = unknown(vec![notes(7), issues(8, woman(3))]);
    assert!(stopped.differs());
    let ledger = desk().down().ledger;
    assert_eq!(stopped.at_risk(&ledger), [(woman(3), OutcomeUnknown { request: request(8) })]);
    let halt = Halt { cause: HaltCause::OutcomeUnknown, at_risk: vec![woman(3)], surely_free: all_but(&[woman(3)]) };
    assert_eq!(stopped.halt(&ledger), Some(halt));
}

#[test]
fn an_issuance_that_the_log_has_lost_is_with_a_patient() {
    let behind = Comparison {
        finding: Some(Discrepancy::LogBehind { known: Seq(22) }),
        lost: vec![notes(6), issues(7, woman(3))],
        unknown: vec![issues(8, man(1)), issues(9, woman(3))],
        ..Comparison::default()
    };
    let at_risk = [(woman(3), IssuanceLost { request: request(7) }), (man(1), OutcomeUnknown { request: request(8) })];
    assert_eq!(behind.at_risk(&desk().ledger), at_risk, "each number once");
    let halt = behind.halt(&desk().ledger).unwrap();
    assert_eq!((halt.at_risk, halt.surely_free), (vec![woman(3), man(1)], None), "the log can't tell what is free");
}

#[test]
fn what_the_log_knows_to_be_spent_or_never_had_is_not_at_risk() {
    let desk = desk().down().issued(Female).and(withdraw(woman(5)));
    let out = desk.ledger.issuance(first()).unwrap().number;
    let spent = unknown(vec![issues(7, out), issues(8, woman(5)), issues(9, woman(11))]);
    assert_eq!(spent.at_risk(&desk.ledger), []);
    let halt = spent.halt(&desk.ledger).unwrap();
    assert_eq!(
        (halt.cause, halt.at_risk),
        (HaltCause::OutcomeUnknown, vec![]),
        "nothing is written before somebody has looked"
    );
}

#[test]
fn what_the_log_no_longer_knows_to_be_spent_is_at_risk() {
    let withdrawn = Event::NumberWithdrawn { number: man(2), reason: text("fläck") };
    let quarantined = Event::NumberQuarantined { number: man(3), because: OutcomeUnknown { request: request(1) } };
    let (lost, finding) =
        (vec![about_to(7, vec![withdrawn, quarantined])], Some(Discrepancy::LogBehind { known: Seq(22) }));
    let behind = Comparison { finding, lost: lost.clone(), ..Comparison::default() };
    assert_eq!(behind.at_risk(&desk().ledger), [(man(2), NotProven), (man(3), NotProven)]);
    assert_eq!(unknown(lost).at_risk(&desk().ledger), [], "what was perhaps never taken out lies in the paper binder");
}

#[test]
fn a_witness_proves_what_it_tells_without_a_hole_of_its_own_log() {
    let proven = |is_whole| {
        FINDINGS.map(|finding| Comparison { finding: Some(finding), is_whole, ..Comparison::default() }.proves())
    };
    assert_eq!(proven(true), [false, false, true, true, true]);
    assert_eq!(proven(false), [false; 5]);
    assert!(Comparison::default().proves(), "where both agree");
}

#[test]
fn where_nothing_is_proven_every_free_number_goes_into_quarantine_unless_a_person_vouches_for_it() {
    let desk = desk().down().issued(Female).and(withdraw(woman(5)));
    let out = desk.ledger.issuance(first()).unwrap().number;
    let said = Comparison { finding: Some(Discrepancy::Missing), ..unknown(vec![issues(8, man(1))]) };
    let named = (man(1), OutcomeUnknown { request: request(8) });
    let quarantine_candidates = |proven, unissued| said.quarantine_candidates(&desk.ledger, proven, &unissued);
    let no_one = || Vouched::These(Vec::new());
    assert_eq!(quarantine_candidates(true, no_one()), std::slice::from_ref(&named));
    assert_eq!(quarantine_candidates(false, Vouched::All), std::slice::from_ref(&named), "whatever anybody says");
    let free: Vec<_> = all_but(&[out, woman(5), man(1)]).unwrap();
    let unproven = |gone: &[PoolNumber]| {
        let left = free.iter().filter(|number| !gone.contains(number)).map(|number| (*number, NotProven));
        std::iter::once(named.clone()).chain(left).collect::<Vec<_>>()
    };
    assert_eq!(quarantine_candidates(false, no_one()), unproven(&[]));
    let these = Vouched::These(vec![woman(7), man(1)]);
    assert_eq!(quarantine_candidates(false, these.clone()), unproven(&[woman(7)]));
    assert_eq!(these.beside(&quarantine_candidates(true, no_one()), &desk.ledger), [woman(7)]);
    assert_eq!(Vouched::All.beside(&quarantine_candidates(true, no_one()), &desk.ledger), free);
}

#[test]
fn every_difference_halts_the_desk_even_where_no_number_is_at_risk() {
    for finding in FINDINGS {
        let odd = Comparison { finding: Some(finding), ..Comparison::default() };
        assert!(odd.differs());
        let halt = odd.halt(&desk().ledger).unwrap();
        assert_eq!((halt.cause, halt.at_risk.as_slice()), (HaltCause::Witness(finding), [].as_slice()));
        assert_eq!(halt.surely_free, None, "{finding:?}");
    }
}

#[test]
fn only_what_is_free_and_lay_in_the_paper_binder_is_surely_free() {
    let desk = desk().down().issued(Female).and(withdraw(man(2)));
    let out = desk.ledger.issuance(first()).unwrap().number;
    let missing = man(4);
    let present = full_pool_numbers().into_iter().filter(|number| *number != missing).collect();
    let desk = desk.and(Command::CountPool { present });
    let free = |cause| Halt::of(cause, vec![woman(9)], &desk.ledger).surely_free;
    for cause in [HaltCause::DiskFailed, HaltCause::OutcomeUnknown] {
        assert_eq!(free(cause), all_but(&[woman(9), out, man(2), missing]));
    }
    for cause in [HaltCause::LogChanged, HaltCause::BackupAhead { known: Seq(12), copy: Seq(14) }] {
        assert_eq!(free(cause), None);
    }
}

#[test]
fn a_technician_settles_what_the_records_say_but_not_a_failed_disk() {
    for finding in FINDINGS {
        assert!(HaltCause::Witness(finding).needs_recover());
    }
    assert!(HaltCause::UnderWay.passes(), "only what another terminal is in the midst of ends by itself");
    assert!(!HaltCause::OutcomeUnknown.passes() && !HaltCause::DiskFailed.passes() && !HaltCause::LogChanged.passes());
    let ahead = HaltCause::BackupAhead { known: Seq(12), copy: Seq(14) };
    assert!(
        [HaltCause::OutcomeUnknown, HaltCause::DiskFailed, HaltCause::LogChanged, ahead]
            .iter()
            .all(|cause| !cause.needs_recover())
    );
}

#[test]
fn the_names_for_programs_stay() {
    let findings =
        ["witness_missing", "witness_foreign", "witness_damaged", "log_behind_witness", "log_ahead_of_witness"];
    assert_eq!(FINDINGS.map(|finding| finding.name()), findings);
    assert_eq!(FINDINGS.map(|finding| HaltCause::Witness(finding).name()), findings);
    let ahead = HaltCause::BackupAhead { known: Seq(12), copy: Seq(14) };
    let others = [HaltCause::OutcomeUnknown, HaltCause::DiskFailed, HaltCause::LogChanged, ahead];
    let names = ["intent_unsettled", "disk_failed", "log_changed", "copy_ahead_of_log"];
    assert_eq!(others.map(|cause| cause.name()), names);
}

#[test]
fn an_intent_says_where_its_last_event_would_stand() {
    assert_eq!(notes(7).last(), Seq(30));
    let three = vec![Event::OutageConfirmed { outage: outage(1) }; 3];
    assert_eq!(about_to(7, three).last(), Seq(32));
    assert_eq!(about_to(7, vec![]).last(), Seq(30));
}

#[test]
fn what_is_in_quarantine_never_goes_out_and_is_counted_by_itself() {
    let quarantine: Vec<_> = (1..=9).map(|place| (woman(place), NotProven)).collect();
    let held = desk().down().and(withdraw(man(1))).and(recover(quarantine));
    let count = held.ledger.pool.count(Female);
    assert_eq!((count.free, count.issued, count.withdrawn, count.quarantined, count.total()), (1, 0, 0, 9, 10));
    assert_eq!(held.ledger.pool.count(Male).total(), 10, "what was thrown away is counted, too");
    let last = held.issued(Female);
    assert_eq!(last.ledger.issuance(first()).unwrap().number, woman(10));
    last.when(crate::given::commands::issue(Female)).refused(Refusal::PoolEmpty { sex: Female, other_free: 9 });
}

#[test]
fn what_the_witness_names_and_the_pool_lost_comes_into_it_in_quarantine() {
    let made: [PoolNumber; 4] = ["20190102K062", "20190105K085", "20190108K108", "20190111K129"].map(text);
    let added = |number, sex| Event::NumberAdded { number, sex, warnings: Vec::new() };
    let imported = vec![added(made[0], Male), added(made[1], Female), added(woman(1), Female), added(made[3], Unknown)];
    let lost = vec![about_to(7, imported), issues(8, made[0]), issues(9, woman(2))];
    let comparison = Comparison { lost, unknown: vec![issues(10, made[2])], ..Comparison::default() };
    let desk = desk().down();
    let unknown_numbers = comparison.unknown_numbers(&desk.ledger);
    let told: Vec<_> = unknown_numbers.iter().map(|it| (it.number, it.because.clone())).collect();
    let [lost, unknown] = [IssuanceLost { request: request(8) }, OutcomeUnknown { request: request(10) }];
    assert_eq!(told, [(made[0], lost), (made[2], unknown), (made[1], NotProven)], "each once, and none that is there");

    let command = Command::Recover(Recovery {
        finding: None,
        put_back: 0,
        quarantine: vec![(woman(1), NotProven)],
        unknown_numbers,
        unissued: Vec::new(),
        reason: text("tittat i loggen"),
    });
    let out = desk.and(command);
    let shut_away = |number| matches!(out.ledger.pool.get(number).unwrap().state, NumberState::Quarantined { .. });
    assert!([made[0], made[1], made[2], woman(1)].into_iter().all(shut_away));
    let told = out.events.last().map(|recorded| recorded.event.clone());
    assert!(matches!(told, Some(Event::LogRecovered { quarantined: 4, .. })), "{told:?}");
    assert_eq!(comparison.unknown_numbers(&out.ledger), [], "nothing is a stranger twice");
}

#[test]
fn only_what_is_free_goes_into_quarantine() {
    let desk: Scenario = desk().and(withdraw(man(1)));
    desk.when(recover(vec![(woman(1), NotProven), (man(1), NotProven)])).refused(Refusal::NumberNotFree(man(1)));
}
