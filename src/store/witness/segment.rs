//! One open segment: new lines are read into its record, and whole lines are appended under a lock.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

use crate::error::StoreError;
use crate::files::from_io;
use crate::witness::line::{peek, was_never_written};
use crate::witness::record::Record;

/// How long to wait for another program that is appending a line.
const LOCK_TIMEOUT: Duration = Duration::from_secs(5);

const LOCK_RETRY: Duration = Duration::from_millis(5);

/// A segment that is open, with the record of its lines.
#[derive(Debug)]
pub(super) struct WitnessSegment {
    pub path: PathBuf,
    file: File,
    /// Device and inode, by which a segment that was replaced is noticed.
    pub file_id: (u64, u64),
    /// How many bytes were read: up to the end of the last whole line.
    pub read_to: u64,
    pub record: Record,
}

impl WitnessSegment {
    /// Opens the segment at `path`, without reading it yet.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = match File::options().read(true).append(true).open(path) {
            // The disk is mounted read-only. What stands there still counts.
            Err(error) if error.kind() == io::ErrorKind::ReadOnlyFilesystem => File::open(path)?,
            opened => opened?,
        };
        let found = file.metadata()?;
        let file_id = (found.dev(), found.ino());
        Ok(Self { path: path.to_owned(), file, file_id, read_to: 0, record: Record::default() })
    }

    /// Opens the segment at `path` and reads it.
    pub(super) fn read(path: &Path) -> Result<Self, StoreError> {
        let read = || -> io::Result<Self> {
            let mut segment = Self::open(path)?;
            segment.read_new_lines()?;
            Ok(segment)
        };
        read().map_err(|error| witness_error(path, &error))
    }

    /// Keeps other programs from appending lines until the lock is dropped.
    pub(super) fn lock(&self) -> io::Result<WitnessLock> {
        WitnessLock::acquire(self.file.try_clone()?)
    }

    /// Appends a line, without syncing it. After an error part of it may be in the file; the next `append` cuts that
    /// off.
    pub(super) fn append(&mut self, line: &[u8]) -> io::Result<()> {
        let _lock = self.lock()?;
        self.read_new_lines()?;
        self.truncate_torn_line()?;
        (&self.file).write_all(line)
    }

    /// Syncs what was appended to the disk, and reads it into the record.
    pub(super) fn sync(&mut self) -> io::Result<()> {
        self.file.sync_data()?;
        self.read_new_lines()
    }

    /// Reads the whole lines that were appended since the last time, by whatever program.
    pub(super) fn read_new_lines(&mut self) -> io::Result<()> {
        let length = self.file.metadata()?.len();
        if length == self.read_to {
            return Ok(());
        }
        // The file was cut: what stood there must not count any more, so it is read from its beginning.
        if length < self.read_to {
            (self.read_to, self.record) = (0, Record::default());
        }
        let mut reader = BufReader::new(&self.file);
        reader.seek(SeekFrom::Start(self.read_to))?;
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line)? > 0 {
            let is_last = self.read_to + line.len() as u64 >= length;
            if line.pop_if(|last| *last == b'\n').is_none() || (is_last && was_never_written(&line)) {
                break;
            }
            self.record.push(peek(&line));
            self.read_to += line.len() as u64 + 1;
            line.clear();
        }
        Ok(())
    }

    /// Cuts off a line that a program could not finish, or the disk never wrote. It was never synced, so nothing was
    /// committed because of it.
    fn truncate_torn_line(&self) -> io::Result<()> {
        if self.file.metadata()?.len() > self.read_to { self.file.set_len(self.read_to) } else { Ok(()) }
    }
}

/// Passes every line of the segment at `path` to `visit`; `None` for one that breaks off.
pub(super) fn each_line(path: &Path, mut visit: impl FnMut(Option<&[u8]>)) -> Result<(), StoreError> {
    let mut read = || -> io::Result<()> {
        let mut reader = BufReader::new(File::open(path)?);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line)? > 0 {
            let has_end = line.pop_if(|last| *last == b'\n').is_some();
            let is_torn = !has_end || (was_never_written(&line) && reader.fill_buf()?.is_empty());
            visit((!is_torn).then_some(&line));
            line.clear();
        }
        Ok(())
    };
    read().map_err(|error| witness_error(path, &error))
}

/// An error of the witness's files. A missing folder means that the witness is missing: the log itself may be sound.
pub(super) fn witness_error(path: &Path, error: &io::Error) -> StoreError {
    match from_io(path, error) {
        StoreError::NotFound(path) => StoreError::NoWitness(path),
        other => other,
    }
}

/// While this lives, no other program appends a line to the segment.
#[derive(Debug)]
pub(crate) struct WitnessLock(File);

impl WitnessLock {
    /// Waits for the lock. It belongs to the file as it was opened, so a clone of the handle shares it.
    pub(super) fn acquire(file: File) -> io::Result<Self> {
        let start = Instant::now();
        loop {
            match flock(&file, FlockOperation::NonBlockingLockExclusive) {
                Ok(()) => return Ok(Self(file)),
                Err(Errno::WOULDBLOCK) if start.elapsed() < LOCK_TIMEOUT => thread::sleep(LOCK_RETRY),
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

impl Drop for WitnessLock {
    fn drop(&mut self) {
        // Where the file is open under a clone of this handle too, closing this one would not release the lock.
        let _ = flock(&self.0, FlockOperation::Unlock);
    }
}
