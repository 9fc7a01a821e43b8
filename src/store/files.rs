//! New files that appear whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};

use super::StoreError;

/// What SQLite may leave beside a database.
pub(super) const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// A new file under a temporary name, which goes away unless it is published.
#[derive(Debug)]
pub(super) struct Draft(PathBuf);

impl Draft {
    /// Makes an empty file at `path` that only its owner may read.
    pub(super) fn create(path: &Path) -> Result<Self, StoreError> {
        let made = File::options().write(true).create_new(true).mode(0o600).open(path);
        made.map(|_| Self(path.to_owned())).map_err(|error| from_io(path, &error))
    }

    /// The temporary name.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// Gives the file its name for good, through to the disk; what stands there already is never replaced.
    pub(super) fn publish(self, name: &Path) -> Result<(), StoreError> {
        let published = sync(&self.0)
            .and_then(|()| Ok(renameat_with(CWD, &self.0, CWD, name, RenameFlags::NOREPLACE)?))
            .and_then(|()| name.parent().map_or(Ok(()), sync));
        published.map_err(|error| from_io(name, &error))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        for suffix in [""].iter().chain(&COMPANIONS) {
            // Nothing more can be done about a file that won't go, and after publishing there is none.
            let _ = fs::remove_file(beside(&self.0, suffix));
        }
    }
}

/// `path` with something at the end of its name.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    name.into()
}

pub(super) fn sync(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// What the file system says about `path`.
pub(super) fn from_io(path: &Path, error: &io::Error) -> StoreError {
    let path = path.to_owned();
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => StoreError::NotFound(path),
        io::ErrorKind::AlreadyExists => StoreError::Exists(path),
        io::ErrorKind::PermissionDenied => StoreError::NoPermission(path),
        io::ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly(path),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::Full(path),
        _ => StoreError::Io { path, detail: error.to_string() },
    }
}
