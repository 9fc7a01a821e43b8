//! Where the witness of a log lies.

use std::fs;
use std::path::{Path, PathBuf};

use crate::files::beside;
use crate::sqlite::options::OpenOptions;

/// The path of the witness of the log at `path`.
#[must_use]
pub fn witness_of(path: &Path, options: &OpenOptions) -> PathBuf {
    options.witness.clone().unwrap_or_else(|| beside(&resolved(path), ".witness"))
}

/// The path with all links resolved, so that a log has one witness by whichever link it is reached. A log that does not
/// exist yet is resolved by its folder.
#[must_use]
pub fn resolved(path: &Path) -> PathBuf {
    let by_folder = || Some(fs::canonicalize(path.parent()?).ok()?.join(path.file_name()?));
    fs::canonicalize(path).ok().or_else(by_folder).unwrap_or_else(|| path.to_owned())
}
