//! `kvittera log`: the recorded events, oldest first, and with `--follow` those that are recorded from now on.

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

/// How many events are read at once when the log is searched backwards.
const PAGE: usize = 512;
/// How long `--follow` waits before it checks for new events again.
const POLL_INTERVAL: Timespec = Timespec { tv_sec: 0, tv_nsec: 250_000_000 };

/// Runs `kvittera log`.
///
/// # Errors
/// When the log or the output can't be used.
pub fn run(session: &CliSession, arguments: &LogArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let filter = Filter::new(session, arguments)?;
    let mut opened = session.open_to_read(output)?;
    let begin = match arguments.limit {
        None => Some(Seq::START),
        Some(limit) => {
            place_before_last(limit, &mut opened.desk, |ledger, recorded| filter.matches(session, ledger, recorded))?
        }
    };
    let mut clock = ClockCheck::default();
    if let Some(begin) = begin {
        let ledger = Arc::clone(opened.desk.ledger());
        let mut printed = Ok(());
        opened.desk.visit_after(begin, |recorded| {
            if filter.matches(session, &ledger, &recorded) {
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
            let recorded =
                opened.desk.seen(&recorded).filter(|recorded| filter.matches(session, opened.desk.ledger(), recorded));
            recorded.map_or(Ok(()), |recorded| print(session, opened.desk.ledger(), &recorded, &mut clock, output))?;
        }
    }
    Ok(())
}

/// The place after which exactly the last `most` wanted events stand, or the log's beginning if it has fewer; `None` if
/// `most` is zero. Reads backwards from the end and keeps no events.
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

/// Which events to print: those since a time, those whose line contains a text.
struct Filter {
    text: Option<String>,
    since: Option<DateTime<Utc>>,
}

impl Filter {
    fn new(session: &CliSession, arguments: &LogArgs) -> Result<Self, CliError> {
        let text = arguments.grep.as_ref().map(|text| text.to_lowercase());
        Ok(Self { text, since: session.since("--since", arguments.since.as_deref())? })
    }

    fn matches(&self, session: &CliSession, ledger: &Ledger, recorded: &RecordedEvent) -> bool {
        self.since.is_none_or(|since| recorded.recorded_at >= since)
            && self.text.as_ref().is_none_or(|text| line(session, ledger, recorded).to_lowercase().contains(text))
    }
}

/// Waits for [`POLL_INTERVAL`]; returns false at once if the reader of stdout has closed it.
fn wait_while_stdout_is_read() -> io::Result<bool> {
    let stdout = io::stdout();
    // poll reports a closed pipe (POLLERR, POLLHUP) even when no event is asked for.
    match poll(&mut [PollFd::new(&stdout, PollFlags::empty())], Some(&POLL_INTERVAL)) {
        Ok(closed) => Ok(closed == 0),
        Err(Errno::INTR) => Ok(true),
        Err(error) => Err(error.into()),
    }
}

/// Remembers when the previous event was recorded.
#[derive(Default)]
struct ClockCheck(Option<DateTime<Utc>>);

impl ClockCheck {
    /// True if the clock was set back before `recorded`. The line then says so, since its time is out of order.
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

/// `  12  2026-11-22 03:12:45  abcde1  Driftstopp 1 misstänks`, and the time when it happened if it was entered later.
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
