//! Events that break the rules and that no command makes: the ledger notices each of them when it folds the log.

use kvittera_domain::event::correction::Correction;
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::inconsistency::Inconsistency;
use kvittera_domain::ledger::outages::Outages;
use kvittera_domain::ledger::pool::Pool;
use kvittera_domain::value::id::{ConflictId, IssuanceId, OutageId, Seq};
use kvittera_domain::value::log_identity::{LogIdentity, Mode};
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::request::Paper;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::sex::Sex::{Female, Male};

use crate::given::commands::{first, late, man, nth, outage, read_back, request, resolve, text, void, withdraw, woman};
use crate::given::scenario::{Scenario, assert_same, bare, clock, desk};
use kvittera_domain::value::request::NumberRequest;

#[track_caller]
pub fn noticed(given: Scenario, event: Event, expected: Inconsistency) {
    assert_eq!(given.folding(event).err(), Some(expected));
}

pub fn issued(issuance: IssuanceId, outage: OutageId, number: PoolNumber, sex: Sex) -> Event {
    Event::Issued {
        issuance,
        outage,
        number,
        sex,
        request: NumberRequest { callback: None, ..request() },
        paper: None,
        near: vec![],
        form_seconds: None,
    }
}

pub fn on_paper(event: Event) -> Event {
    let Event::Issued { issuance, outage, number, sex, request, near, .. } = event else { panic!() };
    let paper = Some(Paper { given_by: text("natte4") });
    Event::Issued { issuance, outage, number, sex, request, paper, near, form_seconds: None }
}

pub fn conflict(conflict: &str, number: PoolNumber, with: IssuanceId, outage: OutageId) -> Event {
    let conflict = text::<ConflictId>(conflict);
    let request = NumberRequest { callback: None, ..request() };
    let paper = Paper { given_by: text("natte4") };
    Event::ConflictFound { conflict, number, with, outage, request, paper }
}

fn reordered(change: impl FnOnce(&mut Vec<RecordedEvent>)) -> Option<Inconsistency> {
    let mut events = desk().down().issued(Female).events;
    change(&mut events);
    Ledger::fold(&events).err()
}

#[test]
fn a_ledger_that_is_stored_and_loaded_again_is_the_same() {
    let desk = desk().known_down().issued(Female).and(late(woman(2), clock(3, 0))).and(withdraw(man(9)));
    let pool = Pool::from_parts(desk.ledger.pool.entries().clone(), desk.ledger.pool.last_count().cloned());
    let outages = Outages::from_list(desk.ledger.outages.as_list().clone());
    let taken_up = Ledger { pool, outages, ..desk.ledger.clone() };
    assert_same(&taken_up, &desk.ledger);
    assert_eq!(taken_up.pool.get(man(9)), desk.ledger.pool.get(man(9)));
    assert_same(&desk.issued(Male).ledger.pool.count(Male), &{
        let mut count = taken_up.pool.count(Male);
        (count.free, count.issued) = (count.free - 1, count.issued + 1);
        count
    });
}

#[test]
fn a_log_that_is_founded_holds_its_creation_and_nothing_else() {
    for mode in [Mode::Live, Mode::Practice] {
        let bare = bare(mode).ledger;
        let LogIdentity { log, site, mode } = bare.identity.clone().unwrap();
        assert_same(&Ledger::just_created(log, site, mode), &bare);
    }
}

#[test]
fn a_sound_log_folds_to_the_same_desk_again() {
    let desk = desk().known_down().issued(Female).issued(Male).and(void(first(), "misstag"));
    let desk = desk.and(late(woman(1), clock(3, 0))).and(resolve("1")).and(withdraw(man(9))).back_up();
    assert_same(&Ledger::fold(&desk.events).unwrap(), &desk.ledger);
}

#[test]
fn a_missing_doubled_or_swapped_event_is_a_gap() {
    let gap = |after, found| Some(Inconsistency::Gap { after: Seq(after), found: Seq(found) });
    assert_eq!(reordered(|events| drop(events.remove(5))), gap(5, 7));
    assert_eq!(reordered(|events| events.insert(5, events[4].clone())), gap(5, 5));
    assert_eq!(reordered(|events| events.swap(5, 6)), gap(5, 7));
    assert_eq!(reordered(|events| drop(events.remove(0))), gap(0, 2));
}

#[test]
fn a_log_begins_with_its_creation_and_has_no_other() {
    let headless = reordered(|events| {
        events.remove(0);
        for recorded in events {
            recorded.seq.0 -= 1;
        }
    });
    assert_eq!(headless, Some(Inconsistency::Creation));
    let again = bare(Mode::Practice).events[0].event.clone();
    noticed(desk(), again, Inconsistency::Creation);
}

#[test]
fn a_number_is_added_once() {
    let again = Event::NumberAdded { number: woman(1), sex: Female, warnings: vec![] };
    noticed(desk(), again.clone(), Inconsistency::NumberAddedTwice(woman(1)));
    noticed(desk().and(withdraw(woman(1))), again, Inconsistency::NumberAddedTwice(woman(1)));
}

