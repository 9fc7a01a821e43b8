//! `kvittera pool redraw`: how many numbers to draw in PU-portalen until the pool is full again.

use serde::Serialize;

use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::t;
use kvittera_domain::views::supply::Redraw;

#[derive(Serialize)]
struct RedrawJson {
    female: usize,
    male: usize,
    done: bool,
    rights: Option<String>,
}

pub(super) fn run(session: &CliSession, output: &mut Output<'_>) -> Result<(), CliError> {
    let opened = session.open_to_read(output)?;
    let redraw = Redraw::of(opened.desk.ledger(), session.config.pool.thresholds());
    let rights = (!redraw.is_nothing()).then(|| session.texts.rights_to_draw());
    let Redraw { female, male } = redraw;
    if session.json {
        return Ok(output.json(&RedrawJson { female, male, done: redraw.is_nothing(), rights })?);
    }
    let Some(rights) = rights else { return Ok(output.result(&t!(session.texts, "cli-redraw-nothing"))?) };
    if opened.desk.ledger().open_outage().is_some() {
        output.result(&t!(session.texts, "cli-redraw-later"))?;
    }
    output.result(&t!(session.texts, "cli-redraw", women = female, men = male))?;
    output.result(&rights)?;
    Ok(output.result(&t!(session.texts, "cli-redraw-import"))?)
}
