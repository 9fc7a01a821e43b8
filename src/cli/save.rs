//! Saves results in the file that the arguments name.

use std::io;
use std::path::Path;

use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::desk::save;
use crate::t;

/// Writes the lines of `text` into a new file; a file that exists is never overwritten.
///
/// # Errors
/// When this person may not name files, the file exists already, or it can't be written; then no part of it is left.
pub fn as_new_file(session: &CliSession, path: &Path, text: &str) -> Result<(), CliError> {
    session.ensure_may_name(path)?;
    save::as_new_file(path, text).map_err(|error| failed(session, path, &error))
}

/// Writes `text` unchanged into a new file; a file that exists is never overwritten.
///
/// # Errors
/// As [`as_new_file`].
pub fn exactly_as_new_file(session: &CliSession, path: &Path, text: &str) -> Result<(), CliError> {
    session.ensure_may_name(path)?;
    save::exactly_as_new_file(path, text).map_err(|error| failed(session, path, &error))
}

/// The error in words, of a path that `-o` names.
pub fn failed(session: &CliSession, path: &Path, error: &io::Error) -> CliError {
    let texts = &session.texts;
    let shown = path.display().to_string();
    match error.kind() {
        io::ErrorKind::AlreadyExists => CliError::arguments(
            "file_exists",
            t!(texts, "cli-file-exists", path = shown.as_str()),
            t!(texts, "cli-file-exists-next"),
        ),
        _ => CliError::arguments(
            "file_not_written",
            t!(texts, "cli-file-not-written", path = shown.as_str(), detail = texts.io_error(error)),
            t!(texts, "cli-file-exists-next"),
        ),
    }
}

/// Writes `text` into the file that the arguments name, if they do, and says so.
///
/// # Errors
/// As [`as_new_file`], or when the message can't be printed.
pub fn write_if_named(
    session: &CliSession,
    file: Option<&Path>,
    text: &str,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let Some(path) = file else { return Ok(()) };
    as_new_file(session, path, text)?;
    Ok(output.message(&t!(session.texts, "cli-saved", path = path.display().to_string()))?)
}

/// Prints `text` line by line, unless it went into a file.
///
/// # Errors
/// When stdout can't be written.
pub fn print_unless_saved(file: Option<&Path>, text: &str, output: &mut Output<'_>) -> Result<(), CliError> {
    let lines = text.lines().filter(|_| file.is_none());
    Ok(lines.into_iter().try_for_each(|line| output.result(line))?)
}
