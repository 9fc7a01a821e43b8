//! Whether a file is a Kvittera log, found out without leaving a trace on it.

use std::path::Path;
use std::time::Duration;
use std::{fs, thread};

use rusqlite::Connection;

use crate::error::StoreError;
use crate::files::{beside, from_io};
use crate::sqlite::connection::immutable;
use crate::sqlite::fault::WriteOutcome;
use crate::sqlite::schema::{APPLICATION_ID, MIGRATIONS};

/// Another program's checkpoint may be seen half-way and look like damage, for some milliseconds.
const LOOKS: usize = 4;
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// Refuses everything that is not a whole Kvittera log of a known version with an untouched schema.
pub(super) fn check(path: &Path) -> Result<(), StoreError> {
    recognise(path, |connection| {
        let version = MIGRATIONS.version_of(connection, path)?;
        MIGRATIONS.verify(connection, version)
    })
}

/// Refuses everything that is not a whole Kvittera log, and what `further` says of it.
///
/// While facts or a migration wait in the `-wal`, the file itself may be behind; then only opening it tells.
pub(super) fn recognise(path: &Path, further: impl Fn(&Connection) -> WriteOutcome<()>) -> Result<(), StoreError> {
    let look = || {
        let connection = immutable(path)?;
        is_ours(&connection, path)?;
        is_whole(&connection, path)?;
        further(&connection)
    };
    for _ in 0..LOOKS {
        match look().map_err(|fault| fault.at(path)) {
            Err(StoreError::Damaged { .. } | StoreError::SchemaChanged(_)) => thread::sleep(BETWEEN_LOOKS),
            settled => return settled,
        }
    }
    if waits_in_wal(path) { Ok(()) } else { look().map_err(|fault| fault.at(path)) }
}

/// Refuses another program's database.
pub(super) fn is_ours(connection: &Connection, path: &Path) -> WriteOutcome<()> {
    let id: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if id == APPLICATION_ID { Ok(()) } else { Err(StoreError::NotALog(path.to_owned()).into()) }
}

fn is_whole(connection: &Connection, path: &Path) -> WriteOutcome<()> {
    let pages: u32 = connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let size: u32 = connection.pragma_query_value(None, "page_size", |row| row.get(0))?;
    let needed = u64::from(pages) * u64::from(size);
    let length = fs::metadata(path).map_err(|error| from_io(path, &error))?.len();
    if length >= needed {
        return Ok(());
    }
    let detail = format!("{length} bytes where {needed} should be");
    Err(StoreError::Damaged { path: path.to_owned(), detail }.into())
}

fn waits_in_wal(path: &Path) -> bool {
    let wal = fs::canonicalize(path).and_then(|resolved| fs::metadata(beside(&resolved, "-wal")));
    wal.is_ok_and(|wal| wal.len() > 0)
}
