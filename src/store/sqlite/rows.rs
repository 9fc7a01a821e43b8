//! Rows in and out of the table.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::fault::Outcome;
use crate::domain::fact::Hash;
use crate::domain::id::{RequestId, Seq};
use crate::store::StoreError;
use crate::store::chain::{Link, is_sealed};
use crate::store::row::Row;

macro_rules! columns {
    () => {
        "seq, request, part, recorded_at, occurred_at, actor, kind, version, body, prev, hash"
    };
}

const AFTER: &str = concat!("SELECT ", columns!(), " FROM event WHERE seq > ?1 ORDER BY seq");
const OF_REQUEST: &str = concat!("SELECT ", columns!(), " FROM event WHERE request = ?1 ORDER BY part");
const FIRST: &str = concat!("SELECT ", columns!(), " FROM event WHERE seq = 1");
const LAST: &str = concat!("SELECT ", columns!(), " FROM event ORDER BY seq DESC LIMIT 1");
const INSERT: &str =
    concat!("INSERT INTO event (", columns!(), ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");

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

/// The first row, if there is one.
pub(super) fn first(connection: &Connection) -> Outcome<Option<Row>> {
    Ok(connection.prepare_cached(FIRST)?.query_row([], read).optional()?)
}

/// The end of the chain as it stands, unchecked.
pub(super) fn last(connection: &Connection) -> Outcome<Link> {
    let row = connection.prepare_cached(LAST)?.query_row([], read).optional()?;
    Ok(row.as_ref().map_or_else(Link::genesis, Link::of))
}

/// The hash that stands at a place.
pub(super) fn hash_at(connection: &Connection, seq: Seq) -> Outcome<Option<Hash>> {
    let mut query = connection.prepare_cached("SELECT hash FROM event WHERE seq = ?1")?;
    let hash = query.query_row([i64::try_from(seq.0).unwrap_or(i64::MAX)], |row| row.get(0)).optional()?;
    Ok(hash.map(Hash))
}

/// Writes a row.
pub(super) fn insert(connection: &Connection, row: &Row) -> Outcome<()> {
    let Row { seq, request, part, recorded_at, occurred_at, actor, kind, version, body, prev, hash } = row;
    connection.prepare_cached(INSERT)?.execute(params![
        seq,
        request,
        part,
        recorded_at,
        occurred_at,
        actor,
        kind,
        version,
        body,
        prev,
        hash
    ])?;
    Ok(())
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    Ok(Row {
        seq: row.get(0)?,
        request: row.get(1)?,
        part: row.get(2)?,
        recorded_at: row.get(3)?,
        occurred_at: row.get(4)?,
        actor: row.get(5)?,
        kind: row.get(6)?,
        version: row.get(7)?,
        body: row.get(8)?,
        prev: row.get(9)?,
        hash: row.get(10)?,
    })
}
