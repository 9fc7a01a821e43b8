//! The program's arguments as a whole, and the list of its commands.

use clap::{Parser, Subcommand};
use clap_complete::Shell;

use crate::cli::arguments::backups::{BackupArgs, RestoreArgs};
use crate::cli::arguments::calls::{ConflictArgs, CorrectArgs, IssueArgs, ReadBackArgs, VoidArgs};
use crate::cli::arguments::exports::ExportArgs;
use crate::cli::arguments::global::GlobalArgs;
use crate::cli::arguments::logs::{InitArgs, LogArgs, PoolArgs, RecoverArgs};
use crate::cli::arguments::outages::OutageArgs;
use crate::cli::arguments::reconciling::ReconcileArgs;
use crate::cli::arguments::reports::ReportArgs;

/// Hands out reserve numbers while the hospital's person-id service is down.
///
/// Without a command, the screens open.
#[derive(Debug, Parser)]
#[command(name = "kvittera", version, after_long_help = EXIT_CODES)]
pub struct CliArgs {
    #[command(flatten)]
    pub global: GlobalArgs,
    // `None` opens the screens.
    #[command(subcommand)]
    pub command: Option<CommandArgs>,
}

const EXIT_CODES: &str = "Exit codes: 0 done; 1 something failed unexpectedly; 2 the arguments or the settings are \
    wrong; 3 a rule refuses it, or the service that was checked does not answer; 4 this role may not; 5 the log can't be \
    read or written; 6 verification found a fault.\n\
    \n\
    TIME is local time in Sweden: 03:12, 03.12 or 0312 (today, or yesterday if that lies ahead; of a planned stop: the \
    next such time), 'igår 23:50', 'yesterday 23:50', '30/11 20.05', 2026-11-22T03:12, or RFC 3339. What was read is \
    shown. In the hour that clocks show twice: '2026-10-25 02:30 summer' or '2026-10-25 02:30 winter'.";

const RECOVER: &str = "Settle that the log and its witness differ, so that numbers may go out again";
const RECOVER_MORE: &str = "Shows what was found, puts lost hand-outs back where they fit, and puts every number that \
    may be with a patient into quarantine for ever. On a terminal and without --reason, it asks before it does \
    anything.";

const RESTORE: &str = "Make a log again from a copy, with every number in quarantine that may be with a patient";
const RESTORE_MORE: &str = "What was handed out after the copy was made is put back as the witness of the lost log \
    knows it. Without a sound witness nobody can prove which numbers stayed in the binder, so that all free ones go \
    into quarantine for ever, but those for which a person vouches with --unissued. The log appears whole or not at \
    all. The lost log must never be opened again: two logs would hand out the same numbers.";

/// The commands, each with its arguments.
#[derive(Debug, Subcommand)]
pub enum CommandArgs {
    /// Make a log: a live one with its pool, or with --practice a fresh practice log
    Init(InitArgs),
    /// Show the outage, the pool, what is left to do and whom to call now
    ///
    /// Of a very long log only the newest facts are read for that; `verify` looks through all of it.
    Status,
    /// The whole course of an outage, planned or not
    #[command(subcommand)]
    Outage(OutageArgs),
    #[command(about = "Hand out a number; on a terminal and without arguments, asks line by line")]
    Issue(IssueArgs),
    /// Write down what the caller read back
    ReadBack(ReadBackArgs),
    #[command(about = "Call a hand-out a mistake; its number stays spent")]
    Void(VoidArgs),
    #[command(about = "Set right what was written down wrongly about a hand-out")]
    Correct(CorrectArgs),
    #[command(subcommand, about = "Clashes between the paper binder and the log")]
    Conflict(ConflictArgs),
    #[command(subcommand, about = "The binder of numbers")]
    Pool(PoolArgs),
    /// What becomes of borrowed numbers once the service is back: new ids, RAPS, numbers that nobody used
    #[command(subcommand)]
    Reconcile(ReconcileArgs),
    #[command(about = RECOVER, long_about = format!("{RECOVER}\n\n{RECOVER_MORE}"))]
    Recover(RecoverArgs),
    #[command(about = "Report on an outage: its course, the calls, the binder, the wards, what is open")]
    Report(ReportArgs),
    /// Show the facts of the log, oldest first
    Log(LogArgs),
    /// Make the record of which new id stands for which number, to be sent to RAPS by a person
    ///
    /// A case is in it once its new id is recorded, whether RAPS knows it already or not; what is left out is said on
    /// stderr, with the reason. RAPS publishes no format, so none of these is claimed to be one that it takes: they are
    /// for a person to send on, or for an adapter of the hospital to read. Nothing is sent anywhere. When nothing is
    /// ready, the record has no rows and is valid all the same.
    Export(ExportArgs),
    /// Is it only us? Probe the service and the reference points once; 0 when the service answers, else 3
    Check,
    /// Check the log: the chain of hashes, the database and every rule again
    Verify,
    /// Copy the log to a new file, proven and readable by any SQLite
    ///
    /// The copy is read back and proven before it gets its name; a file that is there is never overwritten. Handing out
    /// goes on meanwhile. Ctrl-C stops it and leaves nothing. A second copy that is renewed after everything that is
    /// written is kept where [backup] in the settings says.
    Backup(BackupArgs),
    #[command(about = RESTORE, long_about = format!("{RESTORE}\n\n{RESTORE_MORE}"))]
    Restore(RestoreArgs),
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
