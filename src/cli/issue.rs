//! `kvittera issue`: issues a number, from arguments or by asking line by line.

mod asking;
mod late;
mod output;
mod questions;
mod units;

use std::io;

use crate::cli::arguments::IssueArgs;
use crate::cli::dialogue::{Dialogue, is_on_terminal};
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::clinics::Clinics;
use crate::t;
use kvittera_domain::event::Event;
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::request::NumberRequest;
use kvittera_domain::value::unit::Unit;

/// Runs `kvittera issue`.
///
/// # Errors
/// When an argument is invalid or missing, a rule refuses the command, the person cancels, or the log or the output
/// can't be used.
pub fn run(session: &CliSession, arguments: &IssueArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    if arguments.is_empty() && !session.json && is_on_terminal() {
        return asking::run(session, &mut Dialogue::new(io::stdin().lock(), output));
    }
    let request = request(session, arguments, output)?;
    // A file of clinics that can't be read is told by the form; it must not hold up a patient.
    let clinics = Clinics::load(&session.config.clinics.file).ok();
    if let (Some(number), Some(at)) = (&arguments.number, &arguments.at) {
        return late::run(session, arguments, (number, at), (request, clinics.as_ref()), output);
    }
    let sex = arguments.sex.ok_or_else(|| missing_options(session, arguments))?;
    let actor = session.actor()?;
    let mut opened = session.open(output)?;
    let request = units::settle(session, &opened, request, clinics.as_ref(), output)?;
    let events =
        session.execute(&mut opened, &Command::Issue { sex, request, proposed: None, form_seconds: None }, &actor)?;
    output::print_outcome(session, opened.mode, &events, output)?;
    let numbers = events.iter().filter_map(|recorded| match recorded.event {
        Event::Issued { number, .. } => Some(number),
        _ => None,
    });
    Ok(numbers
        .into_iter()
        .try_for_each(|number| output::print_missing_warning(session, opened.desk.ledger(), number, output))?)
}

impl IssueArgs {
    fn is_empty(&self) -> bool {
        let Self { vgr_id, clinic, ward, callback, number, at, given_by, same_as, .. } = self;
        let texts = [vgr_id, clinic, ward, callback, number, at, given_by, same_as];
        self.sex.is_none() && !self.another_patient && texts.iter().all(|text| text.is_none())
    }
}

fn request(session: &CliSession, arguments: &IssueArgs, output: &mut Output<'_>) -> Result<NumberRequest, CliError> {
    let (Some(vgr_id), Some(clinic), Some(ward)) = (&arguments.vgr_id, &arguments.clinic, &arguments.ward) else {
        return Err(missing_options(session, arguments));
    };
    Ok(NumberRequest {
        requested_by: session.vgr_id("--vgr-id", vgr_id, output)?,
        unit: Unit { clinic: session.text("--clinic", clinic)?, ward: session.text("--ward", ward)? },
        callback: arguments.callback.as_deref().map(|typed| session.text("--callback", typed)).transpose()?,
    })
}

fn missing_options(session: &CliSession, arguments: &IssueArgs) -> CliError {
    let needed = [
        ("--sex", arguments.sex.is_none() && arguments.number.is_none()),
        ("--vgr-id", arguments.vgr_id.is_none()),
        ("--clinic", arguments.clinic.is_none()),
        ("--ward", arguments.ward.is_none()),
    ];
    let options: Vec<&str> = needed.into_iter().filter(|(_, missing)| *missing).map(|(option, _)| option).collect();
    CliError::arguments(
        "argument_missing",
        t!(session.texts, "cli-missing", options = options.join(", ")),
        t!(session.texts, "cli-missing-next"),
    )
}
