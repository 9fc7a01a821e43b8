//! What the witness needs to know of the log, and how the two begin together.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;

use super::connection::ASKING;
use super::fault::Outcome;
use super::place::Place;
use super::schema::{self, WITNESSED};
use super::{OpenOptions, SqliteStore, connection, rows};
use crate::domain::event::Event;
use crate::domain::fact::Hash;
use crate::domain::id::{LogId, RequestId, Seq};
use crate::domain::testimony::Testimony;
use crate::store::chain::Link;
use crate::store::files::{beside, from_io};
use crate::store::witness::{Line, Log, Opened, Stated, Witness, begin, put_aside};
use crate::store::{Entry, StoreError, Waits, codec};

/// The log as the witness asks it.
pub(super) struct Facts<'a> {
    pub connection: &'a Connection,
    pub path: &'a Path,
}

impl Log for Facts<'_> {
    fn name(&self) -> Result<LogId, StoreError> {
        opened(self.connection, Link::genesis()).map(|opened| opened.log).map_err(|fault| fault.at(self.path))
    }

    fn head(&self) -> Result<Link, StoreError> {
        rows::last(self.connection).map_err(|fault| fault.at(self.path))
    }

    fn hash_at(&self, seq: Seq) -> Result<Option<Hash>, StoreError> {
        rows::hash_at(self.connection, seq).map_err(|fault| fault.at(self.path))
    }

    fn last_of(&self, request: RequestId) -> Result<Option<Seq>, StoreError> {
        let rows = rows::of_request(self.connection, request).map_err(|fault| fault.at(self.path))?;
        Ok(rows.last().map(|row| Link::of(row).seq))
    }
}

impl SqliteStore {
    /// Asks the witness; what looks odd is looked at again while nobody else writes, who may have been half-way.
    pub(super) fn ask_witness(&mut self) -> Outcome<Testimony> {
        let path = self.place.path();
        self.witness.look_again()?;
        let testimony = self.witness.testify(&Facts { connection: &self.connection, path })?;
        if !testimony.is_odd() && testimony.unknown.is_empty() {
            self.is_held = false;
            let forgotten = self.witness.forgotten(&Facts { connection: &self.connection, path })?;
            return Ok(forgotten.unwrap_or(testimony));
        }
        let patience = if self.is_held { Duration::ZERO } else { ASKING };
        let testimony = in_quiet(&self.connection, patience, &self.waits, |connection| {
            self.witness.look_again()?;
            self.witness.testify(&Facts { connection, path })
        })?;
        self.is_held = testimony.under_way;
        Ok(testimony)
    }
}

/// Asks while nobody writes; whoever hangs in the midst of a wish keeps nobody from reading.
fn in_quiet(
    connection: &Connection,
    patience: Duration,
    waits: &Waits,
    ask: impl FnOnce(&Connection) -> Result<Testimony, StoreError>,
) -> Outcome<Testimony> {
    match connection::begin(connection, patience, waits) {
        Err(fault) if fault.is_busy() => Ok(Testimony { under_way: true, ..ask(connection)? }),
        quiet => Ok(ask(&*quiet?)?),
    }
}

/// What the witness of the log at `path` says where it differs from it.
///
/// # Errors
/// When log or witness can't be read.
pub fn testimony(path: &Path, options: &OpenOptions) -> Result<Testimony, StoreError> {
    let place = Place::examine(path, options)?;
    let ask = || -> Outcome<Testimony> {
        let connection = connection::existing(place.path())?;
        if schema::version(&connection, place.path())? < WITNESSED {
            return Ok(Testimony::default());
        }
        in_quiet(&connection, ASKING, &options.waits, |connection| {
            let (witness, facts) =
                (Witness::find(&witness_of(place.path(), options))?, Facts { connection, path: place.path() });
            let testimony = witness.testify(&facts)?;
            if testimony.is_odd() { Ok(testimony) } else { Ok(witness.forgotten(&facts)?.unwrap_or(testimony)) }
        })
    };
    ask().map_err(|fault| fault.at(place.path()))
}

/// The first line of a witness that begins after `base`.
pub(super) fn opened(connection: &Connection, base: Link) -> Outcome<Opened> {
    let unreadable = || StoreError::Unreadable { seq: Seq::START.next(), detail: "no log is created here".to_owned() };
    let first = rows::first(connection)?.ok_or_else(unreadable)?;
    match codec::decode(&first)?.event {
        Event::LogCreated { log, site, mode } => Ok(Opened::after(base, log, site, mode)),
        _ => Err(unreadable().into()),
    }
}

/// Where the witness of the log at `path` is.
#[must_use]
pub fn witness_of(path: &Path, options: &OpenOptions) -> PathBuf {
    options.witness.clone().unwrap_or_else(|| beside(&resolved(path), ".witness"))
}

/// By whichever links a log is reached, it has one witness.
#[must_use]
pub fn resolved(path: &Path) -> PathBuf {
    let by_folder = || Some(fs::canonicalize(path.parent()?).ok()?.join(path.file_name()?));
    fs::canonicalize(path).ok().or_else(by_folder).unwrap_or_else(|| path.to_owned())
}

/// What the witness of a new log begins with.
pub(super) fn founding_lines(entry: &Entry<'_>) -> Result<[Line; 2], StoreError> {
    match entry.facts.first().map(|fact| &fact.event) {
        Some(Event::LogCreated { log, site, mode }) => {
            let opened = Opened::after(Link::genesis(), *log, site.clone(), *mode);
            Ok([Line::Opened(opened), Line::Intent(Stated::of(Link::genesis(), entry))])
        }
        _ => Err(StoreError::Forbidden("the first fact creates the log".to_owned())),
    }
}

/// Takes away what a broken-off founding left; the witness of a log that is gone is never touched.
pub(super) fn clear_founding(witness: &Path, log: &Path) -> Result<(), StoreError> {
    if fs::symlink_metadata(witness).is_err() {
        // What was put aside of a witness is the last that tells of a log that is gone.
        let left = put_aside(witness).map_err(|error| from_io(witness, &error))?.into_iter().next();
        return left.map_or(Ok(()), |left| Err(StoreError::WitnessWithoutLog(left)));
    }
    let mut left = Witness::find(witness)?;
    let _quiet = left.hold()?;
    if fs::symlink_metadata(log).is_ok() {
        return Err(StoreError::Exists(log.to_owned()));
    }
    if fs::symlink_metadata(witness).is_ok() {
        left.look_again()?;
        if !left.only_founds() {
            return Err(StoreError::WitnessWithoutLog(witness.to_owned()));
        }
        fs::remove_file(witness).map_err(|error| from_io(witness, &error))?;
    }
    Ok(())
}

/// Begins a witness for a log of an older program, which never had one. Where something is left of a witness the log is
/// an old copy, and its witness is missing.
pub(super) fn adopt(connection: &Connection, witness: &Path, head: Link) -> Outcome<()> {
    let is_left = put_aside(witness).map_or(true, |left| !left.is_empty());
    if is_left || fs::symlink_metadata(witness).is_ok() {
        return Ok(());
    }
    match begin(witness, &[Line::Opened(opened(connection, head)?)]) {
        // Another terminal was faster.
        Ok(_) | Err(StoreError::Exists(_)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
