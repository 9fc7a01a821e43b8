//! Why a wish came to nothing, or why nobody knows yet whether it did.

use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::inconsistency::Inconsistency;
use kvittera_domain::recovery::halt::Halt;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::id::RequestId;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::text::Name;
use kvittera_store::StoreError;

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
    Halted(Halt, HaltedOperation),
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
            Self::Halted(halt, _) => halt.cause.name(),
            Self::Unknown { .. } => "outcome_unknown",
        }
    }
}

/// What a halt keeps from being done: only whoever hands out needs to know which numbers are free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HaltedOperation {
    /// Handing out, and all else that somebody at the desk may ask of the binder.
    HandOut,
    /// Writing down how a number was read back, which may be on the screen at that moment: whether what was heard is right,
    /// where something was heard.
    ReadBack(Option<bool>),
    /// Writing down anything else.
    Note,
    /// Whatever a ward wishes or looks at: it sees neither free numbers nor those of other wards.
    Ward,
}

impl HaltedOperation {
    /// What keeps this wish of somebody with these rights from being fulfilled.
    #[must_use]
    pub fn of(command: &Command, rights: &Rights, ledger: &Ledger) -> Self {
        match command {
            _ if !rights.sees_pool() => Self::Ward,
            Command::Issue { .. } => Self::HandOut,
            Command::ReadBack { issuance, heard } => {
                let issued = ledger.issuances.get(issuance.position());
                Self::ReadBack(issued.map(|issued| heard.is_end_of(issued.number)))
            }
            Command::SkipReadBack { .. } => Self::ReadBack(None),
            _ => Self::Note,
        }
    }

    /// What concerns somebody with these rights who only looks.
    #[must_use]
    pub const fn seen_with(rights: &Rights) -> Self {
        if rights.sees_pool() { Self::HandOut } else { Self::Ward }
    }
}
