//! `kvittera pool`: the numbers that were drawn in advance.

mod count;
mod file;
mod import;
mod list;
mod redraw;
mod sheet;

use crate::cli::arguments::PoolArgs;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use kvittera_domain::rules::command::Command;

pub(super) use crate::cli::pool::file::{ListPurpose, PoolFileJson, numbers_of, read_file};
pub(super) use crate::cli::pool::import::explain;

/// Runs `kvittera pool`.
///
/// # Errors
/// When an argument or a file is invalid, a rule refuses the command, or the log or the output can't be used.
pub fn run(session: &CliSession, arguments: &PoolArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    match arguments {
        PoolArgs::List => list::run(session, output),
        PoolArgs::Import { file, accept_warnings } => import::run(session, file, *accept_warnings, output),
        PoolArgs::Withdraw { number, reason } => {
            let number = session.number("NUMBER", number)?;
            let reason = session.text("--reason", reason)?;
            session.carry_out(&Command::Withdraw { number, reason }, output)
        }
        PoolArgs::Count(arguments) => count::run(session, arguments, output),
        PoolArgs::Redraw => redraw::run(session, output),
        PoolArgs::Sheet { output: file } => sheet::run(session, file.as_deref(), output),
    }
}
