//! `kvittera status`: the state of the desk in one look.

mod json;
mod look;
mod words;

use crate::cli::columns::aligned;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::cli::status::look::StatusView;
use crate::desk::status::Status;
use crate::open::Care;
use kvittera_domain::views::supply::Supply;

/// Carries the command out.
///
/// # Errors
/// When the log or the output can't be used.
pub fn run(session: &CliSession, output: &mut Output<'_>) -> Result<(), CliError> {
    let opened = session.open(output)?;
    let (ledger, marks, now) = (opened.desk.ledger(), session.config.pool.marks(), session.now());
    let look = StatusView {
        opened: &opened,
        status: Status::of(ledger, opened.desk.rights(), &session.config.hours, now),
        supplies: Supply::of_both(ledger, opened.desk.halt(), marks, now),
        upkeep: Care::of(&opened, &session.config).look(),
    };
    if session.json {
        return Ok(output.json(&json::of(session, &look))?);
    }
    output.result(session.config.site.name.as_str())?;
    Ok(aligned(&words::rows(session, &look)).iter().try_for_each(|line| output.result(line))?)
}
