//! Reads rows from the table and inserts them.

use rusqlite::Error::FromSqlConversionFailure;
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::chain::{Link, is_sealed};
use crate::error::StoreError;
use crate::sqlite::fault::FaultResult;
use crate::stored_row::StoredRow;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::{RequestId, Seq};

macro_rules! columns {
    () => {
        "seq, request, part, recorded_at, occurred_at, actor, kind, version, body, prev, hash"
    };
}

const AFTER: &str = concat!("SELECT ", columns!(), " FROM event WHERE seq > ?1 ORDER BY seq LIMIT ?2");
const BEFORE: &str = concat!("SELECT ", columns!(), " FROM event WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2");
const AT: &str = concat!("SELECT ", columns!(), " FROM event WHERE seq = ?1");
const OF_REQUEST: &str = concat!("SELECT ", columns!(), " FROM event WHERE request = ?1 ORDER BY part");
const FIRST: &str = concat!("SELECT ", columns!(), " FROM event WHERE seq = 1");
const LAST: &str = concat!("SELECT ", columns!(), " FROM event ORDER BY seq DESC LIMIT 1");
const INSERT: &str =
    concat!("INSERT INTO event (", columns!(), ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");

/// Passes every row after `from` to `visit` and returns the last link. A broken chain is an error.
pub(super) fn follow(
    connection: &Connection,
    from: Link,
    mut visit: impl FnMut(&StoredRow) -> Result<(), StoreError>,
) -> FaultResult<Link> {
    let mut link = from;
    each_after(connection, from.seq, |row| {
        link = link.follow(row).ok_or(StoreError::ChainBroken(link.seq.next()))?;
        visit(row)
    })?;
    Ok(link)
}

/// Checks that `known` is still where it was. The chain before it was followed when it became known.
pub(super) fn check_still_there(connection: &Connection, known: Link) -> FaultResult<()> {
    if known.seq == Seq::START {
        return Ok(());
    }
    match at(connection, known.seq)? {
        Some(row) if Link::of(&row) == known && is_sealed(&row) => Ok(()),
        _ => Err(StoreError::ChainBroken(known.seq).into()),
    }
}

/// At most `most` rows after `from`. The chain from `from` to the last of them is checked.
pub(super) fn slice_after(connection: &Connection, from: Link, most: usize) -> FaultResult<Vec<StoredRow>> {
    let mut link = from;
    let rows: Vec<StoredRow> = selected(connection, AFTER, from.seq, most)?;
    for row in &rows {
        link = link.follow(row).ok_or(StoreError::ChainBroken(link.seq.next()))?;
    }
    Ok(rows)
}

/// At most `most` rows before `seq`, newest first. Each must fit its hash and follow the row after it in the list.
pub(super) fn slice_before(connection: &Connection, seq: Seq, most: usize) -> FaultResult<Vec<StoredRow>> {
    let rows: Vec<StoredRow> = selected(connection, BEFORE, seq, most)?;
    let unsealed = rows.iter().find(|row| !is_sealed(row));
    let unlinked = rows.windows(2).find(|pair| matches!(pair, [row, before] if Link::of(before).follow(row).is_none()));
    match unsealed.or(unlinked.and_then(|pair| pair.first())) {
        Some(row) => Err(StoreError::ChainBroken(Link::of(row).seq).into()),
        None => Ok(rows),
    }
}

/// The row at a place, unchecked.
pub(super) fn at(connection: &Connection, seq: Seq) -> FaultResult<Option<StoredRow>> {
    Ok(connection.prepare_cached(AT)?.query_row([number(seq)], read).optional()?)
}

fn selected(connection: &Connection, query: &str, seq: Seq, most: usize) -> FaultResult<Vec<StoredRow>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let mut query = connection.prepare_cached(query)?;
    Ok(query.query_map([number(seq), most], read)?.collect::<Result<_, _>>()?)
}

fn number(seq: Seq) -> i64 {
    i64::try_from(seq.0).unwrap_or(i64::MAX)
}

/// Passes every row after `seq` to `visit`, unchecked. All rows share one buffer: a visitor that keeps a row puts
/// another one in its place.
pub(super) fn each_after(
    connection: &Connection,
    seq: Seq,
    mut visit: impl FnMut(&mut StoredRow) -> Result<(), StoreError>,
) -> FaultResult<()> {
    let mut query = connection.prepare_cached(AFTER)?;
    let mut rows = query.query([number(seq), i64::MAX])?;
    let mut buffer = StoredRow::default();
    while let Some(row) = rows.next()? {
        read_into(row, &mut buffer)?;
        visit(&mut buffer)?;
    }
    Ok(())
}

