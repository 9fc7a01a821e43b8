//! The commands about an outage, made from the arguments.

use crate::cli::arguments::{PlannedArgs, ReplannedArgs, SuspectArgs, TimesArgs};
use crate::cli::failure::CliError;
use crate::cli::outage::selection::outage_id;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use kvittera_domain::event::check::Check;
use kvittera_domain::event::plan::Plan;
use kvittera_domain::rules::command::Command;

type CommandResult = Result<Command, CliError>;

pub(super) fn suspect(session: &CliSession, arguments: &SuspectArgs, output: &mut Output<'_>) -> CommandResult {
    let at = session.optional_time("--at", arguments.at.as_deref(), output)?;
    Ok(Command::SuspectOutage { at, checked: checks(session, arguments)? })
}

/// What was checked before, in the order of the routine.
fn checks(session: &CliSession, arguments: &SuspectArgs) -> Result<Vec<Check>, CliError> {
    let SuspectArgs { workstation, ward, news, called, answer, checked, at: _ } = arguments;
    let called = called.as_deref().zip(answer.as_deref()).map(|(whom, answer)| {
        let (whom, answer) = (session.text("--called", whom)?, session.text("--answer", answer)?);
        Ok::<_, CliError>(Check::Called { whom, answer })
    });
    let others = checked.iter().map(|typed| Ok(Check::Other { words: session.text("--checked", typed)? }));
    let answered = [
        workstation.map(|only_here| Check::Workstation { only_here }),
        ward.map(|only_here| Check::Ward { only_here }),
        news.map(|announced| Check::News { announced }),
    ];
    answered.into_iter().flatten().map(Ok).chain(called).chain(others).collect()
}

pub(super) fn confirm(session: &CliSession, at: Option<&str>, output: &mut Output<'_>) -> CommandResult {
    Ok(Command::ConfirmOutage { at: session.optional_time("--at", at, output)? })
}

pub(super) fn end(session: &CliSession, at: Option<&str>, output: &mut Output<'_>) -> CommandResult {
    Ok(Command::EndOutage { at: session.optional_time("--at", at, output)? })
}

pub(super) fn note(session: &CliSession, text: &str, at: Option<&str>, output: &mut Output<'_>) -> CommandResult {
    Ok(Command::NoteOutage { at: session.optional_time("--at", at, output)?, note: session.text("TEXT", text)? })
}

pub(super) fn plan(session: &CliSession, arguments: &PlannedArgs, output: &mut Output<'_>) -> CommandResult {
    Ok(Command::PlanOutage(announcement(session, arguments, output)?))
}

pub(super) fn replan(session: &CliSession, arguments: &ReplannedArgs, output: &mut Output<'_>) -> CommandResult {
    let outage = outage_id(session, arguments.outage.as_deref())?;
    Ok(Command::ReplanOutage { outage, plan: announcement(session, &arguments.plan, output)? })
}

fn announcement(session: &CliSession, arguments: &PlannedArgs, output: &mut Output<'_>) -> Result<Plan, CliError> {
    let from = session.coming_time("--from", &arguments.from, session.now(), output)?;
    let to = session.coming_time("--to", &arguments.to, from, output)?;
    let reference = arguments.reference.as_deref().map(|typed| session.text("--reference", typed)).transpose()?;
    Ok(Plan { from, to, reference })
}

pub(super) fn cancel(session: &CliSession, typed: Option<&str>, reason: &str) -> CommandResult {
    Ok(Command::CancelOutage { outage: outage_id(session, typed)?, reason: session.text("--reason", reason)? })
}

pub(super) fn times(session: &CliSession, arguments: &TimesArgs, output: &mut Output<'_>) -> CommandResult {
    Ok(Command::SetOutageTimes {
        outage: outage_id(session, arguments.outage.as_deref())?,
        started_at: session.optional_time("--started", arguments.started.as_deref(), output)?,
        ended_at: session.optional_time("--ended", arguments.ended.as_deref(), output)?,
        reason: session.text("--reason", &arguments.reason)?,
    })
}

pub(super) fn reopen(session: &CliSession, reason: &str) -> CommandResult {
    Ok(Command::ReopenOutage { reason: session.text("--reason", reason)? })
}

pub(super) fn reconciled(session: &CliSession, typed: Option<&str>) -> CommandResult {
    Ok(Command::ReconcileOutage { outage: outage_id(session, typed)? })
}
