//! Backups of the log. A backup is complete, proven and synced to the disk before it gets its name.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::chain::Link;
use crate::error::StoreError;
use crate::files::{PartialFile, beside, from_io};
use crate::owner::FileOwner;
use crate::sqlite::connection::{immutable, uri};
use crate::sqlite::fault::FaultResult;
use crate::sqlite::options::OpenOptions;
use crate::sqlite::place::Place;
use crate::sqlite::schema::MIGRATIONS;
use crate::sqlite::{divergence, identity, place, rows};

/// The suffix of a backup that is being made. What a killed program leaves under that name, the next one takes over.
pub(super) const PARTIAL: &str = ".kvittera.partial";

/// How long one terminal waits for another that is renewing the same backup.
const RENEW_TIMEOUT: Duration = Duration::from_secs(10);

/// After how many steps of SQLite's virtual machine the progress is reported.
const REPORT_STEPS: i32 = 20_000;
/// After how many proven rows the progress is reported.
const REPORT_ROWS: u64 = 2_000;

/// How far the making of a backup has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Whether the backup is written and is now being proven.
    pub proves: bool,
    /// How much is done, in bytes while writing, in events while proving.
    pub done: u64,
    /// The total, in the same unit.
    pub whole: u64,
}

/// A callback that is told how far a backup has come. It returns whether to go on.
pub type Watch = Arc<dyn Fn(Progress) -> bool + Send + Sync>;

/// A callback that always goes on.
#[must_use]
pub fn unwatched() -> Watch {
    Arc::new(|_| true)
}

/// Makes a backup of the log at `path` at `target`, where no file may exist yet. Returns the backup's last event.
///
/// # Errors
/// When the log can't be read, the backup can't be written or `watch` stops it. Then nothing is left of the backup.
pub fn copy_to(path: &Path, options: &OpenOptions, target: &Path, watch: &Watch) -> Result<Link, StoreError> {
    let (place, target) = (Place::examine(path, options)?, place::absolute(target)?);
    if fs::symlink_metadata(&target).is_ok() {
        return Err(StoreError::Exists(target));
    }
    let draft = PartialFile::take(&beside(&target, PARTIAL), None, Duration::ZERO)?;
    let made = identity::open_reader(&place).and_then(|mut log| fill(&mut log, &place, &draft, watch));
    let head = made.map_err(|fault| fault.at(&target))?;
    draft.publish(&target)?;
    Ok(head)
}

/// Brings the backup at `target` up to date with the log at `path`, by replacing it. Returns the backup's last event. A
/// damaged backup is kept under a name with the time `now`.
///
/// # Errors
/// [`StoreError::BackupAhead`] when the old backup contains events that the log does not, [`StoreError::BackupForeign`]
/// when it is that of another log. After any error the old backup is as it was.
pub fn renew(
    path: &Path,
    options: &OpenOptions,
    target: &Path,
    now: DateTime<Utc>,
    watch: &Watch,
) -> Result<Link, StoreError> {
    let (place, target) = (Place::examine(path, options)?, place::absolute(target)?);
    let at = |fault: crate::sqlite::fault::Fault| fault.at(&target);
    let mut log = identity::open_reader(&place).map_err(at)?;
    if let Some(end) = up_to_date_end(&log, &target).map_err(at)? {
        return Ok(end);
    }
    let draft = PartialFile::take(&beside(&target, PARTIAL), FileOwner::of(place.path()).ok(), RENEW_TIMEOUT)?;
    // Another terminal may have renewed it meanwhile.
    if let Some(end) = up_to_date_end(&log, &target).map_err(at)? {
        return Ok(end);
    }
    let head = fill(&mut log, &place, &draft, watch).map_err(at)?;
    if is_damaged_backup(&target) {
        let aside = beside(&target, &format!(".unreadable-{}", now.format("%Y%m%dT%H%M%SZ")));
        fs::rename(&target, aside).map_err(|error| from_io(&target, &error))?;
    }
    draft.replace(&target)?;
    Ok(head)
}

/// The last event of the backup at `path`, unchecked.
///
/// # Errors
/// When there is none or it can't be read.
pub fn reach(path: &Path) -> Result<Link, StoreError> {
    fs::metadata(path).map_err(|error| from_io(path, &error))?;
    let read = || -> FaultResult<Link> {
        let copy = immutable(&place::absolute(path)?)?;
        identity::is_ours(&copy, path)?;
        rows::last(&copy)
    };
    read().map_err(|fault| fault.at(path))
}

