//! A clash between the paper binder and the log: the same number was given twice.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::binder_number::BinderNumber;
use super::event::Paper;
use super::id::{ConflictId, IssuanceId, OutageId, Seq};
use super::issuance::Reasoned;
use super::reconciliation::Reconciliation;
use super::text::Name;
use super::unit::Unit;
use super::vgr_id::VgrId;

/// Two patients may carry the same number, until somebody has sorted it out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Its running number.
    pub id: ConflictId,
    /// The number.
    pub number: BinderNumber,
    /// The hand-out that has it in the log.
    pub with: IssuanceId,
    /// The outage during which it was given on paper.
    pub outage: OutageId,
    /// Who asked, on paper.
    pub requested_by: VgrId,
    /// Where the second patient is.
    pub unit: Unit,
    /// The extension to call back.
    pub callback: Option<Name>,
    /// Who gave it.
    pub paper: Paper,
    /// When it was given.
    #[serde(with = "chrono::serde::ts_microseconds")]
    pub given_at: DateTime<Utc>,
    /// When it was found.
    #[serde(with = "chrono::serde::ts_microseconds")]
    pub found_at: DateTime<Utc>,
    /// What has become of the second patient's number since.
    pub reconciliation: Reconciliation,
    /// Set when somebody has sorted it out.
    pub resolved: Option<Reasoned>,
    /// Where in the log the facts about it stand, oldest first.
    pub trail: Vec<Seq>,
}
