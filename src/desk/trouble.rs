//! The errors of the desk: why a command was not executed, or why it is unknown whether it was.

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
use kvittera_store::snapshot::SnapshotError;

/// Why a command was not executed, or why it is unknown whether it was.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// A rule refuses the command; nothing was written.
    #[error("refused: {}", .0.kind())]
    Refused(Refusal),
    /// The log can't be used; nothing was written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The log's events contradict each other.
    #[error(transparent)]
    Inconsistent(#[from] Inconsistency),
    /// The log belongs to another site than the settings name.
    #[error("the log belongs to {found}")]
    OtherSite {
        found: Name,
        /// The site in the settings.
        expected: Name,
    },
    /// A practice log was found where a live one belongs, or the other way round.
    #[error("the log is of the other mode ({found:?})")]
    OtherMode { found: Mode },
    /// The cached snapshot with which the desk was opened differs from the ledger of all events.
    #[error("the kept ledger is not what the facts add up to")]
    FoldDiffers,
    /// Writing is suspended: log and witness differ, or the disk failed.
    #[error("nothing may be written: {}", .0.cause.name())]
    Halted(Halt, HaltedOperation),
    /// The log failed while writing and can't be read, so it is unknown whether the command was written until it can.
    #[error("it is not known whether request {request} was written: {cause}")]
    Unknown { request: RequestId, cause: StoreError },
}

impl From<SnapshotError> for DeskError {
    fn from(error: SnapshotError) -> Self {
        match error {
            SnapshotError::Store(error) => Self::Store(error),
            SnapshotError::Inconsistent(error) => Self::Inconsistent(error),
            SnapshotError::Differs => Self::FoldDiffers,
        }
    }
}

impl DeskError {
    /// The stable name of the error, for other programs.
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

/// What a halt keeps a person from doing. Only a person who issues numbers needs to know which ones are free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HaltedOperation {
    /// Issuing a number, and everything else that a person at the desk may ask of the pool.
    Issue,
    /// Recording a read-back, whose number may be on the screen at that moment: true if what was heard is right, `None`
    /// if the read-back was skipped or the issuance is unknown.
    ReadBack(Option<bool>),
    /// Recording anything else.
    Note,
    /// Anything that a ward does or looks at: it sees neither free numbers nor those of other wards.
    Ward,
}

impl HaltedOperation {
    /// The operation that this command is, for a person with these rights.
    #[must_use]
    pub fn of(command: &Command, rights: &Rights, ledger: &Ledger) -> Self {
        match command {
            _ if !rights.sees_pool() => Self::Ward,
            Command::Issue { .. } => Self::Issue,
            Command::ReadBack { issuance, heard } => {
                let issued = ledger.issuances.get(issuance.position());
                Self::ReadBack(issued.map(|issued| heard.is_end_of(issued.number)))
            }
            Command::SkipReadBack { .. } => Self::ReadBack(None),
            _ => Self::Note,
        }
    }

    /// The operation that concerns a person with these rights who only looks.
    #[must_use]
    pub const fn seen_with(rights: &Rights) -> Self {
        if rights.sees_pool() { Self::Issue } else { Self::Ward }
    }
}
