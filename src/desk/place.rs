//! The paths of the settings and the logs. A flag, the environment or the settings name the live log; the practice log
//! is always in the user's data folder.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use crate::config::Config;

const LIVE: &str = "kvittera.log.sqlite";
const PRACTICE: &str = "practice.log.sqlite";
const SETTINGS: &str = "kvittera.toml";
const SYSTEM_SETTINGS: &str = "/etc/kvittera/kvittera.toml";

/// The user's home folder can't be found, so there is no folder for data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no home folder")]
pub struct NoHome;

/// The file of settings: the user's own, or else the system's; `None` if there is neither.
#[must_use]
pub fn settings() -> Option<PathBuf> {
    let own = etcetera::choose_base_strategy().ok().map(|base| base.config_dir().join("kvittera").join(SETTINGS));
    own.into_iter().chain([PathBuf::from(SYSTEM_SETTINGS)]).find(|path| path.exists())
}

/// The path of the live log.
///
/// # Errors
/// [`NoHome`] when neither flag nor settings name it and the user has no home folder.
pub fn live_log(flag: Option<&Path>, config: &Config) -> Result<PathBuf, NoHome> {
    match flag {
        Some(path) => Ok(path.to_owned()),
        None if !config.log.path.as_os_str().is_empty() => Ok(config.log.path.clone()),
        None => Ok(data_folder()?.join(LIVE)),
    }
}

/// The path of the practice log.
///
/// # Errors
/// [`NoHome`] when the user has no home folder.
pub fn practice_log() -> Result<PathBuf, NoHome> {
    Ok(data_folder()?.join(PRACTICE))
}

/// The home folder.
#[must_use]
pub fn home() -> Option<PathBuf> {
    etcetera::home_dir().ok()
}

/// The folders where a person with an account of their own keeps files: the home folder and the current one.
#[must_use]
pub fn personal_folders() -> Vec<PathBuf> {
    [home(), std::env::current_dir().ok()].into_iter().flatten().collect()
}

fn data_folder() -> Result<PathBuf, NoHome> {
    Ok(etcetera::choose_base_strategy().map_err(|_| NoHome)?.data_dir().join("kvittera"))
}
