//! Finds the path of the wanted log and the options to open it with.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::config::Config;
use crate::desk::{ExpectedLog, place};
use crate::open::error::OpenError;
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::sqlite::OpenOptions;
use kvittera_store::witness::newest_segment;
use kvittera_store::{LockWaitNotifier, sqlite};

/// The log that the arguments ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    Practice,
    /// The live log, with its path if a flag or the environment names it.
    Live(Option<PathBuf>),
    /// The live log, or practice where nobody named a log and there is none: for a person who sees which of them it is.
    LiveOrPractice,
}

impl Wanted {
    /// The path of the live log, if a flag or the environment names it.
    #[must_use]
    pub fn named(&self) -> Option<&Path> {
        match self {
            Self::Live(named) => named.as_deref(),
            Self::Practice | Self::LiveOrPractice => None,
        }
    }
}

/// The path and the mode of the log that is to be opened.
pub(super) struct Located {
    pub(super) path: PathBuf,
    pub(super) mode: Mode,
    /// Where a live log was looked for, if practice takes its place.
    pub(super) instead_of: Option<PathBuf>,
}

/// The path of the log that [`open`](super::open()) would open.
///
/// # Errors
/// When there is no folder for it.
pub fn place(wanted: &Wanted, config: &Config) -> Result<PathBuf, OpenError> {
    Ok(locate(wanted, config)?.path)
}

/// The path at which the wanted log would be created.
///
/// # Errors
/// When there is no folder for it.
pub fn place_of_new(wanted: &Wanted, config: &Config) -> Result<PathBuf, OpenError> {
    match wanted {
        Wanted::Practice => Ok(place::practice_log()?),
        Wanted::Live(_) | Wanted::LiveOrPractice => live_path(wanted.named(), config),
    }
}

/// Decides which log to open. Practice takes the place of a live log that was not named and does not exist, if that is
/// wanted; else the error says where one was looked for.
pub(super) fn locate(wanted: &Wanted, config: &Config) -> Result<Located, OpenError> {
    let practice = |instead_of| Ok(Located { path: place::practice_log()?, mode: Mode::Practice, instead_of });
    if *wanted == Wanted::Practice {
        return practice(None);
    }
    let path = live_path(wanted.named(), config)?;
    let is_named = wanted.named().is_some() || !config.log.path.as_os_str().is_empty();
    let witness = newest_segment(&sqlite::witness_of(&path, &options(&path, Mode::Live, config)));
    let has_witness = witness.map_or(true, |newest| newest.is_some());
    // A witness without its log means that the log is lost, and practice must not hide that.
    if is_named || !is_missing(&path) || has_witness {
        Ok(Located { path, mode: Mode::Live, instead_of: None })
    } else if *wanted == Wanted::LiveOrPractice {
        practice(Some(path))
    } else {
        Err(OpenError::NoLiveLog(path))
    }
}

/// The path of the live log. Paths in the settings must be absolute.
pub(super) fn live_path(named: Option<&Path>, config: &Config) -> Result<PathBuf, OpenError> {
    let configured = &config.log.path;
    let relative = |path: &&PathBuf| !path.as_os_str().is_empty() && path.is_relative();
    if named.is_none()
        && let Some(path) = [configured, &config.log.witness].into_iter().find(relative)
    {
        return Err(OpenError::Relative(path.clone()));
    }
    Ok(place::live_log(named, config)?)
}

/// Returns true only if nothing is at the path. A log that can't be reached is not missing, or practice would open in
/// its place.
pub(super) fn is_missing(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// The log that the settings expect.
pub(super) fn expected(config: &Config, mode: Mode) -> ExpectedLog {
    ExpectedLog { site: config.site.id.clone(), mode }
}

/// The options for the log at `path`. The witness in the settings belongs to the live log in the settings; every other
/// log has its witness beside it.
pub(super) fn options(path: &Path, mode: Mode, config: &Config) -> OpenOptions {
    let is_same = |log: &Path| log == path || sqlite::resolved(log) == sqlite::resolved(path);
    let is_configured = || live_path(None, config).is_ok_and(|configured| is_same(&configured));
    let own = Some(&config.log.witness).filter(|witness| !witness.as_os_str().is_empty());
    let witness = own.filter(|_| mode == Mode::Live && is_configured()).cloned();
    let allow_network_filesystem = config.log.allow_network_filesystem;
    OpenOptions { allow_network_filesystem, witness, waits: LockWaitNotifier::default() }
}
