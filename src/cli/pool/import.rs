//! Numbers from a file, with what the rules say of each line.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::desk::DeskError;
use crate::desk::pool_file;
use crate::domain::command::Command;
use crate::domain::pool_load::{PoolLoad, Verdict};
use crate::domain::refusal::Refusal;
use crate::open::OpenError;
use crate::t;

pub(super) fn run(
    session: &Session,
    file: &Path,
    accept_warnings: bool,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let load = read_file(session, file, accept_warnings)?;
    session.carry_out(&Command::LoadPool(load), output).map_err(|failure| explain(session, failure))
}

/// Reads a file of numbers; `-` is what comes in by stdin, which goes over SSH too.
pub fn read_file(session: &Session, file: &Path, accept_warnings: bool) -> Result<PoolLoad, Failure> {
    let is_stdin = file == Path::new("-");
    if !is_stdin {
        session.may_name(file)?;
    }
    let path = file.display().to_string();
    let unusable = |why: String| {
        let message = t!(session.texts, "cli-invalid", option = path.as_str(), why = why);
        Failure::arguments("pool_file", message, t!(session.texts, "cli-pool-file-next"))
    };
    let bytes = if is_stdin { bounded(io::stdin()) } else { File::open(file).and_then(bounded) };
    let bytes = bytes.map_err(|error| unusable(session.texts.io_error(&error)))?;
    let lines = pool_file::read(&bytes).map_err(|error| unusable(session.texts.pool_file_error(error)))?;
    Ok(PoolLoad { lines, doubts_accepted: accept_warnings })
}

/// Says of each number why the rules refuse it, where they do.
pub fn explain(session: &Session, failure: Failure) -> Failure {
    match failure {
        Failure::Open(OpenError::Desk(DeskError::Refused(
            refusal @ (Refusal::PoolRefused(_) | Refusal::PoolDoubtful(_)),
        ))) => Failure::Pool { lines: lines(session, &refusal), refusal },
        other => other,
    }
}

fn lines(session: &Session, refusal: &Refusal) -> Vec<String> {
    let (Refusal::PoolRefused(verdict) | Refusal::PoolDoubtful(verdict)) = refusal else { return Vec::new() };
    let Verdict { lines, not_full } = verdict;
    let remarkable = lines.iter().filter(|line| !line.result.as_ref().is_ok_and(|(_, doubts)| doubts.is_empty()));
    let said = remarkable.map(|line| {
        let number = line.number.map_or_else(|| "–".to_owned(), |number| number.to_string());
        let verdict = session.texts.line_verdict(line);
        t!(session.texts, "cli-pool-line", line = line.line, number = number, verdict = verdict)
    });
    said.chain(not_full.map(|found| session.texts.not_full(found, session.config.pool.per_sex))).collect()
}

/// A device or a huge file must not fill the memory: one byte too many is enough to refuse it.
fn bounded(file: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(pool_file::MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    file.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}
