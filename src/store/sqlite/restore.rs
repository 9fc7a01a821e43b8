//! Restores a log from a backup. The new log is worked on under a temporary name, and put in place whole, with a
//! witness of its own.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::chain::Link;
use crate::error::StoreError;
use crate::files::{PartialFile, beside, from_io};
use crate::owner::FileOwner;
use crate::sqlite::backup::Watch;
use crate::sqlite::connection::immutable;
use crate::sqlite::create::{refuse_existing, refuse_folder};
use crate::sqlite::fault::FaultResult;
use crate::sqlite::options::OpenOptions;
use crate::sqlite::sqlite_store::SqliteStore;
use crate::sqlite::view::{SqliteView, header};
use crate::sqlite::witness_path::witness_of;
use crate::sqlite::{backup, divergence, place};
use crate::witness::{NewWitness, Witness, WitnessContents, WitnessLine, base_of, publish_segments};
use crate::witnessed::WithWitness;
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::value::id::LogId;
use kvittera_domain::value::log_identity::LogIdentity;

/// How the witness of the lost log compares with a backup.
#[derive(Debug)]
pub struct CopyComparison {
    pub comparison: Comparison,
    /// Whether every line of the witness can be read. A line that can't may be where the witness was cut.
    pub is_whole: bool,
    /// When the last command in the witness was entered.
    pub last: Option<DateTime<Utc>>,
    /// The place and hash of each event that a done line names.
    pub done: Vec<Link>,
}

/// A log that is being restored. Until it is published there is no file at its place; then the whole log is there.
#[derive(Debug)]
pub struct Restoring {
    _work_files: WorkFiles,
    draft: PartialFile,
    target: PathBuf,
    options: OpenOptions,
    log: LogId,
    /// The path of the witness while it is worked on, and the final one.
    witness: (PathBuf, PathBuf),
    /// The last event of the backup.
    head: Link,
}

impl Restoring {
    /// Proves the backup at `file` and copies it to a temporary name beside `target`, where no file may exist yet. The new
    /// log and its witness belong to `owner`; without one, to whom the folder belongs to.
    ///
    /// # Errors
    /// When the backup is not sound, or no log can be created there. Then nothing is left.
    pub fn begin(
        file: &Path,
        target: &Path,
        owner: Option<FileOwner>,
        options: &OpenOptions,
        watch: &Watch,
    ) -> Result<Self, StoreError> {
        let (file, target) = (place::absolute(file)?, place::absolute(target)?);
        let (Some(folder), Some(_)) = (target.parent(), target.file_name()) else {
            return Err(StoreError::NotAFile(target));
        };
        refuse_existing(&target)?;
        refuse_folder(folder, options)?;
        refuse_log_in_use(&file)?;
        let owner = owner.or_else(|| FileOwner::of(folder).ok());
        let draft = PartialFile::take(&beside(&target, backup::PARTIAL), owner, Duration::ZERO)?;
        let witness = witness_of(&target, options);
        let begun = beside(&witness, ".restoring");
        let work_files = WorkFiles::clean(vec![beside(draft.path(), "."), begun.clone()])?;
        refuse_used_witness(&witness)?;
        let options = OpenOptions { witness: Some(begun.clone()), ..options.clone() };
        let head = copy_and_prove(&file, &draft, watch).map_err(|fault| fault.at(&file))?;
        let log = begin_witness((&begun, owner), &draft, head).map_err(|fault| fault.at(&target))?;
        Ok(Self { _work_files: work_files, draft, target, options, log, witness: (begun, witness), head })
    }

    /// The last event of the backup.
    #[must_use]
    pub const fn head(&self) -> Link {
        self.head
    }

    /// The absolute path that the log is going to have.
    #[must_use]
    pub fn place(&self) -> &Path {
        &self.target
    }

    /// Compares the witness of the lost log, at `path`, with the backup. One segment stands for all.
    ///
    /// # Errors
    /// When there is no witness or it can't be read.
    pub fn compare_witness(&self, path: &Path) -> Result<CopyComparison, StoreError> {
        let base = base_of(&place::absolute(path)?);
        let contents = WitnessContents::read(&base, Some(self.log))?;
        let copy = immutable(self.draft.path()).map_err(|error| error.at(&self.target))?;
        let view = SqliteView { connection: &copy, path: &self.target };
        let mut witness = Witness::at(&base, self.log);
        witness.refresh(&view)?;
        let comparison = witness.compare(&view)?;
        let last = contents.intents.last().map(|intent| intent.recorded_at);
        Ok(CopyComparison { comparison, is_whole: contents.damaged == 0, last, done: contents.done })
    }