#[test]
fn a_number_must_have_been_in_the_pool() {
    let unknown = Inconsistency::NumberUnknown(woman(11));
    noticed(desk().down(), issued(first(), outage(1), woman(11), Female), unknown);
    noticed(desk(), Event::NumberWithdrawn { number: woman(11), reason: text("trasig") }, unknown);
}

#[test]
fn a_number_is_spent_once() {
    let twice = Inconsistency::NumberSpentTwice(woman(1));
    let out = desk().down().issued(Female);
    let again = issued(nth(2), outage(1), woman(1), Female);
    noticed(out.clone(), again.clone(), twice);
    noticed(out.clone(), on_paper(again.clone()), twice);
    noticed(out.clone().and(void(first(), "misstag")), again, twice);
    let withdrawn = || Event::NumberWithdrawn { number: woman(1), reason: text("trasig") };
    noticed(out, withdrawn(), twice);
    noticed(desk().and(withdraw(woman(1))), withdrawn(), twice);
}

#[test]
fn a_withdrawn_number_goes_out_on_paper_only() {
    let torn = desk().down().and(withdraw(woman(1)));
    let issued = issued(first(), outage(1), woman(1), Female);
    assert!(torn.clone().folding(on_paper(issued.clone())).is_ok());
    noticed(torn, issued, Inconsistency::NumberSpentTwice(woman(1)));
}

#[test]
fn a_number_is_issued_for_the_sex_of_its_page() {
    noticed(desk().down(), issued(first(), outage(1), woman(1), Male), Inconsistency::OtherSex(woman(1)));
}

#[test]
fn a_number_is_issued_in_the_open_outage() {
    let issue = |place| issued(first(), outage(place), woman(1), Female);
    noticed(desk(), issue(1), Inconsistency::Outage(outage(1)));
    noticed(desk().down(), issue(2), Inconsistency::Outage(outage(2)));
    noticed(desk().down().back_up(), issue(1), Inconsistency::Outage(outage(1)));
    noticed(desk().down().back_up().down(), issue(1), Inconsistency::Outage(outage(1)));
    assert!(desk().down().back_up().folding(on_paper(issue(1))).is_ok(), "entered late");
    noticed(desk().down().back_up(), on_paper(issue(2)), Inconsistency::Outage(outage(2)));
}

#[test]
fn issuances_are_numbered_without_gaps() {
    let down = desk().down().issued(Male);
    for place in [1, 3] {
        let issued = issued(nth(place), outage(1), woman(1), Female);
        noticed(down.clone(), issued, Inconsistency::Issuance(nth(place)));
    }
}

#[test]
fn an_event_about_an_issuance_needs_one_that_stands() {
    let said = |issuance| {
        let (heard, correction, reason) = (text("K061"), Correction::default(), text("skrevs fel"));
        [
            Event::ReadBack { issuance, heard, matched: false },
            Event::ReadBackSkipped { issuance },
            Event::Voided { issuance, reason: text("misstag") },
            Event::Corrected { issuance, correction, reason },
        ]
    };
    let out = desk().down().issued(Female);
    for event in said(nth(2)) {
        noticed(out.clone(), event, Inconsistency::Issuance(nth(2)));
    }
    let void = out.and(void(first(), "misstag"));
    for event in said(first()) {
        noticed(void.clone(), event, Inconsistency::Issuance(first()));
    }
}

#[test]
fn a_read_back_is_right_when_the_number_ends_so_and_stays_right() {
    let out = desk().down().issued(Female);
    let lie = Event::ReadBack { issuance: first(), heard: text("K999"), matched: true };
    noticed(out.clone(), lie, Inconsistency::Issuance(first()));
    let settled = out.and(read_back(first(), woman(1).last_four()));
    noticed(settled, Event::ReadBackSkipped { issuance: first() }, Inconsistency::Issuance(first()));
}

#[test]
fn a_conflict_names_an_issuance_of_its_number_and_an_outage() {
    let out = desk().down().issued(Female);
    noticed(out.clone(), conflict("2", woman(1), first(), outage(1)), Inconsistency::Conflict(text("2")));
    noticed(out.clone(), conflict("1", woman(1), nth(2), outage(1)), Inconsistency::Issuance(nth(2)));
    noticed(out.clone(), conflict("1", woman(2), first(), outage(1)), Inconsistency::Issuance(first()));
    noticed(out, conflict("1", woman(1), first(), outage(2)), Inconsistency::Outage(outage(2)));
}

#[test]
fn a_conflict_is_resolved_once_and_must_exist() {
    let conflicting = desk().down().issued(Female).and(late(woman(1), clock(3, 0)));
    let resolved = |conflict: &str| Event::ConflictResolved { conflict: text(conflict), reason: text("bytt") };
    noticed(conflicting.clone(), resolved("2"), Inconsistency::Conflict(text("2")));
    noticed(conflicting.and(resolve("1")), resolved("1"), Inconsistency::Conflict(text("1")));
}
