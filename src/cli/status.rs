//! `kvittera status`: the state of the desk on one page, in words or as JSON.

mod json;
mod view;
mod words;

use crate::cli::columns::aligned;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::cli::status::view::StatusView;
use crate::desk::status::Status;
use crate::open::FileCare;
use kvittera_domain::views::supply::Supply;

/// Runs `kvittera status`.
///
/// # Errors
/// When the log or the output can't be used.
pub fn run(session: &CliSession, output: &mut Output<'_>) -> Result<(), CliError> {
    let opened = session.open_to_read(output)?;
    let (ledger, marks, now) = (opened.desk.ledger(), session.config.pool.thresholds(), session.now());
    let view = StatusView {
        opened: &opened,
        status: Status::of(ledger, opened.desk.rights(), &session.config.hours, now),
        supplies: Supply::of_both(ledger, opened.desk.halt(), marks, now),
        upkeep: FileCare::of(&opened, &session.config).state(),
    };
    if session.json {
        return Ok(output.json(&json::of(session, &view))?);
    }
    output.result(session.config.site.name.as_str())?;
    Ok(aligned(&words::rows(session, &view)).iter().try_for_each(|line| output.result(line))?)
}
