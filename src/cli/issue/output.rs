//! How an issuance is printed: the number in groups, how it is read aloud, and which numbers it could be mistaken for.

use std::io;

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::t;
use kvittera_domain::calendar::local_rfc3339;
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::value::id::{ConflictId, IssuanceId, OutageId};
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex;

/// Prints the events that an issuance or a late entry led to.
pub(super) fn print_outcome(
    session: &CliSession,
    mode: Mode,
    events: &[RecordedEvent],
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    events.iter().try_for_each(|recorded| match &recorded.event {
        Event::Issued { issuance, number, sex, outage, near, .. } => {
            let issued = Issued { issuance: *issuance, number: *number, sex: *sex, outage: *outage, near };
            let shown = if session.json {
                output.json(&issued.as_json(session, recorded.occurred_at))
            } else {
                print_number(session, *number, near, output)
                    .and_then(|()| print_read_back_hint(session, mode, *issuance, output))
            };
            shown.map_err(|cause| CliError::NotShown { issuance: *issuance, cause })
        }
        Event::ConflictFound { conflict, number, with, outage, .. } => {
            output.message(&session.texts.recorded(&recorded.event))?;
            output.message(&t!(session.texts, "cli-conflict-next", issuance = with.to_string()))?;
            let conflict =
                ConflictLine { issuance: None, conflict: *conflict, number: *number, with: *with, outage: *outage };
            Ok(if session.json { output.json(&conflict) } else { Ok(()) }?)
        }
        other => Ok(output.result(&session.texts.recorded(other))?),
    })
}

/// Prints the number in wide groups, so that it is read aloud without a mistake.
pub(super) fn print_number(
    session: &CliSession,
    number: PoolNumber,
    near: &[PoolNumber],
    output: &mut Output<'_>,
) -> io::Result<()> {
    output.result(&number.groups().join("  "))?;
    output.result(&session.texts.spoken(number))?;
    output.result(&t!(session.texts, "cli-fictive"))?;
    print_twins(session, near, output)
}

/// Prints the numbers in use that are easily mistaken for this one.
pub(super) fn print_twins(session: &CliSession, near: &[PoolNumber], output: &mut Output<'_>) -> io::Result<()> {
    let groups = |number: &PoolNumber| number.groups().join(" ");
    near.iter().try_for_each(|twin| output.message(&t!(session.texts, "cli-near", number = groups(twin))))
}

/// Warns if the number was missing when the paper binder was last counted.
pub(super) fn print_missing_warning(
    session: &CliSession,
    ledger: &Ledger,
    number: PoolNumber,
    output: &mut Output<'_>,
) -> io::Result<()> {
    if ledger.pool.was_missing(number) { output.message(&t!(session.texts, "proposal-missing")) } else { Ok(()) }
}

fn print_read_back_hint(
    session: &CliSession,
    mode: Mode,
    issuance: IssuanceId,
    output: &mut Output<'_>,
) -> io::Result<()> {
    output.result(&t!(session.texts, "cli-issued", issuance = issuance.to_string(), program = program(mode)))
}

/// The program as it is called for this log. In a drill the bare name would mean the live log.
pub(super) const fn program(mode: Mode) -> &'static str {
    match mode {
        Mode::Practice => "kvittera --practice",
        Mode::Live => "kvittera",
    }
}

struct Issued<'a> {
    issuance: IssuanceId,
    number: PoolNumber,
    sex: Sex,
    outage: OutageId,
    near: &'a [PoolNumber],
}

impl<'a> Issued<'a> {
    fn as_json(&self, session: &CliSession, issued_at: DateTime<Utc>) -> IssuedJson<'a> {
        IssuedJson {
            issuance: self.issuance,
            number: self.number,
            sex: self.sex,
            spoken: session.texts.spoken(self.number),
            birth_date_fictive: true,
            outage: self.outage,
            issued_at: local_rfc3339(issued_at),
            near: self.near,
        }
    }
}

#[derive(Serialize)]
struct IssuedJson<'a> {
    issuance: IssuanceId,
    number: PoolNumber,
    sex: Sex,
    spoken: String,
    birth_date_fictive: bool,
    outage: OutageId,
    issued_at: String,
    near: &'a [PoolNumber],
}

#[derive(Serialize)]
struct ConflictLine {
    issuance: Option<IssuanceId>,
    conflict: ConflictId,
    number: PoolNumber,
    with: IssuanceId,
    outage: OutageId,
}
