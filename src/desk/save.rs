//! Writes what people want to save, such as a handover or an export, into new files.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

/// Only the owner may read the file, because it says which ward has which number.
const MODE: u32 = 0o600;

/// Only the owner may enter a folder of such files.
const FOLDER_MODE: u32 = 0o700;

/// Writes `text` and a newline into a new file; never overwrites one.
///
/// # Errors
/// When the path exists already, or the file can't be written; then no part of it is left.
pub fn as_new_file(path: &Path, text: &str) -> io::Result<()> {
    exactly_as_new_file(path, &format!("{text}\n"))
}

/// Writes `text` unchanged into a new file; never overwrites one.
///
/// # Errors
/// When the path exists already, or the file can't be written; then no part of it is left.
pub fn exactly_as_new_file(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(MODE).open(path)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).inspect_err(|_| {
        // A reader could not tell half a handover from a whole one.
        fs::remove_file(path).ok();
    })
}

/// Makes a folder, and those above it, where it is missing.
///
/// # Errors
/// When it can't be made, or something else has its name.
pub fn make_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(FOLDER_MODE).create(path)
}

/// Writes each text unchanged into a new file; never overwrites one.
///
/// # Errors
/// The path that exists already or can't be written; then none of the files is left.
pub fn all_as_new_files(files: &[(PathBuf, &str)]) -> Result<(), (PathBuf, io::Error)> {
    for (place, (path, text)) in files.iter().enumerate() {
        if let Err(error) = exactly_as_new_file(path, text) {
            for (written, _) in &files[..place] {
                fs::remove_file(written).ok();
            }
            return Err((path.clone(), error));
        }
    }
    Ok(())
}
