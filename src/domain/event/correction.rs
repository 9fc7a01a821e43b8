//! A correction replaces some details of an issuance and keeps all others.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::value::text::{Name, TextError};
use crate::value::unit::{Clinic, Ward};
use crate::value::vgr_id::VgrId;

/// New values for details that were written down wrongly; `None` keeps what stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requested_by: Option<VgrId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clinic: Option<Clinic>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ward: Option<Ward>,
    /// The extension to call back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback: Option<Callback>,
}

/// The corrected extension. The log holds an empty text where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Callback {
    Extension(Name),
    None,
}

impl Callback {
    /// The extension, if there is one.
    #[must_use]
    pub const fn extension(&self) -> Option<&Name> {
        match self {
            Self::Extension(name) => Some(name),
            Self::None => None,
        }
    }
}

impl FromStr for Callback {
    type Err = TextError;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        if typed.trim().is_empty() { Ok(Self::None) } else { typed.parse().map(Self::Extension) }
    }
}

impl TryFrom<String> for Callback {
    type Error = TextError;

    fn try_from(stored: String) -> Result<Self, Self::Error> {
        stored.parse()
    }
}

impl From<Callback> for String {
    fn from(callback: Callback) -> Self {
        callback.extension().map(ToString::to_string).unwrap_or_default()
    }
}

impl Correction {
    /// Whether the correction changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
