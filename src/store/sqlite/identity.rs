//! Whether a file is a Kvittera log. A file is recognised without being touched before it is opened for good.

use std::path::Path;
use std::time::Duration;
use std::{fs, thread};

use rusqlite::Connection;

use crate::error::StoreError;
use crate::files::{beside, from_io};
use crate::sqlite::connection::{self, immutable};
use crate::sqlite::fault::FaultResult;
use crate::sqlite::place::Place;
use crate::sqlite::schema::{APPLICATION_ID, MIGRATIONS};

/// Another program's checkpoint may be seen half done and look like damage for some milliseconds, so damage is checked
/// again this many times.
const RETRIES: usize = 4;
const RETRY_INTERVAL: Duration = Duration::from_millis(20);

/// Refuses everything that is not a whole Kvittera log of a known version with an untouched schema.
pub(super) fn check(path: &Path) -> Result<(), StoreError> {
    recognise(path, |connection| {
        let version = MIGRATIONS.version_of(connection, path)?;
        MIGRATIONS.verify(connection, version)
    })
}

/// Refuses everything that is not a whole Kvittera log, and what the check `further` refuses.
///
/// While events or a migration are in the `-wal`, the file itself may be older than the log. Then damage in the file
/// alone is accepted here, and opening the log shows whether it is real.
pub(super) fn recognise(path: &Path, further: impl Fn(&Connection) -> FaultResult<()>) -> Result<(), StoreError> {
    let check = || {
        let connection = immutable(path)?;
        is_ours(&connection, path)?;
        is_whole(&connection, path)?;
        further(&connection)
    };
    for _ in 0..RETRIES {
        match check().map_err(|fault| fault.at(path)) {
            Err(StoreError::Damaged { .. } | StoreError::SchemaChanged(_)) => thread::sleep(RETRY_INTERVAL),
            result => return result,
        }
    }
    if has_commits_in_wal(path) { Ok(()) } else { check().map_err(|fault| fault.at(path)) }
}

/// Opens the log for a reader of its own, beside the connection that writes, which may not copy.
pub(super) fn open_reader(place: &Place) -> FaultResult<Connection> {
    let log = connection::at(place)?;
    is_ours(&log, place.path())?;
    place.check_still_here()?;
    Ok(log)
}

/// Refuses another program's database.
pub(super) fn is_ours(connection: &Connection, path: &Path) -> FaultResult<()> {
    let id: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if id == APPLICATION_ID { Ok(()) } else { Err(StoreError::NotALog(path.to_owned()).into()) }
}

/// Refuses a file that is shorter than its header says.
fn is_whole(connection: &Connection, path: &Path) -> FaultResult<()> {
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

/// Whether commits are in the `-wal` that may not be in the file yet.
fn has_commits_in_wal(path: &Path) -> bool {
    let wal = fs::canonicalize(path).and_then(|resolved| fs::metadata(beside(&resolved, "-wal")));
    wal.is_ok_and(|wal| wal.len() > 0)
}
