//! `kvittera read-back`, `void` and `correct`: what may be said of a hand-out afterwards.

use super::arguments::{Correct, ReadBack, Void};
use super::failure::Failure;
use super::output::Output;
use super::session::Session;
use crate::domain::command::Command;
use crate::domain::correction::Correction;

/// Writes down what the caller read back.
///
/// # Errors
/// When it can't be done.
pub fn read_back(session: &Session, arguments: &ReadBack, output: &mut Output<'_>) -> Result<(), Failure> {
    let issuance = session.running("ISSUANCE", &arguments.issuance)?;
    let heard = session.last_four("LAST4", &arguments.last4)?;
    session.carry_out(&Command::ReadBack { issuance, heard }, output)
}

/// Calls a hand-out a mistake.
///
/// # Errors
/// When it can't be done.
pub fn void(session: &Session, arguments: &Void, output: &mut Output<'_>) -> Result<(), Failure> {
    let issuance = session.running("ISSUANCE", &arguments.issuance)?;
    let reason = session.text("--reason", &arguments.reason)?;
    session.carry_out(&Command::Void { issuance, reason }, output)
}

/// Sets right what was written down wrongly.
///
/// # Errors
/// When it can't be done.
pub fn correct(session: &Session, arguments: &Correct, output: &mut Output<'_>) -> Result<(), Failure> {
    let Correct { issuance, vgr_id, clinic, ward, callback, reason } = arguments;
    let issuance = session.running("ISSUANCE", issuance)?;
    let correction = Correction {
        requested_by: vgr_id.as_deref().map(|typed| session.vgr_id("--vgr-id", typed, output)).transpose()?,
        clinic: clinic.as_deref().map(|typed| session.text("--clinic", typed)).transpose()?,
        ward: ward.as_deref().map(|typed| session.text("--ward", typed)).transpose()?,
        callback: callback.as_deref().map(|typed| session.text("--callback", typed)).transpose()?,
    };
    let reason = session.text("--reason", reason)?;
    session.carry_out(&Command::Correct { issuance, correction, reason }, output)
}
