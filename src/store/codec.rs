//! Turns events into rows and rows into events. In a row an event is a kind, a version and a JSON body.
//!
//! Every kind is at version 1. When the shape of a kind changes, its version goes up here, and [`event()`] learns to
//! read the old body as well as the new. Stored rows are never rewritten.

mod moment;

use chrono::{DateTime, Utc};
use serde::Deserialize as _;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, IntoDeserializer as _, MapAccess};
use serde_json::Value;

use crate::chain;
use crate::chain::Link;
use crate::error::StoreError;
use crate::event_store::AppendRequest;
use crate::stored_row::StoredRow;
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::RequestId;

const VERSION: i64 = 1;

/// Why a row could not be decoded.
type DecodeError = Box<dyn std::error::Error>;

/// The rows of an entry that is written after `last`.
///
/// # Errors
/// When a row would not decode to the same event. Then it must not be written either.
pub(super) fn encode(last: Link, entry: &AppendRequest<'_>) -> Result<Vec<StoredRow>, StoreError> {
    let mut link = last;
    let mut rows = Vec::with_capacity(entry.events.len());
    for (part, new) in (1..).zip(entry.events) {
        let seq = link.seq.next();
        let unreadable = |error: serde_json::Error| StoreError::Unreadable { seq, detail: error.to_string() };
        let (kind, body) = split(&new.event).map_err(unreadable)?;
        let mut row = StoredRow {
            seq: i64::try_from(seq.0).unwrap_or(i64::MAX),
            request: entry.request.to_string(),
            part,
            recorded_at: moment::write(entry.recorded_at),
            occurred_at: moment::write(new.occurred_at),
            actor: serde_json::to_string(entry.actor).map_err(unreadable)?,
            kind,
            version: VERSION,
            body,
            prev: link.hash.0,
            hash: [0; 32],
        };
        row.hash = chain::seal(&row);
        if decode(&row)?.event != new.event {
            return Err(StoreError::Unreadable { seq, detail: format!("{} does not read back as it was", row.kind) });
        }
        link = Link::of(&row);
        rows.push(row);
    }
    Ok(rows)
}

/// Decodes one row.
///
/// # Errors
/// [`StoreError::Unreadable`] when this program does not know something in it.
pub(super) fn decode(row: &StoredRow) -> Result<RecordedEvent, StoreError> {
    Decoder::default().decode(row)
}

/// Decodes one row after the other. A column with the same text as in the row before, as most have, is not parsed
/// again.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    request: Latest<RequestId>,
    recorded_at: Latest<DateTime<Utc>>,
    actor: Latest<Actor>,
}

impl Decoder {
    /// Decodes the next row.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when this program does not know something in it.
    pub(super) fn decode(&mut self, row: &StoredRow) -> Result<RecordedEvent, StoreError> {
        let seq = Link::of(row).seq;
        let mut decode = || -> Result<RecordedEvent, DecodeError> {
            Ok(RecordedEvent {
                seq,
                request: self.request.parse(&row.request, |text| Ok(RequestId(text.parse()?)))?,
                recorded_at: self.recorded_at.parse(&row.recorded_at, |text| Ok(moment::read(text)?))?,
                occurred_at: moment::read(&row.occurred_at)?,
                actor: self.actor.parse(&row.actor, |text| Ok(serde_json::from_str(text)?))?,
                event: event(row)?,
                hash: Hash(row.hash),
            })
        };
        decode().map_err(|error| StoreError::Unreadable { seq, detail: error.to_string() })
    }
}

/// The text that was parsed last, and its value.
#[derive(Debug)]
struct Latest<T>(Option<(String, T)>);

impl<T> Default for Latest<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Clone> Latest<T> {
    fn parse(&mut self, text: &str, parse: impl FnOnce(&str) -> Result<T, DecodeError>) -> Result<T, DecodeError> {
        match &self.0 {
            Some((latest, value)) if latest == text => Ok(value.clone()),
            _ => {
                let value = parse(text)?;
                self.0 = Some((text.to_owned(), value.clone()));
                Ok(value)
            }
        }
    }
}

/// Parses the event of a row. The version says which shape its body has.
fn event(row: &StoredRow) -> Result<Event, DecodeError> {
    match row.version {
        VERSION => Ok(Event::deserialize(MapAccessDeserializer::new(Tagged::of(row)))?),
        unknown => Err(format!("version {unknown} of {} is not known", row.kind).into()),
    }
}

/// Gives serde the kind and the body of a row as one tagged event. The body is parsed in place, because building a
/// `serde_json::Value` of it first takes three times as long.
struct Tagged<'a> {
    kind: Option<&'a str>,
    body: Option<&'a str>,
}

impl<'a> Tagged<'a> {
    fn of(row: &'a StoredRow) -> Self {
        Self { kind: Some(&row.kind), body: Some(&row.body) }
    }
}

impl<'de> MapAccess<'de> for Tagged<'de> {
    type Error = serde_json::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Self::Error> {
        let key = if self.kind.is_some() { "kind" } else { "body" };
        if self.body.is_none() { Ok(None) } else { seed.deserialize(key.into_deserializer()).map(Some) }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Self::Error> {
        if let Some(kind) = self.kind.take() {
            return seed.deserialize(kind.into_deserializer());
        }
        let mut body = serde_json::Deserializer::from_str(self.body.take().unwrap_or_default());
        let value = seed.deserialize(&mut body)?;
        body.end()?;
        Ok(value)
    }
}

/// The kind and the body of an event.
fn split(event: &Event) -> Result<(String, String), serde_json::Error> {
    use serde::de::Error;
    let tagged = serde_json::to_value(event)?;
    match (tagged["kind"].as_str(), &tagged["body"]) {
        (Some(kind), body @ Value::Object(_)) => Ok((kind.to_owned(), body.to_string())),
        _ => Err(Error::custom("an event has a kind and a body")),
    }
}
