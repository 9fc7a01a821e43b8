//! What a ward gives when it asks for a number, and what is known when that happened on paper.

use serde::{Deserialize, Serialize};

use crate::value::text::Name;
use crate::value::unit::Unit;
use crate::value::vgr_id::VgrId;

/// What is known of a hand-out on paper; when it was given is the fact's own `occurred_at`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Who gave the number out.
    pub given_by: VgrId,
}

/// What a ward gives on the phone (routine, step 4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberRequest {
    /// Who asks.
    pub requested_by: VgrId,
    /// Where the patient is.
    #[serde(flatten)]
    pub unit: Unit,
    /// The extension to call back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback: Option<Name>,
}
