//! Tables, triggers and views: how they came about, and whether they are still what they should be.
//!
//! What a migration makes is known by its digest, so that opening a log need not run the migrations to find out.

use std::path::Path;
use std::sync::OnceLock;

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::error::StoreError;
use crate::sqlite::fault::FaultResult;
use kvittera_domain::value::hash::Hash;

/// Marks the file as ours; the first migration writes it.
pub(super) const APPLICATION_ID: i64 = 0x4B56_4954;

/// One step in how the schema came about.
#[derive(Clone, Copy)]
pub(super) struct Migration {
    /// What makes it.
    pub sql: &'static str,
    /// The digest of the whole schema that stands afterwards.
    pub digest: &'static str,
}

/// The migrations in their order. The version of a log says how many of them made it.
pub(super) struct Migrations {
    all: &'static [Migration],
    /// A schema of the latest version that had its digest, so that the next one need only be the same.
    proven: OnceLock<Schema>,
}

/// The first migration.
pub(super) const EVENT_LOG: Migration = Migration {
    sql: include_str!("../../../data/migrations/0001_event_log.sql"),
    digest: "3f1b047ada1e63d5c7e6ab264522f9f74d7ceda5491cdacf83237fff8bed98d2",
};

/// The second migration: views that know what RAPS goes by.
pub(super) const WHAT_RAPS_GOES_BY: Migration = Migration {
    sql: include_str!("../../../data/migrations/0002_what_raps_goes_by.sql"),
    digest: "ab172f887cabad6dada638a25fc7ebc984772e188842409dba9b957994f1270b",
};

/// The migrations of a log.
pub(super) static MIGRATIONS: Migrations = Migrations::of(&[EVENT_LOG, WHAT_RAPS_GOES_BY]);

impl Migrations {
    /// The migrations in their order.
    pub(super) const fn of(all: &'static [Migration]) -> Self {
        Self { all, proven: OnceLock::new() }
    }

    /// The version of the logs that this program writes.
    pub(super) const fn latest(&self) -> usize {
        self.all.len()
    }

    /// The version of a log; one that other migrations made is refused.
    pub(super) fn version_of(&self, connection: &Connection, path: &Path) -> FaultResult<usize> {
        let found: i64 = connection.prepare_cached("PRAGMA user_version")?.query_row([], |row| row.get(0))?;
        match usize::try_from(found) {
            Ok(0) | Err(_) => Err(StoreError::SchemaChanged(format!("version {found}")).into()),
            Ok(version) if version <= self.latest() => Ok(version),
            Ok(_) => {
                let known = self.latest_number();
                Err(StoreError::OtherVersion { path: path.to_owned(), found, known }.into())
            }
        }
    }

    /// Refuses a log whose tables, indexes, triggers and views are not those of its version.
    pub(super) fn verify(&self, connection: &Connection, version: usize) -> FaultResult<()> {
        let found = Schema::found_in(connection)?;
        let is_latest = version == self.latest();
        if is_latest && self.proven.get() == Some(&found) {
            return Ok(());
        }
        let made_by = self.all.get(..version).unwrap_or_default();
        if made_by.last().is_some_and(|last| last.digest == found.digest()) {
            if is_latest {
                self.proven.get_or_init(|| found);
            }
            return Ok(());
        }
        // What they should be is found out only now, to say which of them is not.
        let differing = found.differing_from(&Schema::made_by(made_by)?);
        Err(StoreError::SchemaChanged(differing.unwrap_or_else(|| format!("version {version}"))).into())
    }

    /// Runs the migrations after the first `version` ones; the caller holds a transaction.
    pub(super) fn run_after(&self, connection: &Connection, version: usize) -> FaultResult<()> {
        for migration in self.all.iter().skip(version) {
            connection.execute_batch(migration.sql)?;
        }
        connection.pragma_update(None, "user_version", self.latest_number())?;
        Ok(())
    }

    fn latest_number(&self) -> i64 {
        i64::try_from(self.latest()).unwrap_or(i64::MAX)
    }
}

/// Everything that stands in a log's `sqlite_schema`, in a fixed order: of each object its type, its name and its SQL.
#[derive(Debug, PartialEq, Eq)]
struct Schema(Vec<[Option<String>; 3]>);

impl Schema {
    fn found_in(connection: &Connection) -> FaultResult<Self> {
        let mut query = connection.prepare("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")?;
        let objects = query.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?;
        Ok(Self(objects.collect::<Result<_, _>>()?))
    }

    fn made_by(migrations: &[Migration]) -> FaultResult<Self> {
        let fresh = Connection::open_in_memory()?;
        for migration in migrations {
            fresh.execute_batch(migration.sql)?;
        }
        Self::found_in(&fresh)
    }

    /// The SHA-256 of everything. Each text goes in with its length, so that no two schemas can read the same.
    fn digest(&self) -> String {
        let mut digest = Sha256::new();
        for text in self.0.iter().flatten() {
            let length = text.as_ref().map_or(u64::MAX, |text| text.len() as u64);
            digest.update(length.to_be_bytes());
            digest.update(text.as_deref().unwrap_or_default());
        }
        Hash(digest.finalize().into()).to_string()
    }

    /// The first object that only one of the two has, or has otherwise.
    fn differing_from(&self, expected: &Self) -> Option<String> {
        let odd = self.0.iter().find(|object| !expected.0.contains(object));
        let missing = expected.0.iter().find(|object| !self.0.contains(object));
        let [kind, name, _] = odd.or(missing)?;
        Some(format!("{} {}", kind.as_deref().unwrap_or_default(), name.as_deref().unwrap_or_default()))
    }
}

/// A number that SQLite counts up whenever a table, trigger or view changes, and by which every connection knows that it
/// must read the schema anew. While it is the same, this connection goes by the schema that it has read, whatever
/// somebody may have written over it.
pub(super) fn cookie(connection: &Connection) -> FaultResult<i64> {
    Ok(connection.prepare_cached("PRAGMA schema_version")?.query_row([], |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::{MIGRATIONS, Schema};
    use crate::sqlite::fault::Fault;

    #[test]
    fn each_migration_makes_what_its_digest_says() -> Result<(), Fault> {
        for (place, migration) in MIGRATIONS.all.iter().enumerate() {
            let made = Schema::made_by(&MIGRATIONS.all[..=place])?;
            assert_eq!(made.digest(), migration.digest, "migration {}", place + 1);
        }
        Ok(())
    }

    #[test]
    fn the_digest_tells_any_two_schemas_apart() -> Result<(), Fault> {
        let digest = |sql: &str| {
            let connection = Connection::open_in_memory()?;
            connection.execute_batch(sql)?;
            Ok::<_, Fault>(Schema::found_in(&connection)?.digest())
        };
        let different = [
            "",
            "CREATE TABLE a (b)",
            "CREATE TABLE a (b )",
            "CREATE TABLE b (b)",
            "CREATE TABLE a (b UNIQUE)",
            "CREATE TABLE a (b); CREATE INDEX c ON a (b)",
            "CREATE TABLE a (b); CREATE VIEW c AS SELECT b FROM a",
        ];
        let mut digests = different.into_iter().map(digest).collect::<Result<Vec<_>, _>>()?;
        digests.sort();
        digests.dedup();
        assert_eq!(digests.len(), different.len());
        Ok(())
    }
}
