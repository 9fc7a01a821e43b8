//! Entering what was given on paper.

use super::shown;
use crate::cli::arguments::Issue as Arguments;
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::domain::command::{Command, NumberRequest};
use crate::domain::sex::Sex;
use crate::t;

pub(super) fn run(
    session: &Session,
    arguments: &Arguments,
    number: &str,
    at: &str,
    request: NumberRequest,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let number = session.number("--number", number)?;
    let at = session.moment("--at", at)?;
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
    let facts = session.execute(&mut opened, &Command::LateEntry { number, at, given_by, request }, &actor)?;
    shown::outcome(session, &facts, output)
}

/// The number decides; that the person thinks otherwise means that one of the two was mistyped.
fn other_sex(session: &Session, page: Sex) -> Failure {
    Failure::arguments(
        "sex_contradicts",
        t!(session.texts, "cli-other-sex", sex = session.texts.sex(page)),
        t!(session.texts, "number-unknown-next"),
    )
}
