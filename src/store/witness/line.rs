//! One line of the witness: JSON with a checksum at its end, by which a damaged line is recognised.
//!
//! The fields are a format on disk: whatever is renamed here keeps its name in the JSON.

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

/// What a line says, in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "snake_case")]
pub enum WitnessLine {
    /// The first line of a segment: which log it belongs to, and after which event it begins.
    Opened(SegmentHeader),
    /// What is about to be committed, with all events of the command.
    Intent(IntentLine),
    /// What was committed.
    Done {
        request: RequestId,
        /// The last event of the command.
        seq: Seq,
        hash: Hash,
    },
    /// The last line of a segment after which another one has begun. If that one is gone, this shows it.
    Closed,
}

/// The header of a segment: which log it belongs to, and where in the log it begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SegmentHeader {
    /// The version of this format.
    pub witness: u32,
    pub log: LogId,
    pub site: Name,
    pub mode: Mode,
    /// The event after which this segment begins.
    pub after: Seq,
    /// The hash of the event at `after`.
    pub hash: Hash,
    /// The command with which a person settled what was wrong with the segments before. Until it is in the log this
    /// segment counts for nothing, and they do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled_by: Option<RequestId>,
    /// Whether this segment tells only that a recovery which could not be proven has put commands back: then log and
    /// witness may agree before all is settled.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_unproven: bool,
}

impl SegmentHeader {
    /// The version of this format.
    pub const VERSION: u32 = 1;

    /// The header of a segment that begins after `base`.
    pub(crate) fn after(base: Link, LogIdentity { log, site, mode }: LogIdentity) -> Self {
        Self {
            witness: Self::VERSION,
            log,
            site,
            mode,
            after: base.seq,
            hash: base.hash,
            settled_by: None,
            is_unproven: false,
        }
    }

    /// The link of the chain after which this segment begins.
    pub(super) const fn base(&self) -> Link {
        Link { seq: self.after, hash: self.hash }
    }
}

/// An intent as it stands on the disk.
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
    /// The intent of an entry that is about to be written after `last`.
    pub(crate) fn of(last: Link, entry: &AppendRequest<'_>) -> Self {
        let seq = last.seq.next();
        let intended = |new: &NewEvent| IntentEvent { occurred_at: new.occurred_at, event: new.event.clone() };
        Self {
            request: entry.request,
            seq,
            recorded_at: entry.recorded_at,
            actor: entry.actor.clone(),
            events: entry.events.iter().map(intended).collect(),
        }
    }
}

/// The head of a line, without the events of an intent. It is enough as long as witness and log agree.
#[derive(Debug)]
pub(super) enum LineHead {
    Opened(SegmentHeader),
    Intent(RawIntent),
    Done { request: RequestId, last: Link },
    Closed,
}

/// An intent whose events have not been parsed.
#[derive(Debug)]
pub(super) struct RawIntent {
    pub request: RequestId,
    /// The place of its first event.
    pub first: Seq,
    /// The place of its last event.
    pub last: Seq,
    /// The JSON of the line, without its checksum.
    text: String,
}

impl RawIntent {
    /// Parses the intent; `None` when this program does not know one of its events.
    pub(super) fn read(&self) -> Option<Intent> {
        match serde_json::from_str(&self.text) {
            Ok(WitnessLine::Intent(line)) => Some(line.into()),
            _ => None,
        }
    }
}

impl From<IntentLine> for Intent {
    fn from(line: IntentLine) -> Self {
        let IntentLine { request, seq, recorded_at, actor, events } = line;
        let new = |IntentEvent { occurred_at, event }| NewEvent { occurred_at, event };
        Self { request, seq, recorded_at, actor, events: events.into_iter().map(new).collect() }
    }
}

const CHECKSUM_FIELD: &str = ",\"sum\":\"";
/// The checksum is the first 64 bits of a SHA-256, in hexadecimal digits.
const CHECKSUM_LENGTH: usize = 16;

impl WitnessLine {
    /// The bytes of the line with its checksum and line break, ready to be appended.
    ///
    /// # Errors
    /// When it can't be written as JSON.
    pub(super) fn encode(&self) -> serde_json::Result<Vec<u8>> {
        let mut text = serde_json::to_string(self)?;
        let checksum = checksum(&text);
        text.pop();
        Ok(format!("{text}{CHECKSUM_FIELD}{checksum}\"}}\n").into_bytes())
    }
}

/// Whether the last line of a segment lacks bytes that the disk never wrote, although the segment's length says that they
/// are there. A file system may make the new length durable before the bytes, and then a power cut leaves zeros in their
/// place, which JSON never contains. As the line was not synced, nothing was committed because of it.
pub(super) fn was_never_written(line: &[u8]) -> bool {
    line.contains(&0)
}

/// Parses a line, given without its line break. `None` when it is damaged or this program does not know what it says.
#[must_use]
pub fn read_line(bytes: &[u8]) -> Option<WitnessLine> {
    serde_json::from_str(&checked_json(bytes)?).ok()
}

/// Parses only the head of a line. The events of an intent are skipped, because parsing them takes most of the time.
pub(super) fn peek(bytes: &[u8]) -> Option<LineHead> {
    /// The fields that intents and dones have in common, so that one pass reads either.
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
        Closed,
    }
    let text = checked_json(bytes)?;
    let head: Head = serde_json::from_str(&text).ok()?;
    match head.line {
        LineKind::Opened => match serde_json::from_str(&text).ok()? {
            WitnessLine::Opened(header) => Some(LineHead::Opened(header)),
            WitnessLine::Intent(_) | WitnessLine::Done { .. } | WitnessLine::Closed => None,
        },
        LineKind::Intent => {
            let (request, first) = (head.request?, head.seq?);
            let last = Seq(first.0 + (head.events.len() as u64).saturating_sub(1));
            Some(LineHead::Intent(RawIntent { request, first, last, text }))
        }
        LineKind::Done => {
            Some(LineHead::Done { request: head.request?, last: Link { seq: head.seq?, hash: head.hash? } })
        }
        LineKind::Closed => Some(LineHead::Closed),
    }
}

/// The JSON of a line without its checksum; `None` when the checksum does not fit.
fn checked_json(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (body, rest) = text.split_at_checked(text.len().checked_sub(CHECKSUM_FIELD.len() + CHECKSUM_LENGTH + 2)?)?;
    let found = rest.strip_prefix(CHECKSUM_FIELD)?.strip_suffix("\"}")?;
    let whole = format!("{body}}}");
    (checksum(&whole) == found).then_some(whole)
}

fn checksum(text: &str) -> String {
    let digest: [u8; 32] = Sha256::digest(text).into();
    let first = digest.first_chunk().map_or(0, |first| u64::from_be_bytes(*first));
    format!("{first:0CHECKSUM_LENGTH$x}")
}
