//! `kvittera outage`: everything about an outage, planned or not.

mod command;
mod handover;
mod json;
mod list;
mod selection;
mod show;

use crate::cli::arguments::OutageArgs;
use crate::cli::failure::CliError;
pub(super) use crate::cli::outage::json::{ListedOutageJson, StepJson};
use crate::cli::output::Output;
use crate::cli::session::CliSession;

/// Runs `kvittera outage`.
///
/// # Errors
/// When an argument is invalid, a rule refuses the command, or the log or the output can't be used.
pub fn run(session: &CliSession, arguments: &OutageArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let command = match arguments {
        OutageArgs::List => return list::run(session, output),
        OutageArgs::Show { outage } => return show::run(session, outage.as_deref(), output),
        OutageArgs::Handover(arguments) => return handover::run(session, arguments, output),
        OutageArgs::Suspect(suspect) => command::suspect(session, suspect, output)?,
        OutageArgs::Confirm { at } => command::confirm(session, at.as_deref(), output)?,
        OutageArgs::End { at } => command::end(session, at.as_deref(), output)?,
        OutageArgs::Note { text, at } => command::note(session, text, at.as_deref(), output)?,
        OutageArgs::Plan(plan) => command::plan(session, plan, output)?,
        OutageArgs::Replan(replan) => command::replan(session, replan, output)?,
        OutageArgs::Cancel { outage, reason } => command::cancel(session, outage.as_deref(), reason)?,
        OutageArgs::Times(times) => command::times(session, times, output)?,
        OutageArgs::Reopen { reason } => command::reopen(session, reason)?,
        OutageArgs::Reconciled { outage } => command::reconciled(session, outage.as_deref())?,
    };
    session.carry_out(&command, output)
}
