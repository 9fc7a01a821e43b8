//! Connections with the settings that durability and safety rest on.

use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

use crate::error::StoreError;
use crate::lock_wait::LockWaitNotifier;
use crate::sqlite::fault::WriteOutcome;

/// How long whoever wants to write waits for another who does.
pub(super) const WRITE_TIMEOUT: Duration = Duration::from_secs(5);

/// Whoever waits for longer is told for whom.
const SOON: Duration = Duration::from_millis(300);

/// Long enough for another terminal's read, short enough not to hold up a hand-out.
const CHECKPOINT_TIMEOUT: Duration = Duration::from_millis(200);

/// The first version in which two processes that write and checkpoint can't lose commits (WAL-reset bug).
const OLDEST_SQLITE: i32 = 3_051_003;

/// Opens the file at the absolute `path`, which must exist.
pub(super) fn existing(path: &Path) -> WriteOutcome<Connection> {
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

/// Sees to it that whatever is committed is on the disk.
pub(super) fn make_durable(connection: &Connection) -> WriteOutcome<()> {
    let journal: String = connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
    connection.pragma_update(None, "synchronous", "full")?;
    let synchronous: i64 = connection.pragma_query_value(None, "synchronous", |row| row.get(0))?;
    if (journal.as_str(), synchronous) == ("wal", 2) {
        return Ok(());
    }
    Err(StoreError::NotDurable("journal_mode is not WAL, or synchronous not FULL").into())
}

/// Opens the file at the absolute `path` so that nothing of it and nothing beside it is touched.
///
/// What still stands in a `-wal` is not seen, and a writer at work may be seen half-way.
pub(super) fn immutable(path: &Path) -> WriteOutcome<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(uri(path) + "?immutable=1", flags)?;
    harden(&connection)?;
    Ok(connection)
}

/// The absolute `path` as SQLite's URI, whatever characters it has.
pub(super) fn uri(path: &Path) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte);
    let escaped = path
        .as_os_str()
        .as_bytes()
        .iter()
        .map(|&byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") });
    std::iter::once("file://".to_owned()).chain(escaped).collect()
}

/// Brings everything into the file itself, because a damaged `-wal` loses facts without a word.
///
/// A reader may keep some of it back; the next checkpoint takes that.
pub(super) fn checkpoint(connection: &Connection) -> WriteOutcome<()> {
    connection.busy_timeout(CHECKPOINT_TIMEOUT)?;
    let checkpointed = connection
        .prepare_cached("PRAGMA wal_checkpoint(TRUNCATE)")
        .and_then(|mut query| query.query_row([], |_| Ok(())));
    connection.busy_timeout(WRITE_TIMEOUT)?;
    Ok(checkpointed?)
}

/// Begins to write, for which whoever else writes has to be done; `waits` is told when that takes its time.
pub(super) fn begin<'c>(
    connection: &'c Connection,
    patience: Duration,
    waits: &LockWaitNotifier,
) -> WriteOutcome<Transaction<'c>> {
    let within = |patience| {
        connection.busy_timeout(patience)?;
        Transaction::new_unchecked(connection, TransactionBehavior::Immediate)
    };
    let is_busy = |error: &rusqlite::Error| error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy);
    let later = patience.saturating_sub(SOON);
    let begun = match within(patience.min(SOON)) {
        Err(error) if is_busy(&error) && !later.is_zero() => waits.during(|| within(later)),
        begun => begun,
    };
    connection.busy_timeout(WRITE_TIMEOUT)?;
    Ok(begun?)
}

fn harden(connection: &Connection) -> WriteOutcome<()> {
    connection.busy_timeout(WRITE_TIMEOUT)?;
    for (setting, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        // Beside partial indexes SQLite would otherwise plan a query anew for every value that it is asked with.
        (DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true),
    ] {
        connection.set_db_config(setting, on)?;
    }
    // Whoever is shut in with the log has no folder for temporary files.
    connection.pragma_update(None, "temp_store", "memory")?;
    for setting in ["recursive_triggers", "foreign_keys", "cell_size_check"] {
        connection.pragma_update(None, setting, true)?;
    }
    Ok(())
}
