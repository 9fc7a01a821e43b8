//! The settings of the backup.

use std::path::{Path, PathBuf};

use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// Where the backup of the live log is kept.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupSettings {
    /// The folder, which must exist; empty if no backup is kept.
    #[serde(deserialize_with = "absolute")]
    folder: PathBuf,
}

impl BackupSettings {
    /// The folder; `None` if no backup is kept.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        Some(self.folder.as_path()).filter(|folder| !folder.as_os_str().is_empty())
    }
}

/// Refuses relative paths: they would lead elsewhere when the program is started in another folder.
fn absolute<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PathBuf, D::Error> {
    let folder = PathBuf::deserialize(deserializer)?;
    if folder.as_os_str().is_empty() || folder.is_absolute() {
        Ok(folder)
    } else {
        Err(D::Error::custom(format!("{} does not begin with /", folder.display())))
    }
}
