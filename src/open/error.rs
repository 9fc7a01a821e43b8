//! Why no log is open.

use std::io;
use std::path::{Path, PathBuf};

use crate::desk::DeskError;
use crate::desk::place::NoHome;
use kvittera_domain::value::vgr_id::VgrIdError;
use kvittera_store::StoreError;

/// Why no log is open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The log can't be used, or a rule refuses what should go into it.
    #[error(transparent)]
    Desk(#[from] DeskError),
    /// Too little of the log is left to look through it.
    #[error(transparent)]
    Damaged(DeskError),
    /// There is no place for a log.
    #[error(transparent)]
    NoHome(#[from] NoHome),
    /// The settings name the log by a path that would lead elsewhere from another folder.
    #[error("{0} does not begin with /")]
    Relative(PathBuf),
    /// The built-in vgr-id is none.
    #[error(transparent)]
    BuiltIn(#[from] VgrIdError),
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        Self::Desk(error.into())
    }
}

/// What the system says of a file, as the store says it.
pub(super) fn trouble(path: &Path, error: &io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::PermissionDenied => StoreError::NoPermission(path.to_owned()),
        io::ErrorKind::StorageFull => StoreError::Full(path.to_owned()),
        _ => StoreError::Io { path: path.to_owned(), detail: error.to_string() },
    }
}
