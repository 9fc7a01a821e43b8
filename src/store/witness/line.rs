//! One line of the witness: JSON with a checksum at its end, so that a damaged line is known for one.

use chrono::{DateTime, Utc};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::chain::Link;
use crate::event_store::AppendRequest;
use kvittera_domain::event::{Event, NewEvent};
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::{LogId, RequestId, Seq};
use kvittera_domain::value::log_identity::{LogIdentity, Mode};
use kvittera_domain::value::text::Name;

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "snake_case")]
pub enum WitnessLine {
    /// The first line: of which log this is the witness, and from where on.
    Opened(SegmentHeader),
    /// What is about to be written.
    Intent(IntentLine),
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
pub struct SegmentHeader {
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

impl SegmentHeader {
    /// The version of this format.
    pub const VERSION: u32 = 1;

    /// A file that begins after `base`.
    pub(crate) fn after(base: Link, LogIdentity { log, site, mode }: LogIdentity) -> Self {
        Self { witness: Self::VERSION, log, site, mode, after: base.seq, hash: base.hash }
    }

    /// Where in the chain this file begins.
    pub(super) const fn base(&self) -> Link {
        Link { seq: self.after, hash: self.hash }
    }
}

/// An intent as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntentLine {
    request: RequestId,
    seq: Seq,
    recorded_at: DateTime<Utc>,
    actor: Actor,
    #[serde(rename = "facts")]
    events: Vec<IntentEvent>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct IntentEvent {
    occurred_at: DateTime<Utc>,
    #[serde(flatten)]
    event: Event,
}

impl IntentLine {
    /// What an entry becomes that is written after `last`.
    pub(crate) fn of(last: Link, entry: &AppendRequest<'_>) -> Self {
        let seq = last.seq.next();
        let stated = |new: &NewEvent| IntentEvent { occurred_at: new.occurred_at, event: new.event.clone() };
        Self {
            request: entry.request,
            seq,
            recorded_at: entry.recorded_at,
            actor: entry.actor.clone(),
            events: entry.events.iter().map(stated).collect(),
        }
    }
}

/// A line as far as it has to be understood as long as nothing is odd.
#[derive(Debug)]
pub(super) enum LineHead {
    Opened(SegmentHeader),
    Intent(RawIntent),
    Done { request: RequestId, last: Link },
}

/// An intent whose facts nobody has had to read yet.
#[derive(Debug)]
pub(super) struct RawIntent {
    /// The wish.
    pub request: RequestId,
    /// The place of its first fact.
    pub first: Seq,
    /// The place of its last fact.
    pub last: Seq,
    text: String,
}

impl RawIntent {
    /// The intent; `None` when its facts say nothing that this program knows.
    pub(super) fn read(&self) -> Option<Intent> {
        match serde_json::from_str(&self.text) {
            Ok(WitnessLine::Intent(stated)) => Some(stated.into()),
            _ => None,
        }
    }
}

impl From<IntentLine> for Intent {
    fn from(stated: IntentLine) -> Self {
        let IntentLine { request, seq, recorded_at, actor, events } = stated;
        let new = |IntentEvent { occurred_at, event }| NewEvent { occurred_at, event };
        Self { request, seq, recorded_at, actor, events: events.into_iter().map(new).collect() }
    }
}

const SUM: &str = ",\"sum\":\"";
const SUM_LENGTH: usize = 16;

impl WitnessLine {
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
pub fn read_line(bytes: &[u8]) -> Option<WitnessLine> {
    serde_json::from_str(&unsealed(bytes)?).ok()
}

/// The same without reading the facts of an intent, which takes most of the time.
pub(super) fn peek(bytes: &[u8]) -> Option<LineHead> {
    /// The fields that intents and ends have in common, read in one go.
    #[derive(Deserialize)]
    struct Head {
        line: LineKind,
        request: Option<RequestId>,
        seq: Option<Seq>,
        hash: Option<Hash>,
        #[serde(default)]
        #[serde(rename = "facts")]
        events: Vec<IgnoredAny>,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum LineKind {
        Opened,
        Intent,
        Done,
    }
    let text = unsealed(bytes)?;
    let head: Head = serde_json::from_str(&text).ok()?;
    match head.line {
        LineKind::Opened => match serde_json::from_str(&text).ok()? {
            WitnessLine::Opened(opened) => Some(LineHead::Opened(opened)),
            WitnessLine::Intent(_) | WitnessLine::Done { .. } => None,
        },
        LineKind::Intent => {
            let (request, first) = (head.request?, head.seq?);
            let last = Seq(first.0 + (head.events.len() as u64).saturating_sub(1));
            Some(LineHead::Intent(RawIntent { request, first, last, text }))
        }
        LineKind::Done => {
            Some(LineHead::Done { request: head.request?, last: Link { seq: head.seq?, hash: head.hash? } })
        }
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
