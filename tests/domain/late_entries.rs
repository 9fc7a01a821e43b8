//! Entering what was given out on paper, and the conflicts that come to light then.

use kvittera_domain::event::Event;
use kvittera_domain::ledger::Headline;
use kvittera_domain::ledger::issuance::ReadBack;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::ledger::pool::NumberState;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::id::ConflictId;
use kvittera_domain::value::request::Paper;
use kvittera_domain::value::sex::Sex::{Female, Male};

use crate::given::commands::{
    end, first, issue_shown, late, man, notify, outage, paper_request, replace, request, resolve, second_patient,
    suspect_since, text, void, withdraw, woman,
};
use crate::given::scenario::{Scenario, clock, desk};

/// There were outages from 03:00 to 03:30 and from 04:00 to 04:30; it is 06:00.
fn after_two_outages() -> Scenario {
    desk().down().at(3, 30).back_up().at(4, 0).down().at(4, 30).back_up().at(6, 0)
}

fn on_paper() -> Paper {
    Paper { given_by: text("natte4") }
}

fn conflict() -> Event {
    Event::ConflictFound {
        conflict: ConflictId::following(0),
        number: woman(1),
        with: first(),
        outage: outage(1),
        request: paper_request(),
        paper: on_paper(),
    }
}

#[test]
fn a_late_entry_has_the_time_it_was_given_and_who_gave_it() {
    let issued = Event::Issued {
        issuance: first(),
        outage: outage(1),
        number: woman(4),
        sex: Female,
        request: paper_request(),
        paper: Some(on_paper()),
        near: vec![],
        form_seconds: None,
    };
    let entered = desk().down().at(5, 0).when(late(woman(4), clock(3, 10))).then_at(clock(3, 10), issued);
    let issuance = entered.ledger.issuance(first()).unwrap();
    assert_eq!((issuance.issued_at, issuance.entered_at), (clock(3, 10), clock(5, 0)));
    assert_eq!(issuance.issued_by.as_str(), "natte4");
    assert_eq!(issuance.read_back, ReadBack::OnPaper);
    assert!(!issuance.awaits_read_back(), "nobody can ask any more");
}

#[test]
fn the_person_who_enters_it_has_given_it_unless_another_is_named() {
    let own = Command::LateEntry { number: man(2), at: clock(3, 10), given_by: None, request: request(), answer: None };
    let Event::Issued { paper: Some(paper), .. } = desk().down().at(3, 40).by("kassa7").when(own).event() else {
        panic!("it is recorded")
    };
    assert_eq!(paper.given_by.as_str(), "kassa7");
}

#[test]
fn a_late_entry_belongs_to_the_outage_it_was_given_in_or_the_nearest_one() {
    let belongs = |hour, minute| {
        let entry = after_two_outages().when(late(woman(1), clock(hour, minute)));
        let Event::Issued { outage, .. } = entry.event() else { panic!("it is recorded") };
        outage
    };
    assert_eq!(belongs(3, 10), outage(1), "within the first, which is over");
    assert_eq!(belongs(4, 10), outage(2), "within the second, which is over");
    assert_eq!(belongs(2, 0), outage(1), "before both");
    assert_eq!(belongs(3, 40), outage(1), "between, nearer to the end of the first");
    assert_eq!(belongs(3, 50), outage(2), "between, nearer to the start of the second");
    assert_eq!(belongs(3, 45), outage(2), "in the very middle: the later one");
    assert_eq!(belongs(5, 59), outage(2), "after both");
}

#[test]
fn how_far_a_moment_lies_from_an_outage() {
    let (over, open) = (
        after_two_outages().ledger.outages.get(0).unwrap().clone(),
        desk().down().ledger.outages.get(0).unwrap().clone(),
    );
    let minutes = |outage: &Outage, hour, minute| outage.distance(clock(hour, minute)).num_minutes();
    let (ends, within) = ([minutes(&over, 3, 0), minutes(&over, 3, 30)], minutes(&over, 3, 10));
    assert_eq!((ends, within), ([0, 0], 0));
    assert_eq!((minutes(&over, 2, 50), minutes(&over, 3, 45)), (10, 15));
    assert_eq!((minutes(&open, 2, 50), minutes(&open, 9, 0)), (10, 0));
}

#[test]
fn an_open_outage_covers_everything_since_it_began() {
    let third = after_two_outages().and(suspect_since(clock(5, 0))).at(8, 0);
    let Event::Issued { outage: covering, .. } = third.when(late(woman(1), clock(7, 59))).event() else { panic!() };
    assert_eq!(covering, outage(3));
}

