//! The [`LogView`] of a log in a SQLite file.

use std::path::Path;
use std::time::Duration;

use kvittera_domain::event::Event;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::{RequestId, Seq};
use kvittera_domain::value::log_identity::LogIdentity;
use rusqlite::Connection;

use crate::chain::Link;
use crate::codec;
use crate::error::StoreError;
use crate::event_store::AskView;
use crate::lock_wait::LockWaitNotifier;
use crate::log_view::LogView;
use crate::sqlite::fault::FaultResult;
use crate::sqlite::{connection, rows};
use crate::witness::SegmentHeader;

/// The log as this connection sees it now.
pub(super) struct SqliteView<'a> {
    pub connection: &'a Connection,
    pub path: &'a Path,
}

impl LogView for SqliteView<'_> {
    fn identity(&self) -> Result<LogIdentity, StoreError> {
        let unreadable =
            || StoreError::Unreadable { seq: Seq::START.next(), detail: "no log is created here".to_owned() };
        let first = rows::first(self.connection).map_err(|fault| fault.at(self.path))?.ok_or_else(unreadable)?;
        match codec::decode(&first)?.event {
            Event::LogCreated { log, site, mode } => Ok(LogIdentity { log, site, mode }),
            _ => Err(unreadable()),
        }
    }

    fn head(&self) -> Result<Link, StoreError> {
        rows::last(self.connection).map_err(|fault| fault.at(self.path))
    }

    fn hash_at(&self, seq: Seq) -> Result<Option<Hash>, StoreError> {
        rows::hash_at(self.connection, seq).map_err(|fault| fault.at(self.path))
    }

    fn last_of(&self, request: RequestId) -> Result<Option<Seq>, StoreError> {
        let rows = rows::of_request(self.connection, request).map_err(|fault| fault.at(self.path))?;
        Ok(rows.last().map(|row| Link::of(row).seq))
    }
}

/// Calls `ask` while no other program writes. A program that hangs in the middle of an append does not block this for
/// longer than `patience`; then the answer is `true`.
pub(super) fn quietly(
    connection: &Connection,
    path: &Path,
    patience: Duration,
    waits: &LockWaitNotifier,
    ask: &mut AskView<'_>,
) -> FaultResult<bool> {
    match connection::begin_write(connection, patience, waits) {
        Err(fault) if fault.is_busy() => {
            ask(&SqliteView { connection, path })?;
            Ok(true)
        }
        transaction => {
            ask(&SqliteView { connection: &*transaction?, path })?;
            Ok(false)
        }
    }
}

/// The header of a witness that begins after `base`.
pub(super) fn header(connection: &Connection, path: &Path, base: Link) -> Result<SegmentHeader, StoreError> {
    SqliteView { connection, path }.identity().map(|identity| SegmentHeader::after(base, identity))
}
