//! Facts to rows and back: an event is a kind, a version and a JSON body.
//!
//! Every kind is at version 1. When the shape of one changes, its version here goes up and [`upcast`] learns to turn
//! the old body into the new one; what is stored is never rewritten.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use super::chain::{self, Link};
use super::row::Row;
use super::{Entry, StoreError};
use crate::domain::event::Event;
use crate::domain::fact::{Hash, Recorded};
use crate::domain::id::RequestId;

const VERSION: i64 = 1;

/// The rows that an entry becomes after `last`.
///
/// # Errors
/// When a row could not be read back as it was; then it must not be written either.
pub(super) fn encode(last: Link, entry: &Entry<'_>) -> Result<Vec<Row>, StoreError> {
    let mut link = last;
    let mut rows = Vec::with_capacity(entry.facts.len());
    for (part, fact) in (1..).zip(entry.facts) {
        let seq = link.seq.next();
        let unreadable = |error: serde_json::Error| StoreError::Unreadable { seq, detail: error.to_string() };
        let (kind, body) = split(&fact.event).map_err(unreadable)?;
        let mut row = Row {
            seq: i64::try_from(seq.0).unwrap_or(i64::MAX),
            request: entry.request.to_string(),
            part,
            recorded_at: timestamp(entry.recorded_at),
            occurred_at: timestamp(fact.occurred_at),
            actor: serde_json::to_string(entry.actor).map_err(unreadable)?,
            kind,
            version: VERSION,
            body,
            prev: link.hash.0,
            hash: [0; 32],
        };
        row.hash = chain::seal(&row);
        if decode(&row)?.event != fact.event {
            return Err(StoreError::Unreadable { seq, detail: format!("{} does not read back as it was", row.kind) });
        }
        link = Link::of(&row);
        rows.push(row);
    }
    Ok(rows)
}

/// Understands a row.
///
/// # Errors
/// [`StoreError::Unreadable`] when something in it is not known to this program.
pub(super) fn decode(row: &Row) -> Result<Recorded, StoreError> {
    let seq = Link::of(row).seq;
    let understood = || -> Result<Recorded, Box<dyn std::error::Error>> {
        let body = upcast(&row.kind, row.version, serde_json::from_str(&row.body)?)?;
        Ok(Recorded {
            seq,
            request: RequestId(row.request.parse()?),
            recorded_at: row.recorded_at.parse()?,
            occurred_at: row.occurred_at.parse()?,
            actor: serde_json::from_str(&row.actor)?,
            event: serde_json::from_value(json!({ "kind": row.kind, "body": body }))?,
            hash: Hash(row.hash),
        })
    };
    understood().map_err(|error| StoreError::Unreadable { seq, detail: error.to_string() })
}

/// Brings the body of an older version up to today's.
fn upcast(kind: &str, version: i64, body: Value) -> Result<Value, String> {
    match version {
        VERSION => Ok(body),
        unknown => Err(format!("version {unknown} of {kind} is not known")),
    }
}

fn split(event: &Event) -> Result<(String, String), serde_json::Error> {
    use serde::de::Error;
    let tagged = serde_json::to_value(event)?;
    match (tagged["kind"].as_str(), &tagged["body"]) {
        (Some(kind), body @ Value::Object(_)) => Ok((kind.to_owned(), body.to_string())),
        _ => Err(Error::custom("an event has a kind and a body")),
    }
}

/// Microseconds always, so that text sorts like time and reads back as the same moment.
fn timestamp(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Micros, true)
}
