//! Saving what people asked for in a file of their own.

use std::io;
use std::path::Path;

use super::failure::Failure;
use super::session::Session;
use crate::desk::save;
use crate::t;

/// Writes the lines of `text` into a file that was not there before; one that is there stays as it is.
///
/// # Errors
/// When files are none of this person's business, something is there already, or the file can't be written; then no part
/// of it is left.
pub fn as_new_file(session: &Session, path: &Path, text: &str) -> Result<(), Failure> {
    session.may_name(path)?;
    save::as_new_file(path, text).map_err(|error| failed(session, path, &error))
}

/// Writes `text`, as it is, into a file that was not there before; one that is there stays as it is.
///
/// # Errors
/// As [`as_new_file`].
pub fn exactly_as_new_file(session: &Session, path: &Path, text: &str) -> Result<(), Failure> {
    session.may_name(path)?;
    save::exactly_as_new_file(path, text).map_err(|error| failed(session, path, &error))
}

fn failed(session: &Session, path: &Path, error: &io::Error) -> Failure {
    let texts = &session.texts;
    let shown = path.display().to_string();
    match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::arguments(
            "file_exists",
            t!(texts, "cli-file-exists", path = shown.as_str()),
            t!(texts, "cli-file-exists-next"),
        ),
        _ => Failure::arguments(
            "file_not_written",
            t!(texts, "cli-file-not-written", path = shown.as_str(), detail = error.to_string()),
            t!(texts, "cli-file-exists-next"),
        ),
    }
}
