//! The witness as a layer around any engine: intent before the commit, done after it.

use std::time::Duration;

use kvittera_domain::event::RecordedEvent;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::value::id::{RequestId, Seq};

use crate::chain::Link;
use crate::error::StoreError;
use crate::event_store::{AppendGuard, AppendRequest, AskView, EventStore, Visit};
use crate::lock_wait::LockWaitNotifier;
use crate::log_view::LogView;
use crate::witness::{AppendError, SegmentHeader, Witness};

/// For how long somebody who is writing is waited for before the witness is compared with the log.
pub(crate) const COMPARE_TIMEOUT: Duration = Duration::from_secs(1);

/// A log that may have a witness beside it.
pub trait Witnessed: EventStore {
    /// What the witness says where it differs from the log; nothing where there is no witness.
    ///
    /// # Errors
    /// When log or witness can't be read.
    fn comparison(&mut self) -> Result<Comparison, StoreError> {
        Ok(Comparison::default())
    }

    /// Goes on with a new witness, which takes the place of the old one only with [`Witnessed::keep_witness`].
    ///
    /// # Errors
    /// When it can't be written.
    fn renew_witness(&mut self) -> Result<(), StoreError> {
        Ok(())
    }

    /// Lets the new witness take the place of the old one, which is kept under another name.
    ///
    /// # Errors
    /// When the files can't be renamed.
    fn keep_witness(&mut self) -> Result<(), StoreError> {
        Ok(())
    }
}

/// A log with the witness that stands beside it.
#[derive(Debug)]
pub struct WithWitness<S> {
    store: S,
    witness: Witness,
    /// Which file stood in the witness's place when that was looked at last.
    stood: Option<(u64, u64)>,
    /// The witness whose place a new one is to take.
    replaces: Option<Witness>,
    /// Set from the moment when something may be on the disk until all of it is known to be.
    write_disabled: bool,
    /// Whether another terminal was in the midst of writing when the witness was asked last.
    was_held: bool,
}

impl<S: EventStore> WithWitness<S> {
    /// Puts the witness beside the log that it belongs to.
    pub(crate) fn new(store: S, witness: Witness) -> Self {
        let stood = witness.stands();
        Self { store, witness, stood, replaces: None, write_disabled: false, was_held: false }
    }

    /// The engine.
    pub fn engine(&mut self) -> &mut S {
        &mut self.store
    }

    /// Compares the two; what differs is compared again while nobody else writes, who may have been half-way.
    fn compare(&mut self) -> Result<Comparison, StoreError> {
        let (witness, mut comparison, mut forgotten) = (&mut self.witness, Comparison::default(), None);
        witness.look_again()?;
        self.store.view(&mut |log| {
            comparison = witness.compare(log)?;
            if is_settled(&comparison) {
                forgotten = witness.forgotten(log)?;
            }
            Ok(())
        })?;
        if is_settled(&comparison) {
            self.was_held = false;
            return Ok(forgotten.unwrap_or(comparison));
        }
        let patience = if self.was_held { Duration::ZERO } else { COMPARE_TIMEOUT };
        self.was_held = self.store.view_quiet(patience, &mut |log| {
            witness.look_again()?;
            comparison = witness.compare(log)?;
            Ok(())
        })?;
        Ok(Comparison { under_way: self.was_held, ..comparison })
    }

    fn header(&mut self) -> Result<SegmentHeader, StoreError> {
        let (head, mut header) = (self.store.head(), None);
        self.store.view(&mut |log| {
            header = Some(SegmentHeader::after(head, log.identity()?));
            Ok(())
        })?;
        header.ok_or(StoreError::Unsettled)
    }
}

fn is_settled(comparison: &Comparison) -> bool {
    !comparison.differs() && comparison.unknown.is_empty()
}

/// Asks the witness before anything is written, and tells it what is about to be.
struct WitnessGuard<'a> {
    witness: &'a mut Witness,
    write_disabled: &'a mut bool,
}

impl AppendGuard for WitnessGuard<'_> {
    fn admit(&mut self, log: &dyn LogView) -> Result<(), StoreError> {
        self.witness.look_again()?;
        if self.witness.compare(log)?.differs() { Err(StoreError::Unsettled) } else { Ok(()) }
    }

    fn intend(&mut self, last: Link, entry: &AppendRequest<'_>) -> Result<(), StoreError> {
        match self.witness.intend(last, entry) {
            // From here on nobody can tell by an error alone what is on the disk.
            Ok(()) => {
                *self.write_disabled = true;
                Ok(())
            }
            Err(AppendError::Nothing(error)) => Err(error),
            Err(AppendError::Perhaps(error)) => {
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

    fn append(&mut self, expected: Seq, entry: &AppendRequest<'_>) -> Result<Vec<RecordedEvent>, StoreError> {
        if self.write_disabled {
            return Err(StoreError::WriteDisabled);
        }
        let mut guard = WitnessGuard { witness: &mut self.witness, write_disabled: &mut self.write_disabled };
        let written = self.store.append_guarded(expected, entry, &mut guard)?;
        self.write_disabled = self.witness.done(entry.request, self.store.head()).is_err();
        Ok(written)
    }

    fn append_guarded(
        &mut self,
        expected: Seq,
        entry: &AppendRequest<'_>,
        guard: &mut dyn AppendGuard,
    ) -> Result<Vec<RecordedEvent>, StoreError> {
        self.store.append_guarded(expected, entry, guard)
    }

    fn view(&mut self, ask: &mut AskView<'_>) -> Result<(), StoreError> {
        self.store.view(ask)
    }

    fn view_quiet(&mut self, patience: Duration, ask: &mut AskView<'_>) -> Result<bool, StoreError> {
        self.store.view_quiet(patience, ask)
    }

    fn changed(&mut self) -> Result<bool, StoreError> {
        let is_new = self.store.changed()?;
        let stands = self.witness.stands();
        let is_back = std::mem::replace(&mut self.stood, stands) != stands;
        Ok(is_new || is_back)
    }

    fn on_wait(&mut self, waits: LockWaitNotifier) {
        self.store.on_wait(waits);
    }

    fn is_write_disabled(&self) -> bool {
        self.write_disabled
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
        // One that was missed and is there after all is heard before another takes its place.
        if self.witness.is_back()? {
            return Err(StoreError::Unsettled);
        }
        let header = self.header()?;
        let next = self.witness.prepare_next(&header)?;
        self.replaces = Some(std::mem::replace(&mut self.witness, next));
        Ok(())
    }

    fn keep_witness(&mut self) -> Result<(), StoreError> {
        match self.replaces.take() {
            Some(old) => self.witness.put_in_place_of(&old, self.store.head().seq),
            None => Ok(()),
        }
    }
}
