//! `kvittera log`: the facts, oldest first, and what is written from now on.

use std::io::{self, IsTerminal as _};
use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use crate::cli::arguments::LogArgs;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::desk::{Desk, DeskError};
use crate::t;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::value::id::Seq;
use kvittera_store::Witnessed;

/// How many facts are read at once from the end.
const PAGE: usize = 512;
/// The pause between two looks for new facts.
const PAUSE: Timespec = Timespec { tv_sec: 0, tv_nsec: 250_000_000 };

/// Carries the command out.
///
/// # Errors
/// When the log or the output can't be used.
pub fn run(session: &CliSession, arguments: &LogArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let filter = Filter::new(session, arguments)?;
    let mut opened = session.open(output)?;
    let begin = match arguments.limit {
        None => Some(Seq::START),
        Some(limit) => place_before_last(limit, &mut opened.desk, |ledger, recorded| {
            filter.lets_through(session, ledger, recorded)
        })?,
    };
    let mut clock = ClockCheck::default();
    if let Some(begin) = begin {
        let ledger = Arc::clone(opened.desk.ledger());
        let mut printed = Ok(());
        opened.desk.visit_after(begin, |recorded| {
            if filter.lets_through(session, &ledger, &recorded) {
                printed = print(session, &ledger, &recorded, &mut clock, output);
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
    while wait_while_stdout_is_read()? {
        if opened.desk.changed()? {
            opened.desk.follow()?;
        }
        for recorded in opened.desk.news() {
            let recorded = opened
                .desk
                .seen(&recorded)
                .filter(|recorded| filter.lets_through(session, opened.desk.ledger(), recorded));
            recorded.map_or(Ok(()), |recorded| print(session, opened.desk.ledger(), &recorded, &mut clock, output))?;
        }
    }
    Ok(())
}

/// The place after which exactly the last `most` wanted facts stand, found from the end without keeping any; `None` when
/// none is to be shown.
fn place_before_last<S: Witnessed>(
    most: usize,
    desk: &mut Desk<S>,
    is_wanted: impl Fn(&Ledger, &RecordedEvent) -> bool,
) -> Result<Option<Seq>, DeskError> {
    let (mut before, mut found) = (desk.ledger().seq.next(), 0);
    if most == 0 {
        return Ok(None);
    }
    loop {
        let page = desk.page_before(before, PAGE)?;
        let Some(oldest) = page.last().map(|recorded| recorded.seq) else { return Ok(Some(Seq::START)) };
        for recorded in &page {
            found += usize::from(desk.seen(recorded).is_some_and(|recorded| is_wanted(desk.ledger(), &recorded)));
            if found == most {
                return Ok(Some(recorded.seq.before()));
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
    fn new(session: &CliSession, arguments: &LogArgs) -> Result<Self, CliError> {
        let text = arguments.grep.as_ref().map(|text| text.to_lowercase());
        Ok(Self { text, since: session.moment_if("--since", arguments.since.as_deref())? })
    }

    fn lets_through(&self, session: &CliSession, ledger: &Ledger, recorded: &RecordedEvent) -> bool {
        self.since.is_none_or(|since| recorded.recorded_at >= since)
            && self.text.as_ref().is_none_or(|text| line(session, ledger, recorded).to_lowercase().contains(text))
    }
}

/// Waits for a quarter of a second; `false` at once when whoever read stdout has gone.
fn wait_while_stdout_is_read() -> io::Result<bool> {
    let stdout = io::stdout();
    // Nothing is asked for: that the other end was closed is reported all the same.
    match poll(&mut [PollFd::new(&stdout, PollFlags::empty())], Some(&PAUSE)) {
        Ok(closed) => Ok(closed == 0),
        Err(Errno::INTR) => Ok(true),
        Err(error) => Err(error.into()),
    }
}

/// What the clock showed when the fact before was written.
#[derive(Default)]
struct ClockCheck(Option<DateTime<Utc>>);

impl ClockCheck {
    /// Whether it was set back before `recorded`, so that whoever reads the times does not wonder at the order.
    fn was_set_back(&mut self, recorded: &RecordedEvent) -> bool {
        self.0.replace(recorded.recorded_at).is_some_and(|before| recorded.recorded_at < before)
    }
}

fn print(
    session: &CliSession,
    ledger: &Ledger,
    recorded: &RecordedEvent,
    clock: &mut ClockCheck,
    output: &mut Output<'_>,
) -> io::Result<()> {
    if session.json {
        return output.json(recorded);
    }
    let line = line(session, ledger, recorded);
    let was_set_back = clock.was_set_back(recorded);
    output.result(&if was_set_back { format!("{line} {}", t!(session.texts, "cli-clock-back")) } else { line })
}

/// `  12  2026-11-22 03:12:45  abcde1  Driftstopp 1 misstänks`, and when it happened if it was entered late.
fn line(session: &CliSession, ledger: &Ledger, recorded: &RecordedEvent) -> String {
    let texts = &session.texts;
    let (entered, occurred) = (texts.date_clock(recorded.recorded_at), texts.date_clock(recorded.occurred_at));
    let late = if entered == occurred { String::new() } else { t!(texts, "cli-happened", at = occurred) };
    let written = texts.date_clock_seconds(recorded.recorded_at);
    let line = format!(
        "{:>4}  {written}  {}  {} {late}",
        recorded.seq.0,
        recorded.actor.vgr_id,
        texts.event_in(ledger, &recorded.event)
    );
    line.trim_end().to_owned()
}
