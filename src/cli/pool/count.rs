//! Counting the paper binder: what should lie in it, and what to do about what differs.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;

use super::import;
use crate::cli::arguments::Count as Arguments;
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::desk::DeskError;
use crate::domain::binder_number::BinderNumber;
use crate::domain::command::Command;
use crate::domain::event::Event;
use crate::domain::fact::Recorded;
use crate::domain::ledger::Ledger;
use crate::domain::sex::Sex;
use crate::domain::text::Remark;
use crate::t;

#[derive(Serialize)]
struct Expected {
    female: Page,
    male: Page,
    unaccounted: Vec<BinderNumber>,
}

#[derive(Serialize)]
struct Page {
    count: usize,
    numbers: Vec<BinderNumber>,
}

#[derive(Serialize)]
struct Counted<'a> {
    present: usize,
    missing: &'a [BinderNumber],
    spent: &'a [BinderNumber],
    facts: &'a [Recorded],
}

pub(super) fn run(session: &Session, arguments: &Arguments, output: &mut Output<'_>) -> Result<(), Failure> {
    let counted = arguments.all_there || arguments.file.is_some() || !arguments.present.is_empty();
    if counted { write(session, arguments, output) } else { list(session, output) }
}

/// What should lie in the paper binder, for ticking off.
fn list(session: &Session, output: &mut Output<'_>) -> Result<(), Failure> {
    let opened = session.open(output)?;
    opened.desk.rights().permit_whole().map_err(DeskError::Refused)?;
    let pool = &opened.desk.ledger().pool;
    let page = |sex| {
        let numbers: Vec<_> = pool.free(sex).collect();
        Page { count: numbers.len(), numbers }
    };
    if session.json {
        let unaccounted = pool.unaccounted().collect();
        return Ok(output.json(&Expected { female: page(Sex::Female), male: page(Sex::Male), unaccounted })?);
    }
    for sex in Sex::IN_BINDER {
        let Page { count, numbers } = page(sex);
        output.result(&t!(session.texts, "cli-count-page", sexes = session.texts.sexes(sex), count = count))?;
        numbers.iter().try_for_each(|number| output.result(&format!("  [ ] {}", number.groups().join(" "))))?;
    }
    for number in pool.unaccounted() {
        output.result(&t!(session.texts, "cli-count-unaccounted", number = number.to_string()))?;
    }
    Ok(())
}

/// Writes the count down; the missing numbers are withdrawn only where that is asked for.
fn write(session: &Session, arguments: &Arguments, output: &mut Output<'_>) -> Result<(), Failure> {
    let reason: Option<Remark> =
        arguments.reason.as_deref().map(|typed| session.text("--reason", typed)).transpose()?;
    let named = named(session, arguments)?;
    let actor = session.actor()?;
    let mut opened = session.open(output)?;
    let present = named.unwrap_or_else(|| {
        let pool = &opened.desk.ledger().pool;
        Sex::IN_BINDER.into_iter().flat_map(|sex| pool.free(sex)).collect()
    });
    let mut facts = session.execute(&mut opened, &Command::CountPool { present }, &actor)?;
    let found = facts.iter().find_map(|fact| match &fact.event {
        Event::PoolCounted { present, missing, spent } => Some((*present, missing.clone(), spent.clone())),
        _ => None,
    });
    let (present, missing, spent) = found.unwrap_or_default();
    if !session.json {
        facts.iter().try_for_each(|fact| output.result(&session.texts.fact(&fact.event)))?;
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
                    withdrawn.iter().try_for_each(|fact| output.result(&session.texts.fact(&fact.event)))?;
                }
                facts.extend(withdrawn);
            }
        }
    }
    if session.json {
        output.json(&Counted { present, missing: &missing, spent: &spent, facts: &facts })?;
    }
    Ok(())
}

/// The numbers that the arguments or a file name; `None` when everything lies there that should.
fn named(session: &Session, arguments: &Arguments) -> Result<Option<BTreeSet<BinderNumber>>, Failure> {
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
pub fn numbers_in(session: &Session, file: &Path) -> Result<BTreeSet<BinderNumber>, Failure> {
    let lines = import::read_file(session, file, false)?.lines;
    let bad = |line: u64, why: String| {
        let option = t!(session.texts, "cli-line", path = file.display().to_string(), line = line);
        let message = t!(session.texts, "cli-invalid", option = option, why = why);
        Failure::arguments("pool_file", message, t!(session.texts, "cli-count-file-next"))
    };
    if lines.is_empty() {
        // A file that was meant to be another must not make twenty numbers missing.
        return Err(bad(1, t!(session.texts, "cli-count-empty")));
    }
    let numbers = lines
        .into_iter()
        .map(|line| line.number.map_err(|error| bad(line.line, session.texts.binder_number_error(error))));
    numbers.collect()
}

/// What lies in the paper binder although it must never go out again.
fn strike(session: &Session, ledger: &Ledger, spent: &[BinderNumber], output: &mut Output<'_>) -> Result<(), Failure> {
    for number in spent {
        let became = session.texts.where_it_is(ledger, *number);
        output.result(&t!(session.texts, "cli-count-strike", number = number.to_string(), became = became))?;
    }
    Ok(())
}

/// The commands for a number that is missing: one if it was given on paper, one if not.
fn what_to_do(session: &Session, number: BinderNumber, output: &mut Output<'_>) -> Result<(), Failure> {
    let number = number.to_string();
    output.result(&t!(session.texts, "cli-count-given", number = number.as_str()))?;
    Ok(output.result(&t!(session.texts, "cli-count-not-given", number = number.as_str()))?)
}
