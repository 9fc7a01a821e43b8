//! A hand-out on paper, entered later ("efterregistrering").

use serde::{Deserialize, Serialize};

use super::vgr_id::VgrId;

/// What is known of a hand-out on paper; when it was given is the fact's own `occurred_at`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Who gave the number out.
    pub given_by: VgrId,
}
