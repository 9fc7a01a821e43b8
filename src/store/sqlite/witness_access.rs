//! What the witness needs to know of the log, and how the two begin together.

use std::path::Path;

use crate::chain::Link;
use crate::error::StoreError;
use crate::event_store::AppendRequest;
use crate::sqlite::connection;
use crate::sqlite::create::create;
use crate::sqlite::fault::WriteOutcome;
use crate::sqlite::options::OpenOptions;
use crate::sqlite::place::Place;
use crate::sqlite::schema::MIGRATIONS;
use crate::sqlite::sqlite_store::SqliteStore;
use crate::sqlite::verification::Verification;
use crate::sqlite::view::quietly;
use crate::sqlite::witness_path::witness_of;
use crate::witness::Witness;
use crate::witnessed::COMPARE_TIMEOUT;
use crate::witnessed::WithWitness;
use chrono::{DateTime, Utc};
use kvittera_domain::recovery::comparison::Comparison;

impl WithWitness<SqliteStore> {
    /// Makes a new log with its first facts and opens it.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when something stands at `path`; after any error nothing was made.
    pub fn create(path: &Path, options: OpenOptions, entry: &AppendRequest<'_>) -> Result<Self, StoreError> {
        create(path, &options, entry)?;
        Self::open(path, options, entry.recorded_at)
    }

    /// Opens a log and checks all of it; an older one is migrated after a copy, which `now` names, was put beside it.
    ///
    /// # Errors
    /// When it is not a sound log that can be written durably; then it was not touched.
    #[allow(clippy::needless_pass_by_value, reason = "who opens a log makes them there and then")]
    pub fn open(path: &Path, options: OpenOptions, now: DateTime<Utc>) -> Result<Self, StoreError> {
        Self::open_from(path, &options, now, Link::genesis())
    }

    /// Opens a log of which everything up to `known` was checked before: that must still stand there, and the rest is
    /// checked.
    ///
    /// # Errors
    /// As [`SqliteStore::open`].
    pub fn open_from(path: &Path, options: &OpenOptions, now: DateTime<Utc>, known: Link) -> Result<Self, StoreError> {
        let store = SqliteStore::connect_from(path, options, now, known)?;
        let witness = Witness::find(&witness_of(store.path(), options))?;
        Ok(Self::new(store, witness))
    }

    /// Looks through the whole log for anything that is not as it was written.
    ///
    /// # Errors
    /// When it can't be read at all.
    pub fn verify(&mut self) -> Result<Verification, StoreError> {
        self.engine().verify()
    }
}

/// What the witness of the log at `path` says where it differs from it.
///
/// # Errors
/// When log or witness can't be read.
pub fn comparison(path: &Path, options: &OpenOptions) -> Result<Comparison, StoreError> {
    let place = Place::examine(path, options)?;
    let ask = || -> WriteOutcome<Comparison> {
        let connection = connection::existing(place.path())?;
        MIGRATIONS.version_of(&connection, place.path())?;
        let (mut said, mut forgotten) = (Comparison::default(), None);
        let under_way = quietly(&connection, place.path(), COMPARE_TIMEOUT, &options.waits, &mut |log| {
            let witness = Witness::find(&witness_of(place.path(), options))?;
            said = witness.compare(log)?;
            if !said.differs() {
                forgotten = witness.forgotten(log)?;
            }
            Ok(())
        })?;
        Ok(forgotten.unwrap_or(Comparison { under_way, ..said }))
    };
    ask().map_err(|fault| fault.at(place.path()))
}
