//! One line of the witness: JSON with a checksum at its end, so that a damaged line is known for one.

use chrono::{DateTime, Utc};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::domain::actor::Actor;
use crate::domain::event::{Event, Mode};
use crate::domain::fact::{Fact, Hash};
use crate::domain::id::{LogId, RequestId, Seq};
use crate::domain::testimony::Intent;
use crate::domain::text::Name;
use crate::store::{Entry, Link};

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "snake_case")]
pub enum Line {
    /// The first line: of which log this is the witness, and from where on.
    Opened(Opened),
    /// What is about to be written.
    Intent(Stated),
    /// What was written, up to which fact, and the hash that stands there.
    Done {
        /// The wish.
        request: RequestId,
        /// Its last fact.
        seq: Seq,
        /// The hash of that fact.
        hash: Hash,
    },
}

/// Of which log a file is the witness.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// The version of this format.
    pub witness: u32,
    /// The log.
    pub log: LogId,
    /// Its site.
    pub site: Name,
    /// Live or practice.
    pub mode: Mode,
    /// The fact after which this file begins.
    pub after: Seq,
    /// The hash of that fact.
    pub hash: Hash,
}

impl Opened {
    /// The version of this format.
    pub const VERSION: u32 = 1;

    /// A file that begins after `base`.
    pub(in crate::store) const fn after(base: Link, log: LogId, site: Name, mode: Mode) -> Self {
        Self { witness: Self::VERSION, log, site, mode, after: base.seq, hash: base.hash }
    }

    /// Where in the chain this file begins.
    pub(super) const fn base(&self) -> Link {
        Link { seq: self.after, hash: self.hash }
    }
}

/// An intent as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    request: RequestId,
    seq: Seq,
    recorded_at: DateTime<Utc>,
    actor: Actor,
    facts: Vec<StatedFact>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct StatedFact {
    occurred_at: DateTime<Utc>,
    #[serde(flatten)]
    event: Event,
}

impl Stated {
    /// What an entry becomes that is written after `last`.
    pub(in crate::store) fn of(last: Link, entry: &Entry<'_>) -> Self {
        let seq = last.seq.next();
        let stated = |fact: &Fact| StatedFact { occurred_at: fact.occurred_at, event: fact.event.clone() };
        Self {
            request: entry.request,
            seq,
            recorded_at: entry.recorded_at,
            actor: entry.actor.clone(),
            facts: entry.facts.iter().map(stated).collect(),
        }
    }
}

/// A line as far as it has to be understood as long as nothing is odd.
#[derive(Debug)]
pub(super) enum Glimpse {
    Opened(Opened),
    Intent(Unread),
    Done { request: RequestId, last: Link },
}

/// An intent whose facts nobody has had to read yet.
#[derive(Debug)]
pub(super) struct Unread {
    /// The wish.
    pub request: RequestId,
    /// The place of its first fact.
    pub first: Seq,
    /// The place of its last fact.
    pub last: Seq,
    text: String,
}

impl Unread {
    /// The intent; `None` when its facts say nothing that this program knows.
    pub(super) fn read(&self) -> Option<Intent> {
        match serde_json::from_str(&self.text) {
            Ok(Line::Intent(stated)) => Some(stated.into()),
            _ => None,
        }
    }
}

impl From<Stated> for Intent {
    fn from(stated: Stated) -> Self {
        let Stated { request, seq, recorded_at, actor, facts } = stated;
        let fact = |StatedFact { occurred_at, event }| Fact { occurred_at, event };
        Self { request, seq, recorded_at, actor, facts: facts.into_iter().map(fact).collect() }
    }
}

const SUM: &str = ",\"sum\":\"";
const SUM_LENGTH: usize = 16;

impl Line {
    /// The bytes of the line with its checksum, ready to be added to the file.
    ///
    /// # Errors
    /// When it can't be written as JSON.
    pub(super) fn encode(&self) -> serde_json::Result<Vec<u8>> {
        let mut text = serde_json::to_string(self)?;
        let sum = sum_of(&text);
        text.pop();
        Ok(format!("{text}{SUM}{sum}\"}}\n").into_bytes())
    }
}

/// Understands a line without its line break; `None` when it is damaged or says nothing that this program knows.
#[must_use]
pub fn read_line(bytes: &[u8]) -> Option<Line> {
    serde_json::from_str(&unsealed(bytes)?).ok()
}

/// The same without reading the facts of an intent, which takes most of the time.
pub(super) fn glimpse(bytes: &[u8]) -> Option<Glimpse> {
    /// The fields that intents and ends have in common, read in one go.
    #[derive(Deserialize)]
    struct Head {
        line: Kind,
        request: Option<RequestId>,
        seq: Option<Seq>,
        hash: Option<Hash>,
        #[serde(default)]
        facts: Vec<IgnoredAny>,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Opened,
        Intent,
        Done,
    }
    let text = unsealed(bytes)?;
    let head: Head = serde_json::from_str(&text).ok()?;
    match head.line {
        Kind::Opened => match serde_json::from_str(&text).ok()? {
            Line::Opened(opened) => Some(Glimpse::Opened(opened)),
            Line::Intent(_) | Line::Done { .. } => None,
        },
        Kind::Intent => {
            let (request, first) = (head.request?, head.seq?);
            let last = Seq(first.0 + (head.facts.len() as u64).saturating_sub(1));
            Some(Glimpse::Intent(Unread { request, first, last, text }))
        }
        Kind::Done => Some(Glimpse::Done { request: head.request?, last: Link { seq: head.seq?, hash: head.hash? } }),
    }
}

/// The JSON of a line whose checksum fits, without that.
fn unsealed(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (body, rest) = text.split_at_checked(text.len().checked_sub(SUM.len() + SUM_LENGTH + 2)?)?;
    let sum = rest.strip_prefix(SUM)?.strip_suffix("\"}")?;
    let whole = format!("{body}}}");
    (sum_of(&whole) == sum).then_some(whole)
}

fn sum_of(text: &str) -> String {
    let digest: [u8; 32] = Sha256::digest(text).into();
    let first = digest.first_chunk().map_or(0, |first| u64::from_be_bytes(*first));
    format!("{first:0SUM_LENGTH$x}")
}
