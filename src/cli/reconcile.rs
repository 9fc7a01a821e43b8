//! `kvittera reconcile`: gives every issued number the patient's new id, once the service is back.

mod json;
mod list;

use std::io;

use crate::cli::arguments::{NotifyArgs, ReconcileArgs, ReplaceArgs, UndoArgs};
use crate::cli::dialogue::{Dialogue, is_on_terminal};
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::desk::DeskError;
use crate::i18n::Explanation;
use crate::open::OpenError;
use crate::t;
use kvittera_domain::calendar::stockholm;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::reconciling::{PatientIdentity, RapsAnswer};
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::rules::command::{Command, RapsNotice, Replacement};
use kvittera_domain::rules::decide::check_case_in_use;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::rules::replacement::{ReplacementError, read};
use kvittera_domain::value::person_id::{PersonId, PersonIdError, UnlikelyAge};
use kvittera_domain::value::text::Remark;

/// Runs `kvittera reconcile`.
///
/// # Errors
/// When an argument is invalid, a rule refuses the command, or the log or the output can't be used.
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
        ReconcileArgs::Reopen(arguments) => reopen(session, arguments, output),
    }
}

/// Takes a step back. Whether RAPS was really told is asked for where the arguments don't say and a person can answer.
fn reopen(session: &CliSession, arguments: &UndoArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let UndoArgs { case, step, reason, raps } = arguments;
    let (case, reason) = (case_id(session, case)?, session.text::<Remark>("--reason", reason)?);
    let actor = session.actor()?;
    let mut opened = session.open(output)?;
    let command = |raps| Command::Undo { case, step: *step, reason: reason.clone(), raps };
    let mut outcome = session.execute(&mut opened, &command(*raps), &actor);
    if let Err(CliError::Open(OpenError::Desk(DeskError::Refused(Refusal::RapsToldUnclear(told))))) = &outcome
        && !session.json
        && is_on_terminal()
    {
        let question = format!("{} {}", session.texts.ask_raps_told(told), t!(session.texts, "cli-ask-raps-told"));
        let is_told = Dialogue::new(io::stdin().lock(), output).confirm(&session.texts, &question)?;
        let answer = if is_told { RapsAnswer::ToUndo } else { RapsAnswer::NeverTold };
        outcome = session.execute(&mut opened, &command(Some(answer)), &actor);
    }
    session.print_events(&outcome?, output)
}

fn case_id(session: &CliSession, typed: &str) -> Result<CaseId, CliError> {
    session.running_number("CASE", typed)
}

fn reason(session: &CliSession, typed: Option<&str>) -> Result<Option<Remark>, CliError> {
    typed.map(|typed| session.text("--reason", typed)).transpose()
}

/// Records the new id and prints its warnings, which the event keeps too.
fn replace(session: &CliSession, arguments: &ReplaceArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let ReplaceArgs { case, new_id, identity, accept_warnings, reason: why } = arguments;
    let (case, why) = (case_id(session, case)?, reason(session, why.as_deref())?);
    let actor = session.actor()?;
    let mut opened = session.open(output)?;
    let today = stockholm(session.now()).date_naive();
    let typed = read(opened.desk.ledger(), new_id, today).map_err(|error| invalid_replacement(session, error))?;
    let age_accepted = match typed.age {
        None => false,
        Some(age) => {
            // Nobody is asked about an id that can't be recorded.
            check_case_in_use(opened.desk.ledger(), case).map_err(DeskError::Refused)?;
            confirm_age(session, typed.id, age, *accept_warnings, output).map(|()| true)?
        }
    };
    let identity = identity.unwrap_or(PatientIdentity::Pending);
    let replacement = Replacement { id: typed.id, identity, age_accepted };
    let command = Command::Replace { case, replacement, reason: why };
    let events = session.execute(&mut opened, &command, &actor)?;
    print_warnings(session, opened.desk.ledger(), &events, output)?;
    session.print_events(&events, output)
}

/// Asks a person at a terminal about an unlikely age. Without a terminal only the option accepts it.
fn confirm_age(
    session: &CliSession,
    id: PersonId,
    age: UnlikelyAge,
    accept_warnings: bool,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let texts = &session.texts;
    if accept_warnings {
        return Ok(output.message(&texts.unlikely_age(id, age))?);
    }
    if session.json || !is_on_terminal() {
        return Err(CliError::Refused(texts.refusal(&Refusal::AgeDoubtful { id, age }, &session.call())));
    }
    let question = format!("{} {}", texts.unlikely_age(id, age), t!(texts, "cli-age-kept"));
    if Dialogue::new(io::stdin().lock(), output).confirm(texts, &question)? {
        return Ok(());
    }
    let (message, next) = (t!(texts, "cli-age-not-kept"), t!(texts, "cli-age-not-kept-next"));
    Err(CliError::Refused(Explanation { kind: "cancelled", message, next }))
}

fn invalid_replacement(session: &CliSession, error: ReplacementError) -> CliError {
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

fn print_warnings(
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
        at: session.optional_time("--at", at.as_deref(), output)?,
        by: by.as_deref().map(|typed| session.vgr_id("--by", typed, output)).transpose()?,
        reference: reference.as_deref().map(|typed| session.text("--reference", typed)).transpose()?,
    };
    Ok(Command::NotifyRaps { case: case_id(session, case)?, notice, reason: reason(session, why.as_deref())? })
}
