//! `kvittera pool count`: lists what the paper binder should hold, or records a count and says what to do about the
//! differences.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;

use crate::cli::arguments::CountArgs;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::pool::import;
use crate::cli::session::CliSession;
use crate::desk::DeskError;
use crate::t;
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::text::Remark;

#[derive(Serialize)]
struct ExpectedJson {
    female: ExpectedPageJson,
    male: ExpectedPageJson,
    unaccounted: Vec<PoolNumber>,
}

#[derive(Serialize)]
struct ExpectedPageJson {
    count: usize,
    numbers: Vec<PoolNumber>,
}

#[derive(Serialize)]
struct CountedJson<'a> {
    present: usize,
    missing: &'a [PoolNumber],
    spent: &'a [PoolNumber],
    #[serde(rename = "facts")]
    events: &'a [RecordedEvent],
}

pub(super) fn run(session: &CliSession, arguments: &CountArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let counted = arguments.all_there || arguments.file.is_some() || !arguments.present.is_empty();
    if counted { record(session, arguments, output) } else { list(session, output) }
}

/// Prints the numbers that the paper binder should hold, with boxes to tick.
fn list(session: &CliSession, output: &mut Output<'_>) -> Result<(), CliError> {
    let opened = session.open_to_read(output)?;
    opened.desk.rights().permit_overview().map_err(DeskError::Refused)?;
    let pool = &opened.desk.ledger().pool;
    let page = |sex| {
        let numbers: Vec<_> = pool.free(sex).collect();
        ExpectedPageJson { count: numbers.len(), numbers }
    };
    if session.json {
        let unaccounted = pool.unaccounted().collect();
        return Ok(output.json(&ExpectedJson { female: page(Sex::Female), male: page(Sex::Male), unaccounted })?);
    }
    for sex in Sex::IN_POOL {
        let ExpectedPageJson { count, numbers } = page(sex);
        output.result(&t!(session.texts, "cli-count-page", sexes = session.texts.sexes(sex), count = count))?;
        numbers.iter().try_for_each(|number| output.result(&format!("  [ ] {}", number.groups().join(" "))))?;
    }
    for number in pool.unaccounted() {
        output.result(&t!(session.texts, "cli-count-unaccounted", number = number.to_string()))?;
    }
    Ok(())
}

/// Records the count. Withdraws the missing numbers only if `--withdraw-missing` asks for it; clap then requires a
/// reason.
fn record(session: &CliSession, arguments: &CountArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let reason: Option<Remark> =
        arguments.reason.as_deref().map(|typed| session.text("--reason", typed)).transpose()?;
    let counted = counted_numbers(session, arguments)?;
    let actor = session.actor()?;
    let mut opened = session.open(output)?;
    let present = counted.unwrap_or_else(|| {
        let pool = &opened.desk.ledger().pool;
        Sex::IN_POOL.into_iter().flat_map(|sex| pool.free(sex)).collect()
    });
    let mut events = session.execute(&mut opened, &Command::CountPool { present }, &actor)?;
    let found = events.iter().find_map(|recorded| match &recorded.event {
        Event::PoolCounted { present, missing, spent } => Some((*present, missing.clone(), spent.clone())),
        _ => None,
    });
    let (present, missing, spent) = found.unwrap_or_default();
    if !session.json {
        events.iter().try_for_each(|recorded| output.result(&session.texts.recorded(&recorded.event)))?;
        print_numbers_to_strike(session, opened.desk.ledger(), &spent, output)?;
    }
    match reason {
        None if session.json => {}
        None => missing.iter().try_for_each(|number| print_next_steps(session, *number, output))?,
        Some(reason) => {
            for number in &missing {
                let withdraw = Command::Withdraw { number: *number, reason: reason.clone() };
                let withdrawn = session.execute(&mut opened, &withdraw, &actor)?;
                if !session.json {
                    withdrawn
                        .iter()
                        .try_for_each(|recorded| output.result(&session.texts.recorded(&recorded.event)))?;
                }
                events.extend(withdrawn);
            }
        }
    }
    if session.json {
        output.json(&CountedJson { present, missing: &missing, spent: &spent, events: &events })?;
    }
    Ok(())
}

/// The numbers that were counted, from the arguments or a file; `None` with `--all-there`.
fn counted_numbers(session: &CliSession, arguments: &CountArgs) -> Result<Option<BTreeSet<PoolNumber>>, CliError> {
    if arguments.all_there {
        return Ok(None);
    }
    let Some(file) = &arguments.file else {
        let read = |typed: &String| session.number("--present", typed);
        return arguments.present.iter().map(read).collect::<Result<_, _>>().map(Some);
    };
    numbers_in(session, file).map(Some)
}

/// Reads numbers from a file.
///
/// # Errors
/// When a line is invalid or the file holds no number.
pub fn numbers_in(session: &CliSession, file: &Path) -> Result<BTreeSet<PoolNumber>, CliError> {
    let lines = import::read_file(session, file, false)?.lines;
    let bad = |line: u64, why: String| {
        let option = t!(session.texts, "cli-line", path = file.display().to_string(), line = line);
        let message = t!(session.texts, "cli-invalid", option = option, why = why);
        CliError::arguments("pool_file", message, t!(session.texts, "cli-count-file-next"))
    };
    if lines.is_empty() {
        // An empty file is probably the wrong one, and would make every number of the pool missing.
        return Err(bad(1, t!(session.texts, "cli-count-empty")));
    }
    let numbers = lines
        .into_iter()
        .map(|line| line.number.map_err(|error| bad(line.line, session.texts.pool_number_error(error))));
    numbers.collect()
}

/// Prints the numbers that lie in the paper binder although they must never be issued again, to be struck out there.
fn print_numbers_to_strike(
    session: &CliSession,
    ledger: &Ledger,
    spent: &[PoolNumber],
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    for number in spent {
        let became = session.texts.number_whereabouts(ledger, *number);
        output.result(&t!(session.texts, "cli-count-strike", number = number.to_string(), became = became))?;
    }
    Ok(())
}

/// Prints two commands for a missing number: one if it was issued on paper, one if not.
fn print_next_steps(session: &CliSession, number: PoolNumber, output: &mut Output<'_>) -> Result<(), CliError> {
    let number = number.to_string();
    output.result(&t!(session.texts, "cli-count-given", number = number.as_str()))?;
    Ok(output.result(&t!(session.texts, "cli-count-not-given", number = number.as_str()))?)
}
