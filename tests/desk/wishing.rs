//! Wishes become facts, once each; terminals at the same log go by what stands in it.

use kvittera::desk::DeskError;
use kvittera_domain::event::Event;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::sex::Sex::{Female, Male};

use super::flaky::{Flaky, NextWrite};
use super::{assert_up_to_date, contents, done, handed_out, log, log_in_outage, open, wish};
use crate::given::commands::{end, first, issue, issue_shown, nth, suspect, void, woman};
use crate::given::scenario::{cashier, clock};

#[test]
fn a_wish_becomes_facts_that_say_who_when_and_by_which_wish() {
    let log = log_in_outage();
    let mut desk = open(log.clone());
    let events = desk.execute(wish(7), &issue(Female), &cashier("kassa7"), clock(3, 12)).unwrap();
    let [recorded] = &events[..] else { panic!("{events:?}") };
    assert!(matches!(recorded.event, Event::Issued { number, .. } if number == woman(1)));
    assert_eq!((recorded.request, recorded.recorded_at, recorded.occurred_at), (wish(7), clock(3, 12), clock(3, 12)));
    assert_eq!(recorded.actor, cashier("kassa7"));
    assert_eq!(contents(&log).last(), Some(recorded));
    assert_up_to_date(&desk, &log);
}

#[test]
fn a_refused_wish_writes_nothing() {
    let log = log();
    let mut desk = open(log.clone());
    let before = contents(&log);
    let refused = desk.execute(wish(7), &issue(Female), &cashier("kassa1"), clock(3, 0));
    assert!(matches!(refused, Err(DeskError::Refused(Refusal::OutageNotOpen))));
    assert_eq!(contents(&log), before);
    assert_up_to_date(&desk, &log);
}

#[test]
fn the_same_wish_sent_twice_is_done_once() {
    let log = log_in_outage();
    let mut desk = open(log.clone());
    let events = done(&mut desk, 7, &issue(Female));
    assert_eq!(done(&mut desk, 7, &issue(Female)), events);
    assert_eq!(done(&mut open(log.clone()), 7, &issue(Female)), events, "from another terminal");
    assert_eq!(handed_out(&log), 1);
    assert_up_to_date(&desk, &log);
}

#[test]
fn a_wish_that_was_done_is_not_refused_when_it_comes_again() {
    let log = log_in_outage();
    let mut desk = open(log.clone());
    let events = done(&mut desk, 7, &issue(Female));
    done(&mut desk, 8, &end());
    assert_eq!(done(&mut desk, 7, &issue(Female)), events, "though no outage is open now");
}

#[test]
fn a_new_wish_for_the_same_thing_is_a_new_wish() {
    let log = log_in_outage();
    let mut desk = open(log.clone());
    done(&mut desk, 7, &issue(Female));
    done(&mut desk, 8, &issue(Female));
    assert_eq!(handed_out(&log), 2);
}

#[test]
fn what_another_terminal_wrote_counts_at_once() {
    let log = log_in_outage();
    let (mut here, mut there) = (open(log.clone()), open(log.clone()));
    done(&mut there, 7, &issue_shown(Female, woman(1)));
    let gone = here.execute(wish(8), &issue_shown(Female, woman(1)), &cashier("kassa1"), clock(3, 0));
    assert!(matches!(gone, Err(DeskError::Refused(Refusal::ProposalGone { proposed, .. })) if proposed == woman(1)));
    assert_up_to_date(&here, &log);
}

#[test]
fn a_terminal_that_was_overtaken_decides_anew() {
    let log = log_in_outage();
    let flaky = Flaky::new(log.clone());
    let mut desk = open(flaky.clone());
    flaky.faults.borrow_mut().write = NextWrite::After(Box::new(|log| drop(done(&mut open(log), 8, &issue(Male)))));
    let events = done(&mut desk, 7, &issue(Female));
    assert!(matches!(events[0].event, Event::Issued { issuance, .. } if issuance == nth(2)), "the other one was first");
    assert_eq!(handed_out(&log), 2);
    assert_up_to_date(&desk, &log);
}

#[test]
fn a_number_that_goes_out_while_it_is_confirmed_is_not_given_twice() {
    let log = log_in_outage();
    let flaky = Flaky::new(log.clone());
    let mut desk = open(flaky.clone());
    let meanwhile = |log| drop(done(&mut open(log), 8, &issue_shown(Female, woman(1))));
    flaky.faults.borrow_mut().write = NextWrite::After(Box::new(meanwhile));
    let gone = desk.execute(wish(7), &issue_shown(Female, woman(1)), &cashier("kassa1"), clock(3, 0));
    assert!(matches!(gone, Err(DeskError::Refused(Refusal::ProposalGone { .. }))));
    assert_eq!(handed_out(&log), 1);
    assert_up_to_date(&desk, &log);
}

#[test]
fn the_same_wish_done_meanwhile_by_another_terminal_is_not_done_again() {
    let log = log_in_outage();
    let flaky = Flaky::new(log.clone());
    let mut desk = open(flaky.clone());
    flaky.faults.borrow_mut().write = NextWrite::After(Box::new(|log| drop(done(&mut open(log), 7, &issue(Female)))));
    let events = done(&mut desk, 7, &issue(Female));
    assert_eq!(contents(&log).last(), events.last());
    assert_eq!(handed_out(&log), 1);
    assert_up_to_date(&desk, &log);
}

#[test]
fn a_desk_follows_what_others_write() {
    let log = log();
    let (mut here, mut there) = (open(log.clone()), open(log.clone()));
    assert!(!here.changed().unwrap());
    let known = here.ledger().seq;
    done(&mut there, 7, &suspect());
    done(&mut there, 8, &issue(Female));
    done(&mut there, 9, &void(first(), "misstag"));
    assert!(here.changed().unwrap());
    here.follow().unwrap();
    assert_up_to_date(&here, &log);
    let news = here.news();
    assert_eq!((news.len(), news[0].seq), (3, known.next()));
    assert!(!here.changed().unwrap() && here.news().is_empty());
}

#[test]
fn what_a_screen_holds_does_not_change_under_it() {
    let log = log();
    let mut desk = open(log);
    let held = std::sync::Arc::clone(desk.ledger());
    done(&mut desk, 7, &suspect());
    assert!(held.open_outage().is_none() && desk.ledger().open_outage().is_some());
}
