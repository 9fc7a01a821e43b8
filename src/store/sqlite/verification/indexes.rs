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

use super::super::fault::Outcome;
use crate::domain::id::Seq;
use crate::store::row::Row;

/// An index: its name, its two columns and place for each entry in the order in which it stands, and whether the columns
/// alone make an entry unique.
struct Index {
    name: &'static str,
    entries: &'static str,
    is_unique: bool,
}

macro_rules! index {
    ($name:literal, $first:literal, $second:literal, $of:literal, $is_unique:literal) => {
        Index {
            name: $name,
            entries: concat!(
                "SELECT ",
                $first,
                ", ",
                $second,
                ", seq FROM event INDEXED BY ",
                $name,
                " ",
                $of,
                " ORDER BY ",
                $first,
                ", ",
                $second
            ),
            is_unique: $is_unique,
        }
    };
}

const REQUEST: usize = 0;
const NUMBER_ISSUED: usize = 1;
const NUMBER_ADDED: usize = 2;
const ISSUANCE: usize = 3;
const OUTAGE: usize = 4;
const NUMBER: usize = 5;

#[rustfmt::skip]
const INDEXES: [Index; 6] = [
    index!("sqlite_autoindex_event_1", "request", "part", "", true),
    index!("event_number_issued", "'issued'", "body ->> '$.number'", "WHERE kind = 'issued'", true),
    index!("event_number_added", "'number_added'", "body ->> '$.number'", "WHERE kind = 'number_added'", true),
    index!("event_kind_issuance", "kind", "body ->> '$.issuance'", "", false),
    index!("event_kind_outage", "kind", "body ->> '$.outage'", "", false),
    index!("event_kind_number", "kind", "body ->> '$.number'", "", false),
];

/// What SQLite puts into an index, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Value<'a> {
    Null,
    Integer(i64),
    Text(&'a str),
}

impl<'a> Value<'a> {
    fn of(value: ValueRef<'a>) -> Option<Self> {
        match value {
            ValueRef::Null => Some(Self::Null),
            ValueRef::Integer(number) => Some(Self::Integer(number)),
            ValueRef::Text(text) => std::str::from_utf8(text).ok().map(Self::Text),
            ValueRef::Real(_) | ValueRef::Blob(_) => None,
        }
    }
}

/// What all indexes hold: how many entries, and the sum of those.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Contents([(u64, u64); INDEXES.len()]);

impl Contents {
    fn add(&mut self, secret: &RandomState, index: usize, first: &str, second: Value<'_>, seq: i64) {
        let (count, sum) = &mut self.0[index];
        *count += 1;
        *sum = sum.wrapping_add(secret.hash_one((first, second, seq)));
    }
}

/// What the fields that are indexed hold in a fact's body.
#[derive(Deserialize)]
struct Fields<'a> {
    #[serde(borrow, default)]
    number: Option<&'a str>,
    #[serde(default)]
    issuance: Option<i64>,
    #[serde(default)]
    outage: Option<i64>,
}

/// Adds up what the indexes should hold of the rows of the table. `None` once one of them is not as every row is written.
#[derive(Debug)]
pub(super) struct Expected {
    secret: RandomState,
    contents: Option<Contents>,
}

impl Expected {
    pub(super) fn new(secret: RandomState) -> Self {
        Self { secret, contents: Some(Contents::default()) }
    }

    pub(super) fn take_in(&mut self, row: &Row) {
        let Some(contents) = &mut self.contents else { return };
        let Some(fields) = regular(row) else {
            self.contents = None;
            return;
        };
        let number = fields.number.map_or(Value::Null, Value::Text);
        let [issuance, outage] = [fields.issuance, fields.outage].map(|id| id.map_or(Value::Null, Value::Integer));
        let mut add = |index, first, second| contents.add(&self.secret, index, first, second, row.seq);
        add(REQUEST, &row.request, Value::Integer(row.part));
        match row.kind.as_str() {
            "issued" => add(NUMBER_ISSUED, "issued", number),
            "number_added" => add(NUMBER_ADDED, "number_added", number),
            _ => {}
        }
        add(ISSUANCE, &row.kind, issuance);
        add(OUTAGE, &row.kind, outage);
        add(NUMBER, &row.kind, number);
    }

    pub(super) fn contents(self) -> Option<Contents> {
        self.contents
    }
}

/// The fields of a row that could be decoded, if it keeps to the rules that the table has for its columns. What is odd
/// here SQLite may still accept.
fn regular(row: &Row) -> Option<Fields<'_>> {
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
pub(super) fn contents(connection: &Connection, last: Seq, secret: &RandomState) -> Outcome<Option<Contents>> {
    let mut contents = Contents::default();
    let is_sound = names_are_known(connection)?
        && has_no_row_before_the_first(connection)?
        && (0..INDEXES.len()).try_fold(true, |sound, index| {
            Outcome::Ok(
                sound
                    && read(connection, index, last, |first, second, seq| {
                        contents.add(secret, index, first, second, seq);
                    })?,
            )
        })?;
    Ok(is_sound.then_some(contents))
}

/// An index that nobody here knows would go unread.
fn names_are_known(connection: &Connection) -> Outcome<bool> {
    let mut query = connection.prepare("SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY name")?;
    let found: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut known = INDEXES.map(|index| index.name);
    known.sort_unstable();
    Ok(found == known)
}

/// The chain is followed from the first place on.
fn has_no_row_before_the_first(connection: &Connection) -> Outcome<bool> {
    Ok(connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM event WHERE seq < 1)", [], |row| row.get(0))?)
}

/// Shows the entries up to the fact at `last` to `visit`; whether all of them are in order.
fn read(
    connection: &Connection,
    index: usize,
    last: Seq,
    mut visit: impl FnMut(&str, Value<'_>, i64),
) -> Outcome<bool> {
    let Index { entries, is_unique, .. } = INDEXES[index];
    let last = i64::try_from(last.0).unwrap_or(i64::MAX);
    let mut query = connection.prepare(entries)?;
    let mut rows = query.query([])?;
    let mut before = Before::default();
    while let Some(row) = rows.next()? {
        let (Some(Value::Text(first)), Some(second)) = (Value::of(row.get_ref(0)?), Value::of(row.get_ref(1)?)) else {
            return Ok(false);
        };
        let seq: i64 = row.get(2)?;
        if !before.precedes(first, second, seq, is_unique) {
            return Ok(false);
        }
        before.becomes(first, second, seq);
        // What was written since the chain was begun is not for it to know.
        if seq <= last {
            visit(first, second, seq);
        }
    }
    Ok(true)
}

/// The entry before.
#[derive(Default)]
struct Before {
    first: String,
    text: String,
    number: Option<i64>,
    seq: i64,
}

impl Before {
    fn second(&self) -> Value<'_> {
        match self.number {
            Some(number) => Value::Integer(number),
            None if self.text.is_empty() => Value::Null,
            None => Value::Text(&self.text),
        }
    }

    fn precedes(&self, first: &str, second: Value<'_>, seq: i64, is_unique: bool) -> bool {
        let (before, after) = ((self.first.as_str(), self.second()), (first, second));
        before < after || (before == after && !is_unique && self.seq < seq)
    }

    fn becomes(&mut self, first: &str, second: Value<'_>, seq: i64) {
        if self.first != first {
            first.clone_into(&mut self.first);
        }
        self.text.clear();
        (self.number, self.seq) = (None, seq);
        match second {
            Value::Null => {}
            Value::Integer(number) => self.number = Some(number),
            Value::Text(text) => self.text.push_str(text),
        }
    }
}
