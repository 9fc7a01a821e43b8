//! `kvittera export`: the record for other systems, on stdout or in a new file.

use serde::Serialize;

use crate::cli::arguments::ExportArgs;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::save;
use crate::cli::session::CliSession;
use crate::desk::{DeskError, new_request};
use crate::export::record::{ExportError, Rendered};
use crate::t;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::id::OutageId;
use kvittera_domain::views::export_selection::{LeftOut, LeftOutReason};

/// Runs `kvittera export`.
///
/// # Errors
/// When there is no such outage, the log can't be used or the record can't be written.
pub fn run(session: &CliSession, arguments: &ExportArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let format = arguments.format;
    if session.json && arguments.output.is_none() && !format.is_json() {
        let message = t!(session.texts, "cli-export-json", format = format.name());
        return Err(CliError::arguments("output_needed", message, t!(session.texts, "cli-export-json-next")));
    }
    let wanted = arguments.outage.as_deref().map(|typed| session.running_number("--outage", typed)).transpose()?;
    let opened = session.open_to_read(output)?;
    let ledger = opened.desk.ledger();
    let outage = selected_outage(ledger, wanted)?;
    let source = session.source(&opened, &[]);
    let rendered = source.record(format, outage, new_request())?;
    let remarks = source.said(outage, &rendered);
    let Some(path) = &arguments.output else {
        output.verbatim(rendered.text.as_bytes())?;
        return Ok(remarks.iter().try_for_each(|line| output.message(line))?);
    };
    save::exactly_as_new_file(session, path, &rendered.text)?;
    let path = path.display().to_string();
    if session.json {
        return Ok(output.json(&ExportedJson::of(format.name(), &path, &rendered, session))?);
    }
    let saved = t!(session.texts, "cli-saved", path = path);
    Ok([saved].iter().chain(&remarks).try_for_each(|line| output.message(line))?)
}

/// The outage that the arguments name, else the one that began last.
fn selected_outage(ledger: &Ledger, wanted: Option<OutageId>) -> Result<&Outage, DeskError> {
    let (found, refusal) = match wanted {
        Some(id) => (ledger.outages.by_id(id), Refusal::OutageUnknown(id)),
        None => (ledger.outages.latest(), Refusal::NoOutageYet),
    };
    found.ok_or(DeskError::Refused(refusal))
}

#[derive(Serialize)]
struct ExportedJson<'a> {
    format: &'static str,
    file: &'a str,
    rows: usize,
    left_out: Vec<LeftOutWordsJson>,
}

#[derive(Serialize)]
struct LeftOutWordsJson {
    case: String,
    reason: &'static str,
    words: String,
}

impl<'a> ExportedJson<'a> {
    fn of(format: &'static str, file: &'a str, rendered: &Rendered<'_>, session: &CliSession) -> Self {
        let left_out = |LeftOut { case, reason }: &LeftOut<'_>| LeftOutWordsJson {
            case: case.id.to_string(),
            reason: LeftOutReason::name(reason),
            words: session.texts.left_out_reason(reason),
        };
        Self { format, file, rows: rendered.ready.len(), left_out: rendered.left_out.iter().map(left_out).collect() }
    }
}

impl From<ExportError> for CliError {
    fn from(error: ExportError) -> Self {
        Self::Output(std::io::Error::other(error))
    }
}
