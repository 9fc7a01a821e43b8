//! The log in a SQLite file.
//!
//! Opening looks at the file without touching it (`place`, `identity`), then connects, checks the schema and the
//! whole chain, migrates an older log and confines the connection (`authorizer`). Writing does everything that could
//! still say no inside one IMMEDIATE transaction. The schema refuses the rest, whoever writes.

mod authorizer;
mod backup;
mod connection;
mod create;
mod fault;
mod identity;
mod lead;
mod migrate;
mod network;
mod place;
mod reading;
mod restore;
mod room;
mod rows;
mod schema;
mod verification;
mod witnessed;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;

pub use self::backup::{Progress, Watch, copy_to, holds, reach, renew, unwatched};
pub use self::lead::agrees;
pub use self::place::refuse_closed;
pub use self::restore::{Account, Restoring};
pub use self::room::{look, stow};
pub use self::verification::{Finding, Look, Verification, verify, verify_each};
pub use self::witnessed::{resolved, testimony, witness_of};

use self::connection::PATIENCE;
use self::fault::Outcome;
use self::place::{Place, Touched};
use self::schema::{Schema, VERSION};
use self::witnessed::Facts;
use super::witness::{Unsaid, Witness};
use super::{Entry, EventStore, Link, StoreError, Visit, Waits, codec};
use crate::domain::fact::Recorded;
use crate::domain::id::{RequestId, Seq};
use crate::domain::testimony::Testimony;

/// What may be had otherwise when a log is opened or made.
#[derive(Debug, Clone, Default)]
pub struct OpenOptions {
    /// Whether to trust the locks of a network file system.
    pub allow_network_filesystem: bool,
    /// Where the witness is; beside the log when nothing is said.
    pub witness: Option<PathBuf>,
    /// Told when another terminal keeps the log.
    pub waits: Waits,
}

/// One connection to a log in a file.
#[derive(Debug)]
pub struct SqliteStore {
    place: Place,
    connection: Connection,
    /// The cookie with which the schema was compared last; nothing before the first wish.
    compared: Option<i64>,
    head: Link,
    data_version: i64,
    /// When the file was written to last, as far as is known here.
    touched: Touched,
    witness: Witness,
    /// Which file stood in the witness's place when that was looked at last.
    witness_stood: Option<(u64, u64)>,
    /// The witness whose place a new one is to take.
    renews: Option<Witness>,
    /// Set from the moment when something may be on the disk until all of it is known to be.
    spent: bool,
    waits: Waits,
    /// Whether another terminal was in the midst of writing when the witness was asked last.
    is_held: bool,
}

/// Finds out what the schema of a log should be, so that whoever opens one next need not.
pub fn get_ready() {
    // Who opens the log then says what is wrong.
    let _ = Schema::of_version(VERSION);
}

impl SqliteStore {
    /// Makes a new log with its first facts and opens it.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when something stands at `path`; after any error nothing was made.
    pub fn create(path: &Path, options: OpenOptions, entry: &Entry<'_>) -> Result<Self, StoreError> {
        create::create(path, &options, entry)?;
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
        let place = Place::examine(path, options)?;
        identity::check(place.path())?;
        // With a full disk not even reading begins; whether there is room to write is asked before each wish.
        room::make(place.path()).ok();
        let witness = witness_of(place.path(), options);
        let touched = place.still_here()?;
        let (connection, head, data_version) =
            Self::connect(&place, &witness, now, known).map_err(|fault| fault.at(place.path()))?;
        let witness = Witness::find(&witness)?;
        let waits = options.waits.clone();
        Ok(Self {
            place,
            connection,
            compared: None,
            head,
            data_version,
            touched,
            witness_stood: witness.stands(),
            witness,
            renews: None,
            spent: false,
            waits,
            is_held: false,
        })
    }

    /// Looks through the whole log for anything that is not as it was written.
    ///
    /// # Errors
    /// When it can't be read at all.
    pub fn verify(&mut self) -> Result<Verification, StoreError> {
        self.look_at_file()?;
        let seen = verification::run(&mut self.connection, self.place.path(), |_| (), &|_, _| true);
        seen.map_err(|fault| fault.at(self.place.path()))
    }

    /// Sees to it that the file is still the one that was opened, and says whether somebody has written to it meanwhile.
    fn look_at_file(&mut self) -> Result<bool, StoreError> {
        let looked = self.place.look_again(&mut self.touched, &self.connection);
        looked.map_err(|fault| fault.at(self.place.path()))
    }

    fn connect(place: &Place, witness: &Path, now: DateTime<Utc>, known: Link) -> Outcome<(Connection, Link, i64)> {
        let mut connection = connection::existing(place.path())?;
        identity::is_ours(&connection, place.path())?;
        let version = schema::version(&connection, place.path())?;
        Schema::of_version(version)?.verify(&connection)?;
        let data_version = data_version(&connection)?;
        rows::still_there(&connection, known)?;
        let head = rows::follow(&connection, known, |_| Ok(()))?;
        connection::make_durable(&connection)?;
        if version < schema::WITNESSED {
            witnessed::adopt(&connection, witness, head)?;
        }
        migrate::bring_up(&mut connection, place.path(), now)?;
        authorizer::confine(&mut connection)?;
        place.still_here()?;
        Ok((connection, head, data_version))
    }

