//! What a correction replaces in an issuance; everything else stays as it was.

use serde::{Deserialize, Serialize};

use super::text::Name;
use super::unit::{Clinic, Ward};
use super::vgr_id::VgrId;

/// New values for what was written down wrongly; `None` keeps what stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Who asked for the number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requested_by: Option<VgrId>,
    /// The clinic that asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clinic: Option<Clinic>,
    /// The ward that asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ward: Option<Ward>,
    /// The extension to call back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback: Option<Name>,
}

impl Correction {
    /// Whether it replaces nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
