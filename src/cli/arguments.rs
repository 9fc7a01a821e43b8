//! The definition of the command line: the parser, the help, the man page and the completions all come from here.
//!
//! Help texts are English, as the names are. clap shows the doc comments of subcommands and of their arguments as help,
//! but not those of the structs and enums that hold them. Where help uses words of the desk that
//! the code has other words for (GLOSSARY.md), it is a string.
//!
//! Most values from people are taken as text. The commands check them, because only they can say in the chosen
//! language what is wrong.

mod backups;
mod calls;
mod command;
mod export_forms;
mod exports;
mod global;
mod logs;
mod named;
mod outages;
mod reconciling;
mod reports;

pub use crate::cli::arguments::backups::{BackupArgs, RestoreArgs};
pub use crate::cli::arguments::calls::{ConflictArgs, CorrectArgs, IssueArgs, ReadBackArgs, VoidArgs};
pub use crate::cli::arguments::command::{CliArgs, CommandArgs};
pub use crate::cli::arguments::exports::ExportArgs;
pub use crate::cli::arguments::global::GlobalArgs;
pub use crate::cli::arguments::logs::{CountArgs, InitArgs, LogArgs, PoolArgs, RecoverArgs};
pub use crate::cli::arguments::named::NamedFiles;
pub use crate::cli::arguments::outages::{
    HandoverArgs, OutageArgs, PlannedArgs, ReplannedArgs, SuspectArgs, TimesArgs,
};
pub use crate::cli::arguments::reconciling::{CasesArgs, NotifyArgs, ReconcileArgs, ReplaceArgs, UndoArgs};
pub use crate::cli::arguments::reports::ReportArgs;
