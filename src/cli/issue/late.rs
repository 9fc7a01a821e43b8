//! Late entry: recording an issuance that was made on paper.

use std::io;

use serde::Serialize;

use crate::cli::arguments::IssueArgs;
use crate::cli::dialogue::{Dialogue, is_on_terminal};
use crate::cli::failure::CliError;
use crate::cli::issue::{output, units};
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::clinics::Clinics;
use crate::desk::DeskError;
use crate::open::OpenError;
use crate::t;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::rules::command::{Command, EntryAnswer};
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::id::{ConflictId, IssuanceId};
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::request::NumberRequest;
use kvittera_domain::value::sex::Sex;

pub(super) fn run(
    session: &CliSession,
    arguments: &IssueArgs,
    (number, at): (&str, &str),
    (request, clinics): (NumberRequest, Option<&Clinics>),
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let number = session.number("--number", number)?;
    let at = session.time("--at", at, output)?;
    let given_by = arguments.given_by.as_deref();
    let given_by = given_by.map(|typed| session.vgr_id("--given-by", typed, output)).transpose()?;
    let actor = session.actor()?;
    let mut opened = session.open(output)?;
    let page = opened.desk.ledger().pool.get(number).map(|entry| entry.sex);
    if let (Some(stated), Some(page)) = (arguments.sex, page)
        && stated != page
    {
        return Err(other_sex(session, page));
    }
    let request = &units::settle(session, &opened, request, clinics, output)?;
    let mut answer = answer(session, arguments)?;
    let command =
        |answer| Command::LateEntry { number, at, given_by: given_by.clone(), request: request.clone(), answer };
    let mut outcome = session.execute(&mut opened, &command(answer), &actor);
    if let Err(CliError::Open(OpenError::Desk(DeskError::Refused(Refusal::AlreadyRecorded { case, .. })))) = outcome
        && !session.json
        && is_on_terminal()
    {
        answer = Some(ask(session, case, request, output)?);
        outcome = session.execute(&mut opened, &command(answer), &actor);
    }
    let events = outcome?;
    match answer {
        Some(EntryAnswer::SameAs(case)) if events.is_empty() => {
            print_known(session, opened.desk.ledger(), case, number, output)
        }
        _ => output::print_outcome(session, opened.mode, &events, output),
    }
}

/// What the arguments say about a line that the log has already.
fn answer(session: &CliSession, arguments: &IssueArgs) -> Result<Option<EntryAnswer>, CliError> {
    let same = arguments.same_as.as_deref();
    let same = same.map(|typed| session.running_number("--same-as", typed).map(EntryAnswer::SameAs)).transpose()?;
    Ok(same.or_else(|| arguments.another_patient.then_some(EntryAnswer::AnotherPatient)))
}

/// Asks whether the line is what the log says already.
fn ask(
    session: &CliSession,
    case: CaseId,
    request: &NumberRequest,
    output: &mut Output<'_>,
) -> Result<EntryAnswer, CliError> {
    let texts = &session.texts;
    let (unit, who) = (request.unit.to_string(), request.requested_by.to_string());
    let question = t!(texts, "cli-ask-same", case = case.to_string(), unit = unit, who = who);
    let is_same = Dialogue::new(io::stdin().lock(), output).confirm(texts, &question)?;
    Ok(if is_same { EntryAnswer::SameAs(case) } else { EntryAnswer::AnotherPatient })
}

#[derive(Serialize)]
struct KnownJson {
    issuance: Option<IssuanceId>,
    conflict: Option<ConflictId>,
    number: PoolNumber,
    already_recorded: bool,
}

/// Says that the log has the line already, and what to do if it says that nobody carries the number.
fn print_known(
    session: &CliSession,
    ledger: &Ledger,
    case: CaseId,
    number: PoolNumber,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let (texts, id) = (&session.texts, case.to_string());
    if session.json {
        let (issuance, conflict) = (case.issuance(), case.conflict());
        output.json(&KnownJson { issuance, conflict, number, already_recorded: true })?;
    } else {
        output.result(&t!(texts, "already-said", case = id.as_str()))?;
    }
    if ledger.case(case).is_some_and(|case| !case.is_in_use()) {
        output.message(&t!(texts, "already-said-not-in-use", case = id))?;
    }
    Ok(())
}

/// The number alone decides the sex. If the person states another, one of the two was mistyped.
fn other_sex(session: &CliSession, page: Sex) -> CliError {
    CliError::arguments(
        "sex_contradicts",
        t!(session.texts, "cli-other-sex", sex = session.texts.sex(page)),
        t!(session.texts, "number-unknown-next"),
    )
}
