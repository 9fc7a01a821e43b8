//! The witness's file: found, added to, and never changed.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use crate::chain::Link;
use crate::error::StoreError;
use crate::event_store::AppendRequest;
use crate::files::from_io;
use crate::log_view::LogView;
use crate::witness::compare::{compare, forgotten, missing};
use crate::witness::line::{IntentLine, SegmentHeader, WitnessLine};
use crate::witness::lines::{Held, WitnessLines};
use crate::witness::segments::{
    is_older_than_one_put_aside, pending_segment, put_in_place, put_in_place_of, trouble, write_new,
};
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::value::id::{RequestId, Seq};

/// A longer file is put aside and begun anew, so that opening never reads more than this.
const LONGEST: u64 = 1 << 20;

/// The witness of one log.
#[derive(Debug)]
pub(crate) struct Witness {
    path: PathBuf,
    /// `None` while there is no such file.
    open: Option<WitnessLines>,
}

impl Witness {
    /// Finds the witness at `path`, which need not be there, and reads it.
    pub(crate) fn find(path: &Path) -> Result<Self, StoreError> {
        let mut witness = Self { path: path.to_owned(), open: None };
        witness.look_again()?;
        Ok(witness)
    }

    /// Whether it was not there when it was looked for last.
    pub(crate) const fn is_missing(&self) -> bool {
        self.open.is_none()
    }

    /// Whether it was missing when it was looked for last, and is there after all.
    pub(crate) fn is_back(&mut self) -> Result<bool, StoreError> {
        if !self.is_missing() {
            return Ok(false);
        }
        self.look_again()?;
        Ok(!self.is_missing())
    }

    /// Reads what was added since by others; finds the file anew if it was put aside.
    pub(crate) fn look_again(&mut self) -> Result<(), StoreError> {
        let looked = self.look().map_err(|error| trouble(&self.path, &error));
        if looked.is_err() {
            self.open = None;
        }
        looked
    }

    fn look(&mut self) -> io::Result<()> {
        let inode = match fs::metadata(&self.path) {
            // A link whose file can't be had now is not missing: the disk may come back.
            Err(error) if is_absence(&error) && fs::symlink_metadata(&self.path).is_err() => {
                self.open = None;
                return Ok(());
            }
            found => found.map(|found| (found.dev(), found.ino()))?,
        };
        if self.open.as_ref().is_none_or(|open| open.inode != inode) {
            self.open = Some(WitnessLines::open(&self.path)?);
        }
        self.open.as_mut().map_or(Ok(()), WitnessLines::catch_up)
    }

    /// Which file stands there, by device and inode.
    pub(crate) fn stands(&self) -> Option<(u64, u64)> {
        fs::metadata(&self.path).ok().map(|found| (found.dev(), found.ino()))
    }

    /// Keeps other programs from adding lines, for as long as what is given back lives.
    pub(crate) fn hold(&self) -> Result<Option<Held>, StoreError> {
        let held = self.open.as_ref().map(WitnessLines::hold).transpose();
        held.map_err(|error| from_io(&self.path, &error))
    }

    /// Whether it says no more than that a log was to be made.
    pub(crate) fn only_founds(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.record.only_founds())
    }

    /// All that it says where it differs from the log.
    pub(crate) fn compare(&self, log: &dyn LogView) -> Result<Comparison, StoreError> {
        match &self.open {
            None => missing(&self.path, log),
            Some(open) => compare(&self.path, &open.record, log),
        }
    }

    /// What it no longer says because it was itself put back as it once was: a later state of it was put aside.
    pub(crate) fn forgotten(&self, log: &dyn LogView) -> Result<Option<Comparison>, StoreError> {
        let is_older = is_older_than_one_put_aside(&self.path).map_err(|error| trouble(&self.path, &error))?;
        if is_older { forgotten(&self.path, log).map(Some) } else { Ok(None) }
    }

    /// Says what is about to be written after `last`, through to the disk. The caller holds the log's lock.
    pub(crate) fn intend(&mut self, last: Link, entry: &AppendRequest<'_>) -> Result<(), AppendError> {
        self.put_aside_when_long(last).map_err(AppendError::Nothing)?;
        self.add(&WitnessLine::Intent(IntentLine::of(last, entry)))
    }

    /// Says what was written.
    pub(crate) fn done(&mut self, request: RequestId, last: Link) -> Result<(), StoreError> {
        let line = WitnessLine::Done { request, seq: last.seq, hash: last.hash };
        self.add(&line).map_err(|unsaid| match unsaid {
            AppendError::Nothing(error) | AppendError::Perhaps(error) => error,
        })
    }

    fn add(&mut self, line: &WitnessLine) -> Result<(), AppendError> {
        let path = self.path.clone();
        let at = |error: &io::Error| from_io(&path, error);
        let Some(open) = &mut self.open else {
            return Err(AppendError::Nothing(StoreError::NoWitness(path)));
        };
        let bytes = line.encode().map_err(|error| AppendError::Nothing(at(&error.into())))?;
        open.add(&bytes).map_err(|error| AppendError::Nothing(at(&error)))?;
        open.through_to_the_disk().map_err(|error| AppendError::Perhaps(at(&error)))
    }

    /// Begins a new file after `last` once this one is long; nothing in it stops the wish at hand, so nothing is at stake.
    fn put_aside_when_long(&mut self, last: Link) -> Result<(), StoreError> {
        let Some(open) = self.open.as_ref().filter(|open| open.read > LONGEST) else { return Ok(()) };
        let Some(opened) = open.record.opened.clone() else { return Ok(()) };
        self.begin_anew(&SegmentHeader { after: last.seq, hash: last.hash, ..opened })
    }

    /// Puts a new, empty witness in the place of this one, which is kept under another name.
    fn begin_anew(&mut self, opened: &SegmentHeader) -> Result<(), StoreError> {
        let fresh = pending_segment(&self.path);
        write_new(&fresh, &[WitnessLine::Opened(opened.clone())])?;
        put_in_place_of(&fresh, &self.path, opened.after)?;
        self.look_again()
    }

    /// Goes on in a new file that will take the place of this one, once [`Self::put_in_place_of`] says so.
    pub(crate) fn prepare_next(&self, opened: &SegmentHeader) -> Result<Self, StoreError> {
        let fresh = pending_segment(&self.path);
        write_new(&fresh, &[WitnessLine::Opened(opened.clone())])?;
        Self::find(&fresh)
    }

    /// Lets a prepared file take the place of `old`, which is kept under another name.
    ///
    /// Where none was seen none may stand either: what it says would never be looked at.
    pub(crate) fn put_in_place_of(&mut self, old: &Self, after: Seq) -> Result<(), StoreError> {
        if old.is_missing() {
            put_in_place(&self.path, &old.path)?;
        } else {
            put_in_place_of(&self.path, &old.path, after)?;
        }
        self.path.clone_from(&old.path);
        self.look_again()
    }
}

fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// What became of a line that could not be added.
#[derive(Debug)]
pub(crate) enum AppendError {
    /// It does not stand there.
    Nothing(StoreError),
    /// It may stand there: the disk failed while it was synced.
    Perhaps(StoreError),
}
