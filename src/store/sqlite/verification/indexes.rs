//! Whether the indexes hold just what the table does, found out by reading each of them once from end to end.
//!
//! `PRAGMA integrity_check` looks every row up in every index, and reads the row's JSON for that again and again, which
//! takes many times as long. Here both sides are summed up: each entry of an index is a number that depends on all of
//! it and on a secret of this run, and sums of those are the same only where the entries are, in whatever order they
//! came. That an index is in order, and a unique one without repetition, is seen while it is read.

use std::hash::{BuildHasher as _, RandomState};

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde::Deserialize;

use crate::sqlite::fault::WriteOutcome;
use crate::stored_row::StoredRow;
use kvittera_domain::value::id::Seq;

/// An index, and the query for its entries in the order in which they stand: a text and a number, which together are
/// there once, and the place of the fact.
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

/// What all indexes hold: of each the sum of its entries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Contents([u64; INDEXES.len()]);

impl Contents {
    fn add(&mut self, secret: &RandomState, index: usize, text: &str, number: i64, seq: i64) {
        self.0[index] = self.0[index].wrapping_add(secret.hash_one((text, number, seq)));
    }
}

/// The field that is indexed in a fact's body.
#[derive(Deserialize)]
struct Fields<'a> {
    #[serde(borrow, default)]
    number: Option<&'a str>,
}

/// Adds up what the indexes should hold of the rows of the table. `None` once one of them is not as every row is written.
#[derive(Debug)]
pub(super) struct ExpectedSums {
    secret: RandomState,
    contents: Option<Contents>,
}

impl ExpectedSums {
    pub(super) fn new(secret: RandomState) -> Self {
        Self { secret, contents: Some(Contents::default()) }
    }

    pub(super) fn take_in(&mut self, row: &StoredRow) {
        let Some(contents) = &mut self.contents else { return };
        let Some(fields) = regular(row) else {
            self.contents = None;
            return;
        };
        let mut add = |index, text, number| contents.add(&self.secret, index, text, number, row.seq);
        add(REQUEST, &row.request, row.part);
        match (row.kind.as_str(), fields.number) {
            ("issued", Some(number)) => add(NUMBER_ISSUED, number, 0),
            ("number_added", Some(number)) => add(NUMBER_ADDED, number, 0),
            _ => {}
        }
    }

    pub(super) fn contents(self) -> Option<Contents> {
        self.contents
    }
}

/// The fields of a row that could be decoded, if it keeps to the rules that the table has for its columns. What is odd
/// here SQLite may still accept.
fn regular(row: &StoredRow) -> Option<Fields<'_>> {
    let fields: Fields<'_> = serde_json::from_str(&row.body).ok().filter(|_| row.body.starts_with('{'))?;
    let is_numbered = fields.number.map_or(!matches!(row.kind.as_str(), "issued" | "number_added"), is_number);
    let is_regular = row.seq > 0
        && row.request.len() == 36
        && row.part > 0
        && row.version > 0
        && is_time(&row.recorded_at)
        && is_time(&row.occurred_at)
        && (row.kind == "log_created") == (row.seq == 1)
        && is_numbered;
    is_regular.then_some(fields)
}

fn is_number(text: &str) -> bool {
    let fits = |(place, byte): (usize, u8)| if place == 8 { byte.is_ascii_uppercase() } else { byte.is_ascii_digit() };
    text.len() == 12 && text.bytes().enumerate().all(fits)
}

fn is_time(text: &str) -> bool {
    let fits = |(byte, form): (u8, &u8)| *form == b'?' || byte == *form;
    text.len() == 27 && text.is_ascii() && text.bytes().zip(b"????-??-??T??:??:??.??????Z").all(fits)
}

/// What the indexes hold of the facts up to `last`; `None` when one of them is not as an index should be, or none of ours.
pub(super) fn contents(connection: &Connection, last: Seq, secret: &RandomState) -> WriteOutcome<Option<Contents>> {
    let mut contents = Contents::default();
    let is_sound = names_are_known(connection)?
        && has_no_row_before_the_first(connection)?
        && (0..INDEXES.len()).try_fold(true, |sound, index| {
            WriteOutcome::Ok(
                sound
                    && read(connection, index, last, |text, number, seq| {
                        contents.add(secret, index, text, number, seq);
                    })?,
            )
        })?;
    Ok(is_sound.then_some(contents))
}

/// An index that nobody here knows would go unread.
fn names_are_known(connection: &Connection) -> WriteOutcome<bool> {
    let mut query = connection.prepare("SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY name")?;
    let found: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut known = INDEXES.map(|index| index.name);
    known.sort_unstable();
    Ok(found == known)
}

/// The chain is followed from the first place on.
fn has_no_row_before_the_first(connection: &Connection) -> WriteOutcome<bool> {
    Ok(connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM event WHERE seq < 1)", [], |row| row.get(0))?)
}

/// Shows the entries up to the fact at `last` to `visit`; whether all of them are in order, and none is there twice.
fn read(connection: &Connection, index: usize, last: Seq, mut visit: impl FnMut(&str, i64, i64)) -> WriteOutcome<bool> {
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
        // What was written since the chain was begun is not for it to know.
        if seq <= last {
            visit(text, number, seq);
        }
    }
    Ok(true)
}
