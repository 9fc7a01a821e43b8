//! The definition of the command line: the parser, the help, the man page and the completions all come from here.
//!
//! Help texts are English, as the names are. Values from people are taken as text and checked by the commands, which
//! can say in the chosen language what is wrong with them.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

use crate::domain::actor::Role;
use crate::domain::sex::Sex;
use crate::i18n::Language;

/// Hands out reserve numbers while the hospital's person-id service is down.
///
/// Without a command, the screens open.
#[derive(Debug, Parser)]
#[command(name = "kvittera", version, after_long_help = EXIT_CODES)]
pub struct Arguments {
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do; nothing stands for the screens.
    #[command(subcommand)]
    pub command: Option<Command>,
}

const EXIT_CODES: &str = "Exit codes: 0 done; 1 something failed unexpectedly; 2 the arguments or the settings are \
    wrong; 3 a rule refuses it; 4 this role may not; 5 the log can't be read or written; 6 verification found a fault.\n\
    \n\
    TIME is local time in Sweden, 2026-11-22T03:12 or 03:12 (today, or yesterday if that lies ahead), or RFC 3339.";

/// What holds for every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// The live log [default: what the settings say, else the user's data folder]
    #[arg(long, global = true, value_name = "FILE", env = "KVITTERA_LOG", hide_env_values = true)]
    pub log: Option<PathBuf>,
    /// Use the practice log with its invented numbers, whatever --log says
    #[arg(long, global = true)]
    pub practice: bool,
    /// The settings [default: the user's own, else /etc/kvittera/kvittera.toml]
    #[arg(long, global = true, value_name = "FILE", env = "KVITTERA_CONFIG", hide_env_values = true)]
    pub config: Option<PathBuf>,
    /// The language of all sentences [default: what the settings say]
    #[arg(long, global = true, value_parser = language(), env = "KVITTERA_LANG", hide_env_values = true)]
    pub lang: Option<Language>,
    /// Who is acting [default: the login, where it reads like a vgr-id]
    #[arg(long = "as", global = true, value_name = "VGR-ID", env = "KVITTERA_AS", hide_env_values = true)]
    pub acting: Option<String>,
    /// What the person is here to do
    #[arg(long, global = true, value_parser = role(), default_value = Role::Cashier.name())]
    pub role: Role,
    /// Print one JSON value instead of sentences (log: one fact a line)
    #[arg(long, global = true)]
    pub json: bool,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a log: a live one with its pool, or with --practice a fresh practice log
    Init(Init),
    /// Show the outage, the pool, what is left to do and whom to call now
    Status,
    /// Open, confirm, end and note outages
    #[command(subcommand)]
    Outage(Outage),
    /// Hand out a number; on a terminal and without arguments, asks line by line
    Issue(Issue),
    /// Write down what the caller read back
    ReadBack(ReadBack),
    /// Call a hand-out a mistake; its number stays spent
    Void(Void),
    /// Set right what was written down wrongly about a hand-out
    Correct(Correct),
    /// Clashes between the paper binder and the log
    #[command(subcommand)]
    Conflict(Conflict),
    /// The binder of numbers
    #[command(subcommand)]
    Pool(Pool),
    /// Show the facts of the log, oldest first
    Log(Log),
    /// Is it only us? Probe the service and the reference points once; 0 when the service answers, else 3
    Check,
    /// Check the log: the chain of hashes, the database and every rule again
    Verify,
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page of the program or of a command
    Man {
        /// The command, as in `man pool import`
        command: Vec<String>,
    },
}

/// Make a log.
#[derive(Debug, Args)]
pub struct Init {
    /// The numbers: CSV with a column `number` and maybe `sex`; needed for a live log
    #[arg(long, value_name = "FILE")]
    pub pool: Option<PathBuf>,
    /// Take numbers that are odd but not wrong
    #[arg(long)]
    pub accept_warnings: bool,
}

/// Open, confirm, end and note outages.
#[derive(Debug, Subcommand)]
pub enum Outage {
    /// Open an outage
    Suspect {
        /// What was checked before
        #[arg(long, value_name = "TEXT")]
        checked: Option<String>,
        /// When it began [default: now]
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
    },
    /// Say that the open outage is real
    Confirm {
        /// When it became known [default: now]
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
    },
    /// Say that the service is back
    End {
        /// Since when [default: now]
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
    },
    /// Write something down about the latest outage
    Note {
        /// The words
        text: String,
        /// When it happened [default: now]
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
    },
    /// List all outages
    List,
}

