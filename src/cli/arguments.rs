//! The definition of the command line: the parser, the help, the man page and the completions all come from here.
//!
//! Help texts are English, as the names are. Values from people are taken as text and checked by the commands, which
//! can say in the chosen language what is wrong with them.

mod calls;
mod copies;
mod exports;
mod global;
mod logs;
mod named;
mod outages;
mod reconciling;
mod reports;

use clap::{Parser, Subcommand};
use clap_complete::Shell;

pub use self::calls::{Conflict, Correct, Issue, ReadBack, Void};
pub use self::copies::{Backup, Restore};
pub use self::exports::Export;
pub use self::global::Global;
pub use self::logs::{Count, Init, Log, Pool, Recover};
pub use self::named::Named;
pub use self::outages::{Handover, Outage, Planned, Replanned, Suspect, Times};
pub use self::reconciling::{Cases, Notify, Reconcile, Replace, Undo};
pub use self::reports::Report;

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
    wrong; 3 a rule refuses it, or the service that was checked does not answer; 4 this role may not; 5 the log can't be \
    read or written; 6 verification found a fault.\n\
    \n\
    TIME is local time in Sweden, 2026-11-22T03:12 or 03:12 (today, or yesterday if that lies ahead; of a \
    planned stop: the next such time), or RFC 3339.";

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a log: a live one with its pool, or with --practice a fresh practice log
    Init(Init),
    /// Show the outage, the pool, what is left to do and whom to call now
    ///
    /// Of a very long log only the newest facts are read for that; `verify` looks through all of it.
    Status,
    /// The whole course of an outage, planned or not
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
    /// What becomes of borrowed numbers once the service is back: new ids, RAPS, numbers that nobody used
    #[command(subcommand)]
    Reconcile(Reconcile),
    /// Settle that the log and its witness differ, so that numbers may go out again
    ///
    /// Shows what was found, puts lost hand-outs back where they fit, and puts every number that may be with a patient
    /// into quarantine for ever. On a terminal and without --reason, it asks before it does anything.
    Recover(Recover),
    /// Report on an outage: its course, the calls, the binder, the wards, what is open
    Report(Report),
    /// Show the facts of the log, oldest first
    Log(Log),
    /// Make the record of which new id stands for which number, to be sent to RAPS by a person
    ///
    /// A case is in it once its new id is recorded, whether RAPS knows it already or not; what is left out is said on
    /// stderr, with the reason. RAPS publishes no format, so none of these is claimed to be one that it takes: they are
    /// for a person to send on, or for an adapter of the hospital to read. Nothing is sent anywhere. When nothing is
    /// ready, the record has no rows and is valid all the same.
    Export(Export),
    /// Is it only us? Probe the service and the reference points once; 0 when the service answers, else 3
    Check,
    /// Check the log: the chain of hashes, the database and every rule again
    Verify,
    /// Copy the log to a new file, proven and readable by any SQLite
    ///
    /// The copy is read back and proven before it gets its name; a file that is there is never overwritten. Handing out
    /// goes on meanwhile. Ctrl-C stops it and leaves nothing. A second copy that is renewed after everything that is
    /// written is kept where [backup] in the settings says.
    Backup(Backup),
    /// Make a log again from a copy, with every number in quarantine that may be with a patient
    ///
    /// What was handed out after the copy was made is put back as the witness of the lost log knows it. Without a sound
    /// witness nobody can prove which numbers stayed in the binder, so that all free ones go into quarantine for ever,
    /// but those for which a person vouches with --unissued. The log appears whole or not at all. The lost log must
    /// never be opened again: two logs would hand out the same numbers.
    Restore(Restore),
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
