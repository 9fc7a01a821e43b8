//! Counting the paper binder: what should lie in it, and what to do about what differs.

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
struct Counted<'a> {
    present: usize,
    missing: &'a [PoolNumber],
    spent: &'a [PoolNumber],
    #[serde(rename = "facts")]
    events: &'a [RecordedEvent],
}

pub(super) fn run(session: &CliSession, arguments: &CountArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let counted = arguments.all_there || arguments.file.is_some() || !arguments.present.is_empty();
    if counted { write(session, arguments, output) } else { list(session, output) }
}

/// What should lie in the paper binder, for ticking off.
fn list(session: &CliSession, output: &mut Output<'_>) -> Result<(), CliError> {
    let opened = session.open(output)?;
    opened.desk.rights().permit_whole().map_err(DeskError::Refused)?;
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

/// Writes the count down; the missing numbers are withdrawn only where that is asked for.
fn write(session: &CliSession, arguments: &CountArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let reason: Option<Remark> =
        arguments.reason.as_deref().map(|typed| session.text("--reason", typed)).transpose()?;
    let named = named(session, arguments)?;
    let actor = session.actor()?;
    let mut opened = session.open(output)?;
    let present = named.unwrap_or_else(|| {
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
        strike(session, opened.desk.ledger(), &spent, output)?;
    }
    match reason {
        None if session.json => {}
        None => missing.iter().try_for_each(|number| what_to_do(session, *number, output))?,
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
        output.json(&Counted { present, missing: &missing, spent: &spent, events: &events })?;
    }
    Ok(())
}

/// The numbers that the arguments or a file name; `None` when everything lies there that should.
fn named(session: &CliSession, arguments: &CountArgs) -> Result<Option<BTreeSet<PoolNumber>>, CliError> {
    if arguments.all_there {
        return Ok(None);
    }
    let Some(file) = &arguments.file else {
        let read = |typed: &String| session.number("--present", typed);
        return arguments.present.iter().map(read).collect::<Result<_, _>>().map(Some);
    };
    numbers_in(session, file).map(Some)
}

/// The numbers in a file; one that holds none is another than was meant.
pub fn numbers_in(session: &CliSession, file: &Path) -> Result<BTreeSet<PoolNumber>, CliError> {
    let lines = import::read_file(session, file, false)?.lines;
    let bad = |line: u64, why: String| {
        let option = t!(session.texts, "cli-line", path = file.display().to_string(), line = line);
        let message = t!(session.texts, "cli-invalid", option = option, why = why);
        CliError::arguments("pool_file", message, t!(session.texts, "cli-count-file-next"))
    };
    if lines.is_empty() {
        // A file that was meant to be another must not make twenty numbers missing.
        return Err(bad(1, t!(session.texts, "cli-count-empty")));
    }
    let numbers = lines
        .into_iter()
        .map(|line| line.number.map_err(|error| bad(line.line, session.texts.pool_number_error(error))));
    numbers.collect()
}

/// What lies in the paper binder although it must never go out again.
fn strike(
    session: &CliSession,
    ledger: &Ledger,
    spent: &[PoolNumber],
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    for number in spent {
        let became = session.texts.where_it_is(ledger, *number);
        output.result(&t!(session.texts, "cli-count-strike", number = number.to_string(), became = became))?;
    }
    Ok(())
}

/// The commands for a number that is missing: one if it was given on paper, one if not.
fn what_to_do(session: &CliSession, number: PoolNumber, output: &mut Output<'_>) -> Result<(), CliError> {
    let number = number.to_string();
    output.result(&t!(session.texts, "cli-count-given", number = number.as_str()))?;
    Ok(output.result(&t!(session.texts, "cli-count-not-given", number = number.as_str()))?)
}
