//! The witness's file: found, added to, and never changed.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::begin::{is_older_than_one_put_aside, next_of, put_in_place, put_in_place_of, trouble, write_new};
use super::line::{Line, Opened, Stated};
use super::lines::{Held, Lines};
use super::testify::{Log, forgotten, missing, testify};
use crate::domain::id::{RequestId, Seq};
use crate::domain::testimony::Testimony;
use crate::store::files::from_io;
use crate::store::{Entry, Link, StoreError};

/// A longer file is put aside and begun anew, so that opening never reads more than this.
const LONGEST: u64 = 1 << 20;

/// The witness of one log.
#[derive(Debug)]
pub(in crate::store) struct Witness {
    path: PathBuf,
    /// `None` while there is no such file.
    open: Option<Lines>,
}

impl Witness {
    /// Finds the witness at `path`, which need not be there, and reads it.
    pub(in crate::store) fn find(path: &Path) -> Result<Self, StoreError> {
        let mut witness = Self { path: path.to_owned(), open: None };
        witness.look_again()?;
        Ok(witness)
    }

    /// Whether it was not there when it was looked for last.
    pub(in crate::store) const fn is_missing(&self) -> bool {
        self.open.is_none()
    }

    /// Whether it was missing when it was looked for last, and is there after all.
    pub(in crate::store) fn is_back(&mut self) -> Result<bool, StoreError> {
        if !self.is_missing() {
            return Ok(false);
        }
        self.look_again()?;
        Ok(!self.is_missing())
    }

    /// Reads what was added since by others; finds the file anew if it was put aside.
    pub(in crate::store) fn look_again(&mut self) -> Result<(), StoreError> {
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
            self.open = Some(Lines::open(&self.path)?);
        }
        self.open.as_mut().map_or(Ok(()), Lines::catch_up)
    }

    /// Which file stands there, by device and inode.
    pub(in crate::store) fn stands(&self) -> Option<(u64, u64)> {
        fs::metadata(&self.path).ok().map(|found| (found.dev(), found.ino()))
    }

    /// Keeps other programs from adding lines, for as long as what is given back lives.
    pub(in crate::store) fn hold(&self) -> Result<Option<Held>, StoreError> {
        let held = self.open.as_ref().map(Lines::hold).transpose();
        held.map_err(|error| from_io(&self.path, &error))
    }

    /// Whether it says no more than that a log was to be made.
    pub(in crate::store) fn only_founds(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.record.only_founds())
    }

    /// All that it says where it differs from the log.
    pub(in crate::store) fn testify(&self, log: &impl Log) -> Result<Testimony, StoreError> {
        match &self.open {
            None => missing(&self.path, log),
            Some(open) => testify(&self.path, &open.record, log),
        }
    }

    /// What it no longer says because it was itself put back as it once was: a later state of it was put aside.
    pub(in crate::store) fn forgotten(&self, log: &impl Log) -> Result<Option<Testimony>, StoreError> {
        let is_older = is_older_than_one_put_aside(&self.path).map_err(|error| trouble(&self.path, &error))?;
        if is_older { forgotten(&self.path, log).map(Some) } else { Ok(None) }
    }

    /// Says what is about to be written after `last`, through to the disk. The caller holds the log's lock.
    pub(in crate::store) fn intend(&mut self, last: Link, entry: &Entry<'_>) -> Result<(), Unsaid> {
        self.put_aside_when_long(last).map_err(Unsaid::Nothing)?;
        self.add(&Line::Intent(Stated::of(last, entry)))
    }

    /// Says what was written.
    pub(in crate::store) fn done(&mut self, request: RequestId, last: Link) -> Result<(), StoreError> {
        let line = Line::Done { request, seq: last.seq, hash: last.hash };
        self.add(&line).map_err(|unsaid| match unsaid {
            Unsaid::Nothing(error) | Unsaid::Perhaps(error) => error,
        })
    }

    fn add(&mut self, line: &Line) -> Result<(), Unsaid> {
        let path = self.path.clone();
        let at = |error: &io::Error| from_io(&path, error);
        let Some(open) = &mut self.open else {
            return Err(Unsaid::Nothing(StoreError::NoWitness(path)));
        };
        let bytes = line.encode().map_err(|error| Unsaid::Nothing(at(&error.into())))?;
        open.add(&bytes).map_err(|error| Unsaid::Nothing(at(&error)))?;
        open.through_to_the_disk().map_err(|error| Unsaid::Perhaps(at(&error)))
    }

    /// Begins a new file after `last` once this one is long; nothing in it stops the wish at hand, so nothing is at stake.
    fn put_aside_when_long(&mut self, last: Link) -> Result<(), StoreError> {
        let Some(open) = self.open.as_ref().filter(|open| open.read > LONGEST) else { return Ok(()) };
        let Some(opened) = open.record.opened.clone() else { return Ok(()) };
        self.begin_anew(&Opened { after: last.seq, hash: last.hash, ..opened })
    }

    /// Puts a new, empty witness in the place of this one, which is kept under another name.
    fn begin_anew(&mut self, opened: &Opened) -> Result<(), StoreError> {
        let fresh = next_of(&self.path);
        write_new(&fresh, &[Line::Opened(opened.clone())])?;
        put_in_place_of(&fresh, &self.path, opened.after)?;
        self.look_again()
    }

    /// Goes on in a new file that will take the place of this one, once [`Self::put_in_place_of`] says so.
    pub(in crate::store) fn prepare_next(&self, opened: &Opened) -> Result<Self, StoreError> {
        let fresh = next_of(&self.path);
        write_new(&fresh, &[Line::Opened(opened.clone())])?;
        Self::find(&fresh)
    }

    /// Lets a prepared file take the place of `old`, which is kept under another name.
    ///
    /// Where none was seen none may stand either: what it says would never be looked at.
    pub(in crate::store) fn put_in_place_of(&mut self, old: &Self, after: Seq) -> Result<(), StoreError> {
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
pub(in crate::store) enum Unsaid {
    /// It does not stand there.
    Nothing(StoreError),
    /// It may stand there: the disk failed while it was synced.
    Perhaps(StoreError),
}
