//! The outage that a command is about.

use crate::cli::failure::CliError;
use crate::cli::session::CliSession;
use crate::desk::DeskError;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::id::OutageId;

/// The running number of an outage that may be left out.
pub(super) fn outage(session: &CliSession, typed: Option<&str>) -> Result<Option<OutageId>, CliError> {
    typed.map(|typed| session.running("OUTAGE", typed)).transpose()
}

/// The outage that is meant: the one that is named, else the one in focus; `None` when there has never been one.
pub(super) fn meant<'a>(
    session: &CliSession,
    ledger: &'a Ledger,
    typed: Option<&str>,
) -> Result<Option<&'a Outage>, CliError> {
    match outage(session, typed)? {
        None => Ok(ledger.outage_in_focus(session.now())),
        Some(id) => match ledger.outages.by_id(id) {
            Some(outage) => Ok(Some(outage)),
            None => Err(DeskError::Refused(Refusal::OutageUnknown(id)).into()),
        },
    }
}