#[test]
fn a_late_entry_needs_no_open_outage_but_one_that_it_can_belong_to() {
    desk().when(late(woman(1), clock(2, 0))).refused(Refusal::NoOutageYet);
    assert!(matches!(after_two_outages().when(late(woman(1), clock(3, 0))).event(), Event::Issued { .. }));
}

#[test]
fn nothing_was_given_ahead_of_the_clock() {
    let down = desk().down();
    let down = down.when(late(woman(1), clock(3, 1))).refused(Refusal::TimeInFuture(clock(3, 1)));
    assert!(matches!(down.when(late(woman(1), clock(3, 0))).event(), Event::Issued { .. }));
}

#[test]
fn a_number_that_was_never_in_the_pool_is_not_entered() {
    desk().down().when(late(woman(11), clock(3, 0))).refused(Refusal::NumberUnknown(woman(11)));
}

#[test]
fn a_late_entry_spends_the_number() {
    let entered = desk().down().and(late(woman(1), clock(3, 0)));
    assert_eq!(entered.ledger.pool.get(woman(1)).unwrap().state, NumberState::Issued(first()));
    assert!(matches!(entered.when(issue_shown(Female, woman(1))).refusal(), Refusal::ProposalGone { .. }));
}

#[test]
fn a_number_withdrawn_here_but_given_on_paper_is_recorded_as_given() {
    let entered = desk().down().and(withdraw(man(3))).and(late(man(3), clock(3, 0)));
    assert_eq!(entered.ledger.issuance(first()).unwrap().number, man(3));
    assert_eq!(entered.ledger.pool.get(man(3)).unwrap().state, NumberState::Issued(first()));
    assert_eq!(entered.ledger.pool.count(Male).withdrawn, 0);
    assert_eq!(entered.ledger.open_conflicts().count(), 0);
}

#[test]
fn a_number_given_here_and_on_paper_is_a_conflict_and_overwrites_nothing() {
    let out = desk().down().issued(Female).at(3, 20);
    let before = out.ledger.issuances.clone();
    let conflicting = out.when(late(woman(1), clock(3, 5))).then_at(clock(3, 5), conflict());
    assert_eq!(conflicting.ledger.issuances, before);
    let conflict = conflicting.ledger.conflict(ConflictId::following(0)).unwrap();
    assert_eq!((conflict.given_at, conflict.found_at), (clock(3, 5), clock(3, 20)));
    assert_eq!((conflict.number, conflict.with), (woman(1), first()));
    assert_eq!((&conflict.request.unit, &conflict.paper), (&paper_request().unit, &on_paper()));
}

#[test]
fn a_voided_number_given_on_paper_is_a_conflict_too() {
    let out = desk().down().issued(Female).and(void(first(), "misstag"));
    out.when(late(woman(1), clock(3, 0))).then(conflict());
}

#[test]
fn a_conflict_stays_open_until_a_person_resolves_it() {
    let conflicting = desk().down().issued(Female).and(void(first(), "misstag")).and(late(woman(1), clock(3, 0)));
    let over = conflicting.and(end());
    assert_eq!(over.ledger.open_conflicts().count(), 1);
    assert!(matches!(over.ledger.headline(over.now), Headline::Restored(Some(_))));
    let Command::ResolveConflict { conflict, reason } = resolve("1") else { unreachable!() };
    let resolved = Event::ConflictResolved { conflict, reason: reason.clone() };
    let sorted = over.at(7, 0).by("chefen8").when(resolve("1")).then(resolved);
    assert_eq!(sorted.ledger.open_conflicts().count(), 0);
    assert!(matches!(sorted.ledger.headline(sorted.now), Headline::Restored(_)), "the second patient has no new id");
    let sorted = sorted.and(replace(second_patient(), "19810829M071")).and(notify(second_patient()));
    assert_eq!(sorted.ledger.headline(sorted.now), Headline::Operational);
    let how = sorted.ledger.conflict(conflict).unwrap().resolved.as_ref().unwrap();
    assert_eq!((how.at, how.by.vgr_id.as_str(), &how.reason), (clock(7, 0), "chefen8", &reason));
}

#[test]
fn only_a_conflict_that_exists_can_be_resolved_and_only_once() {
    let conflicting = desk().down().issued(Female).and(late(woman(1), clock(3, 0)));
    let conflicting = conflicting.when(resolve("2")).refused(Refusal::ConflictUnknown(text("2")));
    conflicting.and(resolve("1")).when(resolve("1")).refused(Refusal::ConflictResolved(text("1")));
    desk().when(resolve("1")).refused(Refusal::ConflictUnknown(text("1")));
}
