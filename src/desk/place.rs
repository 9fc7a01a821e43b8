//! Where the logs are: the live one as flag, environment or settings say, the practice one beside the user's data.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use crate::config::Config;

const LIVE: &str = "kvittera.log.sqlite";
const PRACTICE: &str = "practice.log.sqlite";
const SETTINGS: &str = "kvittera.toml";
const SYSTEM_SETTINGS: &str = "/etc/kvittera/kvittera.toml";

/// The user's home can't be found, so there is no place for anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no home folder")]
pub struct NoHome;

/// The settings to read: the user's own, else the system's; `None` when there are none.
#[must_use]
pub fn settings() -> Option<PathBuf> {
    let own = etcetera::choose_base_strategy().ok().map(|base| base.config_dir().join("kvittera").join(SETTINGS));
    own.into_iter().chain([PathBuf::from(SYSTEM_SETTINGS)]).find(|path| path.exists())
}

/// The live log.
///
/// # Errors
/// [`NoHome`] when neither flag nor settings name one and the user has no home.
pub fn live_log(flag: Option<&Path>, config: &Config) -> Result<PathBuf, NoHome> {
    match flag {
        Some(path) => Ok(path.to_owned()),
        None if !config.log.path.as_os_str().is_empty() => Ok(config.log.path.clone()),
        None => Ok(data_folder()?.join(LIVE)),
    }
}

/// The practice log.
///
/// # Errors
/// [`NoHome`] when the user has none.
pub fn practice_log() -> Result<PathBuf, NoHome> {
    Ok(data_folder()?.join(PRACTICE))
}

/// The folders where somebody with an account of their own keeps files: their home, and where they stand.
#[must_use]
pub fn of_the_person() -> Vec<PathBuf> {
    [etcetera::home_dir().ok(), std::env::current_dir().ok()].into_iter().flatten().collect()
}

fn data_folder() -> Result<PathBuf, NoHome> {
    Ok(etcetera::choose_base_strategy().map_err(|_| NoHome)?.data_dir().join("kvittera"))
}
