//! One connection to a log in a SQLite file.

use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::chain::Link;
use crate::codec;
use crate::disk_space::WriteBarrier;
use crate::error::StoreError;
use crate::event_store::{AppendGuard, AppendRequest, AskView, EventStore, Visit};
use crate::lock_wait::LockWaitNotifier;
use crate::log_view::LogView as _;
use crate::sqlite::connection::WRITE_TIMEOUT;
use crate::sqlite::fault::{Fault, FaultResult};
use crate::sqlite::place::{FileStamp, Place};
use crate::sqlite::schema::MIGRATIONS;
use crate::sqlite::view::{SqliteView, quietly};
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::value::id::{RequestId, Seq};
use kvittera_domain::value::log_identity::LogIdentity;

use crate::sqlite::options::OpenOptions;
use crate::sqlite::verification::Verification;
use crate::sqlite::{authorizer, connection, identity, migrate, reserve, rows, schema, verification};

/// One connection to a log in a file.
#[derive(Debug)]
pub struct SqliteStore {
    pub(super) place: Place,
    pub(super) connection: Connection,
    /// The schema's cookie when the schema was last compared; `None` before the first append.
    compared: Option<i64>,
    pub(super) head: Link,
    data_version: i64,
    /// When the file was last written to, as far as this connection knows.
    stamp: FileStamp,
    waits: LockWaitNotifier,
    /// Why nobody can write, as far as this connection knows.
    barrier: Option<WriteBarrier>,
    opened_at: DateTime<Utc>,
}

impl SqliteStore {
    /// Opens the file without its witness. Everything up to `known` was checked before, and `known` must still be
    /// there.
    pub(super) fn connect_from(
        path: &Path,
        options: &OpenOptions,
        now: DateTime<Utc>,
        known: Link,
    ) -> Result<Self, StoreError> {
        let place = Place::examine(path, options)?;
        identity::check(place.path())?;
        // On a full disk SQLite can't even read. Whether there is room to write is checked before each append.
        reserve::make_room(place.path()).ok();
        let stamp = place.check_still_here()?;
        let Connected { connection, barrier, head } =
            connect(&place, now, known).map_err(|fault| fault.at(place.path()))?;
        let data_version = data_version(&connection).map_err(|fault| fault.at(place.path()))?;
        let waits = options.waits.clone();
        Ok(Self { place, connection, compared: None, head, data_version, stamp, waits, barrier, opened_at: now })
    }

    /// Opens the log anew to write if the disk that was full has room again; returns whether it had.
    fn reconnect_if_room(&mut self) -> FaultResult<bool> {
        if self.barrier != Some(WriteBarrier::FullDisk) || reserve::make_room(self.place.path()).is_err() {
            return Ok(false);
        }
        let Connected { connection, barrier, head } = connect(&self.place, self.opened_at, self.head)?;
        (self.compared, self.data_version) = (None, data_version(&connection)?);
        (self.connection, self.barrier, self.head) = (connection, barrier, head);
        Ok(barrier.is_none())
    }

    /// The absolute path of the log.
    pub(super) fn path(&self) -> &Path {
        self.place.path()
    }

    /// The log's id, site and mode.
    pub(super) fn identity(&self) -> Result<LogIdentity, StoreError> {
        SqliteView { connection: &self.connection, path: self.place.path() }.identity()
    }

    /// Verifies the whole log.
    ///
    /// # Errors
    /// When the log can't be read at all.
    pub fn verify(&mut self) -> Result<Verification, StoreError> {
        self.check_file()?;
        let verified = verification::run(&mut self.connection, &self.place, |_| (), &|_, _| true);
        verified.map_err(|fault| fault.at(self.place.path()))
    }

    /// Checks that the file is still the one that was opened, and returns whether it was written to meanwhile.
    pub(super) fn check_file(&mut self) -> Result<bool, StoreError> {
        let checked = self.place.check_for_writes(&mut self.stamp, &self.connection);
        checked.map_err(|fault| fault.at(self.place.path()))
    }

    /// Writes the events of one command: lock, checks, guard, insert, commit, checkpoint, and read back.
    fn write(
        &mut self,
        expected: Seq,
        entry: &AppendRequest<'_>,
        guard: &mut dyn AppendGuard,
    ) -> FaultResult<Vec<RecordedEvent>> {
        if let Some(barrier) = self.barrier {
            let log = self.place.path().to_owned();
            return Err(Fault::Store(match barrier {
                WriteBarrier::ReadOnlyDisk => StoreError::ReadOnly(log),
                WriteBarrier::FullDisk => StoreError::Full(log),
            }));
        }
        reserve::make_room(self.place.path())?;
        let transaction = connection::begin_write(&self.connection, WRITE_TIMEOUT, &self.waits)?;
        self.place.check_for_writes(&mut self.stamp, &transaction)?;
        let version = MIGRATIONS.version_of(&transaction, self.place.path())?;
        let cookie = Some(schema::cookie(&transaction)?);
        if self.compared != cookie {
            MIGRATIONS.verify(&transaction, version)?;
            self.compared = cookie;
        }
        rows::check_still_there(&transaction, self.head)?;
        let last = rows::follow(&transaction, self.head, |_| Ok(()))?;
        if !rows::of_request(&transaction, entry.request)?.is_empty() {
            return Err(StoreError::Repeated(entry.request).into());
        }
        if last.seq != expected {
            return Err(StoreError::Behind.into());
        }
        let hands_out = entry.events.iter().any(|new| matches!(new.event, Event::Issued { .. }));
        if hands_out && !rows::is_newest_number_indexed(&transaction)? {
            let detail = "the newest number is missing from index event_number_issued".to_owned();
            return Err(StoreError::Damaged { path: self.place.path().to_owned(), detail }.into());
        }
        guard.admit(&SqliteView { connection: &transaction, path: self.place.path() })?;
        let new = codec::encode(last, entry)?;
        for row in &new {
            rows::insert(&transaction, row)?;
        }
        guard.intend(last, entry)?;
        transaction.commit()?;
        self.head = new.last().map_or(last, Link::of);
        connection::checkpoint(&self.connection)?;
        self.stamp = self.place.check_still_here()?;
        self.request(entry.request)
    }

