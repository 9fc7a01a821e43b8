//! Reads times that were typed as arguments. What was read is shown whole before it is written, and only a time that
//! clocks show twice is asked about.

use std::io;

use chrono::{DateTime, Utc};

use crate::cli::dialogue::{Dialogue, is_on_terminal};
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::desk::moment::{self, NoTime};
use crate::t;

impl CliSession {
    /// Parses a time that is to be written; without a date it is today's, or yesterday's if today's is still to come.
    pub(super) fn time(&self, option: &str, typed: &str, output: &mut Output<'_>) -> Result<DateTime<Utc>, CliError> {
        self.settle(option, moment::read(typed, self.now()), output)
    }

    /// Parses a time as [`time`](Self::time), if one was typed.
    pub(super) fn optional_time(
        &self,
        option: &str,
        typed: Option<&str>,
        output: &mut Output<'_>,
    ) -> Result<Option<DateTime<Utc>>, CliError> {
        typed.map(|typed| self.time(option, typed, output)).transpose()
    }

    /// Parses a time of a planned outage; without a date it is the next such time after `after`.
    pub(super) fn coming_time(
        &self,
        option: &str,
        typed: &str,
        after: DateTime<Utc>,
        output: &mut Output<'_>,
    ) -> Result<DateTime<Utc>, CliError> {
        self.settle(option, moment::read_coming(typed, after, self.now()), output)
    }

    /// Parses a time from which on events are listed. Nothing is written with it, so it is not shown.
    pub(super) fn since(&self, option: &str, typed: Option<&str>) -> Result<Option<DateTime<Utc>>, CliError> {
        typed.map(|typed| moment::read(typed, self.now()).map_err(|error| self.no_time(option, error))).transpose()
    }

    /// Shows a time that was read, and lets a person at a terminal say which of two is meant.
    fn settle(
        &self,
        option: &str,
        read: Result<DateTime<Utc>, NoTime>,
        output: &mut Output<'_>,
    ) -> Result<DateTime<Utc>, CliError> {
        let at = match read {
            Err(NoTime::ShownTwice { first, second }) if !self.json && is_on_terminal() => {
                let (one, two) = (self.texts.whole_clock(first), self.texts.whole_clock(second));
                let question = t!(self.texts, "cli-which-of-two", option = option, first = one, second = two);
                let mut dialogue = Dialogue::new(io::stdin().lock(), output);
                dialogue.ask_until(&self.texts, &question, |answer| match answer {
                    "1" => Ok(first),
                    "2" => Ok(second),
                    _ => Err(t!(self.texts, "cli-one-or-two")),
                })?
            }
            read => read.map_err(|error| self.no_time(option, error))?,
        };
        output.message(&t!(self.texts, "cli-time-read", option = option, at = self.texts.whole_clock(at)))?;
        Ok(at)
    }

    fn no_time(&self, option: &str, error: NoTime) -> CliError {
        let kind = match error {
            NoTime::Unreadable => return self.texts.invalid(option, &t!(self.texts, "cli-no-time")),
            NoTime::NeverShown(_) => "time_never_shown",
            NoTime::ShownTwice { .. } => "time_shown_twice",
        };
        let message = t!(self.texts, "cli-invalid", option = option, why = self.texts.no_time(error));
        CliError::arguments(kind, message, t!(self.texts, "cli-invalid-next"))
    }
}
