//! The errors of opening, creating and restoring logs.

use std::io;
use std::path::{Path, PathBuf};

use crate::desk::DeskError;
use crate::desk::place::NoHome;
use kvittera_domain::value::vgr_id::VgrIdError;
use kvittera_store::StoreError;

/// Why a log can't be opened, created or restored.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The log can't be used, or a rule refuses what should go into it.
    #[error(transparent)]
    Desk(#[from] DeskError),
    /// The log is too damaged to be verified.
    #[error(transparent)]
    Damaged(DeskError),
    /// There is no folder for a log.
    #[error(transparent)]
    NoHome(#[from] NoHome),
    /// The settings name the log by a relative path, which would lead elsewhere from another folder.
    #[error("{0} does not begin with /")]
    Relative(PathBuf),
    /// Nobody named a log, and there is no live one at this path. Practice does not open in its place.
    #[error("no live log at {0}")]
    NoLiveLog(PathBuf),
    /// There is no practice log at this path, and what only reads makes none.
    #[error("no practice log at {0}")]
    NoPracticeLog(PathBuf),
    /// The built-in vgr-id is invalid.
    #[error(transparent)]
    BuiltIn(#[from] VgrIdError),
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        Self::Desk(error.into())
    }
}

/// Turns the system's error on a file into the store's.
pub(super) fn io_error(path: &Path, error: &io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::PermissionDenied => StoreError::NoPermission(path.to_owned()),
        io::ErrorKind::StorageFull => StoreError::Full(path.to_owned()),
        _ => StoreError::Io { path: path.to_owned(), detail: error.to_string() },
    }
}
