//! Writes what people want to save, such as a handover or an export, into new files.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

/// Only the owner may read the file, because it says which ward has which number.
const MODE: u32 = 0o600;

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