/// Hand out a number.
#[derive(Debug, Default, Args)]
pub struct Issue {
    /// The sex that the number shall state
    #[arg(long, value_parser = sex())]
    pub sex: Option<Sex>,
    /// Who asks
    #[arg(long, value_name = "ID")]
    pub vgr_id: Option<String>,
    /// The clinic that asks
    #[arg(long, value_name = "TEXT")]
    pub clinic: Option<String>,
    /// The ward that asks
    #[arg(long, value_name = "TEXT")]
    pub ward: Option<String>,
    /// The extension to call back
    #[arg(long, value_name = "TEXT")]
    pub callback: Option<String>,
    /// Late entry: the number that was given on paper
    #[arg(long, value_name = "NUMBER", requires = "at")]
    pub number: Option<String>,
    /// Late entry: when it was given
    #[arg(long, value_name = "TIME", requires = "number")]
    pub at: Option<String>,
    /// Late entry: who gave it [default: who enters it]
    #[arg(long, value_name = "VGR-ID", requires = "number")]
    pub given_by: Option<String>,
}

/// Write down what the caller read back.
#[derive(Debug, Args)]
pub struct ReadBack {
    /// The hand-out's running number
    pub issuance: String,
    /// The last four characters as heard
    pub last4: String,
}

/// Call a hand-out a mistake.
#[derive(Debug, Args)]
pub struct Void {
    /// The hand-out's running number
    pub issuance: String,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

/// Set right what was written down wrongly.
#[derive(Debug, Args)]
pub struct Correct {
    /// The hand-out's running number
    pub issuance: String,
    /// Who asked
    #[arg(long, value_name = "ID")]
    pub vgr_id: Option<String>,
    /// The clinic that asked
    #[arg(long, value_name = "TEXT")]
    pub clinic: Option<String>,
    /// The ward that asked
    #[arg(long, value_name = "TEXT")]
    pub ward: Option<String>,
    /// The extension to call back
    #[arg(long, value_name = "TEXT")]
    pub callback: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

/// Clashes between the paper binder and the log.
#[derive(Debug, Subcommand)]
pub enum Conflict {
    /// List all clashes
    List,
    /// Say how a clash was sorted out
    Resolve {
        /// The clash's running number
        conflict: String,
        /// How
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

/// The binder of numbers.
#[derive(Debug, Subcommand)]
pub enum Pool {
    /// List all numbers with what became of them
    List,
    /// Put drawn numbers into the binder
    Import {
        /// CSV with a column `number` and maybe `sex`
        file: PathBuf,
        /// Take numbers that are odd but not wrong
        #[arg(long)]
        accept_warnings: bool,
    },
    /// Take an unissued number out of the pool, for ever
    Withdraw {
        /// The number
        number: String,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// List what should lie in the paper binder now, for ticking off
    Count,
    /// Say how many numbers to draw for a full binder
    Redraw,
}

/// Show the facts of the log.
#[derive(Debug, Args)]
pub struct Log {
    /// Go on with what is written from now on, until interrupted
    #[arg(long)]
    pub follow: bool,
    /// Only lines that hold this text, upper and lower case being alike
    #[arg(long, value_name = "TEXT")]
    pub grep: Option<String>,
    /// Only what was entered since then
    #[arg(long, value_name = "TIME")]
    pub since: Option<String>,
    /// Only the last so many
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

fn language() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(["sv", "en"]).try_map(|name| name.parse::<Language>())
}

fn role() -> impl TypedValueParser<Value = Role> {
    let named = |name: String| Role::ALL.into_iter().find(|role| role.name() == name).unwrap_or(Role::Cashier);
    PossibleValuesParser::new(Role::ALL.map(Role::name)).map(named)
}

fn sex() -> impl TypedValueParser<Value = Sex> {
    let values = [
        PossibleValue::new("female").aliases(["k", "kvinna", "f"]),
        PossibleValue::new("male").aliases(["m", "man"]),
        PossibleValue::new("unknown").aliases(["x", "okänt"]).hide(true),
    ];
    PossibleValuesParser::new(values).map(|word| Sex::from_word(&word).unwrap_or(Sex::Unknown))
}
