//! New files that appear whole or not at all, and small helpers for files.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File};
use std::io;
use std::ops::Deref;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rustix::fs::{CWD, FlockOperation, OFlags, RenameFlags, flock, renameat_with};

use crate::error::StoreError;
use crate::owner::FileOwner;

/// The suffixes of the files that SQLite may leave beside a database.
pub(super) const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];

const RETRY_INTERVAL: Duration = Duration::from_millis(20);

/// A new file under a temporary name, which is removed unless it is published.
///
/// It is locked while this program works on it. So a file that a killed program left behind can be told from one that
/// another program is writing.
#[derive(Debug)]
pub(super) struct PartialFile {
    path: PathBuf,
    file: LockedFile,
    is_published: bool,
}

impl PartialFile {
    /// An empty file at `path` that only its owner may read; `None` leaves it to the account that runs the program. If
    /// another program is working on one, waits up to `patience`.
    pub(super) fn take(path: &Path, owner: Option<FileOwner>, patience: Duration) -> Result<Self, StoreError> {
        let start = Instant::now();
        loop {
            if let Some(file) = locked(path).map_err(|error| from_io(path, &error))? {
                let partial = Self { path: path.to_owned(), file, is_published: false };
                partial.file.set_len(0).map_err(|error| from_io(path, &error))?;
                partial.remove(&COMPANIONS);
                owner.map_or(Ok(()), |owner| owner.take(&partial.file, path))?;
                return Ok(partial);
            }
            if start.elapsed() > patience {
                return Err(StoreError::Busy);
            }
            thread::sleep(RETRY_INTERVAL);
        }
    }

    /// The temporary name.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Renames the file to its final name and syncs that to the disk. An existing file is never replaced.
    pub(super) fn publish(self, name: &Path) -> Result<(), StoreError> {
        self.publish_with(name, RenameFlags::NOREPLACE)
    }

    /// Renames the file to its final name and syncs that to the disk. An existing file is replaced.
    pub(super) fn replace(self, name: &Path) -> Result<(), StoreError> {
        self.publish_with(name, RenameFlags::empty())
    }

    fn publish_with(mut self, name: &Path, flags: RenameFlags) -> Result<(), StoreError> {
        let renamed = self.file.sync_all().and_then(|()| Ok(renameat_with(CWD, &self.path, CWD, name, flags)?));
        renamed.map_err(|error| from_io(name, &error))?;
        // From now on a file of the temporary name may be another program's.
        self.is_published = true;
        sync_folder_of(name)
    }

    /// Removes the file and its companions. Nothing more can be done about one that can't be removed.
    fn remove(&self, suffixes: &[&str]) {
        for suffix in suffixes {
            let _ = fs::remove_file(beside(&self.path, suffix));
        }
    }
}

impl Drop for PartialFile {
    fn drop(&mut self) {
        if !self.is_published {
            self.remove(&[""]);
            self.remove(&COMPANIONS);
        }
    }
}

/// Syncs the folder of `name`, so that a file that was created, renamed or removed there stays so after a crash.
pub(super) fn sync_folder_of(name: &Path) -> Result<(), StoreError> {
    name.parent().map_or(Ok(()), sync).map_err(|error| from_io(name, &error))
}

/// An open file that is locked until it is dropped.
#[derive(Debug)]
pub struct LockedFile(File);

impl Deref for LockedFile {
    type Target = File;

    fn deref(&self) -> &File {
        &self.0
    }
}

impl Drop for LockedFile {
    /// Closing would not do: a program that is being started just now has the open file, too, until it has begun. If
    /// unlocking fails, closing is all that is left.
    fn drop(&mut self) {
        flock(&self.0, FlockOperation::Unlock).ok();
    }
}

/// Opens and locks the file at `path`, creating it if need be; `None` while another program has it locked.
///
/// # Errors
/// When it can't be created, opened for writing or locked.
pub fn locked(path: &Path) -> io::Result<Option<LockedFile>> {
    let no_link = i32::try_from(OFlags::NOFOLLOW.bits()).unwrap_or(0);
    let mut options = File::options();
    let file = options.write(true).create(true).truncate(false).mode(0o600).custom_flags(no_link).open(path)?;
    match flock(&file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => {}
        Err(rustix::io::Errno::WOULDBLOCK) => return Ok(None),
        Err(error) => return Err(error.into()),
    }
    // Between opening and locking, the program that had it locked may have published or removed the file.
    let own = file.metadata()?;
    let is_there = fs::symlink_metadata(path).is_ok_and(|found| (found.dev(), found.ino()) == (own.dev(), own.ino()));
    Ok(is_there.then_some(LockedFile(file)))
}

/// Makes a folder that only its owner may use, and those above it that are missing. New ones belong to whom the folder
/// belongs to in which they are made. A folder that is there already stays as it is.
///
/// # Errors
/// When one can't be made.
pub fn make_private_folder(folder: &Path) -> Result<(), StoreError> {
    let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
    let missing: Vec<&Path> = folder.ancestors().take_while(is_missing).collect();
    for folder in missing.into_iter().rev() {
        match DirBuilder::new().mode(0o700).create(folder) {
            // Another program made it at the same moment.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            made => made.map_err(|error| from_io(folder, &error))?,
        }
        let above = folder.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if let (Ok(owner), Ok(made)) = (FileOwner::of(above), File::open(folder)) {
            owner.take(&made, folder)?;
        }
    }
    Ok(())
}

/// `path` with `suffix` appended to its name.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    name.into()
}

/// Syncs a file or folder to the disk.
pub(super) fn sync(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// An error of the file system about `path`, as a [`StoreError`].
pub(super) fn from_io(path: &Path, error: &io::Error) -> StoreError {
    let path = path.to_owned();
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => StoreError::NotFound(path),
        io::ErrorKind::AlreadyExists => StoreError::Exists(path),
        io::ErrorKind::PermissionDenied => StoreError::NoPermission(path),
        io::ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly(path),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            StoreError::Full(path)
        }
        _ => StoreError::Io { path, detail: error.to_string() },
    }
}
