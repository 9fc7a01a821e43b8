//! Something about a log that is not as it was written.

use kvittera_domain::value::id::Seq;

use crate::error::StoreError;
use crate::sqlite::fault::FaultResult;

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// SQLite finds the file damaged. Says how, in technical words.
    Damaged(String),
    /// A table, trigger or view is not what it should be. Says which.
    SchemaChanged(String),
    /// Events are missing before this one.
    Missing(Seq),
    /// This event names another hash than that of the event before it.
    Unlinked(Seq),
    /// The contents of this event don't fit its own hash.
    Unsealed(Seq),
    /// This program can't understand the event.
    Unreadable {
        seq: Seq,
        /// What was found, in technical words.
        detail: String,
    },
}

impl Finding {
    /// The event this finding refers to. Findings about the whole file sort last.
    pub(super) fn seq(&self) -> Seq {
        match self {
            Self::Damaged(_) | Self::SchemaChanged(_) => Seq(u64::MAX),
            Self::Missing(seq) | Self::Unlinked(seq) | Self::Unsealed(seq) | Self::Unreadable { seq, .. } => *seq,
        }
    }
}

/// Turns an error that means damage into a finding. Any other error says nothing about the log, and stays an error.
pub(super) fn as_finding(error: StoreError) -> FaultResult<Vec<Finding>> {
    match error {
        StoreError::Damaged { detail, .. } => Ok(vec![Finding::Damaged(detail)]),
        StoreError::SchemaChanged(what) => Ok(vec![Finding::SchemaChanged(what)]),
        StoreError::NotALog(_) => Ok(vec![Finding::Damaged("not a database".to_owned())]),
        other => Err(other.into()),
    }
}
