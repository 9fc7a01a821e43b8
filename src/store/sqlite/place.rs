//! The log's file: what it is, and whether it is still the one that was opened.
//!
//! Only metadata is read here. If this process opened and closed the file itself, it would drop the locks that SQLite
//! holds on it.

use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rustix::fs::{Access, AtFlags, CWD, accessat};
use rustix::io::Errno;

use crate::error::StoreError;
use crate::files::from_io;
use crate::sqlite::fault::FaultResult;
use crate::sqlite::network;
use crate::sqlite::options::OpenOptions;
use crate::sqlite::reserve::is_read_only;

/// Where the log lies and which file it is.
#[derive(Debug)]
pub(super) struct Place {
    path: PathBuf,
    device: u64,
    inode: u64,
    /// Whether the file system is mounted read-only, so that nobody can write to the log.
    is_read_only: bool,
}

impl Place {
    /// Examines the file at `path` without touching it. A log on a read-only file system can still be read.
    pub(super) fn examine(path: &Path, options: &OpenOptions) -> Result<Self, StoreError> {
        let path = absolute(path)?;
        let found = fs::metadata(&path).map_err(|error| from_io(&path, &error))?;
        if !found.is_file() {
            return Err(StoreError::NotAFile(path));
        }
        if found.nlink() != 1 {
            return Err(StoreError::HardLinked(path));
        }
        let is_read_only = is_read_only(&path);
        if !is_allowed(&path, Access::READ_OK) {
            return Err(StoreError::NoPermission(path));
        }
        if !is_read_only {
            refuse_unwritable(&path, &found)?;
        }
        network::refuse(&path, options)?;
        Ok(Self { device: found.dev(), inode: found.ino(), path, is_read_only })
    }

    /// Whether the log can only be read, because its file system is mounted read-only.
    pub(super) const fn is_read_only(&self) -> bool {
        self.is_read_only
    }

    /// The absolute path of the log.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Checks that the file was not moved, replaced or unlinked, and returns when it was written to last.
    ///
    /// SQLite in WAL mode does not notice that, and two programs would then issue the same numbers.
    pub(super) fn check_still_here(&self) -> Result<FileStamp, StoreError> {
        let same = |found: &Metadata| found.is_file() && (found.dev(), found.ino()) == (self.device, self.inode);
        match fs::metadata(&self.path) {
            Ok(found) if same(&found) && found.nlink() != 1 => Err(StoreError::HardLinked(self.path.clone())),
            Ok(found) if same(&found) => Ok(FileStamp::of(&found)),
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                Err(StoreError::NoPermission(self.path.clone()))
            }
            _ => Err(StoreError::Moved(self.path.clone())),
        }
    }

    /// Like [`Self::check_still_here`], and returns whether the file was written to since `known`. A write past SQLite,
    /// as by a copy over the file, would go unnoticed as long as cached pages are used, so these are dropped then.
    pub(super) fn check_for_writes(&self, known: &mut FileStamp, connection: &Connection) -> FaultResult<bool> {
        let stamp = self.check_still_here()?;
        let is_new = std::mem::replace(known, stamp) != stamp;
        if is_new {
            connection.release_memory()?;
        }
        Ok(is_new)
    }
}

/// When a file was last written to, and its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileStamp {
    seconds: i64,
    nanoseconds: i64,
    bytes: u64,
}

impl FileStamp {
    fn of(found: &Metadata) -> Self {
        Self { seconds: found.mtime(), nanoseconds: found.mtime_nsec(), bytes: found.size() }
    }
}

/// The absolute form of a path. SQLite gives `file:` and `:memory:` at the start of a relative path another meaning.
pub(super) fn absolute(path: &Path) -> Result<PathBuf, StoreError> {
    std::path::absolute(path).map_err(|error| from_io(path, &error))
}

fn refuse_unwritable(path: &Path, found: &Metadata) -> Result<(), StoreError> {
    // The mode is checked as well, because `accessat` lets root write to a read-only file.
    if found.mode() & 0o222 == 0 || !is_allowed(path, Access::WRITE_OK) {
        return Err(StoreError::ReadOnly(path.to_owned()));
    }
    let resolved = fs::canonicalize(path).map_err(|error| from_io(path, &error))?;
    resolved.parent().map_or(Ok(()), require_writable_folder)
}

/// Refuses a folder in which this account may not create files.
///
/// # Errors
/// [`StoreError::NoPermission`] for such a folder, [`StoreError::ReadOnlyFolder`] if nobody may.
pub fn require_writable_folder(folder: &Path) -> Result<(), StoreError> {
    accessat(CWD, folder, Access::WRITE_OK | Access::EXEC_OK, AtFlags::EACCESS).map_err(|cause| match cause {
        Errno::ROFS => StoreError::ReadOnlyFolder(folder.to_owned()),
        _ => StoreError::NoPermission(folder.to_owned()),
    })
}

fn is_allowed(path: &Path, access: Access) -> bool {
    accessat(CWD, path, access, AtFlags::EACCESS).is_ok()
}
