//! `kvittera conflict`: clashes between the paper binder and the log.

use serde::Serialize;

use super::arguments::Conflict as Arguments;
use super::columns::aligned;
use super::failure::Failure;
use super::moments::local;
use super::output::Output;
use super::session::Session;
use crate::domain::binder_number::BinderNumber;
use crate::domain::command::Command;
use crate::domain::conflict::Conflict;
use crate::domain::id::{ConflictId, IssuanceId};
use crate::domain::unit::Unit;
use crate::domain::vgr_id::VgrId;
use crate::t;

/// Carries the command out.
///
/// # Errors
/// When it can't be done.
pub fn run(session: &Session, arguments: &Arguments, output: &mut Output<'_>) -> Result<(), Failure> {
    match arguments {
        Arguments::List => list(session, output),
        Arguments::Resolve { conflict, reason } => {
            let conflict = session.running("CONFLICT", conflict)?;
            let reason = session.text("--reason", reason)?;
            session.carry_out(&Command::ResolveConflict { conflict, reason }, output)
        }
    }
}

#[derive(Serialize)]
struct ConflictJson<'a> {
    conflict: ConflictId,
    number: BinderNumber,
    with: IssuanceId,
    #[serde(flatten)]
    unit: &'a Unit,
    requested_by: &'a VgrId,
    given_by: &'a VgrId,
    given_at: String,
    state: &'static str,
    reason: Option<&'a str>,
}

fn list(session: &Session, output: &mut Output<'_>) -> Result<(), Failure> {
    let opened = session.open(output)?;
    let seen = |conflict: &&Conflict| opened.desk.rights().sees_unit(&conflict.unit);
    let conflicts: Vec<_> = opened.desk.ledger().conflicts.iter().filter(seen).collect();
    if session.json {
        return Ok(output.json(&conflicts.into_iter().map(as_json).collect::<Vec<_>>())?);
    }
    if conflicts.is_empty() {
        output.message(&t!(session.texts, "cli-no-conflicts"))?;
    }
    let rows: Vec<_> = conflicts.into_iter().map(|conflict| row(session, conflict)).collect();
    Ok(aligned(&rows).iter().try_for_each(|line| output.result(line))?)
}

fn as_json(conflict: &Conflict) -> ConflictJson<'_> {
    ConflictJson {
        conflict: conflict.id,
        number: conflict.number,
        with: conflict.with,
        unit: &conflict.unit,
        requested_by: &conflict.requested_by,
        given_by: &conflict.paper.given_by,
        given_at: local(conflict.given_at),
        state: if conflict.resolved.is_some() { "resolved" } else { "open" },
        reason: conflict.resolved.as_ref().map(|resolved| resolved.reason.as_str()),
    }
}

fn row(session: &Session, conflict: &Conflict) -> [String; 6] {
    let texts = &session.texts;
    let state = match &conflict.resolved {
        Some(resolved) => t!(texts, "cli-conflict-resolved", reason = resolved.reason.as_str()),
        None => t!(texts, "cli-conflict-open"),
    };
    [
        conflict.id.to_string(),
        conflict.number.groups().join(" "),
        t!(texts, "cli-conflict-with", issuance = conflict.with.to_string()),
        conflict.unit.to_string(),
        texts.date_clock(conflict.given_at),
        state,
    ]
}
