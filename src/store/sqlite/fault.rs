//! Errors of SQLite and of the store on their way up to where the path of the log is known.

use std::path::Path;

use rusqlite::ErrorCode;
use rusqlite::ffi;
use rustix::fs::{Access, AtFlags, CWD, accessat};

use crate::error::StoreError;
use crate::files::from_io;
use crate::sqlite::reserve;

/// An error to which the path of the log must still be added.
#[derive(Debug)]
pub(super) enum Fault {
    Store(StoreError),
    Sqlite(rusqlite::Error),
}

/// What reading or writing the database gives before an error has its path.
pub(super) type FaultResult<T> = Result<T, Fault>;

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl Fault {
    /// Whether another terminal held the log's lock for too long.
    pub(super) fn is_busy(&self) -> bool {
        matches!(self, Self::Sqlite(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy))
    }

    /// The [`StoreError`], about the log at `path`.
    pub(super) fn at(self, path: &Path) -> StoreError {
        match self {
            Self::Store(error) => error,
            Self::Sqlite(error) => from_sqlite(path, &error),
        }
    }
}

fn from_sqlite(path: &Path, error: &rusqlite::Error) -> StoreError {
    let log = || path.to_owned();
    let detail = error.to_string();
    match (error.sqlite_error_code(), error.sqlite_extended_error_code()) {
        (Some(ErrorCode::OperationInterrupted), _) => StoreError::Cancelled,
        // SQLite distinguishes a used-up quota or a limit of the process from a full disk. For people it is the same.
        (_, Some(ffi::SQLITE_IOERR_WRITE)) if reserve::is_nearly_full(path) => StoreError::Full(log()),
        (Some(ErrorCode::DiskFull), _) | (_, Some(ffi::SQLITE_IOERR_SHMSIZE)) => StoreError::Full(log()),
        (Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked), _) => StoreError::Busy,
        (Some(ErrorCode::ReadOnly), _) => StoreError::ReadOnly(log()),
        (Some(ErrorCode::PermissionDenied), _) => StoreError::NoPermission(log()),
        // SQLite's own words name the file by an address that nobody typed.
        (Some(ErrorCode::CannotOpen), _) => match accessat(CWD, path, Access::READ_OK, AtFlags::EACCESS) {
            Err(cause) => from_io(path, &cause.into()),
            Ok(()) => StoreError::Io { path: log(), detail: "SQLite can't open it".to_owned() },
        },
        (Some(ErrorCode::NotADatabase), _) => StoreError::NotALog(log()),
        (Some(ErrorCode::ConstraintViolation), _) => StoreError::Forbidden(detail),
        (Some(ErrorCode::SchemaChanged), _) => StoreError::SchemaChanged(detail),
        // Our SQL is fixed, so a general error or a value of the wrong type comes from damage in the file.
        (Some(ErrorCode::DatabaseCorrupt | ErrorCode::Unknown) | None, _) => {
            StoreError::Damaged { path: log(), detail }
        }
        _ => StoreError::Io { path: log(), detail },
    }
}
