//! A copy of the log that is whole, proven and on the disk before it gets its name.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::chain::Link;
use crate::error::StoreError;
use crate::files::{PartialFile, beside, from_io};
use crate::sqlite::connection::{immutable, uri};
use crate::sqlite::fault::WriteOutcome;
use crate::sqlite::options::OpenOptions;
use crate::sqlite::place::Place;
use crate::sqlite::schema::MIGRATIONS;
use crate::sqlite::{connection, divergence, identity, place, rows};

/// What a copy is called while it is made; what a killed program leaves under that name the next one takes over.
pub(super) const PARTIAL: &str = ".kvittera.partial";

/// How long one terminal waits for another to be done with the copy that both want to renew.
const PATIENCE: Duration = Duration::from_secs(10);

/// So many steps of SQLite's machine, or rows, between two looks at whether to go on.
const STEPS: i32 = 20_000;
const ROWS: u64 = 2_000;

/// How far a copy has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Whether it is written already, and is now being proven.
    pub proves: bool,
    /// So much is done: bytes, or facts when proving.
    pub done: u64,
    /// Of so much.
    pub whole: u64,
}

/// Is told how far a copy has come, and says whether to go on.
pub type Watch = Arc<dyn Fn(Progress) -> bool + Send + Sync>;

/// A watch that never stops it.
#[must_use]
pub fn unwatched() -> Watch {
    Arc::new(|_| true)
}

/// Copies the log at `path` to `target`, where nothing may stand yet, and tells how far the copy reaches.
///
/// # Errors
/// When it can't be done, or is not to go on; then nothing is left of it.
pub fn copy_to(path: &Path, options: &OpenOptions, target: &Path, watch: &Watch) -> Result<Link, StoreError> {
    let (place, target) = (Place::examine(path, options)?, place::absolute(target)?);
    if fs::symlink_metadata(&target).is_ok() {
        return Err(StoreError::Exists(target));
    }
    let draft = PartialFile::take(&beside(&target, PARTIAL), Duration::ZERO)?;
    let made = reader(&place).and_then(|mut log| fill(&mut log, &place, &draft, watch));
    let head = made.map_err(|fault| fault.at(&target))?;
    draft.publish(&target)?;
    Ok(head)
}

/// Sees to it that the copy at `target` holds everything that the log at `path` does, in place of an earlier copy of the
/// same log, and tells how far it reaches. A copy that can't be read is put aside under a name that `now` makes.
///
/// # Errors
/// [`StoreError::CopyAhead`] when the copy there holds facts that the log doesn't, [`StoreError::CopyForeign`] when it is
/// that of another log; after any error it is as it was.
pub fn renew(
    path: &Path,
    options: &OpenOptions,
    target: &Path,
    now: DateTime<Utc>,
    watch: &Watch,
) -> Result<Link, StoreError> {
    let (place, target) = (Place::examine(path, options)?, place::absolute(target)?);
    let at = |fault: crate::sqlite::fault::Fault| fault.at(&target);
    let mut log = reader(&place).map_err(at)?;
    if let Some(whole) = whole_already(&log, &target).map_err(at)? {
        return Ok(whole);
    }
    let draft = PartialFile::take(&beside(&target, PARTIAL), PATIENCE)?;
    // Another terminal may have renewed it meanwhile.
    if let Some(whole) = whole_already(&log, &target).map_err(at)? {
        return Ok(whole);
    }
    let head = fill(&mut log, &place, &draft, watch).map_err(at)?;
    if is_useless(&target) {
        let aside = beside(&target, &format!(".unreadable-{}", now.format("%Y%m%dT%H%M%SZ")));
        fs::rename(&target, aside).map_err(|error| from_io(&target, &error))?;
    }
    draft.replace(&target)?;
    Ok(head)
}

/// How far the copy at `path` reaches.
///
/// # Errors
/// When there is none or it can't be read.
pub fn reach(path: &Path) -> Result<Link, StoreError> {
    fs::metadata(path).map_err(|error| from_io(path, &error))?;
    let look = || -> WriteOutcome<Link> {
        let copy = immutable(&place::absolute(path)?)?;
        identity::is_ours(&copy, path)?;
        rows::last(&copy)
    };
    look().map_err(|fault| fault.at(path))
}

