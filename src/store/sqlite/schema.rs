//! Tables, triggers and views: how they came about, and whether they are still what they should be.

use std::sync::OnceLock;

use rusqlite::Connection;

use crate::error::StoreError;
use crate::sqlite::fault::WriteOutcome;

/// Marks the file as ours; the first migration writes it.
pub(super) const APPLICATION_ID: i64 = 0x4B56_4954;

const MIGRATIONS: [&str; 6] = [
    include_str!("../../../data/migrations/0001_event_log.sql"),
    include_str!("../../../data/migrations/0002_views.sql"),
    include_str!("../../../data/migrations/0003_course_of_outages.sql"),
    include_str!("../../../data/migrations/0004_reconciliation.sql"),
    include_str!("../../../data/migrations/0005_witness.sql"),
    include_str!("../../../data/migrations/0006_fewer_indexes.sql"),
];

/// The version of the logs that this program writes: how many migrations made them.
pub(super) const VERSION: usize = MIGRATIONS.len();

/// The first version whose logs all have a witness.
pub(super) const WITNESSED: usize = 5;

/// Everything that stands in a log's `sqlite_schema`, in a fixed order.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Schema(Vec<(String, String, Option<String>)>);

impl Schema {
    /// What the first `version` migrations make, which takes a third of a start to find out and so is asked once.
    pub(super) fn of_version(version: usize) -> WriteOutcome<&'static Self> {
        static MADE: [OnceLock<Schema>; VERSION + 1] = [const { OnceLock::new() }; VERSION + 1];
        let made = &MADE[version.min(VERSION)];
        if let Some(schema) = made.get() {
            return Ok(schema);
        }
        let schema = Self::made_by(&MIGRATIONS[..version.min(VERSION)])?;
        Ok(made.get_or_init(|| schema))
    }

    fn made_by(migrations: &[&str]) -> WriteOutcome<Self> {
        let fresh = Connection::open_in_memory()?;
        for migration in migrations {
            fresh.execute_batch(migration)?;
        }
        Self::found_in(&fresh)
    }

    /// Refuses a log whose tables, triggers and views are not these.
    pub(super) fn verify(&self, connection: &Connection) -> WriteOutcome<()> {
        let found = Self::found_in(connection)?;
        let odd = found.0.iter().find(|object| !self.0.contains(object));
        let missing = self.0.iter().find(|object| !found.0.contains(object));
        match odd.or(missing) {
            None => Ok(()),
            Some((kind, name, _)) => Err(StoreError::SchemaChanged(format!("{kind} {name}")).into()),
        }
    }

    fn found_in(connection: &Connection) -> WriteOutcome<Self> {
        let mut query = connection.prepare("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")?;
        let objects = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(Self(objects.collect::<Result<_, _>>()?))
    }
}

/// A number that SQLite counts up whenever a table, trigger or view changes, and by which every connection knows that it
/// must read the schema anew. While it is the same, this connection goes by the schema that it has read, whatever
/// somebody may have written over it.
pub(super) fn cookie(connection: &Connection) -> WriteOutcome<i64> {
    Ok(connection.prepare_cached("PRAGMA schema_version")?.query_row([], |row| row.get(0))?)
}

/// The version of a log; one that was made by a newer program is refused.
pub(super) fn version(connection: &Connection, path: &std::path::Path) -> WriteOutcome<usize> {
    let found: i64 = connection.prepare_cached("PRAGMA user_version")?.query_row([], |row| row.get(0))?;
    let known = i64::try_from(VERSION).unwrap_or(i64::MAX);
    match usize::try_from(found) {
        Ok(0) | Err(_) => Err(StoreError::SchemaChanged(format!("version {found}")).into()),
        Ok(version) if version <= VERSION => Ok(version),
        Ok(_) => Err(StoreError::Newer { path: path.to_owned(), found, known }.into()),
    }
}

/// Runs the migrations after the first `version` ones; the caller holds a transaction.
pub(super) fn migrate_from(connection: &Connection, version: usize) -> WriteOutcome<()> {
    for migration in MIGRATIONS.iter().skip(version) {
        connection.execute_batch(migration)?;
    }
    connection.pragma_update(None, "user_version", i64::try_from(VERSION).unwrap_or(i64::MAX))?;
    Ok(())
}
