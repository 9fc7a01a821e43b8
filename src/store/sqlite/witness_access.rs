//! A log in a SQLite file together with its witness: creating, opening and verifying it, and comparing the two.

use std::path::Path;

use crate::chain::Link;
use crate::error::StoreError;
use crate::event_store::{AppendRequest, EventStore as _};
use crate::log_view::LogView;
use crate::sqlite::connection;
use crate::sqlite::create::create;
use crate::sqlite::fault::FaultResult;
use crate::sqlite::leftovers;
use crate::sqlite::options::OpenOptions;
use crate::sqlite::place::Place;
use crate::sqlite::schema::MIGRATIONS;
use crate::sqlite::sqlite_store::SqliteStore;
use crate::sqlite::verification::Verification;
use crate::sqlite::view::{SqliteView, quietly};
use crate::sqlite::witness_path::witness_of;
use crate::witness::Witness;
use crate::witnessed::{COMPARE_TIMEOUT, WithWitness};
use chrono::{DateTime, Utc};
use kvittera_domain::recovery::comparison::Comparison;

impl WithWitness<SqliteStore> {
    /// Creates a log with its first events, and opens it.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when there is a file at `path`. After any error nothing was created.
    pub fn create(path: &Path, options: OpenOptions, entry: &AppendRequest<'_>) -> Result<Self, StoreError> {
        create(path, &options, entry)?;
        Self::open(path, options, entry.recorded_at)
    }

    /// Opens a log and checks all of it. A log of an older program is migrated after a backup, with the time `now` in
    /// its name, was put beside it.
    ///
    /// # Errors
    /// When it is not a sound log that can be written durably. Then it was not touched.
    #[allow(clippy::needless_pass_by_value, reason = "callers build the options in the call")]
    pub fn open(path: &Path, options: OpenOptions, now: DateTime<Utc>) -> Result<Self, StoreError> {
        Self::open_from(path, &options, now, Link::genesis())
    }

    /// Opens a log of which everything up to `known` was checked before. `known` must still be there, and the events
    /// after it are checked.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_from(path: &Path, options: &OpenOptions, now: DateTime<Utc>, known: Link) -> Result<Self, StoreError> {
        let mut store = SqliteStore::connect_from(path, options, now, known)?;
        if store.write_barrier().is_none() {
            leftovers::clear(store.path());
        }
        let witness = Witness::at(&witness_of(store.path(), options), store.identity()?.log);
        let mut witness = witness.belonging_to(store.path());
        store.view(&mut |log| witness.refresh(log))?;
        Ok(Self::new(store, witness))
    }

    /// Verifies the whole log; the witness is not read.
    ///
    /// # Errors
    /// When the log can't be read at all.
    pub fn verify(&mut self) -> Result<Verification, StoreError> {
        self.engine().verify()
    }
}

/// Compares the witness of the log at `path` with it, while no other program writes.
///
/// # Errors
/// When log or witness can't be read.
pub fn comparison(path: &Path, options: &OpenOptions) -> Result<Comparison, StoreError> {
    let place = Place::examine(path, options)?;
    let compare = || -> FaultResult<Comparison> {
        let connection = connection::at(&place)?;
        MIGRATIONS.version_of(&connection, place.path())?;
        let mut comparison = Comparison::default();
        let mut compare = |log: &dyn LogView| {
            let mut witness = Witness::at(&witness_of(place.path(), options), log.identity()?.log);
            witness.refresh(log)?;
            comparison = witness.compare(log)?;
            Ok(())
        };
        let under_way = if connection::barrier(&connection, &place)?.is_some() {
            compare(&SqliteView { connection: &connection, path: place.path() })?;
            false
        } else {
            quietly(&connection, place.path(), COMPARE_TIMEOUT, &options.waits, &mut compare)?
        };
        Ok(Comparison { under_way, ..comparison })
    };
    compare().map_err(|fault| fault.at(place.path()))
}
