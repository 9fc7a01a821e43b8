//! `kvittera pool count`: lists what the paper binder should hold, or records a count and says what to do about the
//! differences.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::cli::arguments::CountArgs;
use crate::cli::confirmation::Loss;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::pool::file::{ListPurpose, PoolFileJson, numbers_of, read_file};
use crate::cli::session::CliSession;
use crate::desk::DeskError;
use crate::desk::pool_file::PoolFile;
use crate::open::OpenedLog;
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
    #[serde(skip_serializing_if = "Option::is_none")]
    read: Option<PoolFileJson<'a>>,
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
    let (counted, read) = counted_numbers(session, arguments, output)?;
    let actor = session.actor()?;
    let mut opened = session.open(output)?;
    let present = counted.unwrap_or_else(|| {
        let pool = &opened.desk.ledger().pool;
        Sex::IN_POOL.into_iter().flat_map(|sex| pool.free(sex)).collect()
    });
    let confirmed = match &reason {
        Some(reason) => confirm_withdrawals(session, &opened, &present, reason, arguments.expect, output)?,
        None => BTreeSet::new(),
    };
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
            // What another terminal changed since the question was answered by nobody.
            for number in missing.iter().filter(|number| confirmed.contains(number)) {
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
        let read = read.as_ref().map(PoolFileJson::of);
        output.json(&CountedJson { present, missing: &missing, spent: &spent, events: &events, read })?;
    }
    Ok(())
}

/// The numbers that would be withdrawn, if this person may do so and says that there are so many. Nothing is written yet.
fn confirm_withdrawals(
    session: &CliSession,
    opened: &OpenedLog,
    present: &BTreeSet<PoolNumber>,
    reason: &Remark,
    expected: Option<usize>,
    output: &mut Output<'_>,
) -> Result<BTreeSet<PoolNumber>, CliError> {
    let (ledger, rights) = (opened.desk.ledger(), opened.desk.rights());
    let missing: BTreeSet<_> = ledger.pool.differences(present).missing.into_iter().collect();
    if let Some(number) = missing.first() {
        let withdraw = Command::Withdraw { number: *number, reason: reason.clone() };
        rights.permit(ledger, &withdraw).map_err(DeskError::Refused)?;
    }
    Loss::Withdrawn(missing.len()).confirm(session, expected, output)?;
    Ok(missing)
}

/// The numbers that were counted, from the arguments or a file, which is returned too; `None` with `--all-there`.
fn counted_numbers(
    session: &CliSession,
    arguments: &CountArgs,
    output: &mut Output<'_>,
) -> Result<(Option<BTreeSet<PoolNumber>>, Option<PoolFile>), CliError> {
    if arguments.all_there {
        return Ok((None, None));
    }
    let Some(file) = &arguments.file else {
        let read = |typed: &String| session.number("--present", typed);
        return Ok((Some(arguments.present.iter().map(read).collect::<Result<_, _>>()?), None));
    };
    let read = read_file(session, file, ListPurpose::Decide, output)?;
    Ok((Some(numbers_of(session, file, &read)?), Some(read)))
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
