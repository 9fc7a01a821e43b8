//! Bringing the log of an older program up to today's schema, after a copy of it was put aside.

use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, TransactionBehavior};

use crate::files::beside;
use crate::owner::FileOwner;
use crate::sqlite::backup;
use crate::sqlite::connection::checkpoint;
use crate::sqlite::fault::FaultResult;
use crate::sqlite::schema::Migrations;

/// Migrates the log if it is an older one; `now` names the copy.
pub(super) fn bring_up(
    migrations: &Migrations,
    connection: &mut Connection,
    path: &Path,
    now: DateTime<Utc>,
) -> FaultResult<()> {
    let found = migrations.version_of(connection, path)?;
    if found == migrations.latest() {
        return Ok(());
    }
    let copy = beside(path, &format!(".v{found}-backup-{}", now.format("%Y%m%dT%H%M%SZ")));
    backup::copy(connection, &copy, FileOwner::of(path).ok())?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another terminal may have migrated it while the copy was made.
    if migrations.version_of(&transaction, path)? == found {
        migrations.run_after(&transaction, found)?;
        migrations.verify(&transaction, migrations.latest())?;
    }
    transaction.commit()?;
    checkpoint(connection)
}

#[cfg(test)]
mod tests {
    use std::error::Error;
    use std::fs;
    use std::path::{Path, PathBuf};

    use chrono::{DateTime, Utc};
    use tempfile::TempDir;

    use super::bring_up;
    use crate::error::StoreError;
    use crate::event_store::AppendRequest;
    use crate::sqlite::options::OpenOptions;
    use crate::sqlite::schema::{EVENT_LOG, MIGRATIONS, Migration, Migrations, WHAT_RAPS_GOES_BY};
    use crate::sqlite::{backup, connection, create};
    use kvittera_domain::event::{Event, NewEvent};
    use kvittera_domain::value::actor::{Actor, Login, Role, Via};
    use kvittera_domain::value::id::{LogId, RequestId};
    use kvittera_domain::value::log_identity::Mode;

    const THIRD: &str = "CREATE VIEW newest AS SELECT max(seq) AS seq FROM event";
    /// What a later program may come with.
    static LATER: Migrations = Migrations::of(&[
        EVENT_LOG,
        WHAT_RAPS_GOES_BY,
        Migration { sql: THIRD, digest: "656caa0a3990e16dd4bac376d797b7762f66ca57da70e13324e773d5c34637f2" },
    ]);
    /// The third migration makes something else than what is known of it.
    static WRONG: Migrations =
        Migrations::of(&[EVENT_LOG, WHAT_RAPS_GOES_BY, Migration { sql: THIRD, digest: EVENT_LOG.digest }]);
    const COPY: &str = "log.v2-backup-20261122T100000Z";

    fn now() -> Result<DateTime<Utc>, Box<dyn Error>> {
        Ok("2026-11-22T10:00:00Z".parse()?)
    }

    /// A log of today's program in a folder of its own.
    fn log() -> Result<(TempDir, PathBuf), Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("log");
        let created =
            Event::LogCreated { log: LogId(uuid::Uuid::from_u128(1)), site: "NÄL".parse()?, mode: Mode::Practice };
        let (recorded_at, request) = (now()?, RequestId(uuid::Uuid::from_u128(2)));
        let actor =
            Actor { vgr_id: "annan1".parse()?, login: Login::new("kassan"), role: Role::Cashier, via: Via::Local };
        let events = [NewEvent { occurred_at: recorded_at, event: created }];
        create::create(
            &path,
            &OpenOptions::default(),
            &AppendRequest { request, recorded_at, actor: &actor, events: &events },
        )?;
        Ok((folder, path))
    }

    /// Opens the log as a program with these migrations does.
    fn migrate(migrations: &Migrations, path: &Path) -> Result<(), Box<dyn Error>> {
        let now = now()?;
        let run = || bring_up(migrations, &mut connection::existing(path)?, path, now);
        Ok(run().map_err(|fault| fault.at(path))?)
    }

    fn version(path: &Path) -> rusqlite::Result<i64> {
        rusqlite::Connection::open(path)?.pragma_query_value(None, "user_version", |row| row.get(0))
    }

    fn names(folder: &TempDir) -> std::io::Result<Vec<String>> {
        let names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
        let mut names = names.collect::<std::io::Result<Vec<String>>>()?;
        names.sort();
        Ok(names)
    }

    fn kind(refused: Result<(), Box<dyn Error>>) -> Option<&'static str> {
        refused.err()?.downcast_ref().map(StoreError::kind)
    }

    #[test]
    fn an_older_log_is_migrated_once_after_a_copy_was_put_beside_it() -> Result<(), Box<dyn Error>> {
        let (folder, path) = log()?;
        migrate(&LATER, &path)?;
        assert_eq!(version(&path)?, 3);
        assert_eq!(names(&folder)?, ["log", COPY, "log.witness-00000000.0001"]);
        rusqlite::Connection::open(&path)?.query_row("SELECT seq FROM newest", [], |row| row.get::<_, i64>(0))?;
        let copy = folder.path().join(COPY);
        assert_eq!(version(&copy)?, 2);
        assert_eq!(backup::prove(&copy, &backup::unwatched()).map_err(|fault| fault.at(&copy))?.seq.0, 1);
        migrate(&LATER, &path)?;
        assert_eq!(names(&folder)?, ["log", COPY, "log.witness-00000000.0001"]);
        Ok(())
    }

    #[test]
    fn without_a_copy_nothing_is_migrated() -> Result<(), Box<dyn Error>> {
        let (folder, path) = log()?;
        fs::write(folder.path().join(COPY), "something else")?;
        assert_eq!(kind(migrate(&LATER, &path)), Some("log_exists"));
        assert_eq!(version(&path)?, 2);
        Ok(())
    }

    #[test]
    fn what_a_migration_should_not_make_is_not_kept() -> Result<(), Box<dyn Error>> {
        let (_folder, path) = log()?;
        assert_eq!(kind(migrate(&WRONG, &path)), Some("schema_changed"));
        assert_eq!(version(&path)?, 2);
        Ok(())
    }

    #[test]
    fn the_log_of_a_later_program_is_refused() -> Result<(), Box<dyn Error>> {
        let (_folder, path) = log()?;
        migrate(&LATER, &path)?;
        assert_eq!(kind(migrate(&MIGRATIONS, &path)), Some("log_other_version"));
        Ok(())
    }
}
