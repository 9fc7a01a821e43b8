//! `kvittera outage`: the whole course of an outage, planned or not.

mod handover;
mod json;
mod list;
mod show;
mod wish;

pub(super) use self::json::{OutageJson, StepJson};
use super::arguments::Outage as Arguments;
use super::failure::Failure;
use super::output::Output;
use super::session::Session;
use crate::desk::DeskError;
use crate::domain::ledger::Ledger;
use crate::domain::outage::Outage;
use crate::domain::refusal::Refusal;

/// Carries the command out.
///
/// # Errors
/// When it can't be done.
pub fn run(session: &Session, arguments: &Arguments, output: &mut Output<'_>) -> Result<(), Failure> {
    let command = match arguments {
        Arguments::List => return list::run(session, output),
        Arguments::Show { outage } => return show::run(session, outage.as_deref(), output),
        Arguments::Handover(arguments) => return handover::run(session, arguments, output),
        Arguments::Suspect(suspect) => wish::suspect(session, suspect)?,
        Arguments::Confirm { at } => wish::confirm(session, at.as_deref())?,
        Arguments::End { at } => wish::end(session, at.as_deref())?,
        Arguments::Note { text, at } => wish::note(session, text, at.as_deref())?,
        Arguments::Plan(plan) => wish::plan(session, plan)?,
        Arguments::Replan(replan) => wish::replan(session, replan)?,
        Arguments::Cancel { outage, reason } => wish::cancel(session, outage.as_deref(), reason)?,
        Arguments::Times(times) => wish::times(session, times)?,
        Arguments::Reopen { reason } => wish::reopen(session, reason)?,
        Arguments::Reconciled { outage } => wish::reconciled(session, outage.as_deref())?,
    };
    session.carry_out(&command, output)
}

/// The outage that is meant: the one that is named, else the one in focus; `None` when there has never been one.
fn meant<'a>(session: &Session, ledger: &'a Ledger, typed: Option<&str>) -> Result<Option<&'a Outage>, Failure> {
    match wish::outage(session, typed)? {
        None => Ok(ledger.outage_in_focus(session.now())),
        Some(id) => match ledger.outages.by_id(id) {
            Some(outage) => Ok(Some(outage)),
            None => Err(DeskError::Refused(Refusal::OutageUnknown(id)).into()),
        },
    }
}