    /// The events of a command, as they stand in the log.
    fn request(&mut self, request: RequestId) -> FaultResult<Vec<RecordedEvent>> {
        self.check_file()?;
        let rows = rows::of_request(&self.connection, request)?;
        Ok(rows.iter().map(codec::decode).collect::<Result<_, _>>()?)
    }
}

impl EventStore for SqliteStore {
    fn follow(&mut self, from: Link, visit: &mut Visit<'_>) -> Result<Link, StoreError> {
        self.visit(from, visit).map_err(|fault| fault.at(self.place.path()))
    }

    fn page_before(&mut self, seq: Seq, most: usize) -> Result<Vec<RecordedEvent>, StoreError> {
        self.before(seq, most).map_err(|fault| fault.at(self.place.path()))
    }

    fn read_at(&mut self, places: &[Seq]) -> Result<Vec<RecordedEvent>, StoreError> {
        self.at(places).map_err(|fault| fault.at(self.place.path()))
    }

    fn read_after(&mut self, seq: Seq) -> Result<Vec<RecordedEvent>, StoreError> {
        self.read(seq).map_err(|fault| fault.at(self.place.path()))
    }

    fn find(&mut self, request: RequestId) -> Result<Vec<RecordedEvent>, StoreError> {
        self.request(request).map_err(|fault| fault.at(self.place.path()))
    }

    fn append_guarded(
        &mut self,
        expected: Seq,
        entry: &AppendRequest<'_>,
        guard: &mut dyn AppendGuard,
    ) -> Result<Vec<RecordedEvent>, StoreError> {
        self.write(expected, entry, guard).map_err(|fault| fault.at(self.place.path()))
    }

    fn view(&mut self, ask: &mut AskView<'_>) -> Result<(), StoreError> {
        ask(&SqliteView { connection: &self.connection, path: self.place.path() })
    }

    fn view_quiet(&mut self, patience: Duration, ask: &mut AskView<'_>) -> Result<bool, StoreError> {
        if self.barrier.is_some() {
            return self.view(ask).map(|()| false);
        }
        quietly(&self.connection, self.place.path(), patience, &self.waits, ask)
            .map_err(|fault| fault.at(self.place.path()))
    }

    fn changed(&mut self) -> Result<bool, StoreError> {
        let is_rewritten = self.check_file()?;
        if self.reconnect_if_room().map_err(|fault| fault.at(self.place.path()))? {
            return Ok(true);
        }
        let now = data_version(&self.connection).map_err(|fault| fault.at(self.place.path()))?;
        let is_new = std::mem::replace(&mut self.data_version, now) != now;
        Ok(is_new || is_rewritten)
    }

    fn on_wait(&mut self, waits: LockWaitNotifier) {
        self.waits = waits;
    }

    fn write_barrier(&self) -> Option<WriteBarrier> {
        self.barrier
    }

    fn head(&self) -> Link {
        self.head
    }
}

/// A connection that was just opened, with why nobody can write over it and the last event.
struct Connected {
    connection: Connection,
    barrier: Option<WriteBarrier>,
    head: Link,
}

/// Opens the log and checks what follows `known`.
fn connect(place: &Place, now: DateTime<Utc>, known: Link) -> FaultResult<Connected> {
    let mut connection = connection::at(place)?;
    let barrier = connection::barrier(&connection, place)?;
    identity::is_ours(&connection, place.path())?;
    let version = MIGRATIONS.version_of(&connection, place.path())?;
    MIGRATIONS.verify(&connection, version)?;
    rows::check_still_there(&connection, known)?;
    let head = rows::follow(&connection, known, |_| Ok(()))?;
    if barrier.is_none() {
        connection::make_durable(&connection)?;
        migrate::bring_up(&MIGRATIONS, &mut connection, place.path(), now)?;
    }
    authorizer::sandbox(&mut connection)?;
    place.check_still_here()?;
    Ok(Connected { connection, barrier, head })
}

fn data_version(connection: &Connection) -> FaultResult<i64> {
    Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
}
