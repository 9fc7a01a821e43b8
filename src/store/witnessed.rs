//! The witness as a layer around any engine: it appends the intent before each commit, and the done after it.

use std::time::Duration;

use kvittera_domain::event::{Event, NewEvent, RecordedEvent};
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::value::id::{RequestId, Seq};

use crate::chain::Link;
use crate::disk_space::WriteBarrier;
use crate::error::StoreError;
use crate::event_store::{AppendGuard, AppendRequest, AskView, EventStore, Visit};
use crate::lock_wait::LockWaitNotifier;
use crate::log_view::LogView;
use crate::witness::{AppendError, SegmentHeader, Witness};

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

    /// Begins a new witness and appends to it from now on. It replaces the old one only with
    /// [`Witnessed::install_witness`], so that a recovery that is interrupted in between can be begun again.
    ///
    /// # Errors
    /// When the new witness can't be written. [`StoreError::Unsettled`] when the old one was missing and has come back.
    fn renew_witness(&mut self) -> Result<(), StoreError> {
        Ok(())
    }

    /// Puts the new witness in the place of the old one, which is kept under another name.
    ///
    /// # Errors
    /// When the files can't be renamed.
    fn install_witness(&mut self) -> Result<(), StoreError> {
        Ok(())
    }
}

/// A log in an engine, with the witness beside it.
#[derive(Debug)]
pub struct WithWitness<S> {
    store: S,
    witness: Witness,
    /// Device and inode of the witness's file, as [`EventStore::changed`] last saw them.
    seen_file: Option<(u64, u64)>,
    /// The old witness, which a new one is going to replace.
    replaces: Option<Witness>,
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
        Self { store, witness, seen_file, replaces: None, write_disabled: false, writer_was_active: false }
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
        let mut rolled_back = None;
        witness.refresh()?;
        self.store.view(&mut |log| {
            comparison = witness.compare(log)?;
            if is_settled(&comparison) {
                rolled_back = witness.compare_if_rolled_back(log)?;
            }
            Ok(())
        })?;
        if is_settled(&comparison) {
            self.writer_was_active = false;
            return Ok(rolled_back.unwrap_or(comparison));
        }
        let patience = if self.writer_was_active { Duration::ZERO } else { COMPARE_TIMEOUT };
        self.writer_was_active = self.store.view_quiet(patience, &mut |log| {
            witness.refresh()?;
            comparison = witness.compare(log)?;
            Ok(())
        })?;
        Ok(Comparison { under_way: self.writer_was_active, ..comparison })
    }

    /// The header of a witness that begins after the head.
    fn header(&mut self) -> Result<SegmentHeader, StoreError> {
        let head = self.store.head();
        let mut header = None;
        self.store.view(&mut |log| {
            header = Some(SegmentHeader::after(head, log.identity()?));
            Ok(())
        })?;
        header.ok_or(StoreError::Unsettled)
    }
}

/// Whether witness and log agree, and no intent is open.
fn is_settled(comparison: &Comparison) -> bool {
    !comparison.differs() && comparison.unknown.is_empty()
}

/// Lets an append through only if the witness agrees with the log, or if the append itself settles what they differ in;
/// and appends its intent. A further layer is asked first.
struct WitnessGuard<'a> {
    entry: &'a AppendRequest<'a>,
    outer: &'a mut dyn AppendGuard,
    witness: &'a mut Witness,
    write_disabled: &'a mut bool,
}

impl WitnessGuard<'_> {
    /// Whether the entry puts every number of the interrupted commands into quarantine. The log is locked meanwhile, so
    /// none of them can still be going on.
    fn settles(&self, comparison: &Comparison) -> bool {
        let is_quarantined = |number| {
            let quarantines =
                |new: &NewEvent| matches!(&new.event, Event::NumberQuarantined { number: kept, .. } if *kept == number);
            self.entry.events.iter().any(quarantines)
        };
        comparison.settles_itself() && comparison.unknown.iter().flat_map(Intent::numbers).all(is_quarantined)
    }
}

impl AppendGuard for WitnessGuard<'_> {
    fn admit(&mut self, log: &dyn LogView) -> Result<(), StoreError> {
        self.outer.admit(log)?;
        self.witness.refresh()?;
        let comparison = self.witness.compare(log)?;
        if comparison.differs() && !self.settles(&comparison) { Err(StoreError::Unsettled) } else { Ok(()) }
    }

    fn intend(&mut self, last: Link, entry: &AppendRequest<'_>) -> Result<(), StoreError> {
        self.outer.intend(last, entry)?;
        match self.witness.intend(last, entry) {
            // From here on an error alone does not tell whether the events are on the disk.
            Ok(()) => {
                *self.write_disabled = true;
                Ok(())
            }
            Err(AppendError::NotWritten(error)) => Err(error),
            Err(AppendError::MayBeWritten(error)) => {
                *self.write_disabled = true;
                Err(error)
            }
        }
    }
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
        if self.write_disabled {
            return Err(StoreError::WriteDisabled);
        }
        let (witness, write_disabled) = (&mut self.witness, &mut self.write_disabled);
        let mut guard = WitnessGuard { entry, outer: guard, witness, write_disabled };
        let written = self.store.append_guarded(expected, entry, &mut guard)?;
        self.write_disabled = self.witness.done(entry.request, self.store.head()).is_err();
        Ok(written)
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

    fn renew_witness(&mut self) -> Result<(), StoreError> {
        // A witness that was missing and has come back must be compared with the log before it is replaced.
        if self.witness.has_reappeared()? {
            return Err(StoreError::Unsettled);
        }
        let (header, witness) = (self.header()?, &self.witness);
        let mut next = None;
        self.store.view(&mut |log| {
            next = Some(witness.prepare_next(&header, log)?);
            Ok(())
        })?;
        let next = next.ok_or(StoreError::Unsettled)?;
        self.replaces = Some(std::mem::replace(&mut self.witness, next));
        Ok(())
    }

    fn install_witness(&mut self) -> Result<(), StoreError> {
        match self.replaces.take() {
            Some(old) => self.witness.install_over(&old, self.store.head().seq),
            None => Ok(()),
        }
    }
}
