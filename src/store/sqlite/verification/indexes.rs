//! Checks that the indexes contain exactly what the table does, by reading each of them once from end to end.
//!
//! `PRAGMA integrity_check` looks every row up in every index, and parses the row's JSON for that again and again,
//! which takes many times as long. Here both sides are summed up instead. Each entry of an index is hashed together
//! with a secret of this run, and the sums of these hashes are equal only if the entries are, in whatever order they
//! came. Whether an index is in order, and a unique index without repetition, is seen while it is read.

use std::hash::{BuildHasher as _, RandomState};

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde::Deserialize;

use crate::sqlite::fault::FaultResult;
use crate::stored_row::StoredRow;
use kvittera_domain::value::id::Seq;

/// An index, and the query for its entries in their stored order. An entry is a text and a number, which together are
/// unique, and the place of the event.
struct Index {
    name: &'static str,
    entries: &'static str,
}

const REQUEST: usize = 0;
const NUMBER_ISSUED: usize = 1;
const NUMBER_ADDED: usize = 2;

const INDEXES: [Index; 3] = [
    Index {
        name: "sqlite_autoindex_event_1",
        entries: "SELECT request, part, seq FROM event INDEXED BY sqlite_autoindex_event_1 ORDER BY request, part",
    },
    Index {
        name: "event_number_issued",
        entries: "SELECT body ->> '$.number', 0, seq FROM event INDEXED BY event_number_issued WHERE kind = 'issued' \
                  ORDER BY body ->> '$.number'",
    },
    Index {
        name: "event_number_added",
        entries: "SELECT body ->> '$.number', 0, seq FROM event INDEXED BY event_number_added \
                  WHERE kind = 'number_added' ORDER BY body ->> '$.number'",
    },
];

/// What all indexes contain: for each of them the sum of its entries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct IndexSums([u64; INDEXES.len()]);

impl IndexSums {
    fn add(&mut self, secret: &RandomState, index: usize, text: &str, number: i64, seq: i64) {
        self.0[index] = self.0[index].wrapping_add(secret.hash_one((text, number, seq)));
    }
}

/// The field of an event's body that is indexed.
#[derive(Deserialize)]
struct Fields<'a> {
    #[serde(borrow, default)]
    number: Option<&'a str>,
}

/// Sums up what the indexes should contain for the rows of the table. `None` once a row does not keep to the rules of
/// its columns.
#[derive(Debug)]
pub(super) struct ExpectedSums {
    secret: RandomState,
    sums: Option<IndexSums>,
}

impl ExpectedSums {
    pub(super) fn new(secret: RandomState) -> Self {
        Self { secret, sums: Some(IndexSums::default()) }
    }

    pub(super) fn add(&mut self, row: &StoredRow) {
        let Some(sums) = &mut self.sums else { return };
        let Some(fields) = regular_fields(row) else {
            self.sums = None;
            return;
        };
        let mut add = |index, text, number| sums.add(&self.secret, index, text, number, row.seq);
        add(REQUEST, &row.request, row.part);
        match (row.kind.as_str(), fields.number) {
            ("issued", Some(number)) => add(NUMBER_ISSUED, number, 0),
            ("number_added", Some(number)) => add(NUMBER_ADDED, number, 0),
            _ => {}
        }
    }

    pub(super) fn sums(self) -> Option<IndexSums> {
        self.sums
    }
}

/// The indexed fields of a row, if the row keeps to the rules that the table has for its columns. This is stricter than
/// SQLite, which may still accept a row that is refused here.
fn regular_fields(row: &StoredRow) -> Option<Fields<'_>> {
    let fields: Fields<'_> = serde_json::from_str(&row.body).ok().filter(|_| row.body.starts_with('{'))?;
    let is_numbered = fields.number.map_or(!matches!(row.kind.as_str(), "issued" | "number_added"), is_number_text);
    let is_regular = row.seq > 0
        && row.request.len() == 36
        && row.part > 0
        && row.version > 0
        && is_time_text(&row.recorded_at)
        && is_time_text(&row.occurred_at)
        && (row.kind == "log_created") == (row.seq == 1)
        && is_numbered;
    is_regular.then_some(fields)
}

fn is_number_text(text: &str) -> bool {
    let fits = |(place, byte): (usize, u8)| if place == 8 { byte.is_ascii_uppercase() } else { byte.is_ascii_digit() };
    text.len() == 12 && text.bytes().enumerate().all(fits)
}

fn is_time_text(text: &str) -> bool {
    let fits = |(byte, form): (u8, &u8)| *form == b'?' || byte == *form;
    text.len() == 27 && text.is_ascii() && text.bytes().zip(b"????-??-??T??:??:??.??????Z").all(fits)
}

/// What the indexes contain for the events up to `last`; `None` when an index is unsound or is none of ours.
pub(super) fn sums(connection: &Connection, last: Seq, secret: &RandomState) -> FaultResult<Option<IndexSums>> {
    let mut sums = IndexSums::default();
    let is_sound = names_are_known(connection)?
        && has_no_row_before_the_first(connection)?
        && (0..INDEXES.len()).try_fold(true, |sound, index| {
            FaultResult::Ok(
                sound
                    && read(connection, index, last, |text, number, seq| {
                        sums.add(secret, index, text, number, seq);
                    })?,
            )
        })?;
    Ok(is_sound.then_some(sums))
}

/// Whether the log has exactly our indexes. One that is not known here would not be read.
fn names_are_known(connection: &Connection) -> FaultResult<bool> {
    let mut query = connection.prepare("SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY name")?;
    let found: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut known = INDEXES.map(|index| index.name);
    known.sort_unstable();
    Ok(found == known)
}

/// Walking the chain begins at place 1, so a row before it would not be seen.
fn has_no_row_before_the_first(connection: &Connection) -> FaultResult<bool> {
    Ok(connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM event WHERE seq < 1)", [], |row| row.get(0))?)
}

/// Passes the entries for events up to `last` to `visit`. Returns whether all entries are in order and none is there
/// twice.
fn read(connection: &Connection, index: usize, last: Seq, mut visit: impl FnMut(&str, i64, i64)) -> FaultResult<bool> {
    let last = i64::try_from(last.0).unwrap_or(i64::MAX);
    let mut query = connection.prepare(INDEXES[index].entries)?;
    let mut rows = query.query([])?;
    let mut before = (String::new(), i64::MIN);
    while let Some(row) = rows.next()? {
        let (Ok(text), ValueRef::Integer(number)) = (row.get_ref(0)?.as_str(), row.get_ref(1)?) else {
            return Ok(false);
        };
        if (before.0.as_str(), before.1) >= (text, number) {
            return Ok(false);
        }
        if before.0 != text {
            text.clone_into(&mut before.0);
        }
        before.1 = number;
        let seq: i64 = row.get(2)?;
        // Events that were written since the walk of the chain began are not part of the comparison.
        if seq <= last {
            visit(text, number, seq);
        }
    }
    Ok(true)
}