/// Whether the backup at `path` contains this event with this hash.
///
/// # Errors
/// When it can't be read.
pub fn holds(path: &Path, recorded: Link) -> Result<bool, StoreError> {
    let read = || -> FaultResult<bool> {
        Ok(rows::hash_at(&immutable(&place::absolute(path)?)?, recorded.seq)? == Some(recorded.hash))
    };
    read().map_err(|fault| fault.at(path))
}

/// Makes a backup of an open log at `target`, where no file may exist yet, for its owner. Returns the backup's last event.
pub(super) fn copy(connection: &Connection, target: &Path, owner: Option<FileOwner>) -> FaultResult<Link> {
    let draft = PartialFile::take(&beside(target, PARTIAL), owner, Duration::ZERO)?;
    connection.execute("VACUUM INTO ?1", [uri(draft.path())])?;
    let head = prove(draft.path(), &unwatched())?;
    draft.publish(target)?;
    Ok(head)
}

/// Proves a file that no program writes to: the database, its schema and the whole chain must be sound.
pub(super) fn prove(path: &Path, watch: &Watch) -> FaultResult<Link> {
    let mut copy = immutable(path)?;
    identity::is_ours(&copy, path)?;
    let whole = rows::last(&copy)?.seq.0;
    report_progress(&mut copy, watch, move || Progress { proves: true, done: 0, whole })?;
    let found: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Err(StoreError::Damaged { path: path.to_owned(), detail: found }.into());
    }
    MIGRATIONS.verify(&copy, MIGRATIONS.version_of(&copy, path)?)?;
    let mut done = 0;
    rows::follow(&copy, Link::genesis(), |_| {
        done += 1;
        let goes_on = done % REPORT_ROWS != 0 || watch(Progress { proves: true, done, whole });
        if goes_on { Ok(()) } else { Err(StoreError::Cancelled) }
    })
}

/// Writes the backup into `draft` and proves it.
fn fill(log: &mut Connection, place: &Place, draft: &PartialFile, watch: &Watch) -> FaultResult<Link> {
    vacuum(log, draft.path(), watch)?;
    let head = prove(draft.path(), watch)?;
    place.check_still_here()?;
    Ok(head)
}

/// Copies the database into the empty file at `target`.
pub(super) fn vacuum(log: &mut Connection, target: &Path, watch: &Watch) -> FaultResult<()> {
    let pages: u32 = log.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let size: u32 = log.pragma_query_value(None, "page_size", |row| row.get(0))?;
    let whole = u64::from(pages) * u64::from(size);
    let path = target.to_owned();
    let written = move || fs::metadata(&path).map_or(0, |found| found.len());
    report_progress(log, watch, move || Progress { proves: false, done: written(), whole })?;
    log.execute("VACUUM INTO ?1", [uri(target)])?;
    log.progress_handler(0, None::<fn() -> bool>)?;
    Ok(())
}

/// Reports the progress of the statements to come, and interrupts them when `watch` says so.
fn report_progress(
    connection: &mut Connection,
    watch: &Watch,
    progress: impl Fn() -> Progress + Send + 'static,
) -> FaultResult<()> {
    let watch = Arc::clone(watch);
    connection.progress_handler(REPORT_STEPS, Some(move || !watch(progress())))?;
    Ok(())
}

/// The last event of the backup at `target` if the backup is up to date with the log; `None` if a new one must be made.
fn up_to_date_end(log: &Connection, target: &Path) -> FaultResult<Option<Link>> {
    let backup = match divergence::open_backup(target).map_err(|fault| fault.at(target)) {
        Err(StoreError::NotFound(_)) => return Ok(None),
        Err(error) if is_damage(&error) => return Ok(None),
        // A backup that merely can't be read now may contain more than the log, so it is not replaced.
        opened => opened?,
    };
    let end = divergence::common_prefix(log, &backup, target)?;
    Ok((rows::last(log)? == end).then_some(end))
}

/// Whether there is a file at `target` that is no sound backup any more.
fn is_damaged_backup(target: &Path) -> bool {
    divergence::open_backup(target).map_err(|fault| fault.at(target)).is_err_and(|error| is_damage(&error))
}

/// Whether the error means that the backup is damaged. Any other error says nothing about the backup.
const fn is_damage(error: &StoreError) -> bool {
    matches!(error, StoreError::Damaged { .. } | StoreError::NotALog(_) | StoreError::NotAFile(_))
}
