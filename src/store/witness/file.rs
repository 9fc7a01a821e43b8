//! The witness as the store holds it: found and refreshed, appended to, rotated, and compared with the log.
//!
//! A segment is only ever appended to. What stands in it is never changed.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use crate::chain::Link;
use crate::error::StoreError;
use crate::event_store::AppendRequest;
use crate::files::from_io;
use crate::log_view::LogView;
use crate::owner::FileOwner;
use crate::witness::compare::{compare, may_go_on_in_pending, missing_witness, rolled_back};
use crate::witness::line::{IntentLine, SegmentHeader, WitnessLine};
use crate::witness::lines::{WitnessLines, WitnessLock};
use crate::witness::segments::{
    is_rolled_back, pending_segment, publish_segment, replace_segment, witness_error, write_segment,
};
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::value::id::{RequestId, Seq};

/// A segment longer than this many bytes is rotated, so that opening a log never reads more than this.
const SEGMENT_LIMIT: u64 = 1 << 20;

/// The witness of one log.
#[derive(Debug)]
pub(crate) struct Witness {
    path: PathBuf,
    /// The current segment; `None` while there is no file at `path`.
    current: Option<WitnessLines>,
    /// Whom new segments are for; `None` leaves them to the account that runs the program.
    owner: Option<FileOwner>,
}

impl Witness {
    /// Reads the witness at `path`. It need not exist.
    pub(crate) fn find(path: &Path) -> Result<Self, StoreError> {
        let mut witness = Self { path: path.to_owned(), current: None, owner: None };
        witness.refresh()?;
        Ok(witness)
    }

    /// From now on new segments belong to whom the log at `log` belongs to.
    pub(crate) fn belonging_to(self, log: &Path) -> Self {
        Self { owner: FileOwner::of(log).ok(), ..self }
    }

    /// Whether there was no file at the last refresh.
    pub(crate) const fn is_missing(&self) -> bool {
        self.current.is_none()
    }

    /// Refreshes a witness that was missing; true if the file is there now.
    pub(crate) fn has_reappeared(&mut self) -> Result<bool, StoreError> {
        if !self.is_missing() {
            return Ok(false);
        }
        self.refresh()?;
        Ok(!self.is_missing())
    }

    /// Reads the lines that other programs have appended. If the segment was rotated, the new one is opened.
    pub(crate) fn refresh(&mut self) -> Result<(), StoreError> {
        let refreshed = self.reopen_and_read().map_err(|error| witness_error(&self.path, &error));
        if refreshed.is_err() {
            self.current = None;
        }
        refreshed
    }

    fn reopen_and_read(&mut self) -> io::Result<()> {
        let file_id = match fs::metadata(&self.path) {
            // A symbolic link whose target can't be reached is not a missing witness: the disk may come back.
            Err(error) if is_absence(&error) && fs::symlink_metadata(&self.path).is_err() => {
                self.current = None;
                return Ok(());
            }
            found => found.map(|found| (found.dev(), found.ino()))?,
        };
        if self.current.as_ref().is_none_or(|current| current.file_id != file_id) {
            self.current = Some(WitnessLines::open(&self.path)?);
        }
        self.current.as_mut().map_or(Ok(()), WitnessLines::read_new_lines)
    }

    /// Device and inode of the file that is at the witness's path right now; `None` if there is none.
    pub(crate) fn file_id(&self) -> Option<(u64, u64)> {
        fs::metadata(&self.path).ok().map(|found| (found.dev(), found.ino()))
    }

    /// Keeps other programs from appending lines until the lock is dropped. A missing witness has no lock.
    pub(crate) fn lock(&self) -> Result<Option<WitnessLock>, StoreError> {
        let lock = self.current.as_ref().map(WitnessLines::lock).transpose();
        lock.map_err(|error| from_io(&self.path, &error))
    }

    /// Whether the witness says no more than that a log was to be created.
    pub(crate) fn holds_only_creation(&self) -> bool {
        self.current.as_ref().is_some_and(|current| current.record.holds_only_creation())
    }

    /// Compares the witness, as of the last refresh, with the log.
    pub(crate) fn compare(&self, log: &dyn LogView) -> Result<Comparison, StoreError> {
        match &self.current {
            None => missing_witness(&self.path, log),
            Some(current) => compare(&self.path, &current.record, log),
        }
    }

