//! How a log can break the rules. An intact log never does; `verify` looks for it.

use crate::event::case_id::CaseId;
use crate::value::id::{ConflictId, IssuanceId, OutageId, Seq};
use crate::value::pool_number::PoolNumber;

/// An event that can't follow the events before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Inconsistency {
    /// An event is missing or stands twice.
    #[error("fact {found} follows on fact {after}")]
    Gap {
        /// The last event before it.
        after: Seq,
        found: Seq,
    },
    /// The log does not begin with its creation, or has a second one.
    #[error("the log's creation is missing or stands twice")]
    Creation,
    #[error("number {0} was added twice")]
    NumberAddedTwice(PoolNumber),
    /// An event spends a number that was never added to the pool.
    #[error("number {0} was never added")]
    NumberUnknown(PoolNumber),
    /// A number was issued, withdrawn or put into quarantine a second time.
    #[error("number {0} was spent twice")]
    NumberSpentTwice(PoolNumber),
    /// An issuance names another sex than the pool does.
    #[error("number {0} was issued for another sex")]
    OtherSex(PoolNumber),
    #[error("outage {0} is missing, out of order or in another state")]
    Outage(OutageId),
    #[error("issuance {0} is missing, out of order or in another state")]
    Issuance(IssuanceId),
    #[error("conflict {0} is missing, out of order or in another state")]
    Conflict(ConflictId),
    /// The events of a reconciliation stand in an impossible order.
    #[error("the reconciliation of {0} is in another state")]
    Reconciliation(CaseId),
}