/// Whether the copy at `path` holds this very fact.
///
/// # Errors
/// When it can't be read.
pub fn holds(path: &Path, recorded: Link) -> Result<bool, StoreError> {
    let look = || -> WriteOutcome<bool> {
        Ok(rows::hash_at(&immutable(&place::absolute(path)?)?, recorded.seq)? == Some(recorded.hash))
    };
    look().map_err(|fault| fault.at(path))
}

/// Copies the log to `target`, where nothing may stand yet, and tells how far the copy reaches.
pub(super) fn copy(connection: &Connection, target: &Path) -> WriteOutcome<Link> {
    let draft = PartialFile::take(&beside(target, PARTIAL), Duration::ZERO)?;
    connection.execute("VACUUM INTO ?1", [uri(draft.path())])?;
    let head = prove(draft.path(), &unwatched())?;
    draft.publish(target)?;
    Ok(head)
}

/// Looks through a copy that nobody writes to: the database, its schema and the whole chain.
pub(super) fn prove(path: &Path, watch: &Watch) -> WriteOutcome<Link> {
    let mut copy = immutable(path)?;
    identity::is_ours(&copy, path)?;
    let whole = rows::last(&copy)?.seq.0;
    stop_with(&mut copy, watch, move || Progress { proves: true, done: 0, whole })?;
    let found: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Err(StoreError::Damaged { path: path.to_owned(), detail: found }.into());
    }
    MIGRATIONS.verify(&copy, MIGRATIONS.version_of(&copy, path)?)?;
    let mut done = 0;
    rows::follow(&copy, Link::genesis(), |_| {
        done += 1;
        let goes_on = done % ROWS != 0 || watch(Progress { proves: true, done, whole });
        if goes_on { Ok(()) } else { Err(StoreError::Cancelled) }
    })
}

/// A connection of its own, since the one that writes may not copy; it only reads.
pub(super) fn reader(place: &Place) -> WriteOutcome<Connection> {
    let log = connection::existing(place.path())?;
    identity::is_ours(&log, place.path())?;
    place.still_here()?;
    Ok(log)
}

fn fill(log: &mut Connection, place: &Place, draft: &PartialFile, watch: &Watch) -> WriteOutcome<Link> {
    vacuum(log, draft.path(), watch)?;
    let head = prove(draft.path(), watch)?;
    place.still_here()?;
    Ok(head)
}

/// Copies the database into the empty file at `target`.
pub(super) fn vacuum(log: &mut Connection, target: &Path, watch: &Watch) -> WriteOutcome<()> {
    let pages: u32 = log.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let size: u32 = log.pragma_query_value(None, "page_size", |row| row.get(0))?;
    let whole = u64::from(pages) * u64::from(size);
    let path = target.to_owned();
    let written = move || fs::metadata(&path).map_or(0, |found| found.len());
    stop_with(log, watch, move || Progress { proves: false, done: written(), whole })?;
    log.execute("VACUUM INTO ?1", [uri(target)])?;
    log.progress_handler(0, None::<fn() -> bool>)?;
    Ok(())
}

fn stop_with(
    connection: &mut Connection,
    watch: &Watch,
    progress: impl Fn() -> Progress + Send + 'static,
) -> WriteOutcome<()> {
    let watch = Arc::clone(watch);
    connection.progress_handler(STEPS, Some(move || !watch(progress())))?;
    Ok(())
}

/// How far the copy at `target` reaches when that is as far as the log does.
fn whole_already(log: &Connection, target: &Path) -> WriteOutcome<Option<Link>> {
    let (copy, end) = match divergence::end(target).map_err(|fault| fault.at(target)) {
        Err(StoreError::NotFound(_)) => return Ok(None),
        Err(error) if is_damage(&error) => return Ok(None),
        // One that merely can't be had now may know better than the log.
        found => found?,
    };
    let former = divergence::common(log, (&copy, end), target)?;
    Ok((rows::last(log)? == former).then_some(former))
}

/// Whether something stands there that is no copy any more.
fn is_useless(target: &Path) -> bool {
    divergence::end(target).map_err(|fault| fault.at(target)).is_err_and(|error| is_damage(&error))
}

/// Whether what was read is no sound copy; anything else says nothing about it.
const fn is_damage(error: &StoreError) -> bool {
    matches!(error, StoreError::Damaged { .. } | StoreError::NotALog(_) | StoreError::NotAFile(_))
}
