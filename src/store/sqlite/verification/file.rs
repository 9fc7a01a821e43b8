//! The file itself: its pages, its schema, and whether its indexes and its table hold the same.

use std::hash::RandomState;
use std::path::Path;
use std::sync::mpsc::Receiver;

use rusqlite::Connection;

use super::super::fault::{Fault, Outcome};
use super::super::schema::{self, Schema};
use super::indexes::{self, Contents};
use super::{Finding, finding};
use crate::domain::id::Seq;
use crate::store::StoreError;

/// Looks at the pages and the indexes at a glance; `expected` is told once the chain was followed to `last`: what the
/// indexes should hold, or nothing when something was odd. Then, or when anything else is, SQLite's own check looks at
/// everything, row by row, and says what it is.
pub(super) fn look(
    connection: &mut Connection,
    path: &Path,
    last: Seq,
    secret: &RandomState,
    expected: &Receiver<Option<Contents>>,
) -> Outcome<Vec<Finding>> {
    let damage = |fault: Fault| finding(fault.at(path));
    let mut odd_schema = schema(connection, path).map(|()| Vec::new()).or_else(damage)?;
    let found = match at_a_glance(connection, last, secret) {
        Ok(found) => found.filter(|_| odd_schema.is_empty()),
        Err(fault) => damage(fault).map(|_| None)?,
    };
    let Ok(expected) = expected.recv() else { return Err(StoreError::Cancelled.into()) };
    if found.is_some() && found == expected {
        return Ok(Vec::new());
    }
    let mut findings = integrity(connection).or_else(damage)?;
    findings.append(&mut odd_schema);
    Ok(findings)
}

/// What the indexes hold, if the pages of the file are sound. What the columns hold is known from following the chain.
fn at_a_glance(connection: &Connection, last: Seq, secret: &RandomState) -> Outcome<Option<Contents>> {
    connection.pragma_update(None, "ignore_check_constraints", true)?;
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found == "ok" { indexes::contents(connection, last, secret) } else { Ok(None) }
}

fn integrity(connection: &Connection) -> Outcome<Vec<Finding>> {
    connection.pragma_update(None, "ignore_check_constraints", false)?;
    let mut query = connection.prepare("PRAGMA integrity_check")?;
    let lines: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").map(Finding::Damaged).collect())
}

fn schema(connection: &Connection, path: &Path) -> Outcome<()> {
    Schema::of_version(schema::version(connection, path)?)?.verify(connection)
}
