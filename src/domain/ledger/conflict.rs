//! A clash between the paper binder and the log: the same number was given twice.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ledger::reasoned::Reasoned;
use crate::ledger::reconciliation::Reconciliation;
use crate::value::id::{ConflictId, IssuanceId, OutageId, Seq};
use crate::value::pool_number::PoolNumber;
use crate::value::request::NumberRequest;
use crate::value::request::Paper;
use crate::value::serde_json_text;

/// Two patients may carry the same number, until somebody has sorted it out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Its running number.
    pub id: ConflictId,
    /// The number.
    pub number: PoolNumber,
    /// The hand-out that has it in the log.
    pub with: IssuanceId,
    /// The outage during which it was given on paper.
    pub outage: OutageId,
    /// Who asked, on paper, and for where.
    #[serde(with = "serde_json_text")]
    pub request: NumberRequest,
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
