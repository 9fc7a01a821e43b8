//! `kvittera reconcile`: what becomes of borrowed numbers once the service is back.

mod json;
mod list;

use crate::cli::arguments::{NotifyArgs, ReconcileArgs, ReplaceArgs, UndoArgs};
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::i18n::Explanation;
use crate::t;
use kvittera_domain::calendar::stockholm;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::reconciling::PatientIdentity;
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::rules::command::{Command, RapsNotice, Replacement};
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::rules::replacement::{ReplacementError, read};
use kvittera_domain::value::person_id::PersonIdError;
use kvittera_domain::value::text::Remark;

/// Carries the command out.
///
/// # Errors
/// When it can't be done.
pub fn run(session: &CliSession, arguments: &ReconcileArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    match arguments {
        ReconcileArgs::List(wanted) => list::run(session, wanted, output),
        ReconcileArgs::Replace(arguments) => replace(session, arguments, output),
        ReconcileArgs::Raps(arguments) => {
            let command = notify(session, arguments, output)?;
            session.carry_out(&command, output)
        }
        ReconcileArgs::Unused { case, reason } => {
            let (case, reason) = (case_id(session, case)?, session.text("--reason", reason)?);
            session.carry_out(&Command::MarkUnused { case, reason }, output)
        }
        ReconcileArgs::Reopen(UndoArgs { case, step, reason }) => {
            let (case, reason) = (case_id(session, case)?, session.text("--reason", reason)?);
            session.carry_out(&Command::Undo { case, step: *step, reason }, output)
        }
    }
}

fn case_id(session: &CliSession, typed: &str) -> Result<CaseId, CliError> {
    session.running("CASE", typed)
}

fn reason(session: &CliSession, typed: Option<&str>) -> Result<Option<Remark>, CliError> {
    typed.map(|typed| session.text("--reason", typed)).transpose()
}

/// What is odd about the new id is kept, and said at once.
fn replace(session: &CliSession, arguments: &ReplaceArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let ReplaceArgs { case, new_id, identity, reason: why } = arguments;
    let (case, why) = (case_id(session, case)?, reason(session, why.as_deref())?);
    let actor = session.actor()?;
    let mut opened = session.open(output)?;
    let today = stockholm(session.now()).date_naive();
    let id = read(opened.desk.ledger(), new_id, today).map_err(|error| unreadable(session, error))?;
    let replacement = Replacement { id, identity: identity.unwrap_or(PatientIdentity::Pending) };
    let wish = Command::Replace { case, replacement, reason: why };
    let events = session.execute(&mut opened, &wish, &actor)?;
    warn(session, opened.desk.ledger(), &events, output)?;
    session.tell(&events, output)
}

fn unreadable(session: &CliSession, error: ReplacementError) -> CliError {
    match error {
        ReplacementError::FromPool(number) => {
            CliError::Refused(session.texts.refusal(&Refusal::ReplacementFromPool(number), &session.call()))
        }
        ReplacementError::Id(PersonIdError::Nrid) => CliError::Refused(Explanation {
            kind: "nrid_not_used",
            message: session.texts.replacement_error(error),
            next: t!(session.texts, "replacement-from-pool-next"),
        }),
        ReplacementError::Id(_) => session.texts.invalid("NEW_ID", &session.texts.replacement_error(error)),
    }
}

fn warn(
    session: &CliSession,
    ledger: &Ledger,
    events: &[RecordedEvent],
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    for recorded in events {
        let Event::Replaced { case, warnings, .. } = &recorded.event else { continue };
        let Some(case) = ledger.case(*case) else { continue };
        for warning in warnings {
            output.message(&session.texts.replacement_warning(*warning, &case))?;
        }
    }
    Ok(())
}

fn notify(session: &CliSession, arguments: &NotifyArgs, output: &mut Output<'_>) -> Result<Command, CliError> {
    let NotifyArgs { case, at, by, reference, reason: why } = arguments;
    let notice = RapsNotice {
        at: session.moment_if("--at", at.as_deref())?,
        by: by.as_deref().map(|typed| session.vgr_id("--by", typed, output)).transpose()?,
        reference: reference.as_deref().map(|typed| session.text("--reference", typed)).transpose()?,
    };
    Ok(Command::NotifyRaps { case: case_id(session, case)?, notice, reason: reason(session, why.as_deref())? })
}
