//! Limits our own connection, once the log is open, to reading and appending events.

use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};

use crate::sqlite::fault::FaultResult;

const TABLES: [&str; 2] = ["event", "sqlite_master"];
const FUNCTIONS: [&str; 8] = ["->>", "coalesce", "count", "glob", "json_valid", "length", "like", "max"];
const READABLE: [&str; 5] = ["application_id", "data_version", "integrity_check", "schema_version", "user_version"];

/// Confines the connection for as long as it lives.
pub(super) fn sandbox(connection: &mut Connection) -> FaultResult<()> {
    connection.authorizer(Some(
        |context: AuthContext<'_>| {
            if is_allowed(context.action) { Authorization::Allow } else { Authorization::Deny }
        },
    ))?;
    Ok(())
}

fn is_allowed(action: AuthAction<'_>) -> bool {
    match action {
        AuthAction::Select | AuthAction::Transaction { .. } => true,
        AuthAction::Read { table_name, .. } => TABLES.contains(&table_name),
        AuthAction::Insert { table_name } => table_name == "event",
        AuthAction::Function { function_name } => FUNCTIONS.contains(&function_name),
        AuthAction::Pragma { pragma_name, pragma_value } => match pragma_value {
            None => READABLE.contains(&pragma_name),
            Some(value) => (pragma_name, value) == ("wal_checkpoint", "TRUNCATE"),
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::sandbox;
    use crate::sqlite::fault::Fault;
    use crate::sqlite::schema::MIGRATIONS;

    fn confined() -> Result<Connection, Fault> {
        let mut connection = Connection::open_in_memory()?;
        MIGRATIONS.run_after(&connection, 0)?;
        sandbox(&mut connection)?;
        Ok(connection)
    }

    #[test]
    fn only_events_are_read_and_added() -> Result<(), Fault> {
        let connection = confined()?;
        for forbidden in [
            "DROP TABLE event",
            "DROP TRIGGER event_never_goes",
            "DROP INDEX event_number_issued",
            "DELETE FROM event",
            "UPDATE event SET body = '{}'",
            "INSERT INTO sqlite_master VALUES ('table', 'x', 'x', 2, '')",
            "INSERT INTO event SELECT * FROM event WHERE true ON CONFLICT DO UPDATE SET body = '{}'",
            "CREATE TABLE more (x)",
            "CREATE TEMP TRIGGER more BEFORE INSERT ON event BEGIN SELECT raise(IGNORE); END",
            "ALTER TABLE event RENAME TO other",
            "ATTACH ':memory:' AS other",
            "VACUUM",
            "REINDEX",
            "PRAGMA journal_mode = DELETE",
            "PRAGMA synchronous = OFF",
            "PRAGMA recursive_triggers = OFF",
            "PRAGMA writable_schema = ON",
            "PRAGMA user_version = 9",
            "PRAGMA schema_version = 9",
            "SELECT load_extension('x')",
            "SELECT * FROM pragma_table_list",
        ] {
            let refused = connection.execute_batch(forbidden).err();
            let refused = refused.map_or_else(String::new, |error| error.to_string());
            let words = ["not authorized", "authorization denied", "prohibited"];
            assert!(words.iter().any(|word| refused.contains(word)), "{forbidden}: {refused}");
        }
        connection.execute_batch("BEGIN IMMEDIATE; SELECT count(*) FROM event; COMMIT; PRAGMA integrity_check")?;
        Ok(())
    }
}
