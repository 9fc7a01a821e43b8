//! One line of the witness: JSON with a checksum at its end, so that a damaged line is known for one.

use chrono::{DateTime, Utc};
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

impl Stated {
    /// The wish.
    pub(super) const fn request(&self) -> RequestId {
        self.request
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
    let text = std::str::from_utf8(bytes).ok()?;
    let (body, rest) = text.split_at_checked(text.len().checked_sub(SUM.len() + SUM_LENGTH + 2)?)?;
    let sum = rest.strip_prefix(SUM)?.strip_suffix("\"}")?;
    let whole = format!("{body}}}");
    if sum_of(&whole) != sum {
        return None;
    }
    serde_json::from_str(&whole).ok()
}

fn sum_of(text: &str) -> String {
    let digest: [u8; 32] = Sha256::digest(text).into();
    Hash(digest).to_string().chars().take(SUM_LENGTH).collect()
}
