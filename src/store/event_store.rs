//! What every engine that keeps a log must be able to do.

use std::ops::ControlFlow;
use std::time::Duration;

use chrono::{DateTime, Utc};
use kvittera_domain::event::{NewEvent, RecordedEvent};
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::id::{RequestId, Seq};

use crate::chain::Link;
use crate::disk_space::WriteBarrier;
use crate::error::StoreError;
use crate::lock_wait::LockWaitNotifier;
use crate::log_view::LogView;

/// The events of one command, as they are to be written.
#[derive(Debug, Clone)]
pub struct AppendRequest<'a> {
    /// The name of the command. It can be written only once.
    pub request: RequestId,
    /// The time of entry.
    pub recorded_at: DateTime<Utc>,
    pub actor: &'a Actor,
    /// Either all of them are written or none.
    pub events: &'a [NewEvent],
}

/// Receives one event after the other while a log is read. [`ControlFlow::Break`] stops the reading.
pub type Visit<'a> = dyn FnMut(RecordedEvent) -> ControlFlow<()> + 'a;

/// Asks a log something while it does not change.
pub type AskView<'a> = dyn FnMut(&dyn LogView) -> Result<(), StoreError> + 'a;

/// A layer around an engine that takes part in each append, as the witness does.
pub trait AppendGuard {
    /// Checks the log before anything is written.
    ///
    /// # Errors
    /// When nothing may be written. The log then stays as it was.
    fn admit(&mut self, log: &dyn LogView) -> Result<(), StoreError>;

    /// Notes what is about to be committed after `last`. From here on the outcome of the commit may be unknown.
    ///
    /// # Errors
    /// When that can't be noted. Then nothing is committed.
    fn intend(&mut self, last: Link, entry: &AppendRequest<'_>) -> Result<(), StoreError>;
}

/// The guard of an append without any layer around the engine.
pub(crate) struct Unguarded;

impl AppendGuard for Unguarded {
    fn admit(&mut self, _log: &dyn LogView) -> Result<(), StoreError> {
        Ok(())
    }

    fn intend(&mut self, _last: Link, _entry: &AppendRequest<'_>) -> Result<(), StoreError> {
        Ok(())
    }
}

/// An append-only log of events. `SqliteStore` and `MemoryStore` implement it.
pub trait EventStore {
    /// Passes the events after `from` to `visit`, oldest first. Each is checked against the hash of the one before it;
    /// the first against the hash of `from`. Returns the last event that was visited. No transaction stays open while
    /// an event is visited.
    ///
    /// # Errors
    /// When the log can't be read or was tampered with.
    fn follow(&mut self, from: Link, visit: &mut Visit<'_>) -> Result<Link, StoreError>;

    /// At most `most` events before `seq`, newest first. Each is checked against its own hash and that of its
    /// neighbours.
    ///
    /// # Errors
    /// When the log can't be read or was tampered with.
    fn page_before(&mut self, seq: Seq, most: usize) -> Result<Vec<RecordedEvent>, StoreError>;

    /// The events at these places, as far as they exist. Each is checked against its own hash.
    ///
    /// # Errors
    /// When the log can't be read or was tampered with.
    fn read_at(&mut self, places: &[Seq]) -> Result<Vec<RecordedEvent>, StoreError>;

    /// All events after `seq`, oldest first. Each is checked against the hash of the one before it, and the head that
    /// was known must still be where it was.
    ///
    /// # Errors
    /// When the log can't be read or was tampered with.
    fn read_after(&mut self, seq: Seq) -> Result<Vec<RecordedEvent>, StoreError>;

    /// The events of a command, oldest first. Empty when the command was never written.
    ///
    /// # Errors
    /// When the log can't be read.
    fn find(&mut self, request: RequestId) -> Result<Vec<RecordedEvent>, StoreError>;

    /// Writes the events of one command after `expected`, durably, and returns them as they were read back from the
    /// log.
    ///
    /// # Errors
    /// [`StoreError::Behind`] when the log has moved on since `expected`, [`StoreError::Repeated`] when the command is
    /// in the log already; then nothing was written. After any other error only [`EventStore::find`] tells whether it
    /// was.
    fn append(&mut self, expected: Seq, entry: &AppendRequest<'_>) -> Result<Vec<RecordedEvent>, StoreError> {
        self.append_guarded(expected, entry, &mut Unguarded)
    }

    /// Like [`EventStore::append`], and asks `guard` on the way, within the transaction that holds the log's write
    /// lock.
    ///
    /// # Errors
    /// As [`EventStore::append`], and any error of `guard`. After an error of [`AppendGuard::admit`] nothing was
    /// written.
    fn append_guarded(
        &mut self,
        expected: Seq,
        entry: &AppendRequest<'_>,
        guard: &mut dyn AppendGuard,
    ) -> Result<Vec<RecordedEvent>, StoreError>;

    /// Shows the log as it is now.
    ///
    /// # Errors
    /// When the log can't be read, and any error of `ask`.
    fn view(&mut self, ask: &mut AskView<'_>) -> Result<(), StoreError>;

    /// Shows the log while no other program writes. If one is still writing after `patience`, the log is shown all the
    /// same, and the answer is `true`.
    ///
    /// # Errors
    /// As [`EventStore::view`].
    fn view_quiet(&mut self, patience: Duration, ask: &mut AskView<'_>) -> Result<bool, StoreError>;

    /// Whether another program has written since the last call. Cheap enough to be called several times a second.
    ///
    /// # Errors
    /// When the log can't be read.
    fn changed(&mut self) -> Result<bool, StoreError>;

    /// From now on calls `waits` when another terminal holds the log's write lock for more than a moment.
    fn on_wait(&mut self, _waits: LockWaitNotifier) {}

    /// Whether a write failed in such a way that this program must not write any more. The outcome may be unknown.
    fn is_write_disabled(&self) -> bool {
        false
    }

    /// Why nobody can write to the log; `None` where somebody can.
    fn write_barrier(&self) -> Option<WriteBarrier> {
        None
    }

    /// The last event that was read or written here, with its hash.
    fn head(&self) -> Link;
}
