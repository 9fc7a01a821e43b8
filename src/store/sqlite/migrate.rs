//! Bringing the log of an older program up to today's schema, after a copy of it was put aside.

use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, TransactionBehavior};

use crate::files::beside;
use crate::sqlite::connection::checkpoint;
use crate::sqlite::fault::WriteOutcome;
use crate::sqlite::schema::{Schema, VERSION};
use crate::sqlite::{backup, schema};

/// Migrates the log if it is an older one; `now` names the copy.
pub(super) fn bring_up(connection: &mut Connection, path: &Path, now: DateTime<Utc>) -> WriteOutcome<()> {
    let found = schema::version(connection, path)?;
    if found == VERSION {
        return Ok(());
    }
    backup::copy(connection, &beside(path, &format!(".v{found}-backup-{}", now.format("%Y%m%dT%H%M%SZ"))))?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another terminal may have migrated it while the copy was made.
    if schema::version(&transaction, path)? == found {
        schema::migrate_from(&transaction, found)?;
        Schema::of_version(VERSION)?.verify(&transaction)?;
    }
    transaction.commit()?;
    checkpoint(connection)
}
