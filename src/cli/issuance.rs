//! `kvittera read-back`, `void` and `correct`: what may be recorded about an issuance afterwards.

use crate::cli::arguments::{CorrectArgs, ReadBackArgs, VoidArgs};
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use kvittera_domain::event::correction::Correction;
use kvittera_domain::rules::command::Command;

/// Runs `kvittera read-back`, which records what the caller read back.
///
/// # Errors
/// When an argument is invalid, a rule refuses the command, or the log or the output can't be used.
pub fn read_back(session: &CliSession, arguments: &ReadBackArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let issuance = session.running_number("ISSUANCE", &arguments.issuance)?;
    let heard = session.last_four("LAST4", &arguments.last4)?;
    session.carry_out(&Command::ReadBack { issuance, heard }, output)
}

/// Runs `kvittera void`, which records that an issuance was a mistake.
///
/// # Errors
/// As [`read_back`].
pub fn void(session: &CliSession, arguments: &VoidArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let issuance = session.running_number("ISSUANCE", &arguments.issuance)?;
    let reason = session.text("--reason", &arguments.reason)?;
    session.carry_out(&Command::Void { issuance, reason }, output)
}

/// Runs `kvittera correct`, which corrects what was recorded wrongly.
///
/// # Errors
/// As [`read_back`].
pub fn correct(session: &CliSession, arguments: &CorrectArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let CorrectArgs { issuance, vgr_id, clinic, ward, callback, reason } = arguments;
    let issuance = session.running_number("ISSUANCE", issuance)?;
    let correction = Correction {
        requested_by: vgr_id.as_deref().map(|typed| session.vgr_id("--vgr-id", typed, output)).transpose()?,
        clinic: clinic.as_deref().map(|typed| session.text("--clinic", typed)).transpose()?,
        ward: ward.as_deref().map(|typed| session.text("--ward", typed)).transpose()?,
        callback: callback.as_deref().map(|typed| session.text("--callback", typed)).transpose()?,
    };
    let reason = session.text("--reason", reason)?;
    session.carry_out(&Command::Correct { issuance, correction, reason }, output)
}
