//! Rows in and out of the table.

use rusqlite::{Connection, named_params};

use super::fault::Outcome;
use crate::domain::id::{RequestId, Seq};
use crate::store::StoreError;
use crate::store::chain::{Link, is_sealed};
use crate::store::row::Row;

const AFTER: &str = "SELECT * FROM event WHERE seq > ?1 ORDER BY seq";
const OF_REQUEST: &str = "SELECT * FROM event WHERE request = ?1 ORDER BY part";
const INSERT: &str = "INSERT INTO event
    (seq, request, part, recorded_at, occurred_at, actor, kind, version, body, prev, hash) VALUES
    (:seq, :request, :part, :recorded_at, :occurred_at, :actor, :kind, :version, :body, :prev, :hash)";

/// Shows every row after `from` to `visit` and gives the last link; stops where the chain is broken.
pub(super) fn follow(
    connection: &Connection,
    from: Link,
    mut visit: impl FnMut(&Row) -> Result<(), StoreError>,
) -> Outcome<Link> {
    let mut link = from;
    each_after(connection, from.seq, |row| {
        link = link.follow(row).ok_or(StoreError::ChainBroken(link.seq.next()))?;
        visit(row)
    })?;
    Ok(link)
}

/// Follows the whole chain and sees to it that `known`, once seen, is still a part of it.
pub(super) fn follow_past(
    connection: &Connection,
    known: Link,
    mut visit: impl FnMut(&Row) -> Result<(), StoreError>,
) -> Outcome<Link> {
    let last = follow(connection, Link::genesis(), |row| {
        let link = Link::of(row);
        if link.seq == known.seq && link != known { Err(StoreError::ChainBroken(known.seq)) } else { visit(row) }
    })?;
    if last.seq < known.seq {
        return Err(StoreError::ChainBroken(last.seq.next()).into());
    }
    Ok(last)
}

/// Shows every row after `seq` to `visit`, whatever it is.
pub(super) fn each_after(
    connection: &Connection,
    seq: Seq,
    mut visit: impl FnMut(&Row) -> Result<(), StoreError>,
) -> Outcome<()> {
    let mut query = connection.prepare_cached(AFTER)?;
    let mut rows = query.query([i64::try_from(seq.0).unwrap_or(i64::MAX)])?;
    while let Some(row) = rows.next()? {
        visit(&read(row)?)?;
    }
    Ok(())
}

/// The rows of one wish, each fitting its own hash.
pub(super) fn of_request(connection: &Connection, request: RequestId) -> Outcome<Vec<Row>> {
    let mut query = connection.prepare_cached(OF_REQUEST)?;
    let rows: Vec<Row> = query.query_map([request.to_string()], read)?.collect::<Result<_, _>>()?;
    match rows.iter().find(|row| !is_sealed(row)) {
        Some(row) => Err(StoreError::ChainBroken(Link::of(row).seq).into()),
        None => Ok(rows),
    }
}

/// Writes a row.
pub(super) fn insert(connection: &Connection, row: &Row) -> Outcome<()> {
    connection.prepare_cached(INSERT)?.execute(named_params! {
        ":seq": row.seq,
        ":request": row.request,
        ":part": row.part,
        ":recorded_at": row.recorded_at,
        ":occurred_at": row.occurred_at,
        ":actor": row.actor,
        ":kind": row.kind,
        ":version": row.version,
        ":body": row.body,
        ":prev": row.prev,
        ":hash": row.hash,
    })?;
    Ok(())
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    Ok(Row {
        seq: row.get("seq")?,
        request: row.get("request")?,
        part: row.get("part")?,
        recorded_at: row.get("recorded_at")?,
        occurred_at: row.get("occurred_at")?,
        actor: row.get("actor")?,
        kind: row.get("kind")?,
        version: row.get("version")?,
        body: row.get("body")?,
        prev: row.get("prev")?,
        hash: row.get("hash")?,
    })
}