    /// What this witness no longer says because it was rolled back to an earlier state itself; `None` if it was not.
    /// Only a rotated segment that holds a later state can show that.
    pub(crate) fn compare_if_rolled_back(&self, log: &dyn LogView) -> Result<Option<Comparison>, StoreError> {
        let is_older = is_rolled_back(&self.path).map_err(|error| witness_error(&self.path, &error))?;
        if is_older { rolled_back(&self.path, log).map(Some) } else { Ok(None) }
    }

    /// Appends what is about to be written after `last`, and syncs it to the disk. The caller holds the log's write
    /// lock.
    pub(crate) fn intend(&mut self, last: Link, entry: &AppendRequest<'_>) -> Result<(), AppendError> {
        self.rotate_if_long(last).map_err(AppendError::NotWritten)?;
        self.append(&WitnessLine::Intent(IntentLine::of(last, entry)))
    }

    /// Appends that the command was committed and that `last` is its last event, and syncs it to the disk.
    pub(crate) fn done(&mut self, request: RequestId, last: Link) -> Result<(), StoreError> {
        let line = WitnessLine::Done { request, seq: last.seq, hash: last.hash };
        self.append(&line).map_err(|error| match error {
            AppendError::NotWritten(error) | AppendError::MayBeWritten(error) => error,
        })
    }

    fn append(&mut self, line: &WitnessLine) -> Result<(), AppendError> {
        let path = self.path.clone();
        let at = |error: &io::Error| from_io(&path, error);
        let Some(current) = &mut self.current else {
            return Err(AppendError::NotWritten(StoreError::NoWitness(path)));
        };
        let bytes = line.encode().map_err(|error| AppendError::NotWritten(at(&error.into())))?;
        current.append(&bytes).map_err(|error| AppendError::NotWritten(at(&error)))?;
        current.sync().map_err(|error| AppendError::MayBeWritten(at(&error)))
    }

    /// Begins a new segment after `last` if the current one is long. The witness has just been compared with the log
    /// and does not forbid the command at hand, so no number is at risk that only the old segment names.
    fn rotate_if_long(&mut self, last: Link) -> Result<(), StoreError> {
        let Some(current) = self.current.as_ref().filter(|current| current.read_to > SEGMENT_LIMIT) else {
            return Ok(());
        };
        let Some(header) = current.record.header.clone() else { return Ok(()) };
        self.rotate(&SegmentHeader { after: last.seq, hash: last.hash, ..header })
    }

    /// Replaces the current segment by a new one that holds only a header. The current one is kept under another name.
    fn rotate(&mut self, header: &SegmentHeader) -> Result<(), StoreError> {
        let fresh = pending_segment(&self.path);
        write_segment(&fresh, self.owner, &[WitnessLine::Opened(header.clone())])?;
        replace_segment(&fresh, &self.path, header.after)?;
        self.refresh()
    }

    /// Writes a pending segment, or takes up the one that an interrupted recovery has left. It is appended to from now on
    /// and replaces this one only with [`Self::install_over`].
    pub(crate) fn prepare_next(&self, header: &SegmentHeader, log: &dyn LogView) -> Result<Self, StoreError> {
        let fresh = pending_segment(&self.path);
        if may_go_on_in_pending(&self.path, log)? {
            return Ok(Self { owner: self.owner, ..Self::find(&fresh)? });
        }
        write_segment(&fresh, self.owner, &[WitnessLine::Opened(header.clone())])?;
        Ok(Self { owner: self.owner, ..Self::find(&fresh)? })
    }

    /// Puts this pending segment in the place of `old`, which is kept under another name.
    ///
    /// Where `old` was missing there must still be no file: nobody would ever look at what it says.
    pub(crate) fn install_over(&mut self, old: &Self, after: Seq) -> Result<(), StoreError> {
        if old.is_missing() {
            publish_segment(&self.path, &old.path)?;
        } else {
            replace_segment(&self.path, &old.path, after)?;
        }
        self.path.clone_from(&old.path);
        self.refresh()
    }
}

fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Why a line could not be appended, and whether it is in the file all the same.
#[derive(Debug)]
pub(crate) enum AppendError {
    /// The line is not in the file; a part of it that may be there does not count.
    NotWritten(StoreError),
    /// The line may be in the file: the disk failed while it was synced.
    MayBeWritten(StoreError),
}
