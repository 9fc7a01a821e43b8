//! The running numbers and names by which facts refer to each other.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! running_number {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(u32);

        impl $name {
            /// The one that follows after `count` earlier ones; the first is 1.
            #[must_use]
            pub fn following(count: usize) -> Self {
                Self(u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1))
            }

            /// Where it stands in the list of all of them, from 0.
            #[must_use]
            pub fn position(self) -> usize {
                (self.0 as usize).wrapping_sub(1)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(typed: &str) -> Result<Self, Self::Err> {
                typed.trim().parse::<std::num::NonZeroU32>().map(|number| Self(number.get()))
            }
        }
    };
}

running_number! {
    /// One hand-out of a number ("kvittens"), from 1 in the order of the log.
    IssuanceId
}
running_number! {
    /// One outage, from 1 in the order of the log.
    OutageId
}
running_number! {
    /// One clash between the paper binder and the log, from 1 in the order of the log.
    ConflictId
}

/// The place of a fact in the log: 1 is the first, 0 stands before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seq(pub u64);

impl Seq {
    /// Before the first fact.
    pub const START: Self = Self(0);

    /// The place after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// The place before this one; before the first there is only [`Seq::START`].
    #[must_use]
    pub const fn before(self) -> Self {
        Self(self.0.saturating_sub(1))
    }
}

impl fmt::Display for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Names one wish for ever, so that after an error it can be found out whether it became a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RequestId(pub Uuid);

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Names one log for ever; a copy of a log has the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LogId(pub Uuid);

impl fmt::Display for LogId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
