//! Whether other accounts of the machine can get at a log past the program, which no role could hold back.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// Something of a log that other accounts can get at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exposed {
    /// The file or its folder.
    pub path: PathBuf,
    /// Whether it is the folder.
    pub is_folder: bool,
    /// Its permissions now.
    pub mode: u32,
}

const PERMISSIONS: u32 = 0o777;
const OTHERS: u32 = 0o077;

/// What others can get at of the log at `path`; nothing where that can't be told.
pub(super) fn of(path: &Path) -> Vec<Exposed> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let open_to_others = |(path, is_folder): (&Path, bool)| {
        let mode = fs::metadata(path).ok()?.mode() & PERMISSIONS;
        (mode & OTHERS != 0).then(|| Exposed { path: path.to_owned(), is_folder, mode })
    };
    [(folder, true), (path, false)].into_iter().filter_map(open_to_others).collect()
}
