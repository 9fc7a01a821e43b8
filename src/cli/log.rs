//! `kvittera log`: the facts, oldest first, and what is written from now on.

use std::io::{self, IsTerminal as _};
use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::arguments::Log as Arguments;
use super::failure::Failure;
use super::output::Output;
use super::session::Session;
use super::wait;
use crate::desk::{Desk, DeskError};
use crate::domain::fact::Recorded;
use crate::domain::id::Seq;
use crate::domain::ledger::Ledger;
use crate::store::EventStore;
use crate::t;

/// How many facts are read at once from the end.
const PAGE: usize = 512;

/// Carries the command out.
///
/// # Errors
/// When the log or the output can't be used.
pub fn run(session: &Session, arguments: &Arguments, output: &mut Output<'_>) -> Result<(), Failure> {
    let filter = Filter::new(session, arguments)?;
    let mut opened = session.open(output)?;
    let begin = match arguments.limit {
        None => Some(Seq::START),
        Some(limit) => {
            place_before_last(limit, &mut opened.desk, |ledger, fact| filter.lets_through(session, ledger, fact))?
        }
    };
    let mut clock = Clock::default();
    if let Some(begin) = begin {
        let ledger = Arc::clone(opened.desk.ledger());
        let mut printed = Ok(());
        opened.desk.visit_after(begin, |fact| {
            if filter.lets_through(session, &ledger, &fact) {
                printed = print(session, &ledger, &fact, &mut clock, output);
            }
            if printed.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        printed?;
    }
    if !arguments.follow {
        return Ok(());
    }
    if io::stderr().is_terminal() {
        output.message(&t!(session.texts, "cli-following"))?;
    }
    while wait::for_a_moment_while_stdout_is_read()? {
        if opened.desk.changed()? {
            opened.desk.follow()?;
        }
        for fact in opened.desk.news() {
            let fact = opened.desk.seen(&fact).filter(|fact| filter.lets_through(session, opened.desk.ledger(), fact));
            fact.map_or(Ok(()), |fact| print(session, opened.desk.ledger(), &fact, &mut clock, output))?;
        }
    }
    Ok(())
}

/// The place after which exactly the last `most` wanted facts stand, found from the end without keeping any; `None` when
/// none is to be shown.
fn place_before_last<S: EventStore>(
    most: usize,
    desk: &mut Desk<S>,
    is_wanted: impl Fn(&Ledger, &Recorded) -> bool,
) -> Result<Option<Seq>, DeskError> {
    let (mut before, mut found) = (desk.ledger().seq.next(), 0);
    if most == 0 {
        return Ok(None);
    }
    loop {
        let page = desk.page_before(before, PAGE)?;
        let Some(oldest) = page.last().map(|fact| fact.seq) else { return Ok(Some(Seq::START)) };
        for fact in &page {
            found += usize::from(desk.seen(fact).is_some_and(|fact| is_wanted(desk.ledger(), &fact)));
            if found == most {
                return Ok(Some(fact.seq.before()));
            }
        }
        before = oldest;
    }
}

/// Which facts are wanted.
struct Filter {
    text: Option<String>,
    since: Option<DateTime<Utc>>,
}

impl Filter {
    fn new(session: &Session, arguments: &Arguments) -> Result<Self, Failure> {
        let text = arguments.grep.as_ref().map(|text| text.to_lowercase());
        Ok(Self { text, since: session.moment_if("--since", arguments.since.as_deref())? })
    }

    fn lets_through(&self, session: &Session, ledger: &Ledger, fact: &Recorded) -> bool {
        self.since.is_none_or(|since| fact.recorded_at >= since)
            && self.text.as_ref().is_none_or(|text| line(session, ledger, fact).to_lowercase().contains(text))
    }
}

/// What the clock showed when the fact before was written.
#[derive(Default)]
struct Clock(Option<DateTime<Utc>>);

impl Clock {
    /// Whether it was set back before `fact`, so that whoever reads the times does not wonder at the order.
    fn was_set_back(&mut self, fact: &Recorded) -> bool {
        self.0.replace(fact.recorded_at).is_some_and(|before| fact.recorded_at < before)
    }
}

fn print(
    session: &Session,
    ledger: &Ledger,
    fact: &Recorded,
    clock: &mut Clock,
    output: &mut Output<'_>,
) -> io::Result<()> {
    if session.json {
        return output.json(fact);
    }
    let line = line(session, ledger, fact);
    let was_set_back = clock.was_set_back(fact);
    output.result(&if was_set_back { format!("{line} {}", t!(session.texts, "cli-clock-back")) } else { line })
}

/// `  12  2026-11-22 03:12:45  abcde1  Driftstopp 1 misstänks`, and when it happened if it was entered late.
fn line(session: &Session, ledger: &Ledger, fact: &Recorded) -> String {
    let texts = &session.texts;
    let (recorded, occurred) = (texts.date_clock(fact.recorded_at), texts.date_clock(fact.occurred_at));
    let late = if recorded == occurred { String::new() } else { t!(texts, "cli-happened", at = occurred) };
    let written = texts.date_clock_seconds(fact.recorded_at);
    let line =
        format!("{:>4}  {written}  {}  {} {late}", fact.seq.0, fact.actor.vgr_id, texts.fact_in(ledger, &fact.event));
    line.trim_end().to_owned()
}
