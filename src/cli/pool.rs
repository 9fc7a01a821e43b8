//! `kvittera pool`: the binder of numbers.

mod count;
mod import;
mod list;
mod redraw;
mod sheet;

use super::arguments::Pool as Arguments;
use super::failure::Failure;
use super::output::Output;
use super::session::Session;
use crate::domain::command::Command;

pub(super) use count::numbers_in;
pub(super) use import::{explain, read_file};

/// Carries the command out.
///
/// # Errors
/// When it can't be done.
pub fn run(session: &Session, arguments: &Arguments, output: &mut Output<'_>) -> Result<(), Failure> {
    match arguments {
        Arguments::List => list::run(session, output),
        Arguments::Import { file, accept_warnings } => import::run(session, file, *accept_warnings, output),
        Arguments::Withdraw { number, reason } => {
            let number = session.number("NUMBER", number)?;
            let reason = session.text("--reason", reason)?;
            session.carry_out(&Command::Withdraw { number, reason }, output)
        }
        Arguments::Count(arguments) => count::run(session, arguments, output),
        Arguments::Redraw => redraw::run(session, output),
        Arguments::Sheet { output: file } => sheet::run(session, file.as_deref(), output),
    }
}
