//! Which log is opened, and how one is made: the one place that names the SQLite store.
//!
//! The live log is the one that a flag, the environment or the settings name, else the one in the user's data folder.
//! Only when nothing was named and nothing is there does the practice log open in its place.

mod archive;
mod check;
mod creation;
mod error;
mod located;
mod maintenance;
mod opened;
mod permissions_check;
mod restore;
mod witness;

use std::path::Path;

use chrono::{DateTime, Utc};

pub use crate::open::check::{Checked, verify};
pub use crate::open::creation::{FreshPractice, found_live, renew_practice};
pub use crate::open::error::OpenError;
pub use crate::open::located::{Wanted, place, place_of_new};
pub use crate::open::maintenance::Care;
pub use crate::open::opened::OpenedLog;
pub use crate::open::permissions_check::Exposed;
pub use crate::open::restore::{RestorePlan, RestoredLog, WitnessChoice, lost, restore};
pub use crate::open::witness::{Journal, journal};
pub use kvittera_store::sqlite::{Finding, Look, Progress, Verification, Watch};

use crate::config::Config;
use crate::desk::actor::Person;
use crate::desk::snapshot::SnapshotFile;
use crate::desk::{Desk, ExpectedLog, practice};
use crate::open::located::{Located, expected, is_missing, locate, options};
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::rules::pool_load::PoolRules;
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::Store;
use kvittera_store::sqlite::{OpenOptions, SqliteLog};
use kvittera_store::{Link, LockWaitNotifier, StoreError, sqlite};

/// Opens the log that is wanted. A practice log is made when there is none; a live log never is.
///
/// # Errors
/// When there is none, or it can't be used.
pub fn open(wanted: &Wanted, config: &Config, person: &Person, now: DateTime<Utc>) -> Result<OpenedLog, OpenError> {
    open_telling(wanted, config, person, now, LockWaitNotifier::default())
}

/// The same; `waits` is told when another terminal keeps the log for more than a moment, now and later.
///
/// # Errors
/// As [`open`].
pub fn open_telling(
    wanted: &Wanted,
    config: &Config,
    person: &Person,
    now: DateTime<Utc>,
    waits: LockWaitNotifier,
) -> Result<OpenedLog, OpenError> {
    let Located { path, mode, instead_of } = locate(wanted, config)?;
    let witness = sqlite::witness_of(&path, &options(&path, mode, config));
    if mode == Mode::Live && is_missing(&path) && !is_missing(&witness) {
        return Err(StoreError::WitnessWithoutLog(witness).into());
    }
    if mode == Mode::Practice && is_missing(&path) {
        creation::found_practice(&path, config, &practice::founder(person)?, now)?;
    }
    let options = OpenOptions { waits, ..options(&path, mode, config) };
    let mut desk =
        desk(&path, options, (practice::rules(config), expected(config, mode)), person.rights_in(mode), now)?;
    let care = Care::at((&path, mode), desk.ledger().identity.as_ref(), config);
    // Before the first hand-out: a witness that was put back with its log knows of nothing.
    if let Some(verdict) = care.verdict() {
        desk.apply_backup_state(verdict)?;
    }
    if mode == Mode::Live {
        sqlite::ensure_reserve(&path);
    }
    let (exposed, room) = (permissions_check::of(&path), sqlite::look(&path));
    Ok(OpenedLog { desk, mode, path, witness, instead_of, exposed, room })
}

/// Opens a log with the ledger that was kept of it, if one counts; else all of it is read.
fn desk(
    path: &Path,
    options: OpenOptions,
    (rules, expected): (PoolRules, ExpectedLog),
    rights: &Rights,
    now: DateTime<Utc>,
) -> Result<Desk<Store>, OpenError> {
    let fold = SnapshotFile::beside(path);
    if let Some((ledger, link)) = fold.load() {
        let store = SqliteLog::open_from(path, &options, now, link).map(Store::from);
        let resume = |store| Desk::resume(store, (ledger, link), rules.clone(), &expected, rights.clone());
        // Whatever is wrong is found again, and said, when all is read.
        if let Some(desk) = store.ok().and_then(|store| resume(store).ok()) {
            return Ok(desk.keeping(fold, Some(link.seq)));
        }
    }
    let store = Store::from(SqliteLog::open(path, options, now)?);
    Ok(Desk::open(store, rules, &expected, rights.clone())?.keeping(fold, None))
}

/// Copies the log at `path` to a new file and tells how far the copy reaches.
///
/// # Errors
/// When it can't be done or is not to go on; then nothing is left of the copy.
pub fn copy_to(path: &Path, config: &Config, file: &Path, watch: &Watch) -> Result<Link, StoreError> {
    sqlite::copy_to(path, &options(path, Mode::Live, config), file, watch)
}
