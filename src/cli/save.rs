//! Saving what people asked for in a file of their own.

use std::io;
use std::path::Path;

use super::failure::Failure;
use super::session::Session;
use crate::desk::save;
use crate::t;

/// Writes `text` into a file that was not there before; one that is there stays as it is.
///
/// # Errors
/// When files are none of this person's business, something is there already, or the file can't be written; then no part
/// of it is left.
pub fn as_new_file(session: &Session, path: &Path, text: &str) -> Result<(), Failure> {
    session.may_name(path)?;
    let texts = &session.texts;
    let shown = path.display().to_string();
    let failed = |error: io::Error| match error.kind() {
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
    };
    save::as_new_file(path, text).map_err(failed)
}
