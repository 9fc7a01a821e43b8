//! `kvittera outage handover`: what the next person must know, on the terminal or in a new file.

use crate::cli::arguments::HandoverArgs;
use crate::cli::failure::CliError;
use crate::cli::outage::selection::selected_outage;
use crate::cli::output::Output;
use crate::cli::save;
use crate::cli::session::CliSession;
use crate::desk::handover::Handover;
use crate::t;

pub(super) fn run(session: &CliSession, arguments: &HandoverArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let opened = session.open_to_read(output)?;
    let ledger = opened.desk.ledger();
    let outage = selected_outage(session, ledger, arguments.outage.as_deref())?;
    let config = &session.config;
    let events = (ledger.as_ref(), opened.desk.halt());
    let handover = Handover::of(events, outage, &config.hours, config.pool.thresholds(), session.now());
    let handover = handover.seen_with(opened.desk.rights());
    let text = session.texts.handover(&handover, &config.contacts);
    if let Some(path) = &arguments.output {
        save::as_new_file(session, path, &text)?;
        output.message(&t!(session.texts, "cli-saved", path = path.display().to_string()))?;
    }
    if session.json {
        let id = outage.map(|outage| outage.id);
        let file = arguments.output.as_ref().map(|path| path.display().to_string());
        return Ok(output.json(&serde_json::json!({ "outage": id, "text": text, "file": file }))?);
    }
    if arguments.output.is_none() {
        text.lines().try_for_each(|line| output.result(line))?;
    }
    Ok(())
}
