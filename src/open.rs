//! Decides which log is opened, and creates logs.
//!
//! The live log is the one that a flag, the environment or the settings name, or else the one in the user's data
//! folder. The practice log opens in its place only if nothing was named and there is no live log. Which engine keeps
//! the log is decided in `engine` alone.

mod archive;
mod check;
mod creation;
mod engine;
mod error;
mod located;
mod locked_out;
mod maintenance;
mod opened;
mod permissions_check;
mod restore;
mod witness;

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use chrono::{DateTime, Utc};

pub use crate::open::check::{Checked, verify};
pub use crate::open::creation::{FreshPractice, create_live_log, renew_practice};
pub use crate::open::error::OpenError;
pub use crate::open::located::{Wanted, place, place_of_new};
pub use crate::open::locked_out::{LockedOut, locked_out};
pub use crate::open::maintenance::{FileCare, copy_to};
pub use crate::open::opened::{LogFile, OpenedLog};
pub use crate::open::permissions_check::Exposed;
pub use crate::open::restore::{RestorePlan, RestoredLog, WitnessChoice, lost_log, restore};
pub use crate::open::witness::{WitnessReading, read_witness};
pub use kvittera_store::sqlite::{Finding, Progress, Verification, VerifyProgress, Watch, write_barrier};

use crate::config::Config;
use crate::desk::actor::Person;
use crate::desk::{Desk, ExpectedLog, practice};
use crate::open::located::{Located, expected, is_missing, locate, options};
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::rules::pool_load::PoolRules;
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::snapshot::SnapshotFile;
use kvittera_store::sqlite::OpenOptions;
use kvittera_store::witness::newest_segment;
use kvittera_store::{LockWaitNotifier, Store, StoreError, sqlite};

/// What a log is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogAccess {
    /// It is only read, so nothing is made beside it and no practice log is created.
    Read,
    /// It may be written.
    Write,
}

/// Opens the wanted log to write. A practice log is created if there is none; a live log never is.
///
/// # Errors
/// When there is no such log, or it can't be used.
pub fn open(wanted: &Wanted, config: &Config, person: &Person, now: DateTime<Utc>) -> Result<OpenedLog, OpenError> {
    open_notifying(wanted, config, person, now, (LogAccess::Write, LockWaitNotifier::default()))
}

/// Opens the wanted log like [`open`], to read or to write. From then on `waits` is told when another terminal locks the log for more than a
/// moment.
///
/// # Errors
/// As [`open`].
pub fn open_notifying(
    wanted: &Wanted,
    config: &Config,
    person: &Person,
    now: DateTime<Utc>,
    (access, waits): (LogAccess, LockWaitNotifier),
) -> Result<OpenedLog, OpenError> {
    let Located { path, mode, instead_of } = locate(wanted, config)?;
    let witness = sqlite::witness_of(&path, &options(&path, mode, config));
    if mode == Mode::Live
        && is_missing(&path)
        && let Some(left) = newest_segment(&witness)?
    {
        return Err(StoreError::WitnessWithoutLog(left).into());
    }
    if mode == Mode::Practice && is_missing(&path) {
        if access == LogAccess::Read {
            return Err(OpenError::NoPracticeLog(path));
        }
        creation::create_practice(&path, config, &practice::practice_creator(person)?, now)?;
    }
    let options = OpenOptions { waits, ..options(&path, mode, config) };
    let checks = (practice::rules(config), expected(config, mode));
    let mut desk = open_desk(&path, options, checks, person.rights_in(mode), now)?;
    let care = FileCare::at((&path, mode), desk.ledger().identity.as_ref(), config);
    // The backup is compared before the first issuance: if an old log was put back together with its witness, only the
    // backup knows of the events that are missing.
    if let Some(state) = care.compare() {
        desk.apply_backup_state(state)?;
    }
    if access == LogAccess::Write {
        care.ensure_reserve(mode);
        // If this fails, the halt says what is wrong, and everything can be read.
        desk.settle(&person.program(), now).ok();
    }
    let (exposed, room) = (permissions_check::exposed_paths(&path), care.disk_space());
    let own = Some(&config.log.witness).filter(|own| !own.as_os_str().is_empty() && mode == Mode::Live);
    let witness_passed_over = own.filter(|own| **own != witness).cloned();
    let witness = newest_segment(&witness).ok().flatten().unwrap_or(witness);
    let witness_shares_disk = shares_disk(&path, &witness);
    let file = LogFile { path, witness, witness_shares_disk, witness_passed_over, exposed, room };
    Ok(OpenedLog { desk, mode, instead_of, file })
}

fn shares_disk(log: &Path, witness: &Path) -> Option<bool> {
    let disk = |path| fs::metadata(path).ok().map(|found| found.dev());
    Some(disk(log)? == disk(witness)?)
}

/// Opens a log with the cached snapshot of its ledger, if there is a valid one; otherwise reads all of it.
fn open_desk(
    path: &Path,
    options: OpenOptions,
    (rules, expected): (PoolRules, ExpectedLog),
    rights: &Rights,
    now: DateTime<Utc>,
) -> Result<Desk<Store>, OpenError> {
    let fold = SnapshotFile::beside(path);
    if let Some((ledger, link)) = fold.load() {
        let store = engine::open_from(path, &options, now, link);
        let resume = |store| Desk::resume(store, (ledger, link), rules.clone(), &expected, rights.clone());
        // If something is wrong, reading the whole log finds it again and reports it.
        if let Some(desk) = store.ok().and_then(|store| resume(store).ok()) {
            return Ok(desk.keeping(fold, Some(link.seq)));
        }
    }
    let store = engine::open(path, options, now)?;
    Ok(Desk::open(store, rules, &expected, rights.clone())?.keeping(fold, None))
}
