//! Every way in which a command can fail, with its words and its exit code.

use std::io;

use serde::Serialize;

use crate::cli::exit::Exit;
use crate::cli::output::Output;
use crate::config::ConfigError;
use crate::desk::DeskError;
use crate::desk::place::NoHome;
use crate::i18n::{Explanation, Phones, Texts};
use crate::open::OpenError;
use crate::panics::Panicked;
use crate::probe::ProbeError;
use crate::t;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::id::IssuanceId;

/// Why a command failed. Variants with an `Explanation` are already in words.
#[derive(Debug)]
pub enum CliError {
    /// The log can't be used, or a rule refuses the command.
    Open(OpenError),
    /// A rule refuses numbers for the pool.
    Pool {
        refusal: Refusal,
        /// One line for each number that is refused or odd, in words.
        lines: Vec<String>,
    },
    Config(ConfigError),
    /// An argument or an answer is invalid or missing.
    Arguments(Explanation),
    /// The command can't be done in the present state of the log or the service.
    Refused(Explanation),
    /// The person may not do this.
    NotAllowed(Explanation),
    /// A backup could not be made, or a log not be restored from one.
    CopyFailed(Explanation),
    /// The command is done, but the account that owns the log can't use what was made.
    LockedOut(Explanation),
    /// The witness is missing, empty or unreadable.
    WitnessUnreadable(Explanation),
    Probe(ProbeError),
    /// Stdout or stderr can't be written.
    Output(io::Error),
    /// The program panicked.
    Panicked(Panicked),
    /// A number was issued, but the output failed before it was shown.
    NotShown {
        issuance: IssuanceId,
        cause: io::Error,
    },
}

impl CliError {
    /// An error about arguments, for exit code 2.
    #[must_use]
    pub fn arguments(kind: &'static str, message: String, next: String) -> Self {
        Self::Arguments(Explanation { kind, message, next })
    }

    /// An error about what the person may do, for exit code 4.
    #[must_use]
    pub fn not_allowed(kind: &'static str, message: String, next: String) -> Self {
        Self::NotAllowed(Explanation { kind, message, next })
    }

