//! What our own connection may do once the log is open: read facts and add facts.

use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};

use super::fault::Outcome;

const TABLES: [&str; 2] = ["event", "sqlite_master"];
const FUNCTIONS: [&str; 8] = ["->>", "coalesce", "count", "glob", "json_valid", "length", "like", "max"];
const READABLE: [&str; 4] = ["application_id", "data_version", "integrity_check", "user_version"];

/// Confines the connection for as long as it lives.
pub(super) fn confine(connection: &mut Connection) -> Outcome<()> {
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
