//! Where the witness of a log lies.

use std::fs;
use std::path::{Path, PathBuf};

use crate::files::beside;
use crate::sqlite::options::OpenOptions;

/// Where the witness of the log at `path` is.
#[must_use]
pub fn witness_of(path: &Path, options: &OpenOptions) -> PathBuf {
    options.witness.clone().unwrap_or_else(|| beside(&resolved(path), ".witness"))
}

/// By whichever links a log is reached, it has one witness.
#[must_use]
pub fn resolved(path: &Path) -> PathBuf {
    let by_folder = || Some(fs::canonicalize(path.parent()?).ok()?.join(path.file_name()?));
    fs::canonicalize(path).ok().or_else(by_folder).unwrap_or_else(|| path.to_owned())
}
