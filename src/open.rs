//! Which log is opened, and how one is made: the one place that names the SQLite store.
//!
//! The live log is the one that a flag, the environment or the settings name, else the one in the user's data folder.
//! Only when nothing was named and nothing is there does the practice log open in its place.

mod aside;
mod check;
mod exposure;
mod founding;
mod journal;
mod restore;
mod upkeep;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;

use chrono::{DateTime, Utc};

pub use self::check::{Checked, verify};
pub use self::exposure::Exposed;
pub use self::founding::{FreshPractice, found_live, renew_practice};
pub use self::journal::{Journal, journal};
pub use self::restore::{Asked, Plan, Restored, lost, restore};
pub use self::upkeep::Care;
pub use crate::store::sqlite::{Finding, Look, Progress, Verification, Watch};

use crate::config::Config;
use crate::desk::actor::Person;
use crate::desk::fold::FoldFile;
use crate::desk::place::{self, NoHome};
use crate::desk::{Desk, DeskError, Expected, practice};
use crate::domain::event::Mode;
use crate::domain::permission::Rights;
use crate::domain::pool_load::PoolRules;
use crate::domain::vgr_id::VgrIdError;
use crate::store::sqlite::{self, OpenOptions, SqliteStore};
use crate::store::{Link, Room, StoreError, Waits};

/// The log that somebody wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// The practice log.
    Practice,
    /// The live log; `Some` when a flag or the environment names it.
    Live(Option<PathBuf>),
}

/// A log that is open at a desk.
#[derive(Debug)]
pub struct Opened {
    /// The desk.
    pub desk: Desk<SqliteStore>,
    /// Live or practice.
    pub mode: Mode,
    /// Where the log is.
    pub path: PathBuf,
    /// Where its witness belongs.
    pub witness: PathBuf,
    /// Where a live log was looked for, when practice was opened for want of one.
    pub instead_of: Option<PathBuf>,
    /// What other accounts of the machine can get at.
    pub exposed: Vec<Exposed>,
    /// The room where the log lies; `None` where that can't be told.
    pub room: Option<Room>,
}

