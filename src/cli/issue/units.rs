//! Two spellings of one ward would be two wards, of which one has no reader: whoever names a unit by arguments is told
//! what it is like.

use std::io;

use crate::cli::dialogue::{Dialogue, is_on_terminal};
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::clinics::Clinics;
use crate::desk::names::similar_unit;
use crate::open::OpenedLog;
use crate::t;
use kvittera_domain::rules::permission::CASHIER;
use kvittera_domain::value::request::NumberRequest;

/// The request, for the known unit that is meant if a person on a terminal says so. Without one it is only told: an
/// unknown ward holds up no patient.
pub(super) fn settle(
    session: &CliSession,
    opened: &OpenedLog,
    request: NumberRequest,
    clinics: Option<&Clinics>,
    output: &mut Output<'_>,
) -> Result<NumberRequest, CliError> {
    // Whoever may not issue is refused soon, and need not learn which wards there are.
    let clinics = clinics.filter(|_| opened.desk.rights().is_one_of(CASHIER));
    let Some(known) = clinics.and_then(|clinics| similar_unit(&request.unit, clinics, opened.desk.ledger())) else {
        return Ok(request);
    };
    let (written, like) = (request.unit.to_string(), known.to_string());
    if session.json || !is_on_terminal() {
        output.message(&t!(session.texts, "cli-unit-like-note", unit = written, known = like))?;
        return Ok(request);
    }
    let question = t!(session.texts, "cli-unit-like", unit = written, known = like);
    let is_same = Dialogue::new(io::stdin().lock(), output).confirm(&session.texts, &question)?;
    Ok(if is_same { NumberRequest { unit: known, ..request } } else { request })
}
