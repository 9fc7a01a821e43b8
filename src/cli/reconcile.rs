//! `kvittera reconcile`: what becomes of borrowed numbers once the service is back.

mod json;
mod list;

use super::arguments::{Notify, Reconcile as Arguments, Replace, Undo};
use super::failure::Failure;
use super::output::Output;
use super::session::Session;
use crate::domain::calendar::stockholm;
use crate::domain::case::CaseId;
use crate::domain::command::Command;
use crate::domain::event::Event;
use crate::domain::fact::Recorded;
use crate::domain::ledger::Ledger;
use crate::domain::person_id::PersonIdError;
use crate::domain::reconciliation::{Identity, Notice, Replacement};
use crate::domain::refusal::Refusal;
use crate::domain::replacement::{ReplacementError, read};
use crate::domain::text::Remark;
use crate::i18n::Explanation;
use crate::t;

/// Carries the command out.
///
/// # Errors
/// When it can't be done.
pub fn run(session: &Session, arguments: &Arguments, output: &mut Output<'_>) -> Result<(), Failure> {
    match arguments {
        Arguments::List(wanted) => list::run(session, wanted, output),
        Arguments::Replace(arguments) => replace(session, arguments, output),
        Arguments::Raps(arguments) => {
            let command = notify(session, arguments, output)?;
            session.carry_out(&command, output)
        }
        Arguments::Unused { case, reason } => {
            let (case, reason) = (case_id(session, case)?, session.text("--reason", reason)?);
            session.carry_out(&Command::MarkUnused { case, reason }, output)
        }
        Arguments::Reopen(Undo { case, step, reason }) => {
            let (case, reason) = (case_id(session, case)?, session.text("--reason", reason)?);
            session.carry_out(&Command::Undo { case, step: *step, reason }, output)
        }
    }
}

fn case_id(session: &Session, typed: &str) -> Result<CaseId, Failure> {
    session.running("CASE", typed)
}

fn reason(session: &Session, typed: Option<&str>) -> Result<Option<Remark>, Failure> {
    typed.map(|typed| session.text("--reason", typed)).transpose()
}

/// What is odd about the new id is kept, and said at once.
fn replace(session: &Session, arguments: &Replace, output: &mut Output<'_>) -> Result<(), Failure> {
    let Replace { case, new_id, identity, reason: why } = arguments;
    let (case, why) = (case_id(session, case)?, reason(session, why.as_deref())?);
    let actor = session.actor()?;
    let mut opened = session.open(output)?;
    let today = stockholm(session.now()).date_naive();
    let id = read(opened.desk.ledger(), new_id, today).map_err(|error| unreadable(session, error))?;
    let replacement = Replacement { id, identity: identity.unwrap_or(Identity::Pending) };
    let wish = Command::Replace { case, replacement, reason: why };
    let facts = session.execute(&mut opened, &wish, &actor)?;
    warn(session, opened.desk.ledger(), &facts, output)?;
    session.tell(&facts, output)
}

fn unreadable(session: &Session, error: ReplacementError) -> Failure {
    match error {
        ReplacementError::FromPool(number) => {
            Failure::Refused(session.texts.refusal(&Refusal::ReplacementFromPool(number), &session.call()))
        }
        ReplacementError::Id(PersonIdError::Nrid) => Failure::Refused(Explanation {
            kind: "nrid_not_used",
            message: session.texts.replacement_error(error),
            next: t!(session.texts, "replacement-from-pool-next"),
        }),
        ReplacementError::Id(_) => session.texts.invalid("NEW_ID", &session.texts.replacement_error(error)),
    }
}

fn warn(session: &Session, ledger: &Ledger, facts: &[Recorded], output: &mut Output<'_>) -> Result<(), Failure> {
    for fact in facts {
        let Event::Replaced { case, doubts, .. } = &fact.event else { continue };
        let Some(case) = ledger.case(*case) else { continue };
        for doubt in doubts {
            output.message(&session.texts.replacement_doubt(*doubt, &case))?;
        }
    }
    Ok(())
}

fn notify(session: &Session, arguments: &Notify, output: &mut Output<'_>) -> Result<Command, Failure> {
    let Notify { case, at, by, reference, reason: why } = arguments;
    let notice = Notice {
        at: session.moment_if("--at", at.as_deref())?,
        by: by.as_deref().map(|typed| session.vgr_id("--by", typed, output)).transpose()?,
        reference: reference.as_deref().map(|typed| session.text("--reference", typed)).transpose()?,
    };
    Ok(Command::NotifyRaps { case: case_id(session, case)?, notice, reason: reason(session, why.as_deref())? })
}
