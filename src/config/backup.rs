//! Where the second copy of the live log is kept.

use std::path::{Path, PathBuf};

use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// Where the second copy of the live log is kept.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupSettings {
    /// The folder, which must be there; empty where no copy is kept.
    #[serde(deserialize_with = "absolute")]
    folder: PathBuf,
}

impl BackupSettings {
    /// The folder, where one is named.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        Some(self.folder.as_path()).filter(|folder| !folder.as_os_str().is_empty())
    }
}

/// Another path would lead elsewhere from another folder.
fn absolute<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PathBuf, D::Error> {
    let folder = PathBuf::deserialize(deserializer)?;
    if folder.as_os_str().is_empty() || folder.is_absolute() {
        Ok(folder)
    } else {
        Err(D::Error::custom(format!("{} does not begin with /", folder.display())))
    }
}
