//! `kvittera pool import`: reads numbers from a file, with what the rules say about each line.

use std::path::Path;

use serde::Serialize;

use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::pool::file::{ListPurpose, PoolFileJson, read_file};
use crate::cli::session::CliSession;
use crate::desk::DeskError;
use crate::open::OpenError;
use crate::t;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::pool_load::PoolVerdict;
use kvittera_domain::rules::refusal::Refusal;

#[derive(Serialize)]
struct ImportedJson<'a> {
    #[serde(rename = "facts")]
    events: &'a [RecordedEvent],
    read: PoolFileJson<'a>,
}

pub(super) fn run(
    session: &CliSession,
    file: &Path,
    accept_warnings: bool,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let read = read_file(session, file, ListPurpose::Load, output)?;
    let actor = session.actor()?;
    let mut opened = session.open(output)?;
    let command = Command::LoadPool(read.to_load(accept_warnings));
    let events = session.execute(&mut opened, &command, &actor).map_err(|failure| explain(session, failure))?;
    if session.json {
        return Ok(output.json(&ImportedJson { events: &events, read: PoolFileJson::of(&read) })?);
    }
    session.print_events(&events, output)
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
    let PoolVerdict { lines, oddities, not_full } = verdict;
    let refused_or_odd =
        lines.iter().filter(|line| !line.result.as_ref().is_ok_and(|(_, warnings)| warnings.is_empty()));
    let of_file = |line: u64, verdict: String| t!(session.texts, "cli-pool-cell-line", line = line, verdict = verdict);
    let of_numbers = refused_or_odd.map(|line| {
        let verdict = session.texts.line_verdict(line);
        let words = match line.number {
            Some(number) => {
                t!(session.texts, "cli-pool-line", line = line.line, number = number.to_string(), verdict = verdict)
            }
            None => of_file(line.line, verdict),
        };
        (line.line, words)
    });
    let of_oddities = oddities.iter().map(|oddity| (oddity.line, of_file(oddity.line, session.texts.oddity(oddity))));
    let mut said: Vec<_> = of_numbers.chain(of_oddities).collect();
    said.sort_by_key(|(line, _)| *line);
    let not_full = not_full.map(|found| session.texts.not_full(found, session.config.pool.per_sex));
    said.into_iter().map(|(_, words)| words).chain(not_full).collect()
}
