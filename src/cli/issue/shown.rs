//! A hand-out as it is shown: the number in groups, how it is said, and what it could be mistaken for.

use std::io;

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::cli::failure::Failure;
use crate::cli::moments::local;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::domain::binder_number::BinderNumber;
use crate::domain::event::Event;
use crate::domain::fact::Recorded;
use crate::domain::id::{ConflictId, IssuanceId, OutageId};
use crate::domain::ledger::Ledger;
use crate::domain::sex::Sex;
use crate::t;

/// Shows what became of the wish for a number.
pub(super) fn outcome(session: &Session, facts: &[Recorded], output: &mut Output<'_>) -> Result<(), Failure> {
    facts.iter().try_for_each(|fact| match &fact.event {
        Event::Issued { issuance, number, sex, outage, near, .. } => {
            let issued = Issued { issuance: *issuance, number: *number, sex: *sex, outage: *outage, near };
            let shown = if session.json {
                output.json(&issued.as_json(session, fact.occurred_at))
            } else {
                hand_out(session, *number, near, output).and_then(|()| read_back_hint(session, *issuance, output))
            };
            shown.map_err(|cause| Failure::NotShown { issuance: *issuance, cause })
        }
        Event::ConflictFound { conflict, number, with, outage, .. } => {
            output.message(&session.texts.fact(&fact.event))?;
            output.message(&t!(session.texts, "cli-conflict-next", issuance = with.to_string()))?;
            let clash = Clash { issuance: None, conflict: *conflict, number: *number, with: *with, outage: *outage };
            Ok(if session.json { output.json(&clash) } else { Ok(()) }?)
        }
        other => Ok(output.result(&session.texts.fact(other))?),
    })
}

/// The number, large enough to be read aloud without a slip.
pub(super) fn hand_out(
    session: &Session,
    number: BinderNumber,
    near: &[BinderNumber],
    output: &mut Output<'_>,
) -> io::Result<()> {
    output.result(&number.groups().join("  "))?;
    output.result(&session.texts.spoken(number))?;
    output.result(&t!(session.texts, "cli-fictive"))?;
    twins(session, near, output)
}

/// The numbers in use that look much the same.
pub(super) fn twins(session: &Session, near: &[BinderNumber], output: &mut Output<'_>) -> io::Result<()> {
    let groups = |number: &BinderNumber| number.groups().join(" ");
    near.iter().try_for_each(|twin| output.message(&t!(session.texts, "cli-near", number = groups(twin))))
}

/// That the number was missing when the paper binder was counted.
pub(super) fn missing(
    session: &Session,
    ledger: &Ledger,
    number: BinderNumber,
    output: &mut Output<'_>,
) -> io::Result<()> {
    if ledger.pool.was_missing(number) { output.message(&t!(session.texts, "proposal-missing")) } else { Ok(()) }
}

fn read_back_hint(session: &Session, issuance: IssuanceId, output: &mut Output<'_>) -> io::Result<()> {
    output.result(&t!(session.texts, "cli-issued", issuance = issuance.to_string()))
}

struct Issued<'a> {
    issuance: IssuanceId,
    number: BinderNumber,
    sex: Sex,
    outage: OutageId,
    near: &'a [BinderNumber],
}

impl<'a> Issued<'a> {
    fn as_json(&self, session: &Session, issued_at: DateTime<Utc>) -> IssuedJson<'a> {
        IssuedJson {
            issuance: self.issuance,
            number: self.number,
            sex: self.sex,
            spoken: session.texts.spoken(self.number),
            birth_date_fictive: true,
            outage: self.outage,
            issued_at: local(issued_at),
            near: self.near,
        }
    }
}

#[derive(Serialize)]
struct IssuedJson<'a> {
    issuance: IssuanceId,
    number: BinderNumber,
    sex: Sex,
    spoken: String,
    birth_date_fictive: bool,
    outage: OutageId,
    issued_at: String,
    near: &'a [BinderNumber],
}

#[derive(Serialize)]
struct Clash {
    issuance: Option<IssuanceId>,
    conflict: ConflictId,
    number: BinderNumber,
    with: IssuanceId,
    outage: OutageId,
}
