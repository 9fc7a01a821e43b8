//! `kvittera conflict`: conflicts between the paper binder and the log.

use serde::Serialize;

use crate::cli::arguments::ConflictArgs;
use crate::cli::columns::aligned;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::t;
use kvittera_domain::calendar::local_rfc3339;
use kvittera_domain::ledger::conflict::Conflict;
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::id::{ConflictId, IssuanceId};
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::unit::Unit;
use kvittera_domain::value::vgr_id::VgrId;

/// Runs `kvittera conflict`.
///
/// # Errors
/// When an argument is invalid, a rule refuses the command, or the log or the output can't be used.
pub fn run(session: &CliSession, arguments: &ConflictArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    match arguments {
        ConflictArgs::List => list(session, output),
        ConflictArgs::Resolve { conflict, same_issuance, reason } => {
            let conflict = session.running_number("CONFLICT", conflict)?;
            let reason = session.text("--reason", reason)?;
            let command = if *same_issuance {
                Command::TakeBackConflict { conflict, reason }
            } else {
                Command::ResolveConflict { conflict, reason }
            };
            session.carry_out(&command, output)
        }
    }
}

#[derive(Serialize)]
struct ConflictJson<'a> {
    conflict: ConflictId,
    number: PoolNumber,
    with: IssuanceId,
    #[serde(flatten)]
    unit: &'a Unit,
    requested_by: &'a VgrId,
    given_by: &'a VgrId,
    given_at: String,
    state: &'static str,
    reason: Option<&'a str>,
    /// The conflict was none: the same issuance was entered twice.
    entered_twice: bool,
}

fn list(session: &CliSession, output: &mut Output<'_>) -> Result<(), CliError> {
    let opened = session.open_to_read(output)?;
    let is_visible = |conflict: &&Conflict| opened.desk.rights().sees_unit(&conflict.request.unit);
    let conflicts: Vec<_> = opened.desk.ledger().conflicts.iter().filter(is_visible).collect();
    if session.json {
        return Ok(output.json_rows(conflicts.into_iter().map(as_json))?);
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
        unit: &conflict.request.unit,
        requested_by: &conflict.request.requested_by,
        given_by: &conflict.paper.given_by,
        given_at: local_rfc3339(conflict.given_at),
        state: if conflict.is_open() { "open" } else { "resolved" },
        reason: conflict.taken_back.as_ref().or(conflict.resolved.as_ref()).map(|closed| closed.reason.as_str()),
        entered_twice: conflict.taken_back.is_some(),
    }
}

fn row(session: &CliSession, conflict: &Conflict) -> [String; 6] {
    let texts = &session.texts;
    let state = match (&conflict.taken_back, &conflict.resolved) {
        (Some(taken_back), _) => t!(texts, "report-entered-twice", reason = taken_back.reason.as_str()),
        (None, Some(resolved)) => t!(texts, "cli-conflict-resolved", reason = resolved.reason.as_str()),
        (None, None) => t!(texts, "cli-conflict-open"),
    };
    [
        conflict.id.to_string(),
        conflict.number.groups().join(" "),
        t!(texts, "cli-conflict-with", issuance = conflict.with.to_string()),
        conflict.request.unit.to_string(),
        texts.date_clock(conflict.given_at),
        state,
    ]
}
