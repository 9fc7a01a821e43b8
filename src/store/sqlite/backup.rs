//! A copy of the log that is whole, proven and on the disk before it gets its name.

use std::path::Path;

use rusqlite::Connection;

use super::connection::{immutable, uri};
use super::fault::Outcome;
use super::rows;
use super::schema::{self, Schema};
use crate::store::files::{Draft, beside};
use crate::store::{Link, StoreError};

/// Copies the log to `target`, where nothing may stand yet, and tells how far the copy reaches.
pub(super) fn copy(connection: &Connection, target: &Path) -> Outcome<Link> {
    let draft = Draft::create(&beside(target, ".partial"))?;
    connection.execute("VACUUM INTO ?1", [uri(draft.path())])?;
    let head = prove(draft.path())?;
    draft.publish(target)?;
    Ok(head)
}

fn prove(path: &Path) -> Outcome<Link> {
    let copy = immutable(path)?;
    let found: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Err(StoreError::Damaged { path: path.to_owned(), detail: found }.into());
    }
    Schema::of_version(schema::version(&copy, path)?)?.verify(&copy)?;
    rows::follow(&copy, Link::genesis(), |_| Ok(()))
}
