//! The file itself: what it is, and whether it is still the one that was opened.
//!
//! Only metadata is asked for: opening and closing the live file here would drop the locks that SQLite holds on it.

use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rustix::fs::{Access, AtFlags, CWD, accessat};

use crate::error::StoreError;
use crate::files::from_io;
use crate::sqlite::fault::WriteOutcome;
use crate::sqlite::network;
use crate::sqlite::options::OpenOptions;

/// Where the log lies and which file it is.
#[derive(Debug)]
pub(super) struct Place {
    path: PathBuf,
    device: u64,
    inode: u64,
}

impl Place {
    /// Looks at what stands at `path` without touching it.
    pub(super) fn examine(path: &Path, options: &OpenOptions) -> Result<Self, StoreError> {
        let path = absolute(path)?;
        let found = fs::metadata(&path).map_err(|error| from_io(&path, &error))?;
        if !found.is_file() {
            return Err(StoreError::NotAFile(path));
        }
        if found.nlink() != 1 {
            return Err(StoreError::HardLinked(path));
        }
        refuse_unwritable(&path, &found)?;
        network::refuse(&path, options)?;
        Ok(Self { device: found.dev(), inode: found.ino(), path })
    }

    /// The absolute path.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// WAL does not notice that its file was unlinked or replaced: two programs would then hand out the same numbers.
    ///
    /// Says when the file was written to last.
    pub(super) fn still_here(&self) -> Result<Touched, StoreError> {
        let same = |found: &Metadata| found.is_file() && (found.dev(), found.ino()) == (self.device, self.inode);
        match fs::metadata(&self.path) {
            Ok(found) if same(&found) && found.nlink() != 1 => Err(StoreError::HardLinked(self.path.clone())),
            Ok(found) if same(&found) => Ok(Touched::of(&found)),
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                Err(StoreError::NoPermission(self.path.clone()))
            }
            _ => Err(StoreError::Moved(self.path.clone())),
        }
    }

    /// The same, and whether that is later than what was `known`. Who writes past SQLite, as a copy over the file does, is
    /// noticed by nobody who goes on with pages read before.
    pub(super) fn look_again(&self, known: &mut Touched, connection: &Connection) -> WriteOutcome<bool> {
        let touched = self.still_here()?;
        let is_new = std::mem::replace(known, touched) != touched;
        if is_new {
            connection.release_memory()?;
        }
        Ok(is_new)
    }
}

/// When a file was written to last, and how long it was then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Touched {
    seconds: i64,
    nanoseconds: i64,
    bytes: u64,
}

impl Touched {
    fn of(found: &Metadata) -> Self {
        Self { seconds: found.mtime(), nanoseconds: found.mtime_nsec(), bytes: found.size() }
    }
}

/// SQLite would take `file:` or `:memory:` at the start of a path for something else.
pub(super) fn absolute(path: &Path) -> Result<PathBuf, StoreError> {
    std::path::absolute(path).map_err(|error| from_io(path, &error))
}

fn refuse_unwritable(path: &Path, found: &Metadata) -> Result<(), StoreError> {
    if !is_allowed(path, Access::READ_OK) {
        return Err(StoreError::NoPermission(path.to_owned()));
    }
    // The mode is asked too because it does not stop root, who should be stopped like everybody else.
    if found.mode() & 0o222 == 0 || !is_allowed(path, Access::WRITE_OK) {
        return Err(StoreError::ReadOnly(path.to_owned()));
    }
    let resolved = fs::canonicalize(path).map_err(|error| from_io(path, &error))?;
    resolved.parent().map_or(Ok(()), refuse_closed)
}

/// Refuses a folder in which this account may make no files.
///
/// # Errors
/// [`StoreError::NoPermission`] when it is one.
pub fn refuse_closed(folder: &Path) -> Result<(), StoreError> {
    if is_allowed(folder, Access::WRITE_OK | Access::EXEC_OK) {
        return Ok(());
    }
    Err(StoreError::NoPermission(folder.to_owned()))
}

fn is_allowed(path: &Path, access: Access) -> bool {
    accessat(CWD, path, access, AtFlags::EACCESS).is_ok()
}
