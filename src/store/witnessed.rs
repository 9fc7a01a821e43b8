//! The witness as a layer around any engine: it appends the intent before each commit, and the done after it.

use std::time::Duration;

use kvittera_domain::event::RecordedEvent;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::value::id::{RequestId, Seq};

use crate::chain::Link;
use crate::disk_space::WriteBarrier;
use crate::error::StoreError;
use crate::event_store::{AppendGuard, AppendRequest, AskView, EventStore, Unguarded, Visit};
use crate::lock_wait::LockWaitNotifier;
use crate::witness::{AppendPurpose, Witness, WitnessGuard};

/// How long a comparison of witness and log waits for another terminal that is writing.
pub(crate) const COMPARE_TIMEOUT: Duration = Duration::from_secs(1);

/// A log that may have a witness beside it.
pub trait Witnessed: EventStore {
    /// Compares the witness with the log. Empty where they agree, and for a log that has no witness by design.
    ///
    /// # Errors
    /// When log or witness can't be read.
    fn comparison(&mut self) -> Result<Comparison, StoreError> {
        Ok(Comparison::default())
    }

    /// Appends a command, unchanged, that the log has lost as was `found`. The witness knows it already, so nothing is
    /// added there.
    ///
    /// # Errors
    /// As [`EventStore::append`]. [`StoreError::Unsettled`] when it was not found to be lost.
    fn put_back(
        &mut self,
        expected: Seq,
        entry: &AppendRequest<'_>,
        _found: &Comparison,
    ) -> Result<Vec<RecordedEvent>, StoreError> {
        self.append(expected, entry)
    }

    /// Appends the command that settles in what way witness and log differ, which is `found`. From there on the witness
    /// goes on in a new segment, which counts from the moment at which the command is in the log. So a recovery that is
    /// interrupted has either settled all or nothing.
    ///
    /// # Errors
    /// As [`EventStore::append`]. [`StoreError::Unsettled`] when something else is found now.
    fn append_settling(
        &mut self,
        expected: Seq,
        entry: &AppendRequest<'_>,
        _found: &Comparison,
    ) -> Result<Vec<RecordedEvent>, StoreError> {
        self.append(expected, entry)
    }
}

/// A log in an engine, with the witness beside it.
#[derive(Debug)]
pub struct WithWitness<S> {
    store: S,
    witness: Witness,
    /// Device and inode of the witness's file, as [`EventStore::changed`] last saw them.
    seen_file: Option<(u64, u64)>,
    /// True while a commit is in doubt. If a write fails in this state, this program must not write again.
    write_disabled: bool,
    /// Whether another terminal was still writing when the last comparison stopped waiting for it. Then the next one
    /// does not wait again.
    writer_was_active: bool,
}

impl<S: EventStore> WithWitness<S> {
    /// Joins a log and its witness.
    pub(crate) fn new(store: S, witness: Witness) -> Self {
        let seen_file = witness.file_id();
        Self { store, witness, seen_file, write_disabled: false, writer_was_active: false }
    }

    /// The engine, past the witness.
    pub fn engine(&mut self) -> &mut S {
        &mut self.store
    }

    /// Compares witness and log. If they differ, another terminal may have been between its intent and its done, so
    /// they are compared again while nobody else writes.
    fn compare(&mut self) -> Result<Comparison, StoreError> {
        let witness = &mut self.witness;
        let mut comparison = Comparison::default();
        self.store.view(&mut |log| {
            witness.refresh(log)?;
            comparison = witness.compare(log)?;
            Ok(())
        })?;
        if is_settled(&comparison) {
            self.writer_was_active = false;
            return Ok(comparison);
        }
        let patience = if self.writer_was_active { Duration::ZERO } else { COMPARE_TIMEOUT };
        self.writer_was_active = self.store.view_quiet(patience, &mut |log| {
            witness.refresh(log)?;
            comparison = witness.compare(log)?;
            Ok(())
        })?;
        Ok(Comparison { under_way: self.writer_was_active, ..comparison })
    }

