//! The arguments of the commands for the log and the pool in it.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// The arguments of `kvittera init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The numbers: CSV, .xlsx or .ods with a column `number` and maybe `sex`, or one number a line; - for stdin; needed for
    /// a live log
    #[arg(long, value_name = "FILE")]
    pub pool: Option<PathBuf>,
    /// Take numbers that are odd but not wrong
    #[arg(long)]
    pub accept_warnings: bool,
}

/// The subcommands of `kvittera pool`.
#[derive(Debug, Subcommand)]
pub enum PoolArgs {
    /// List all numbers with what became of them
    List,
    #[command(about = "Put drawn numbers into the binder")]
    Import {
        /// CSV, .xlsx or .ods with a column `number` and maybe `sex`, or one number a line; - for stdin
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
    /// List what should lie in the paper binder now; or write down what lies there, and say what differs
    Count(CountArgs),
    #[command(about = "Say how many numbers to draw for a full binder")]
    Redraw,
    /// Print a page of the free numbers with lines to sign on (HTML, A4), for the paper binder
    Sheet {
        /// Save it in a new file instead; one that is there is never overwritten
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// The arguments of `kvittera pool count`; without any, the command only lists what the paper binder should hold.
#[derive(Debug, Args)]
pub struct CountArgs {
    /// The numbers that lie there, all of them
    #[arg(long, value_name = "NUMBER", num_args = 1.., group = "counted")]
    pub present: Vec<String>,
    /// The numbers that lie there, all of them: CSV, .xlsx or .ods with a column `number`, or one number a line
    #[arg(long, value_name = "FILE", group = "counted")]
    pub file: Option<PathBuf>,
    /// Exactly the numbers lie there that should
    #[arg(long, visible_alias = "none-missing", group = "counted")]
    pub all_there: bool,
    /// Withdraw every missing number, for ever; needs --reason. What was given on paper is entered late instead
    #[arg(long, requires = "counted", requires = "reason")]
    pub withdraw_missing: bool,
    /// Why the missing numbers are withdrawn
    #[arg(long, value_name = "TEXT", requires = "withdraw_missing")]
    pub reason: Option<String>,
    /// Withdraw only if exactly so many are missing; needed for more than three where nobody can be asked
    #[arg(long, value_name = "N", requires = "withdraw_missing")]
    pub expect: Option<usize>,
}

/// The arguments of `kvittera recover`.
#[derive(Debug, Args)]
pub struct RecoverArgs {
    /// What was found and who was asked; with it, nothing is asked
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Only show what was found
    #[arg(long, conflicts_with = "reason")]
    pub look: bool,
    #[arg(long, value_name = "NUMBER", num_args = 1..)]
    #[arg(help = UNISSUED, long_help = format!("{UNISSUED}\n\n{UNISSUED_MORE}"))]
    pub unissued: Vec<String>,
    /// Such numbers: CSV, .xlsx or .ods with a column `number`, or one number a line
    #[arg(long, value_name = "FILE")]
    pub unissued_file: Option<PathBuf>,
    /// Vouch for all: nothing was handed out that neither the log nor its witness tells, as cashiers and wards were asked
    #[arg(long, conflicts_with_all = ["unissued", "unissued_file"])]
    pub nothing_later: bool,
    /// Go on only if exactly so many numbers go into quarantine; needed for more than three where nobody can be asked
    #[arg(long, value_name = "N")]
    pub expect: Option<usize>,
}

const UNISSUED: &str = "A number that was surely not handed out, as it lies in the binder and no ward has it";
const UNISSUED_MORE: &str = "Where neither log nor witness can tell which numbers went out, every other free one goes \
    into quarantine for ever.";

/// The arguments of `kvittera log`.
#[derive(Debug, Args)]
pub struct LogArgs {
    /// Go on with what is written from now on, until interrupted
    #[arg(long)]
    pub follow: bool,
    /// Read the witness instead, which stays readable where the log does not
    #[arg(long, conflicts_with = "follow")]
    pub witness: bool,
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
