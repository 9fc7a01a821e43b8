//! `kvittera status`: the state of the desk in one look.

mod json;
mod words;

use super::columns::aligned;
use super::failure::Failure;
use super::output::Output;
use super::session::Session;
use crate::desk::status::Status;
use crate::desk::upkeep::Upkeep;
use crate::domain::fact::Hash;
use crate::domain::supply::Supply;
use crate::open::{Care, Opened};

/// What is shown, in whichever form.
struct Look<'a> {
    opened: &'a Opened,
    status: Status<'a>,
    supplies: [Supply; 2],
    upkeep: Upkeep,
}

/// Carries the command out.
///
/// # Errors
/// When the log or the output can't be used.
pub fn run(session: &Session, output: &mut Output<'_>) -> Result<(), Failure> {
    let opened = session.open(output)?;
    let (ledger, marks, now) = (opened.desk.ledger(), session.config.pool.marks(), session.now());
    let look = Look {
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

impl Look<'_> {
    /// The hash of the last fact.
    fn head(&self) -> Hash {
        self.opened.desk.head().hash
    }
}