    fn append_for(
        &mut self,
        purpose: AppendPurpose<'_>,
        expected: Seq,
        entry: &AppendRequest<'_>,
        outer: &mut dyn AppendGuard,
    ) -> Result<Vec<RecordedEvent>, StoreError> {
        if self.write_disabled {
            return Err(StoreError::WriteDisabled);
        }
        let (witness, write_disabled) = (&mut self.witness, &mut self.write_disabled);
        let mut guard = WitnessGuard::new(purpose, entry, outer, (witness, write_disabled));
        let written = self.store.append_guarded(expected, entry, &mut guard)?;
        let done = match purpose {
            // The witness has said so before.
            AppendPurpose::PutsBack(_) => Ok(()),
            AppendPurpose::Ordinary | AppendPurpose::Settles(_) => self.witness.done(entry.request, self.store.head()),
        };
        self.write_disabled = done.is_err();
        Ok(written)
    }
}

/// Whether witness and log agree, and no intent is open.
fn is_settled(comparison: &Comparison) -> bool {
    !comparison.differs() && comparison.unknown.is_empty()
}

impl<S: EventStore> EventStore for WithWitness<S> {
    fn follow(&mut self, from: Link, visit: &mut Visit<'_>) -> Result<Link, StoreError> {
        self.store.follow(from, visit)
    }

    fn page_before(&mut self, seq: Seq, most: usize) -> Result<Vec<RecordedEvent>, StoreError> {
        self.store.page_before(seq, most)
    }

    fn read_at(&mut self, places: &[Seq]) -> Result<Vec<RecordedEvent>, StoreError> {
        self.store.read_at(places)
    }

    fn read_after(&mut self, seq: Seq) -> Result<Vec<RecordedEvent>, StoreError> {
        self.store.read_after(seq)
    }

    fn find(&mut self, request: RequestId) -> Result<Vec<RecordedEvent>, StoreError> {
        self.store.find(request)
    }

    fn append_guarded(
        &mut self,
        expected: Seq,
        entry: &AppendRequest<'_>,
        guard: &mut dyn AppendGuard,
    ) -> Result<Vec<RecordedEvent>, StoreError> {
        self.append_for(AppendPurpose::Ordinary, expected, entry, guard)
    }

    fn view(&mut self, ask: &mut AskView<'_>) -> Result<(), StoreError> {
        self.store.view(ask)
    }

    fn view_quiet(&mut self, patience: Duration, ask: &mut AskView<'_>) -> Result<bool, StoreError> {
        self.store.view_quiet(patience, ask)
    }

    fn changed(&mut self) -> Result<bool, StoreError> {
        let is_new = self.store.changed()?;
        let file = self.witness.file_id();
        let is_replaced = std::mem::replace(&mut self.seen_file, file) != file;
        Ok(is_new || is_replaced)
    }

    fn on_wait(&mut self, waits: LockWaitNotifier) {
        self.store.on_wait(waits);
    }

    fn is_write_disabled(&self) -> bool {
        self.write_disabled
    }

    fn write_barrier(&self) -> Option<WriteBarrier> {
        self.store.write_barrier()
    }

    fn head(&self) -> Link {
        self.store.head()
    }
}

impl<S: EventStore> Witnessed for WithWitness<S> {
    fn comparison(&mut self) -> Result<Comparison, StoreError> {
        self.compare()
    }

    fn put_back(
        &mut self,
        expected: Seq,
        entry: &AppendRequest<'_>,
        found: &Comparison,
    ) -> Result<Vec<RecordedEvent>, StoreError> {
        self.append_for(AppendPurpose::PutsBack(found), expected, entry, &mut Unguarded)
    }

    fn append_settling(
        &mut self,
        expected: Seq,
        entry: &AppendRequest<'_>,
        found: &Comparison,
    ) -> Result<Vec<RecordedEvent>, StoreError> {
        self.append_for(AppendPurpose::Settles(found), expected, entry, &mut Unguarded)
    }
}
