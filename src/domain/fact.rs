//! What stands around an event: when it happened, who did it, and the seal over it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::actor::Actor;
use super::event::Event;
use super::id::{RequestId, Seq};

/// What [`decide()`](super::decide()) makes of a wish: an event and when it happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// When it happened; differs from the time of entry when something is entered late.
    pub occurred_at: DateTime<Utc>,
    /// What happened.
    pub event: Event,
}

/// A fact as it stands in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recorded {
    /// Its place.
    pub seq: Seq,
    /// The wish that it came from.
    pub request: RequestId,
    /// When it was written, UTC.
    pub recorded_at: DateTime<Utc>,
    /// When it happened, UTC.
    pub occurred_at: DateTime<Utc>,
    /// Who did it.
    pub actor: Actor,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
    /// The hash of this fact and, through the one before, of all earlier ones.
    pub hash: Hash,
}

/// SHA-256 over a fact and the hash before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The first eight characters, to be read out or written on paper.
    #[must_use]
    pub fn short(&self) -> String {
        self.to_string().chars().take(8).collect()
    }
}

impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::str::FromStr for Hash {
    type Err = NoHash;

    fn from_str(text: &str) -> Result<Self, NoHash> {
        let mut hash = [0; 32];
        let mut digits =
            text.bytes().map(|digit| char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok()));
        for byte in &mut hash {
            let (high, low) = (digits.next().flatten().ok_or(NoHash)?, digits.next().flatten().ok_or(NoHash)?);
            *byte = high << 4 | low;
        }
        if digits.next().is_none() { Ok(Self(hash)) } else { Err(NoHash) }
    }
}

/// A text is not 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not 64 hexadecimal digits")]
pub struct NoHash;

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&str>::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl Serialize for Hash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
