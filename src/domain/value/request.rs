//! What a ward says when it asks for a number, and what is known of an issuance on paper.

use serde::{Deserialize, Serialize};

use crate::value::text::Name;
use crate::value::unit::Unit;
use crate::value::vgr_id::VgrId;

/// What is known of an issuance on paper. The event's `occurred_at` says when it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    pub given_by: VgrId,
}

/// What a ward says on the phone when it asks for a number (routine, step 4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberRequest {
    /// The member of staff who asks.
    pub requested_by: VgrId,
    #[serde(flatten)]
    pub unit: Unit,
    /// The extension to call back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback: Option<Name>,
}
