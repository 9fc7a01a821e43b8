//! Why a wish came to nothing, or why nobody knows yet whether it did.

use crate::domain::event::Mode;
use crate::domain::id::RequestId;
use crate::domain::inconsistency::Inconsistency;
use crate::domain::refusal::Refusal;
use crate::domain::testimony::Halt;
use crate::domain::text::Name;
use crate::store::StoreError;

/// Why a wish came to nothing, or why nobody knows yet whether it did.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// A rule says no; nothing was written.
    #[error("refused: {}", .0.kind())]
    Refused(Refusal),
    /// The log can't be used; nothing was written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The log's facts contradict each other.
    #[error(transparent)]
    Inconsistent(#[from] Inconsistency),
    /// The log belongs to another site than the settings name.
    #[error("the log belongs to {found}")]
    OtherSite {
        /// The site in the log.
        found: Name,
        /// The site in the settings.
        expected: Name,
    },
    /// A practice log was found where a live one belongs, or the other way round.
    #[error("the log is of the other mode ({found:?})")]
    OtherMode {
        /// The mode of the log.
        found: Mode,
    },
    /// The kept ledger, with which the desk was opened, is not what the facts add up to.
    #[error("the kept ledger is not what the facts add up to")]
    FoldDiffers,
    /// Nothing may be written: witness and log differ, or the disk failed.
    #[error("nothing may be written: {}", .0.cause.name())]
    Halted(Halt),
    /// The log failed while writing and can't be read: whether it was written will be known when it can.
    #[error("it is not known whether request {request} was written: {cause}")]
    Unknown {
        /// The wish in question.
        request: RequestId,
        /// What failed.
        cause: StoreError,
    },
}

impl DeskError {
    /// The stable name for programs.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.kind(),
            Self::Store(error) => error.kind(),
            Self::Inconsistent(_) => "log_inconsistent",
            Self::OtherSite { .. } => "other_site",
            Self::OtherMode { .. } => "other_mode",
            Self::FoldDiffers => "fold_differs",
            Self::Halted(halt) => halt.cause.name(),
            Self::Unknown { .. } => "outcome_unknown",
        }
    }
}
