//! Checks whether other accounts of the machine can access a log without the program, which no role could prevent.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// A file or folder of a log that other accounts can access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exposed {
    pub path: PathBuf,
    pub is_folder: bool,
    /// Its permission bits.
    pub mode: u32,
}

const PERMISSIONS: u32 = 0o777;
const OTHERS: u32 = 0o077;

/// What other accounts can access of the log at `path`; empty if that is unknown.
pub(super) fn exposed_paths(path: &Path) -> Vec<Exposed> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let open_to_others = |(path, is_folder): (&Path, bool)| {
        let mode = fs::metadata(path).ok()?.mode() & PERMISSIONS;
        (mode & OTHERS != 0).then(|| Exposed { path: path.to_owned(), is_folder, mode })
    };
    [(folder, true), (path, false)].into_iter().filter_map(open_to_others).collect()
}
