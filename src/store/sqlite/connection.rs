//! Connections with the settings on which durability and safety depend.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

use crate::disk_space::WriteBarrier;
use crate::error::StoreError;
use crate::files::{beside, from_io};
use crate::lock_wait::LockWaitNotifier;
use crate::sqlite::fault::{Fault, FaultResult};
use crate::sqlite::place::Place;

/// How long a write waits for another terminal that is writing.
pub(super) const WRITE_TIMEOUT: Duration = Duration::from_secs(5);

/// After waiting for this long, the person is told that another terminal is writing.
const NOTIFY_AFTER: Duration = Duration::from_millis(300);

/// Long enough for another terminal's read to end, short enough not to hold up an issuance.
const CHECKPOINT_TIMEOUT: Duration = Duration::from_millis(200);

/// 3.51.3, the first version in which two processes that write and checkpoint can't lose commits (WAL-reset bug).
const OLDEST_SQLITE: i32 = 3_051_003;

/// Opens the log at a place: to write, or only to read where nobody can write ([`barrier`]), because its file system is
/// mounted read-only or its disk so full that the index of its `-wal` finds no room.
pub(super) fn at(place: &Place) -> FaultResult<Connection> {
    if place.is_read_only() {
        return unshared(place.path());
    }
    let connection = existing(place.path())?;
    let read: rusqlite::Result<i64> = connection.pragma_query_value(None, "schema_version", |row| row.get(0));
    match read.map_err(|error| Fault::from(error).at(place.path())) {
        Err(StoreError::Full(_)) => unshared(place.path()),
        _ => Ok(connection),
    }
}

/// Why nobody can write over a connection that [`at`] opened.
pub(super) fn barrier(connection: &Connection, place: &Place) -> FaultResult<Option<WriteBarrier>> {
    Ok(match connection.is_readonly("main")? {
        true if place.is_read_only() => Some(WriteBarrier::ReadOnlyDisk),
        true => Some(WriteBarrier::FullDisk),
        false => None,
    })
}

/// Opens the file at the absolute `path` to read, without the locks and the index that programs share: only where no
/// other program can have it open to write. What a killed program left in the `-wal` is read too.
fn unshared(path: &Path) -> FaultResult<Connection> {
    let real = fs::canonicalize(path).map_err(|error| from_io(path, &error))?;
    if !fs::metadata(beside(&real, "-wal")).is_ok_and(|found| found.len() > 0) {
        return immutable(path);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags_and_vfs(path, flags, c"unix-none")?;
    // An exclusive connection keeps the index in memory. It must not move the commits when it closes.
    connection.pragma_update(None, "locking_mode", "exclusive")?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    harden(&connection)?;
    Ok(connection)
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
