//! A log that was opened with a snapshot is looked through afterwards, and what speaks against it is found.

use std::sync::Arc;

use kvittera_domain::event::Event;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::value::id::Seq;
use kvittera_store::memory::MemoryStore;
use kvittera_store::snapshot::{SnapshotError, SnapshotFile, SnapshotState};
use kvittera_store::{AppendRequest, EventStore, Link, StoreError};
use tempfile::TempDir;

use crate::given::log_file::{actor, append, at, beginning, new_events, noted, request, suspected};
use crate::given::scenario::assert_same;

/// By so many events a log has to grow.
const GROWTH: usize = 1_000;

/// A log in memory, with the file that would stand beside it.
struct Log {
    _folder: TempDir,
    file: SnapshotFile,
    store: MemoryStore,
}

impl Log {
    fn of(events: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = SnapshotFile::beside(&folder.path().join("log"));
        let (actor, first) = (actor(), new_events(beginning()));
        let entry = AppendRequest { request: request(1), recorded_at: at(0), actor: &actor, events: &first };
        let mut log = Self { _folder: folder, file, store: MemoryStore::create(&entry).unwrap() };
        append(&mut log.store, 2, vec![suspected()]).unwrap();
        log.grow(3, events - beginning().len() - 1);
        log
    }

    fn grow(&mut self, number: u128, events: usize) {
        let events: Vec<Event> = (0..events).map(|note| noted(&format!("ringt {note} gånger"))).collect();
        append(&mut self.store, number, events).unwrap();
    }

    fn ledger(&mut self) -> Arc<Ledger> {
        Arc::new(Ledger::fold(&self.store.read_after(Seq::START).unwrap()).unwrap())
    }

    /// As a desk that has read all of it.
    fn read(&mut self) -> SnapshotState {
        let mut ledger = self.ledger();
        SnapshotState::new(self.file.clone(), None, &mut ledger, self.store.head().hash)
    }

    /// As a desk that was opened with the snapshot.
    fn resume(&mut self) -> (SnapshotState, Arc<Ledger>) {
        let (ledger, link) = self.file.load().unwrap();
        let mut ledger = Arc::new(ledger);
        for recorded in self.store.read_after(link.seq).unwrap() {
            Arc::make_mut(&mut ledger).apply(&recorded).unwrap();
        }
        (SnapshotState::new(self.file.clone(), Some(link.seq), &mut ledger, self.store.head().hash), ledger)
    }

    fn verify(&mut self, state: &mut SnapshotState, ledger: &mut Arc<Ledger>) -> Result<usize, SnapshotError> {
        let (head, mut steps) = (self.store.head(), 0);
        while state.is_verifying() {
            state.verify_step(&mut self.store, ledger, head)?;
            steps += 1;
        }
        Ok(steps)
    }

    fn saved(&self) -> Option<Seq> {
        self.file.load().map(|(_, link)| link.seq)
    }
}

#[test]
fn a_log_is_saved_once_it_has_grown_enough_and_again_when_it_has_grown_as_much() {
    let mut log = Log::of(GROWTH - 1);
    let mut state = log.read();
    assert_eq!(log.saved(), None);
    log.grow(4, 1);
    state.save(&mut log.ledger(), log.store.head().hash);
    assert_eq!(log.saved(), Some(Seq(1_000)));
    log.grow(5, GROWTH - 1);
    state.save(&mut log.ledger(), log.store.head().hash);
    assert_eq!(log.saved(), Some(Seq(1_000)));
    log.grow(6, 1);
    state.save(&mut log.ledger(), log.store.head().hash);
    assert_eq!(log.saved(), Some(Seq(2_000)));
    assert!(!state.is_verifying() && state.is_trusted());
}

#[test]
fn a_log_that_is_read_from_its_beginning_needs_no_look_through() {
    let mut log = Log::of(3_000);
    let mut state = log.read();
    let mut ledger = log.ledger();
    assert!(!state.is_verifying());
    assert_eq!(log.verify(&mut state, &mut ledger).unwrap(), 0);
}

#[test]
fn a_log_that_was_opened_with_its_snapshot_is_looked_through_bit_by_bit() {
    let mut log = Log::of(3_000);
    log.read();
    log.grow(4, 10);
    let (mut state, mut ledger) = log.resume();
    assert!(state.is_verifying());
    assert_same(&ledger, &log.ledger());
    assert_eq!(log.verify(&mut state, &mut ledger).unwrap(), 3, "1,024 at a time");
    assert!(state.is_trusted() && !state.is_verifying());
    assert_same(&ledger, &log.ledger());
}

#[test]
fn nothing_is_saved_before_all_is_verified() {
    let mut log = Log::of(GROWTH);
    log.read();
    log.grow(4, 10);
    let (mut state, _) = log.resume();
    log.grow(5, GROWTH);
    let (mut ledger, hash) = (log.ledger(), log.store.head().hash);
    state.save(&mut ledger, hash);
    assert_eq!(log.saved(), Some(Seq(1_000)));
    log.verify(&mut state, &mut ledger).unwrap();
    state.save(&mut ledger, hash);
    assert_eq!(log.saved(), Some(Seq(2_010)));
}

#[test]
fn a_snapshot_that_lies_is_found_and_thrown_away() {
    let mut log = Log::of(2_000);
    let mut lie = Ledger::clone(&log.ledger());
    lie.new_ids = ["20210325K069".parse().unwrap()].into_iter().collect();
    log.file.keep(&lie, log.store.head().hash).unwrap();
    let (mut state, mut ledger) = log.resume();
    let error = log.verify(&mut state, &mut ledger).unwrap_err();
    assert!(matches!(error, SnapshotError::Differs), "{error:?}");
    assert!(state.is_verifying() && log.file.is_there(), "until somebody draws the conclusion");
    state.distrust();
    assert!(!state.is_verifying() && !state.is_trusted() && !log.file.is_there());
    state.save(&mut ledger, log.store.head().hash);
    assert!(!log.file.is_there(), "what is not trusted is never saved again");
}

#[test]
fn a_log_that_ends_elsewhere_than_is_known_is_found() {
    let mut log = Log::of(2_000);
    log.read();
    let (mut state, mut ledger) = log.resume();
    let head = log.store.head();
    let other = Link { hash: kvittera_domain::value::hash::Hash([7; 32]), ..head };
    state.verify_step(&mut log.store, &mut ledger, other).unwrap();
    let error = state.verify_step(&mut log.store, &mut ledger, other).unwrap_err();
    assert!(matches!(error, SnapshotError::Store(StoreError::ChainBroken(Seq(2_000)))), "{error:?}");

    let (mut state, mut ledger) = log.resume();
    let mut shorter = Log::of(1_500);
    state.verify_step(&mut shorter.store, &mut ledger, head).unwrap();
    let error = state.verify_step(&mut shorter.store, &mut ledger, head).unwrap_err();
    assert!(matches!(error, SnapshotError::Store(StoreError::ChainBroken(Seq(1_501)))), "{error:?}");
}
