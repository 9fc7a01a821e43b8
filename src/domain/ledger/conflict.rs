//! A conflict between the paper binder and the log: the same number was given twice.

use chrono::{DateTime, Utc};

use crate::ledger::reasoned::Reasoned;
use crate::ledger::reconciliation::Reconciliation;
use crate::value::id::{ConflictId, IssuanceId, OutageId, Seq};
use crate::value::pool_number::PoolNumber;
use crate::value::request::NumberRequest;
use crate::value::request::Paper;

/// A conflict: two patients may carry the same number until somebody has sorted it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    pub id: ConflictId,
    pub number: PoolNumber,
    /// The issuance that has the number in the log.
    pub with: IssuanceId,
    /// The outage during which it was given on paper.
    pub outage: OutageId,
    pub request: NumberRequest,
    pub paper: Paper,
    /// When it was given on paper.
    pub given_at: DateTime<Utc>,
    /// When the conflict was recorded.
    pub found_at: DateTime<Utc>,
    /// The reconciliation of the second patient.
    pub reconciliation: Reconciliation,
    /// Present when somebody has sorted it out.
    pub resolved: Option<Reasoned>,
    /// Present when it was none: the same issuance was entered twice.
    pub taken_back: Option<Reasoned>,
    /// The places in the log of the events about it, oldest first.
    pub trail: Vec<Seq>,
}

impl Conflict {
    /// Whether nobody has sorted it out or taken it back.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.resolved.is_none() && self.taken_back.is_none()
    }
}