/// Why no log is open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The log can't be used, or a rule refuses what should go into it.
    #[error(transparent)]
    Desk(#[from] DeskError),
    /// Too little of the log is left to look through it.
    #[error(transparent)]
    Damaged(DeskError),
    /// There is no place for a log.
    #[error(transparent)]
    NoHome(#[from] NoHome),
    /// The settings name the log by a path that would lead elsewhere from another folder.
    #[error("{0} does not begin with /")]
    Relative(PathBuf),
    /// The built-in vgr-id is none.
    #[error(transparent)]
    BuiltIn(#[from] VgrIdError),
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        Self::Desk(error.into())
    }
}

/// Where a log is and what it must be.
struct Located {
    path: PathBuf,
    mode: Mode,
    instead_of: Option<PathBuf>,
}

/// Opens the log that is wanted. A practice log is made when there is none; a live log never is.
///
/// # Errors
/// When there is none, or it can't be used.
pub fn open(wanted: &Wanted, config: &Config, person: &Person, now: DateTime<Utc>) -> Result<Opened, OpenError> {
    open_telling(wanted, config, person, now, Waits::default())
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
    waits: Waits,
) -> Result<Opened, OpenError> {
    let Located { path, mode, instead_of } = locate(wanted, config)?;
    let witness = sqlite::witness_of(&path, &options(&path, mode, config));
    if mode == Mode::Live && is_missing(&path) && !is_missing(&witness) {
        return Err(StoreError::WitnessWithoutLog(witness).into());
    }
    if mode == Mode::Practice && is_missing(&path) {
        founding::found_practice(&path, config, &practice::founder(person)?, now)?;
    }
    let options = OpenOptions { waits, ..options(&path, mode, config) };
    let mut desk =
        desk(&path, options, (practice::rules(config), expected(config, mode)), person.rights_in(mode), now)?;
    let care = Care::at((&path, mode), desk.ledger().identity.as_ref(), config);
    // Before the first hand-out: a witness that was put back with its log knows of nothing.
    if let Some(verdict) = care.verdict() {
        desk.heed(verdict)?;
    }
    if mode == Mode::Live {
        sqlite::stow(&path);
    }
    let (exposed, room) = (exposure::of(&path), sqlite::look(&path));
    Ok(Opened { desk, mode, path, witness, instead_of, exposed, room })
}

/// Opens a log with the ledger that was kept of it, if one counts; else all of it is read.
fn desk(
    path: &Path,
    options: OpenOptions,
    (rules, expected): (PoolRules, Expected),
    rights: &Rights,
    now: DateTime<Utc>,
) -> Result<Desk<SqliteStore>, OpenError> {
    let fold = FoldFile::beside(path);
    let kept = thread::scope(|scope| {
        // Reading a long log's ledger takes some milliseconds, in which another processor can do something.
        let _ = fold.is_there().then(|| thread::Builder::new().spawn_scoped(scope, sqlite::get_ready));
        fold.load()
    });
    if let Some((ledger, link)) = kept {
        let store = SqliteStore::open_from(path, &options, now, link);
        let resume = |store| Desk::resume(store, (ledger, link), rules.clone(), &expected, rights.clone());
        // Whatever is wrong is found again, and said, when all is read.
        if let Some(desk) = store.ok().and_then(|store| resume(store).ok()) {
            return Ok(desk.keeping(fold, Some(link.seq)));
        }
    }
    let store = SqliteStore::open(path, options, now)?;
    Ok(Desk::open(store, rules, &expected, rights.clone())?.keeping(fold, None))
}

/// Where the log that is wanted lies, or would.
///
/// # Errors
/// When there is no place for it.
pub fn place(wanted: &Wanted, config: &Config) -> Result<PathBuf, OpenError> {
    Ok(locate(wanted, config)?.path)
}

/// Where a log that is wanted would be made.
///
/// # Errors
/// When there is no place for it.
pub fn place_of_new(wanted: &Wanted, config: &Config) -> Result<PathBuf, OpenError> {
    match wanted {
        Wanted::Practice => Ok(place::practice_log()?),
        Wanted::Live(named) => live_path(named.as_deref(), config),
    }
}

/// Copies the log at `path` to a new file and tells how far the copy reaches.
///
/// # Errors
/// When it can't be done or is not to go on; then nothing is left of the copy.
pub fn copy_to(path: &Path, config: &Config, file: &Path, watch: &Watch) -> Result<Link, StoreError> {
    sqlite::copy_to(path, &options(path, Mode::Live, config), file, watch)
}

fn locate(wanted: &Wanted, config: &Config) -> Result<Located, OpenError> {
    let practice = |instead_of| Ok(Located { path: place::practice_log()?, mode: Mode::Practice, instead_of });
    let Wanted::Live(named) = wanted else { return practice(None) };
    let path = live_path(named.as_deref(), config)?;
    let is_named = named.is_some() || !config.log.path.as_os_str().is_empty();
    let has_witness = !is_missing(&sqlite::witness_of(&path, &options(&path, Mode::Live, config)));
    // A log that is gone is no reason to practise: its witness remembers it.
    if !is_named && is_missing(&path) && !has_witness {
        practice(Some(path))
    } else {
        Ok(Located { path, mode: Mode::Live, instead_of: None })
    }
}

fn live_path(named: Option<&Path>, config: &Config) -> Result<PathBuf, OpenError> {
    let configured = &config.log.path;
    let relative = |path: &&PathBuf| !path.as_os_str().is_empty() && path.is_relative();
    if named.is_none()
        && let Some(path) = [configured, &config.log.witness].into_iter().find(relative)
    {
        return Err(OpenError::Relative(path.clone()));
    }
    Ok(place::live_log(named, config)?)
}

/// A log that merely can't be reached is not missing, or practice would open in its place.
fn is_missing(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

fn trouble(path: &Path, error: &io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::PermissionDenied => StoreError::NoPermission(path.to_owned()),
        io::ErrorKind::StorageFull => StoreError::Full(path.to_owned()),
        _ => StoreError::Io { path: path.to_owned(), detail: error.to_string() },
    }
}

fn expected(config: &Config, mode: Mode) -> Expected {
    Expected { site: config.site.id.clone(), mode }
}

/// The witness in the settings is that of the live log in the settings; every other log has its own beside it.
fn options(path: &Path, mode: Mode, config: &Config) -> OpenOptions {
    let is_here = |log: &Path| log == path || sqlite::resolved(log) == sqlite::resolved(path);
    let is_configured = || live_path(None, config).is_ok_and(|configured| is_here(&configured));
    let own = Some(&config.log.witness).filter(|witness| !witness.as_os_str().is_empty());
    let witness = own.filter(|_| mode == Mode::Live && is_configured()).cloned();
    let allow_network_filesystem = config.log.allow_network_filesystem;
    OpenOptions { allow_network_filesystem, witness, waits: Waits::default() }
}