/// The rows of one command. Each must fit its own hash.
pub(super) fn of_request(connection: &Connection, request: RequestId) -> FaultResult<Vec<StoredRow>> {
    let mut query = connection.prepare_cached(OF_REQUEST)?;
    let rows: Vec<StoredRow> = query.query_map([request.to_string()], read)?.collect::<Result<_, _>>()?;
    match rows.iter().find(|row| !is_sealed(row)) {
        Some(row) => Err(StoreError::ChainBroken(Link::of(row).seq).into()),
        None => Ok(rows),
    }
}

/// The first row, unchecked; `None` in an empty table.
pub(super) fn first(connection: &Connection) -> FaultResult<Option<StoredRow>> {
    Ok(connection.prepare_cached(FIRST)?.query_row([], read).optional()?)
}

/// The last link of the chain, unchecked.
pub(super) fn last(connection: &Connection) -> FaultResult<Link> {
    let row = connection.prepare_cached(LAST)?.query_row([], read).optional()?;
    Ok(row.as_ref().map_or_else(Link::genesis, Link::of))
}

/// Whether the newest issued number is found by the index that keeps a number from going out twice. A disk that lied may
/// have kept the row and lost the index's entry.
pub(super) fn is_newest_number_indexed(connection: &Connection) -> FaultResult<bool> {
    let newest =
        "SELECT seq, body ->> '$.number' FROM event NOT INDEXED WHERE kind = 'issued' ORDER BY seq DESC LIMIT 1";
    let mut newest = connection.prepare_cached(newest)?;
    let Some((seq, number)) =
        newest.query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))).optional()?
    else {
        return Ok(true);
    };
    let mut by_index = connection.prepare_cached(
        "SELECT seq FROM event INDEXED BY event_number_issued WHERE kind = 'issued' AND body ->> '$.number' = ?1",
    )?;
    Ok(by_index.query_row([number], |row| row.get::<_, i64>(0)).optional()? == Some(seq))
}

/// The last link of the chain; `None` if there is no row or the row does not fit its hash. Earlier rows are not
/// checked.
pub(super) fn sealed_end(connection: &Connection) -> FaultResult<Option<Link>> {
    let row = connection.prepare_cached(LAST)?.query_row([], read).optional()?;
    Ok(row.filter(is_sealed).as_ref().map(Link::of))
}

/// The hash at a place, unchecked.
pub(super) fn hash_at(connection: &Connection, seq: Seq) -> FaultResult<Option<Hash>> {
    let mut query = connection.prepare_cached("SELECT hash FROM event WHERE seq = ?1")?;
    let hash = query.query_row([i64::try_from(seq.0).unwrap_or(i64::MAX)], |row| row.get(0)).optional()?;
    Ok(hash.map(Hash))
}

pub(super) fn insert(connection: &Connection, row: &StoredRow) -> FaultResult<()> {
    let StoredRow { seq, request, part, recorded_at, occurred_at, actor, kind, version, body, prev, hash } = row;
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

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<StoredRow> {
    let mut read = StoredRow::default();
    read_into(row, &mut read)?;
    Ok(read)
}

/// Reads into a row that is reused, because in a long log most of the time would go into allocations otherwise.
fn read_into(row: &rusqlite::Row<'_>, into: &mut StoredRow) -> rusqlite::Result<()> {
    let text = |column, into: &mut String| -> rusqlite::Result<()> {
        let value = row.get_ref(column)?;
        let text = value.as_str().map_err(|error| FromSqlConversionFailure(column, value.data_type(), error.into()))?;
        into.clear();
        into.push_str(text);
        Ok(())
    };
    into.seq = row.get(0)?;
    text(1, &mut into.request)?;
    into.part = row.get(2)?;
    text(3, &mut into.recorded_at)?;
    text(4, &mut into.occurred_at)?;
    text(5, &mut into.actor)?;
    text(6, &mut into.kind)?;
    into.version = row.get(7)?;
    text(8, &mut into.body)?;
    into.prev = row.get(9)?;
    into.hash = row.get(10)?;
    Ok(())
}