    fn write(&mut self, expected: Seq, entry: &Entry<'_>) -> Outcome<Vec<Recorded>> {
        if self.spent {
            return Err(StoreError::Spent.into());
        }
        room::make(self.place.path())?;
        let transaction = connection::begin(&self.connection, PATIENCE, &self.waits)?;
        self.place.look_again(&mut self.touched, &transaction)?;
        schema::version(&transaction, self.place.path())?;
        let cookie = Some(schema::cookie(&transaction)?);
        if self.compared != cookie {
            Schema::of_version(VERSION)?.verify(&transaction)?;
            self.compared = cookie;
        }
        rows::still_there(&transaction, self.head)?;
        let last = rows::follow(&transaction, self.head, |_| Ok(()))?;
        if !rows::of_request(&transaction, entry.request)?.is_empty() {
            return Err(StoreError::Repeated(entry.request).into());
        }
        if last.seq != expected {
            return Err(StoreError::Behind.into());
        }
        self.witness.look_again()?;
        let testimony = self.witness.testify(&Facts { connection: &transaction, path: self.place.path() })?;
        if testimony.is_odd() {
            return Err(StoreError::Unsettled.into());
        }
        let new = codec::encode(last, entry)?;
        for row in &new {
            rows::insert(&transaction, row)?;
        }
        // From here on nobody can tell by an error alone what is on the disk.
        match self.witness.intend(last, entry) {
            Ok(()) => self.spent = true,
            Err(Unsaid::Nothing(error)) => return Err(error.into()),
            Err(Unsaid::Perhaps(error)) => {
                self.spent = true;
                return Err(error.into());
            }
        }
        transaction.commit()?;
        self.head = new.last().map_or(last, Link::of);
        connection::checkpoint(&self.connection)?;
        self.touched = self.place.still_here()?;
        let written = self.request(entry.request)?;
        self.spent = self.witness.done(entry.request, self.head).is_err();
        Ok(written)
    }

    fn request(&mut self, request: RequestId) -> Outcome<Vec<Recorded>> {
        self.look_at_file()?;
        let rows = rows::of_request(&self.connection, request)?;
        Ok(rows.iter().map(codec::decode).collect::<Result<_, _>>()?)
    }
}

impl EventStore for SqliteStore {
    fn follow(&mut self, from: Link, visit: &mut Visit<'_>) -> Result<Link, StoreError> {
        self.visit(from, visit).map_err(|fault| fault.at(self.place.path()))
    }

    fn page_before(&mut self, seq: Seq, most: usize) -> Result<Vec<Recorded>, StoreError> {
        self.before(seq, most).map_err(|fault| fault.at(self.place.path()))
    }

    fn read_at(&mut self, places: &[Seq]) -> Result<Vec<Recorded>, StoreError> {
        self.at(places).map_err(|fault| fault.at(self.place.path()))
    }

    fn read_after(&mut self, seq: Seq) -> Result<Vec<Recorded>, StoreError> {
        self.read(seq).map_err(|fault| fault.at(self.place.path()))
    }

    fn find(&mut self, request: RequestId) -> Result<Vec<Recorded>, StoreError> {
        self.request(request).map_err(|fault| fault.at(self.place.path()))
    }

    fn append(&mut self, expected: Seq, entry: &Entry<'_>) -> Result<Vec<Recorded>, StoreError> {
        self.write(expected, entry).map_err(|fault| fault.at(self.place.path()))
    }

    fn changed(&mut self) -> Result<bool, StoreError> {
        let is_touched = self.look_at_file()?;
        let now = data_version(&self.connection).map_err(|fault| fault.at(self.place.path()))?;
        let is_new = std::mem::replace(&mut self.data_version, now) != now;
        let stands = self.witness.stands();
        let is_back = std::mem::replace(&mut self.witness_stood, stands) != stands;
        Ok(is_new || is_touched || is_back)
    }

    fn on_wait(&mut self, waits: Waits) {
        self.waits = waits;
    }

    fn testimony(&mut self) -> Result<Testimony, StoreError> {
        self.ask_witness().map_err(|fault| fault.at(self.place.path()))
    }

    fn renew_witness(&mut self) -> Result<(), StoreError> {
        // One that was missed and is there after all is heard before another takes its place.
        if self.witness.is_back()? {
            return Err(StoreError::Unsettled);
        }
        let opened = witnessed::opened(&self.connection, self.head).map_err(|fault| fault.at(self.place.path()))?;
        let next = self.witness.prepare_next(&opened)?;
        self.renews = Some(std::mem::replace(&mut self.witness, next));
        Ok(())
    }

    fn keep_witness(&mut self) -> Result<(), StoreError> {
        match self.renews.take() {
            Some(old) => self.witness.put_in_place_of(&old, self.head.seq),
            None => Ok(()),
        }
    }

    fn is_spent(&self) -> bool {
        self.spent
    }

    fn head(&self) -> Link {
        self.head
    }
}

fn data_version(connection: &Connection) -> Outcome<i64> {
    Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
}
