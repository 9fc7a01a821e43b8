//! `kvittera export`: the record for other systems, on stdout, in a new file or as one file a case.

mod left_out;
mod split;

use serde::Serialize;

use crate::cli::arguments::ExportArgs;
use crate::cli::export::left_out::LeftOutWordsJson;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::save;
use crate::cli::session::CliSession;
use crate::desk::{DeskError, new_request};
use crate::export::record::{ExportError, RecordFormat, Rendered};
use crate::sandbox::Allowed;
use crate::t;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::id::OutageId;

/// Runs `kvittera export`.
///
/// # Errors
/// When an option belongs to another format, there is no such outage, the log can't be used or the record can't be
/// written.
pub fn run(session: &CliSession, arguments: &ExportArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    if arguments.explain {
        return explain(session, arguments.format, output);
    }
    let format = arguments.chosen().map_err(|(option, format)| of_another_format(session, option, format))?;
    if session.json && arguments.output.is_none() && arguments.split.is_none() && !format.is_json() {
        let message = t!(session.texts, "cli-export-json", format = format.name());
        return Err(CliError::arguments("output_needed", message, t!(session.texts, "cli-export-json-next")));
    }
    let wanted = arguments.outage.as_deref().map(|typed| session.running_number("--outage", typed)).transpose()?;
    // A guest's sandbox has no folder, so that the question would be answered by the kernel, in its own words.
    arguments.split.iter().try_for_each(|folder| session.ensure_may_name(folder))?;
    let opened = session.open_to_read(output)?;
    let outage = selected_outage(opened.desk.ledger(), wanted)?;
    let source = session.source(&opened, &[]);
    if let Some(folder) = &arguments.split {
        return split::run(session, &source, outage, folder, output);
    }
    let rendered = source.record(format, outage, new_request())?;
    let mut remarks = source.said(outage, &rendered.ready, &rendered.left_out);
    remarks.extend(framing(session, format, rendered.ready.len()));
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

/// Says how a format is sent and how its answers are read; needs no log.
fn explain(session: &CliSession, format: RecordFormat, output: &mut Output<'_>) -> Result<(), CliError> {
    Allowed::bare().enter();
    let texts = &session.texts;
    let text = match format {
        RecordFormat::Csv => t!(texts, "export-explain-csv"),
        RecordFormat::Json => t!(texts, "export-explain-json"),
        RecordFormat::Hl7 | RecordFormat::Hl7Framed => t!(texts, "export-explain-hl7"),
        RecordFormat::Fhir | RecordFormat::FhirPatch => t!(texts, "export-explain-fhir"),
    };
    if session.json {
        return Ok(output.json(&ExplainedJson { format: format.name(), text: &text })?);
    }
    Ok(text.lines().try_for_each(|line| output.sentence(line))?)
}

/// How the messages are put together and where it stands how to send them.
fn framing(session: &CliSession, format: RecordFormat, count: usize) -> Vec<String> {
    let texts = &session.texts;
    let how = t!(texts, "cli-export-how", format = format.name());
    match format {
        RecordFormat::Csv | RecordFormat::Json => Vec::new(),
        RecordFormat::Hl7Framed => vec![t!(texts, "cli-export-framed", count = count.to_string()), how],
        RecordFormat::Hl7 | RecordFormat::Fhir | RecordFormat::FhirPatch => vec![how],
    }
}

fn of_another_format(session: &CliSession, option: &'static str, format: RecordFormat) -> CliError {
    let message = t!(session.texts, "cli-export-option", option = option, format = format.name());
    let next = t!(session.texts, "cli-export-option-next", option = option, format = format.name());
    CliError::arguments("option_of_another_format", message, next)
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
struct ExplainedJson<'a> {
    format: &'static str,
    text: &'a str,
}

impl<'a> ExportedJson<'a> {
    fn of(format: &'static str, file: &'a str, rendered: &Rendered<'_>, session: &CliSession) -> Self {
        let left_out = LeftOutWordsJson::of_all(&rendered.left_out, session);
        Self { format, file, rows: rendered.ready.len(), left_out }
    }
}

impl From<ExportError> for CliError {
    fn from(error: ExportError) -> Self {
        Self::Output(std::io::Error::other(error))
    }
}
