//! Which outage a command is about.

use crate::cli::failure::CliError;
use crate::cli::session::CliSession;
use crate::desk::DeskError;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::id::OutageId;

/// Reads the running number of an outage, if one was typed.
pub(super) fn outage_id(session: &CliSession, typed: Option<&str>) -> Result<Option<OutageId>, CliError> {
    typed.map(|typed| session.running_number("OUTAGE", typed)).transpose()
}

/// The outage whose number was typed, else the one in focus; `None` if there has never been an outage.
pub(super) fn selected_outage<'a>(
    session: &CliSession,
    ledger: &'a Ledger,
    typed: Option<&str>,
) -> Result<Option<&'a Outage>, CliError> {
    match outage_id(session, typed)? {
        None => Ok(ledger.outage_in_focus(session.now())),
        Some(id) => match ledger.outages.by_id(id) {
            Some(outage) => Ok(Some(outage)),
            None => Err(DeskError::Refused(Refusal::OutageUnknown(id)).into()),
        },
    }
}
