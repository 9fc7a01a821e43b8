//! Which logs a desk takes, and what a new one begins with.

use kvittera::desk::{Desk, DeskError, creation_events, new_log, new_request};
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::ledger::inconsistency::Inconsistency;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::rules::pool_load::PoolLoad;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::{LogId, RequestId, Seq};
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::{AppendGuard, AppendRequest, AskView, EventStore, Link, StoreError, Visit, Witnessed};
use std::time::Duration;
use uuid::Uuid;

use super::{expected, log, open};
use crate::given::commands::{full_pool_numbers, lines, made_up, text};
use crate::given::scenario::{cashier, clock, rules};

/// A log in which nothing stands.
struct Empty;

impl EventStore for Empty {
    fn follow(&mut self, from: Link, _: &mut Visit<'_>) -> Result<Link, StoreError> {
        Ok(from)
    }

    fn page_before(&mut self, _: Seq, _: usize) -> Result<Vec<RecordedEvent>, StoreError> {
        Ok(Vec::new())
    }

    fn read_at(&mut self, _: &[Seq]) -> Result<Vec<RecordedEvent>, StoreError> {
        Ok(Vec::new())
    }

    fn read_after(&mut self, _: Seq) -> Result<Vec<RecordedEvent>, StoreError> {
        Ok(Vec::new())
    }

    fn find(&mut self, _: RequestId) -> Result<Vec<RecordedEvent>, StoreError> {
        Ok(Vec::new())
    }

    fn append_guarded(
        &mut self,
        _: Seq,
        _: &AppendRequest<'_>,
        _: &mut dyn AppendGuard,
    ) -> Result<Vec<RecordedEvent>, StoreError> {
        Err(StoreError::Behind)
    }

    fn view(&mut self, _: &mut AskView<'_>) -> Result<(), StoreError> {
        Ok(())
    }

    fn view_quiet(&mut self, _: Duration, _: &mut AskView<'_>) -> Result<bool, StoreError> {
        Ok(false)
    }

    fn changed(&mut self) -> Result<bool, StoreError> {
        Ok(false)
    }

    fn head(&self) -> Link {
        Link { seq: Seq::START, hash: Hash([0; 32]) }
    }
}

impl Witnessed for Empty {}

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
    let events = creation_events(
        log,
        &expected("sas-akuten", mode),
        load,
        &cashier("tekni5"),
        &Rights::SingleDesk,
        &rules(),
        clock(1, 0),
    );
    events.map(|events| events.into_iter().map(|recorded| recorded.event).collect())
}

#[test]
fn a_new_log_begins_with_its_creation_and_its_pool() {
    let load = PoolLoad { lines: lines(full_pool_numbers()), oddities: Vec::new(), warnings_accepted: false };
    let events = found(Mode::Live, load).unwrap();
    let (log, site) = (LogId(Uuid::from_u128(1)), text("sas-akuten"));
    assert_eq!(events[0], Event::LogCreated { log, site, mode: Mode::Live });
    assert!(events[1..].iter().all(|event| matches!(event, Event::NumberAdded { .. })));
    assert_eq!(events.len(), 21);
}

#[test]
fn a_new_log_is_refused_with_its_pool() {
    let load = || PoolLoad { lines: lines([made_up()]), oddities: Vec::new(), warnings_accepted: true };
    assert!(matches!(found(Mode::Live, load()), Err(Refusal::PoolRefused(_))));
    assert_eq!(found(Mode::Practice, load()).unwrap().len(), 2);
    let quarantine_candidates = PoolLoad { warnings_accepted: false, ..load() };
    assert!(matches!(found(Mode::Practice, quarantine_candidates), Err(Refusal::PoolNeedsConfirmation(_))));
}

#[test]
fn every_log_and_every_wish_has_a_name_of_its_own() {
    assert_ne!(new_request(), new_request());
    assert_ne!(new_log(), new_log());
}
