//! Which logs a desk takes, and what a new one begins with.

use kvittera::desk::{Desk, DeskError, founding_facts, new_log, new_request};
use kvittera::domain::event::{Event, Mode};
use kvittera::domain::fact::{Hash, Recorded};
use kvittera::domain::id::{LogId, RequestId, Seq};
use kvittera::domain::inconsistency::Inconsistency;
use kvittera::domain::permission::Rights;
use kvittera::domain::pool_load::PoolLoad;
use kvittera::domain::refusal::Refusal;
use kvittera::store::Link;
use kvittera::store::{Entry, EventStore, StoreError, Visit};
use uuid::Uuid;

use super::{expected, log, open};
use crate::domain::scenario::{cashier, clock, rules};
use crate::domain::wishes::{full_binder, lines, made_up, text};

/// A log in which nothing stands.
struct Empty;

impl EventStore for Empty {
    fn follow(&mut self, from: Link, _: &mut Visit<'_>) -> Result<Link, StoreError> {
        Ok(from)
    }

    fn page_before(&mut self, _: Seq, _: usize) -> Result<Vec<Recorded>, StoreError> {
        Ok(Vec::new())
    }

    fn read_at(&mut self, _: &[Seq]) -> Result<Vec<Recorded>, StoreError> {
        Ok(Vec::new())
    }

    fn read_after(&mut self, _: Seq) -> Result<Vec<Recorded>, StoreError> {
        Ok(Vec::new())
    }

    fn find(&mut self, _: RequestId) -> Result<Vec<Recorded>, StoreError> {
        Ok(Vec::new())
    }

    fn append(&mut self, _: Seq, _: &Entry<'_>) -> Result<Vec<Recorded>, StoreError> {
        Err(StoreError::Behind)
    }

    fn changed(&mut self) -> Result<bool, StoreError> {
        Ok(false)
    }

    fn head(&self) -> Link {
        Link { seq: Seq::START, hash: Hash([0; 32]) }
    }
}

#[test]
fn the_log_of_this_site_and_mode_is_opened() {
    let desk = open(log());
    assert_eq!(desk.ledger().mode(), Some(Mode::Live));
    assert_eq!(desk.ledger().seq, Seq(21));
    assert_eq!(desk.rules().per_sex, 10);
}

#[test]
fn the_log_of_another_site_is_not() {
    let error = Desk::open(log(), rules(), &expected("nal-akuten", Mode::Live), Rights::SingleDesk).unwrap_err();
    let DeskError::OtherSite { found, expected } = error else { panic!("{error:?}") };
    assert_eq!((found, expected), (text("sas-akuten"), text("nal-akuten")));
}

#[test]
fn a_real_log_is_not_opened_for_practice() {
    let error = Desk::open(log(), rules(), &expected("sas-akuten", Mode::Practice), Rights::SingleDesk).unwrap_err();
    assert!(matches!(error, DeskError::OtherMode { found: Mode::Live }), "{error:?}");
}

#[test]
fn a_log_that_was_never_created_is_none() {
    let Err(error) = Desk::open(Empty, rules(), &expected("sas-akuten", Mode::Live), Rights::SingleDesk) else {
        panic!()
    };
    assert!(matches!(error, DeskError::Inconsistent(Inconsistency::Creation)), "{error:?}");
}

fn found(mode: Mode, load: PoolLoad) -> Result<Vec<Event>, Refusal> {
    let log = LogId(Uuid::from_u128(1));
    let facts = founding_facts(
        log,
        &expected("sas-akuten", mode),
        load,
        &cashier("tekni5"),
        &Rights::SingleDesk,
        &rules(),
        clock(1, 0),
    );
    facts.map(|facts| facts.into_iter().map(|fact| fact.event).collect())
}

#[test]
fn a_new_log_begins_with_its_creation_and_its_pool() {
    let load = PoolLoad { lines: lines(full_binder()), doubts_accepted: false };
    let events = found(Mode::Live, load).unwrap();
    let (log, site) = (LogId(Uuid::from_u128(1)), text("sas-akuten"));
    assert_eq!(events[0], Event::LogCreated { log, site, mode: Mode::Live });
    assert!(events[1..].iter().all(|event| matches!(event, Event::NumberAdded { .. })));
    assert_eq!(events.len(), 21);
}

#[test]
fn a_new_log_is_refused_with_its_pool() {
    let load = || PoolLoad { lines: lines([made_up()]), doubts_accepted: true };
    assert!(matches!(found(Mode::Live, load()), Err(Refusal::PoolRefused(_))));
    assert_eq!(found(Mode::Practice, load()).unwrap().len(), 2);
    let doubtful = PoolLoad { doubts_accepted: false, ..load() };
    assert!(matches!(found(Mode::Practice, doubtful), Err(Refusal::PoolDoubtful(_))));
}

#[test]
fn every_log_and_every_wish_has_a_name_of_its_own() {
    assert_ne!(new_request(), new_request());
    assert_ne!(new_log(), new_log());
}
