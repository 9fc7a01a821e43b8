//! What a log can say that breaks the rules. A sound log never does; `verify` looks for it.

use crate::event::case_id::CaseId;
use crate::value::id::{ConflictId, IssuanceId, OutageId, Seq};
use crate::value::pool_number::PoolNumber;

/// A fact that can't follow on those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Inconsistency {
    /// A fact is missing, or stands twice.
    #[error("fact {found} follows on fact {after}")]
    Gap {
        /// The last fact before it.
        after: Seq,
        /// The fact found.
        found: Seq,
    },
    /// A log begins with its creation, once.
    #[error("the log's creation is missing or stands twice")]
    Creation,
    /// A number was put into the binder twice.
    #[error("number {0} was added twice")]
    NumberAddedTwice(PoolNumber),
    /// A number was spent that was never in the binder.
    #[error("number {0} was never added")]
    NumberUnknown(PoolNumber),
    /// A number was handed out or withdrawn twice.
    #[error("number {0} was spent twice")]
    NumberSpentTwice(PoolNumber),
    /// A hand-out refers to the other sex than its number.
    #[error("number {0} was issued for another sex")]
    OtherSex(PoolNumber),
    /// An outage is missing, out of order or in another state.
    #[error("outage {0} is missing, out of order or in another state")]
    Outage(OutageId),
    /// A hand-out is missing, out of order or in another state.
    #[error("issuance {0} is missing, out of order or in another state")]
    Issuance(IssuanceId),
    /// A clash is missing, out of order or in another state.
    #[error("conflict {0} is missing, out of order or in another state")]
    Conflict(ConflictId),
    /// What became of a borrowed number is told in an impossible order.
    #[error("the reconciliation of {0} is in another state")]
    Reconciliation(CaseId),
}
