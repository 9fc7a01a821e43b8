//! Connections with the settings on which durability and safety depend.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

use crate::error::StoreError;
use crate::files::beside;
use crate::lock_wait::LockWaitNotifier;
use crate::sqlite::fault::FaultResult;
use crate::sqlite::place::Place;

/// How long a write waits for another terminal that is writing.
pub(super) const WRITE_TIMEOUT: Duration = Duration::from_secs(5);

/// After waiting for this long, the person is told that another terminal is writing.
const NOTIFY_AFTER: Duration = Duration::from_millis(300);

/// Long enough for another terminal's read to end, short enough not to hold up an issuance.
const CHECKPOINT_TIMEOUT: Duration = Duration::from_millis(200);

/// 3.51.3, the first version in which two processes that write and checkpoint can't lose commits (WAL-reset bug).
const OLDEST_SQLITE: i32 = 3_051_003;

/// Opens the log at a place: to write, or as it stands where its file system is mounted read-only.
///
/// # Errors
/// [`StoreError::ReadOnly`] when the newest events of a log that nobody can write to are still in its `-wal`, where they
/// can't be read.
pub(super) fn at(place: &Place) -> FaultResult<Connection> {
    if !place.is_read_only() {
        return existing(place.path());
    }
    if fs::metadata(beside(place.path(), "-wal")).is_ok_and(|found| found.len() > 0) {
        return Err(StoreError::ReadOnly(place.path().to_owned()).into());
    }
    immutable(place.path())
}

/// Opens the file at the absolute `path`, which must exist.
pub(super) fn existing(path: &Path) -> FaultResult<Connection> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(StoreError::SqliteTooOld(rusqlite::version()).into());
    }
    let connection =
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    if connection.is_readonly("main")? {
        return Err(StoreError::ReadOnly(path.to_owned()).into());
    }
    harden(&connection)?;
    Ok(connection)
}

/// Enables durable commits: WAL with `synchronous = full`. Both settings are read back.
pub(super) fn make_durable(connection: &Connection) -> FaultResult<()> {
    let log_mode: String = connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
    connection.pragma_update(None, "synchronous", "full")?;
    let synchronous: i64 = connection.pragma_query_value(None, "synchronous", |row| row.get(0))?;
    if (log_mode.as_str(), synchronous) == ("wal", 2) {
        return Ok(());
    }
    Err(StoreError::NotDurable("journal_mode is not WAL, or synchronous not FULL").into())
}

/// Opens the file at the absolute `path` without touching it or any file beside it.
///
/// Events that are still in a `-wal` are not visible, and a checkpoint of another program may be seen half done.
pub(super) fn immutable(path: &Path) -> FaultResult<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(uri(path) + "?immutable=1", flags)?;
    harden(&connection)?;
    Ok(connection)
}

/// The absolute `path` as a URI for SQLite, with all special characters escaped.
pub(super) fn uri(path: &Path) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte);
    let escaped = path
        .as_os_str()
        .as_bytes()
        .iter()
        .map(|&byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") });
    std::iter::once("file://".to_owned()).chain(escaped).collect()
}

/// Moves all commits from the `-wal` into the file itself, because SQLite drops the events of a damaged `-wal`
/// silently.
///
/// A reader of another terminal may keep some of it in the `-wal`; the next checkpoint moves that.
pub(super) fn checkpoint(connection: &Connection) -> FaultResult<()> {
    connection.busy_timeout(CHECKPOINT_TIMEOUT)?;
    let checkpointed = connection
        .prepare_cached("PRAGMA wal_checkpoint(TRUNCATE)")
        .and_then(|mut query| query.query_row([], |_| Ok(())));
    connection.busy_timeout(WRITE_TIMEOUT)?;
    Ok(checkpointed?)
}

/// Begins an IMMEDIATE transaction, which waits up to `patience` for another writer. `waits` is called when that takes
/// more than a moment.
pub(super) fn begin_write<'c>(
    connection: &'c Connection,
    patience: Duration,
    waits: &LockWaitNotifier,
) -> FaultResult<Transaction<'c>> {
    let within = |patience| {
        connection.busy_timeout(patience)?;
        Transaction::new_unchecked(connection, TransactionBehavior::Immediate)
    };
    let is_busy = |error: &rusqlite::Error| error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy);
    let later = patience.saturating_sub(NOTIFY_AFTER);
    let begun = match within(patience.min(NOTIFY_AFTER)) {
        Err(error) if is_busy(&error) && !later.is_zero() => waits.during(|| within(later)),
        begun => begun,
    };
    connection.busy_timeout(WRITE_TIMEOUT)?;
    Ok(begun?)
}

fn harden(connection: &Connection) -> FaultResult<()> {
    connection.busy_timeout(WRITE_TIMEOUT)?;
    for (setting, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        // Because of the partial indexes, SQLite would otherwise plan a query anew for each value that is bound to it.
        (DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true),
    ] {
        connection.set_db_config(setting, on)?;
    }
    // In the sandbox there is no folder for temporary files.
    connection.pragma_update(None, "temp_store", "memory")?;
    for setting in ["recursive_triggers", "foreign_keys", "cell_size_check"] {
        connection.pragma_update(None, setting, true)?;
    }
    Ok(())
}