    /// Whether the backup contains this event with this hash.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn holds(&self, recorded: Link) -> Result<bool, StoreError> {
        backup::holds(self.draft.path(), recorded)
    }

    /// The identity of the log that the backup was made of.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn identity(&self) -> Result<LogIdentity, StoreError> {
        let header = immutable(self.draft.path()).and_then(|copy| Ok(header(&copy, &self.target, self.head)?));
        let header = header.map_err(|fault| fault.at(&self.target))?;
        Ok(LogIdentity { log: header.log, site: header.site, mode: header.mode })
    }

    /// The events of another backup of the same log, at `path`, that come after the last one that this backup has, too.
    ///
    /// # Errors
    /// When that backup does not exist or can't be read.
    pub fn events_after(&self, path: &Path) -> Result<Vec<RecordedEvent>, StoreError> {
        let found = immutable(self.draft.path()).and_then(|copy| divergence::events_after(&copy, path));
        found.map_err(|fault| fault.at(path))
    }

    /// Opens the log under its temporary name, so that events can be appended to what the backup holds.
    ///
    /// # Errors
    /// As [`WithWitness::open`].
    pub fn open(&self, now: DateTime<Utc>) -> Result<WithWitness<SqliteStore>, StoreError> {
        WithWitness::open(self.draft.path(), self.options.clone(), now)
    }

    /// Gives first the witness and then the log its final name, and syncs both to the disk. The log must not be open
    /// any more.
    ///
    /// # Errors
    /// When the log is not sound or the name is taken. Then there is no file at its place.
    pub fn publish(self, watch: &Watch) -> Result<Link, StoreError> {
        let wal = beside(self.draft.path(), "-wal");
        if fs::metadata(&wal).is_ok_and(|wal| wal.len() > 0) {
            return Err(StoreError::Io { path: wal, detail: "not all of it is in the file".to_owned() });
        }
        let head = backup::prove(self.draft.path(), watch).map_err(|fault| fault.at(&self.target))?;
        let (begun, witness) = &self.witness;
        let segments = publish_segments(begun, witness, self.log)?;
        let published = self.draft.publish(&self.target);
        // Unless the log has its name all the same: then it needs its witness.
        if published.is_err() && fs::symlink_metadata(&self.target).is_err() {
            for segment in segments {
                // Nothing more can be done about a file that can't be removed.
                let _ = fs::remove_file(segment);
            }
        }
        published.map(|()| head)
    }
}

/// Begins the witness of the new log after the last event of the backup, and returns the log's id.
fn begin_witness((base, owner): (&Path, Option<FileOwner>), draft: &PartialFile, head: Link) -> FaultResult<LogId> {
    let copy = immutable(draft.path())?;
    let header = header(&copy, base, head)?;
    let log = header.log;
    drop(NewWitness::begin(base, log, owner, &[WitnessLine::Opened(header)])?);
    Ok(log)
}

/// The temporary files: all whose names begin with one of these paths. They are removed at the end.
#[derive(Debug)]
struct WorkFiles(Vec<PathBuf>);

impl WorkFiles {
    /// Removes what an interrupted try has left.
    fn clean(names: Vec<PathBuf>) -> Result<Self, StoreError> {
        let work_files = Self(names);
        work_files.0.iter().try_for_each(|name| remove_with_prefix(name).map_err(|error| from_io(name, &error)))?;
        Ok(work_files)
    }
}

impl Drop for WorkFiles {
    fn drop(&mut self) {
        // Nothing more can be done about a file that can't be removed. The next try begins by removing it.
        self.0.iter().for_each(|name| drop(remove_with_prefix(name)));
    }
}

fn remove_with_prefix(path: &Path) -> io::Result<()> {
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

/// Refuses a file with a `-wal` beside it: it is a log in use, or a raw copy of one, which lacks what is in the `-wal`.
fn refuse_log_in_use(file: &Path) -> Result<(), StoreError> {
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

/// Copies the backup into `draft`, and proves both.
fn copy_and_prove(file: &Path, draft: &PartialFile, watch: &Watch) -> FaultResult<Link> {
    let proven = backup::prove(file, watch)?;
    let mut copy = immutable(file)?;
    backup::vacuum(&mut copy, draft.path(), watch)?;
    let head = backup::prove(draft.path(), watch)?;
    if head == proven { Ok(head) } else { Err(StoreError::ChainBroken(head.seq.next()).into()) }
}

/// Refuses to put a log beside the witness of a log that is gone, unless that log was restored and not used since.
fn refuse_used_witness(witness: &Path) -> Result<(), StoreError> {
    let contents = match WitnessContents::read(witness, None) {
        Err(StoreError::NoWitness(_)) => return Ok(()),
        contents => contents?,
    };
    let last = contents.intents.last().and_then(|intent| intent.events.first());
    if contents.damaged == 0 && last.is_some_and(|new| matches!(new.event, Event::LogRestored(_))) {
        return Ok(());
    }
    Err(StoreError::WitnessWithoutLog(witness.to_owned()))
}