    /// The exit code. A reader that closed the pipe, as in `kvittera log | head`, is no failure.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::Open(OpenError::Desk(DeskError::Refused(refusal))) if refusal.is_about_rights() => Exit::NotAllowed,
            Self::NotAllowed(_) => Exit::NotAllowed,
            Self::Open(OpenError::Desk(DeskError::Refused(_))) | Self::Pool { .. } | Self::Refused(_) => Exit::Refused,
            Self::Open(OpenError::Desk(_) | OpenError::NoLiveLog(_) | OpenError::NoPracticeLog(_))
            | Self::CopyFailed(_)
            | Self::LockedOut(_)
            | Self::WitnessUnreadable(_) => Exit::Log,
            Self::Open(OpenError::Damaged(_)) => Exit::Fault,
            Self::Open(OpenError::NoHome(_) | OpenError::Relative(_)) | Self::Config(_) | Self::Arguments(_) => {
                Exit::Arguments
            }
            Self::Probe(ProbeError::CaUnreadable { .. } | ProbeError::CaUnusable { .. }) => Exit::Arguments,
            Self::Output(_) if self.is_reader_gone() => Exit::Done,
            Self::Open(OpenError::BuiltIn(_))
            | Self::Probe(_)
            | Self::Output(_)
            | Self::Panicked(_)
            | Self::NotShown { .. } => Exit::Unexpected,
        }
    }

    /// Prints what happened and what to do next, and returns the exit code.
    pub fn report(&self, texts: &Texts, phones: &Phones, json: bool, output: &mut Output<'_>) -> Exit {
        if !self.is_reader_gone() {
            let explanation = self.explain(texts, phones);
            let is_printed = json && self.print_json(&explanation, output).is_ok();
            if !is_printed {
                // If stderr fails too, the exit code alone has to tell.
                self.print_words(&explanation, output).ok();
            }
        }
        self.exit()
    }

    fn is_reader_gone(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    fn explain(&self, texts: &Texts, phones: &Phones) -> Explanation {
        let call = phones.call.as_str();
        let (kind, message, next) = match self {
            Self::Open(OpenError::Desk(error) | OpenError::Damaged(error)) => return texts.desk_error(error, phones),
            Self::Pool { refusal, .. } => return texts.refusal(refusal, call),
            Self::Arguments(explanation)
            | Self::Refused(explanation)
            | Self::NotAllowed(explanation)
            | Self::CopyFailed(explanation)
            | Self::LockedOut(explanation)
            | Self::WitnessUnreadable(explanation) => return explanation.clone(),
            Self::Probe(error) => return texts.probe_error(error),
            Self::Open(OpenError::NoHome(NoHome)) => {
                ("no_home", t!(texts, "cli-no-home"), t!(texts, "cli-no-home-next"))
            }
            Self::Open(OpenError::Relative(path)) => (
                "config",
                t!(texts, "cli-log-path-relative", path = path.display().to_string()),
                t!(texts, "cli-log-path-relative-next"),
            ),
            Self::Open(OpenError::NoLiveLog(path)) => (
                "no_live_log",
                t!(texts, "cli-no-live-log", path = path.display().to_string()),
                t!(texts, "cli-no-live-log-next"),
            ),
            Self::Open(OpenError::NoPracticeLog(path)) => (
                "no_practice_log",
                t!(texts, "cli-no-practice-log", path = path.display().to_string()),
                t!(texts, "cli-no-practice-log-next"),
            ),
            Self::Open(OpenError::BuiltIn(error)) => (
                "unexpected",
                t!(texts, "cli-unexpected", detail = error.to_string()),
                t!(texts, "paper-next", call = call),
            ),
            Self::Config(error) => {
                ("config", t!(texts, "cli-config", detail = error.to_string()), t!(texts, "cli-config-next"))
            }
            Self::Output(error) => {
                ("output", t!(texts, "cli-output", detail = error.to_string()), t!(texts, "cli-output-next"))
            }
            Self::Panicked(panicked) => {
                let next = t!(texts, "cli-broken-next");
                // Before the settings are read, the program does not know whom to call.
                let paper = if call.is_empty() { String::new() } else { t!(texts, "paper-next", call = call) };
                let next = format!("{next} {paper}").trim_end().to_owned();
                ("unexpected", t!(texts, "cli-broken", place = panicked.to_string()), next)
            }
            Self::NotShown { issuance, cause } => (
                "not_shown",
                t!(texts, "cli-not-shown", issuance = issuance.to_string(), detail = cause.to_string()),
                t!(texts, "cli-not-shown-next"),
            ),
        };
        Explanation { kind, message, next }
    }

    fn lines(&self) -> &[String] {
        if let Self::Pool { lines, .. } = self { lines } else { &[] }
    }

    fn print_words(&self, explanation: &Explanation, output: &mut Output<'_>) -> io::Result<()> {
        let Explanation { message, next, .. } = explanation;
        let lines = self.lines().iter().map(String::as_str).chain(message.lines()).chain(next.lines());
        lines.into_iter().try_for_each(|line| output.message(line))
    }

    fn print_json(&self, explanation: &Explanation, output: &mut Output<'_>) -> io::Result<()> {
        let Explanation { kind, message, next } = explanation;
        output.json(&ErrorEnvelopeJson { error: ErrorJson { kind, message, next, lines: self.lines() } })
    }
}

#[derive(Serialize)]
struct ErrorEnvelopeJson<'a> {
    error: ErrorJson<'a>,
}

#[derive(Serialize)]
struct ErrorJson<'a> {
    kind: &'a str,
    message: &'a str,
    next: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    lines: &'a [String],
}

impl From<OpenError> for CliError {
    fn from(error: OpenError) -> Self {
        Self::Open(error)
    }
}

impl From<DeskError> for CliError {
    fn from(error: DeskError) -> Self {
        Self::Open(error.into())
    }
}

impl From<ProbeError> for CliError {
    fn from(error: ProbeError) -> Self {
        Self::Probe(error)
    }
}

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
