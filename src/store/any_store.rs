//! One type for a log in any of the engines, so that a desk need not be generic.

use std::time::Duration;

use kvittera_domain::event::RecordedEvent;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::value::id::{RequestId, Seq};

use crate::chain::Link;
use crate::disk_space::WriteBarrier;
use crate::error::StoreError;
use crate::event_store::{AppendGuard, AppendRequest, AskView, EventStore, Visit};
use crate::lock_wait::LockWaitNotifier;
use crate::sqlite::SqliteLog;
use crate::witnessed::Witnessed;

/// A log in one of the engines. A new engine is a variant here and a line where logs are opened.
#[derive(Debug)]
pub enum Store {
    /// A file on this machine.
    Sqlite(Box<SqliteLog>),
}

/// Forwards a call to the engine.
macro_rules! ask {
    ($store:expr, $engine:ident => $answer:expr) => {
        match $store {
            Store::Sqlite($engine) => $answer,
        }
    };
}

impl From<SqliteLog> for Store {
    fn from(log: SqliteLog) -> Self {
        Self::Sqlite(Box::new(log))
    }
}

impl EventStore for Store {
    fn follow(&mut self, from: Link, visit: &mut Visit<'_>) -> Result<Link, StoreError> {
        ask!(self, engine => engine.follow(from, visit))
    }

    fn page_before(&mut self, seq: Seq, most: usize) -> Result<Vec<RecordedEvent>, StoreError> {
        ask!(self, engine => engine.page_before(seq, most))
    }

    fn read_at(&mut self, places: &[Seq]) -> Result<Vec<RecordedEvent>, StoreError> {
        ask!(self, engine => engine.read_at(places))
    }

    fn read_after(&mut self, seq: Seq) -> Result<Vec<RecordedEvent>, StoreError> {
        ask!(self, engine => engine.read_after(seq))
    }

    fn find(&mut self, request: RequestId) -> Result<Vec<RecordedEvent>, StoreError> {
        ask!(self, engine => engine.find(request))
    }

    fn append_guarded(
        &mut self,
        expected: Seq,
        entry: &AppendRequest<'_>,
        guard: &mut dyn AppendGuard,
    ) -> Result<Vec<RecordedEvent>, StoreError> {
        ask!(self, engine => engine.append_guarded(expected, entry, guard))
    }

    fn view(&mut self, ask: &mut AskView<'_>) -> Result<(), StoreError> {
        ask!(self, engine => engine.view(ask))
    }

    fn view_quiet(&mut self, patience: Duration, ask: &mut AskView<'_>) -> Result<bool, StoreError> {
        ask!(self, engine => engine.view_quiet(patience, ask))
    }

    fn changed(&mut self) -> Result<bool, StoreError> {
        ask!(self, engine => engine.changed())
    }

    fn on_wait(&mut self, waits: LockWaitNotifier) {
        ask!(self, engine => engine.on_wait(waits));
    }

    fn is_write_disabled(&self) -> bool {
        ask!(self, engine => engine.is_write_disabled())
    }

    fn write_barrier(&self) -> Option<WriteBarrier> {
        ask!(self, engine => engine.write_barrier())
    }

    fn head(&self) -> Link {
        ask!(self, engine => engine.head())
    }
}

impl Witnessed for Store {
    fn comparison(&mut self) -> Result<Comparison, StoreError> {
        ask!(self, engine => engine.comparison())
    }

    fn put_back(
        &mut self,
        expected: Seq,
        entry: &AppendRequest<'_>,
        found: &Comparison,
    ) -> Result<Vec<RecordedEvent>, StoreError> {
        ask!(self, engine => engine.put_back(expected, entry, found))
    }

    fn append_settling(
        &mut self,
        expected: Seq,
        entry: &AppendRequest<'_>,
        found: &Comparison,
    ) -> Result<Vec<RecordedEvent>, StoreError> {
        ask!(self, engine => engine.append_settling(expected, entry, found))
    }
}
