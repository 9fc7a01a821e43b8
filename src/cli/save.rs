//! Saving what people asked for in a file of their own.

use std::io;
use std::path::Path;

use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::desk::save;
use crate::t;

/// Writes the lines of `text` into a file that was not there before; one that is there stays as it is.
///
/// # Errors
/// When files are none of this person's business, something is there already, or the file can't be written; then no part
/// of it is left.
pub fn as_new_file(session: &CliSession, path: &Path, text: &str) -> Result<(), CliError> {
    session.may_name(path)?;
    save::as_new_file(path, text).map_err(|error| failed(session, path, &error))
}

/// Writes `text`, as it is, into a file that was not there before; one that is there stays as it is.
///
/// # Errors
/// As [`as_new_file`].
pub fn exactly_as_new_file(session: &CliSession, path: &Path, text: &str) -> Result<(), CliError> {
    session.may_name(path)?;
    save::exactly_as_new_file(path, text).map_err(|error| failed(session, path, &error))
}

fn failed(session: &CliSession, path: &Path, error: &io::Error) -> CliError {
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

/// Writes `text` into the file that was asked for, if one was, and says so.
///
/// # Errors
/// When it can't be written, or that can't be said.
pub fn as_asked(
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
/// When it can't be printed.
pub fn print_unless(file: Option<&Path>, text: &str, output: &mut Output<'_>) -> Result<(), CliError> {
    let lines = text.lines().filter(|_| file.is_none());
    Ok(lines.into_iter().try_for_each(|line| output.result(line))?)
}
