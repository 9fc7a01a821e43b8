//! A log that is restored from a copy: worked on under a temporary name, put in place whole with a witness of its own.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::chain::Link;
use crate::error::StoreError;
use crate::files::{PartialFile, beside, from_io};
use crate::sqlite::backup::Watch;
use crate::sqlite::connection::immutable;
use crate::sqlite::create::{refuse_existing, refuse_folder};
use crate::sqlite::fault::WriteOutcome;
use crate::sqlite::options::OpenOptions;
use crate::sqlite::sqlite_store::SqliteStore;
use crate::sqlite::view::{SqliteView, header};
use crate::sqlite::witness_path::witness_of;
use crate::sqlite::{backup, divergence, place};
use crate::witness::{Witness, WitnessContents, WitnessLine, begin, put_in_place_of};
use crate::witnessed::WithWitness;
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::value::log_identity::LogIdentity;

/// What the witness of the lost log says beside a copy.
#[derive(Debug)]
pub struct CopyComparison {
    /// In what the two differ.
    pub comparison: Comparison,
    /// Whether every line of the witness can be read: one that breaks off may have been cut.
    pub is_whole: bool,
    /// When the last wish in it was entered.
    pub last: Option<DateTime<Utc>>,
    /// The facts that it saw written.
    pub done: Vec<Link>,
}

/// A log on its way back. Until it is published nothing stands at its place; then all of it does.
#[derive(Debug)]
pub struct Restoring {
    _workshop: Workshop,
    draft: PartialFile,
    target: PathBuf,
    options: OpenOptions,
    /// Where the witness of the new log belongs.
    witness: PathBuf,
    /// The last fact of the copy.
    head: Link,
}

impl Restoring {
    /// Proves the copy at `file` and takes it to a temporary name beside `target`, where nothing may stand yet.
    ///
    /// # Errors
    /// When the copy is not sound, or no log can be made there; then nothing is left.
    pub fn begin(file: &Path, target: &Path, options: &OpenOptions, watch: &Watch) -> Result<Self, StoreError> {
        let (file, target) = (place::absolute(file)?, place::absolute(target)?);
        let (Some(folder), Some(_)) = (target.parent(), target.file_name()) else {
            return Err(StoreError::NotAFile(target));
        };
        refuse_existing(&target)?;
        refuse_folder(folder, options)?;
        refuse_no_copy(&file)?;
        let draft = PartialFile::take(&beside(&target, backup::PARTIAL), Duration::ZERO)?;
        let witness = witness_of(&target, options);
        let begun = beside(&witness, ".restoring");
        let workshop = Workshop::clean(vec![beside(draft.path(), "."), begun.clone()])?;
        refuse_used_witness(&witness)?;
        let options = OpenOptions { witness: Some(begun.clone()), ..options.clone() };
        let head = fill(&file, &draft, watch).map_err(|fault| fault.at(&file))?;
        begin_witness(&begun, &draft, head).map_err(|fault| fault.at(&target))?;
        Ok(Self { _workshop: workshop, draft, target, options, witness, head })
    }

    /// The last fact of the copy.
    #[must_use]
    pub const fn head(&self) -> Link {
        self.head
    }

    /// Where the log is going to be, from `/`.
    #[must_use]
    pub fn place(&self) -> &Path {
        &self.target
    }

    /// What the witness at `path`, that of the lost log, says beside the copy.
    ///
    /// # Errors
    /// When there is none or it can't be read.
    pub fn hear(&self, path: &Path) -> Result<CopyComparison, StoreError> {
        let path = place::absolute(path)?;
        let heard = WitnessContents::read(&path)?;
        let copy = immutable(self.draft.path()).map_err(|error| error.at(&self.target))?;
        let witness = Witness::find(&path)?;
        if witness.is_missing() {
            return Err(StoreError::NoWitness(path));
        }
        let comparison = witness.compare(&SqliteView { connection: &copy, path: &self.target })?;
        let last = heard.intents.last().map(|intent| intent.recorded_at);
        Ok(CopyComparison { comparison, is_whole: heard.damaged == 0, last, done: heard.done })
    }

