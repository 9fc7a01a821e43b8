//! `kvittera pool import`: reads numbers from a file, with what the rules say about each line.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::desk::{DeskError, pool_file};
use crate::open::OpenError;
use crate::t;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::pool_load::{PoolLoad, PoolVerdict};
use kvittera_domain::rules::refusal::Refusal;

pub(super) fn run(
    session: &CliSession,
    file: &Path,
    accept_warnings: bool,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let load = read_file(session, file, accept_warnings)?;
    session.carry_out(&Command::LoadPool(load), output).map_err(|failure| explain(session, failure))
}

/// Reads a file of numbers; `-` stands for stdin, which works over SSH too.
///
/// # Errors
/// When this person may not name files, or the file can't be read as CSV.
pub fn read_file(session: &CliSession, file: &Path, accept_warnings: bool) -> Result<PoolLoad, CliError> {
    let is_stdin = file == Path::new("-");
    if !is_stdin {
        session.ensure_may_name(file)?;
    }
    let path = file.display().to_string();
    let unusable = |why: String| {
        let message = t!(session.texts, "cli-invalid", option = path.as_str(), why = why);
        CliError::arguments("pool_file", message, t!(session.texts, "cli-pool-file-next"))
    };
    let bytes = if is_stdin { read_bounded(io::stdin()) } else { File::open(file).and_then(read_bounded) };
    let bytes = bytes.map_err(|error| unusable(session.texts.io_error(&error)))?;
    let lines = pool_file::read(&bytes).map_err(|error| unusable(session.texts.pool_file_error(error)))?;
    Ok(PoolLoad { lines, warnings_accepted: accept_warnings })
}

/// Adds a line for each number that is refused or odd, if the error is about numbers.
pub fn explain(session: &CliSession, failure: CliError) -> CliError {
    match failure {
        CliError::Open(OpenError::Desk(DeskError::Refused(
            refusal @ (Refusal::PoolRefused(_) | Refusal::PoolNeedsConfirmation(_)),
        ))) => CliError::Pool { lines: lines(session, &refusal), refusal },
        other => other,
    }
}

fn lines(session: &CliSession, refusal: &Refusal) -> Vec<String> {
    let (Refusal::PoolRefused(verdict) | Refusal::PoolNeedsConfirmation(verdict)) = refusal else { return Vec::new() };
    let PoolVerdict { lines, not_full } = verdict;
    let refused_or_odd =
        lines.iter().filter(|line| !line.result.as_ref().is_ok_and(|(_, warnings)| warnings.is_empty()));
    let said = refused_or_odd.map(|line| {
        let number = line.number.map_or_else(|| "–".to_owned(), |number| number.to_string());
        let verdict = session.texts.line_verdict(line);
        t!(session.texts, "cli-pool-line", line = line.line, number = number, verdict = verdict)
    });
    said.chain(not_full.map(|found| session.texts.not_full(found, session.config.pool.per_sex))).collect()
}

/// Reads at most one byte more than is accepted, so that a device or a huge file is refused before it fills the memory.
fn read_bounded(file: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(pool_file::MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    file.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}
