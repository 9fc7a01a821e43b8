//! Late entry: recording an issuance that was made on paper.

use crate::cli::arguments::IssueArgs;
use crate::cli::failure::CliError;
use crate::cli::issue::output;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::t;
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::request::NumberRequest;
use kvittera_domain::value::sex::Sex;

pub(super) fn run(
    session: &CliSession,
    arguments: &IssueArgs,
    number: &str,
    at: &str,
    request: NumberRequest,
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
    let events = session.execute(&mut opened, &Command::LateEntry { number, at, given_by, request }, &actor)?;
    output::print_outcome(session, opened.mode, &events, output)
}

/// The number alone decides the sex. If the person states another, one of the two was mistyped.
fn other_sex(session: &CliSession, page: Sex) -> CliError {
    CliError::arguments(
        "sex_contradicts",
        t!(session.texts, "cli-other-sex", sex = session.texts.sex(page)),
        t!(session.texts, "number-unknown-next"),
    )
}
