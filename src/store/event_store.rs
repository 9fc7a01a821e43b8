//! What any engine that keeps the log must do.

use std::ops::ControlFlow;
use std::time::Duration;

use chrono::{DateTime, Utc};
use kvittera_domain::event::{NewEvent, RecordedEvent};
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::id::{RequestId, Seq};

use crate::chain::Link;
use crate::error::StoreError;
use crate::lock_wait::LockWaitNotifier;
use crate::log_view::LogView;

/// The facts of one wish, as they are to be written.
#[derive(Debug, Clone)]
pub struct AppendRequest<'a> {
    /// Names the wish; a name can be written once.
    pub request: RequestId,
    /// The time of entry.
    pub recorded_at: DateTime<Utc>,
    /// Who wished.
    pub actor: &'a Actor,
    /// What follows from it; all of it is written or nothing.
    pub events: &'a [NewEvent],
}

/// Takes one fact after another while a log is read, and may break off.
pub type Visit<'a> = dyn FnMut(RecordedEvent) -> ControlFlow<()> + 'a;

/// Looks at the log.
pub type AskView<'a> = dyn FnMut(&dyn LogView) -> Result<(), StoreError> + 'a;

/// A layer around an engine that takes part in each append, as the witness does.
pub trait AppendGuard {
    /// Looks at the log before anything is written.
    ///
    /// # Errors
    /// When nothing may be written; the log then stays as it was.
    fn admit(&mut self, log: &dyn LogView) -> Result<(), StoreError>;

    /// Notes what is about to be committed after `last`. What comes of the commit may be unknown from here on.
    ///
    /// # Errors
    /// When it can't be noted; nothing is committed then.
    fn intend(&mut self, last: Link, entry: &AppendRequest<'_>) -> Result<(), StoreError>;
}

/// No layer around the engine.
struct Unguarded;

impl AppendGuard for Unguarded {
    fn admit(&mut self, _log: &dyn LogView) -> Result<(), StoreError> {
        Ok(())
    }

    fn intend(&mut self, _last: Link, _entry: &AppendRequest<'_>) -> Result<(), StoreError> {
        Ok(())
    }
}

/// An append-only log of events, whatever engine keeps it.
pub trait EventStore {
    /// Shows the facts after `from` to `visit`, oldest first, each checked against the hash of the one before; `from` is
    /// the first of those. Gives back how far it came. Nothing is kept open while a fact is visited.
    ///
    /// # Errors
    /// When the log can't be read or was tampered with.
    fn follow(&mut self, from: Link, visit: &mut Visit<'_>) -> Result<Link, StoreError>;

    /// At most `most` facts before `seq`, newest first, each checked against its seal and those beside it.
    ///
    /// # Errors
    /// When the log can't be read or was tampered with.
    fn page_before(&mut self, seq: Seq, most: usize) -> Result<Vec<RecordedEvent>, StoreError>;

    /// The facts at these places, as far as there are any, each checked against its seal.
    ///
    /// # Errors
    /// When the log can't be read or was tampered with.
    fn read_at(&mut self, places: &[Seq]) -> Result<Vec<RecordedEvent>, StoreError>;

    /// All facts after `seq`, oldest first, each checked against the hash of the one before; the last that was known
    /// must still stand where it stood.
    ///
    /// # Errors
    /// When the log can't be read or was tampered with.
    fn read_after(&mut self, seq: Seq) -> Result<Vec<RecordedEvent>, StoreError>;

    /// The facts that a wish became, oldest first; none when it did not become any.
    ///
    /// # Errors
    /// When the log can't be read.
    fn find(&mut self, request: RequestId) -> Result<Vec<RecordedEvent>, StoreError>;

    /// Writes the facts of one wish after `expected`, durably, and gives them back as read again from the log.
    ///
    /// # Errors
    /// [`StoreError::Behind`] when the log has moved on since `expected`, [`StoreError::Repeated`] when the wish is in
    /// it already; then nothing was written. After any other error only [`EventStore::find`] tells whether it was.
    fn append(&mut self, expected: Seq, entry: &AppendRequest<'_>) -> Result<Vec<RecordedEvent>, StoreError> {
        self.append_guarded(expected, entry, &mut Unguarded)
    }

    /// Does the same and asks `guard` on the way, within the transaction that nobody else can write in.
    ///
    /// # Errors
    /// As [`EventStore::append`], and whatever `guard` says; after an error of [`AppendGuard::admit`] nothing was written.
    fn append_guarded(
        &mut self,
        expected: Seq,
        entry: &AppendRequest<'_>,
        guard: &mut dyn AppendGuard,
    ) -> Result<Vec<RecordedEvent>, StoreError>;

    /// Shows the log as it is now.
    ///
    /// # Errors
    /// When the log can't be read, and whatever `ask` says.
    fn view(&mut self, ask: &mut AskView<'_>) -> Result<(), StoreError>;

    /// Shows the log while nobody writes. Whoever has not finished writing after `patience` is not waited for any longer:
    /// then the log is shown all the same, and the answer is `true`.
    ///
    /// # Errors
    /// As [`EventStore::view`].
    fn view_quiet(&mut self, patience: Duration, ask: &mut AskView<'_>) -> Result<bool, StoreError>;

    /// Whether somebody else has written since this was last asked; cheap enough for a short tick.
    ///
    /// # Errors
    /// When the log can't be read.
    fn changed(&mut self) -> Result<bool, StoreError>;

    /// Lets `waits` know from now on when another terminal keeps the log for more than a moment.
    fn on_wait(&mut self, _waits: LockWaitNotifier) {}

    /// Whether the disk failed while something was written, after which nothing more may be written here.
    fn is_write_disabled(&self) -> bool {
        false
    }

    /// The last fact that was read or written and the hash that stands there.
    fn head(&self) -> Link;
}
