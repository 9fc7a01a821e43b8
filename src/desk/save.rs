//! Saving what people asked for in a file of their own.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

/// Only for whoever saved it: it says which ward has which number.
const MODE: u32 = 0o600;

/// Writes the lines of `text` into a file that was not there before; one that is there stays as it is.
///
/// # Errors
/// When something is there already, or the file can't be written; then no part of it is left.
pub fn as_new_file(path: &Path, text: &str) -> io::Result<()> {
    exactly_as_new_file(path, &format!("{text}\n"))
}

/// Writes `text`, as it is, into a file that was not there before; one that is there stays as it is.
///
/// # Errors
/// When something is there already, or the file can't be written; then no part of it is left.
pub fn exactly_as_new_file(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(MODE).open(path)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).inspect_err(|_| {
        // Half a hand-over would be taken for a whole one.
        fs::remove_file(path).ok();
    })
}