    /// Whether the copy holds this very fact.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn holds(&self, recorded: Link) -> Result<bool, StoreError> {
        backup::holds(self.draft.path(), recorded)
    }

    /// Of which log it is a copy.
    ///
    /// # Errors
    /// When that can't be read.
    pub fn identity(&self) -> Result<LogIdentity, StoreError> {
        let opened = immutable(self.draft.path()).and_then(|copy| Ok(header(&copy, &self.target, self.head)?));
        let opened = opened.map_err(|fault| fault.at(&self.target))?;
        Ok(LogIdentity { log: opened.log, site: opened.site, mode: opened.mode })
    }

    /// What another copy of the same log, at `path`, holds beyond this one.
    ///
    /// # Errors
    /// When it is not there or can't be read.
    pub fn beyond(&self, path: &Path) -> Result<Vec<RecordedEvent>, StoreError> {
        let found = immutable(self.draft.path()).and_then(|copy| divergence::beyond(&copy, path));
        found.map_err(|fault| fault.at(path))
    }

    /// Opens the log under its temporary name, for what is to be added to the copy.
    ///
    /// # Errors
    /// When it can't be used.
    pub fn open(&self, now: DateTime<Utc>) -> Result<WithWitness<SqliteStore>, StoreError> {
        WithWitness::open(self.draft.path(), self.options.clone(), now)
    }

    /// Gives the log its name, through to the disk, after its witness; nobody may have it open any more.
    ///
    /// # Errors
    /// When it is not sound or the name is taken; then nothing stands there.
    pub fn publish(self, watch: &Watch) -> Result<Link, StoreError> {
        let wal = beside(self.draft.path(), "-wal");
        if fs::metadata(&wal).is_ok_and(|wal| wal.len() > 0) {
            return Err(StoreError::Io { path: wal, detail: "not all of it is in the file".to_owned() });
        }
        let head = backup::prove(self.draft.path(), watch).map_err(|fault| fault.at(&self.target))?;
        let earlier = match &self.options.witness {
            Some(begun) => publish_witness(begun, &self.witness, head)?,
            None => None,
        };
        let published = self.draft.publish(&self.target);
        // Where the log has its name all the same, it needs its witness.
        if published.is_err() && fs::symlink_metadata(&self.target).is_err() {
            // Nothing more can be done about a file that won't go; whoever restores next puts it aside.
            let _ =
                earlier.map_or_else(|| fs::remove_file(&self.witness), |earlier| fs::rename(earlier, &self.witness));
        }
        published.map(|()| head)
    }
}

/// Gives the witness its name. One that stands there is kept under another name, which is given back: the next restoring
/// may need what it says.
fn publish_witness(begun: &Path, witness: &Path, head: Link) -> Result<Option<PathBuf>, StoreError> {
    if fs::symlink_metadata(witness).is_ok() {
        return put_in_place_of(begun, witness, head.seq).map(Some);
    }
    PartialFile::take_up(begun)?.publish(witness).map(|()| None)
}

/// The log begins a witness of its own after the copy, into which everything goes that is added.
fn begin_witness(path: &Path, draft: &PartialFile, head: Link) -> WriteOutcome<()> {
    let copy = immutable(draft.path())?;
    drop(begin(path, &[WitnessLine::Opened(header(&copy, path, head)?)])?);
    Ok(())
}

/// Everything whose name begins with one of these: what is worked with, and goes away afterwards.
#[derive(Debug)]
struct Workshop(Vec<PathBuf>);

impl Workshop {
    /// Takes away what a broken-off try has left.
    fn clean(names: Vec<PathBuf>) -> Result<Self, StoreError> {
        let workshop = Self(names);
        workshop.0.iter().try_for_each(|name| sweep(name).map_err(|error| from_io(name, &error)))?;
        Ok(workshop)
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        // Nothing more can be done about a file that won't go; the next try begins with it.
        self.0.iter().for_each(|name| drop(sweep(name)));
    }
}

fn sweep(path: &Path) -> io::Result<()> {
    let Some((folder, name)) = path.parent().zip(path.file_name()) else { return Ok(()) };
    let name = name.to_string_lossy();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(name.as_ref()) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// A raw copy of a log in use lacks what stands in its `-wal`, or is the log itself.
fn refuse_no_copy(file: &Path) -> Result<(), StoreError> {
    let found = fs::metadata(file).map_err(|error| from_io(file, &error))?;
    if !found.is_file() {
        return Err(StoreError::NotAFile(file.to_owned()));
    }
    if fs::symlink_metadata(beside(file, "-wal")).is_ok() {
        let detail = "a -wal lies beside it, so that it is in use or not whole".to_owned();
        return Err(StoreError::Damaged { path: file.to_owned(), detail });
    }
    Ok(())
}

fn fill(file: &Path, draft: &PartialFile, watch: &Watch) -> WriteOutcome<Link> {
    let proven = backup::prove(file, watch)?;
    let mut copy = immutable(file)?;
    backup::vacuum(&mut copy, draft.path(), watch)?;
    let head = backup::prove(draft.path(), watch)?;
    if head == proven { Ok(head) } else { Err(StoreError::ChainBroken(head.seq.next()).into()) }
}

/// Refuses to put a log beside the witness of one that is gone, unless that has seen no wish after a restoring.
fn refuse_used_witness(witness: &Path) -> Result<(), StoreError> {
    if fs::symlink_metadata(witness).is_err() {
        return Ok(());
    }
    let heard = WitnessContents::read(witness)?;
    let last = heard.intents.last().and_then(|intent| intent.events.first());
    if heard.damaged == 0 && last.is_some_and(|recorded| matches!(recorded.event, Event::LogRestored(_))) {
        return Ok(());
    }
    Err(StoreError::WitnessWithoutLog(witness.to_owned()))
}
