//! What speaks against a log or its snapshot.

use kvittera_domain::ledger::inconsistency::Inconsistency;

use crate::error::StoreError;

/// Why looking through a log came to an end.
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    /// The log can't be read or was tampered with.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The log's events contradict each other.
    #[error(transparent)]
    Inconsistent(#[from] Inconsistency),
    /// The snapshot with which the log was opened is not what its events add up to.
    #[error("the snapshot is not what the events add up to")]
    Differs,
}
