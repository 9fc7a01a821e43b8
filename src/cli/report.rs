//! `kvittera report`: the report on an outage, in Markdown, as a page or as JSON.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use crate::cli::arguments::ReportArgs;
use crate::cli::failure::CliError;
use crate::cli::outage::{ListedOutageJson, StepJson};
use crate::cli::output::Output;
use crate::cli::save;
use crate::cli::session::CliSession;
use crate::desk::DeskError;
use crate::desk::report::OutageReport;
use crate::export::document::DocumentForm;
use crate::export::report::ReportFormat;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::rules::refusal::Refusal;

/// Runs `kvittera report`.
///
/// # Errors
/// When there is no such outage, or the log, the file or the output can't be used.
pub fn run(session: &CliSession, arguments: &ReportArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let mut opened = session.open_to_read(output)?;
    opened.desk.rights().permit_overview().map_err(DeskError::Refused)?;
    let ledger = Arc::clone(opened.desk.ledger());
    let outage = selected_outage(session, &ledger, arguments.outage.as_deref())?;
    let events = opened.desk.events_of_outage(outage.id)?;
    let source = session.source(&opened, &events);
    let report = source.report(outage);
    let file = arguments.output.as_deref();
    let written = source.written(&report, format(arguments, file));
    save::write_if_named(session, file, &written, output)?;
    if session.json {
        return Ok(output.json(&ReportJson::of(&report, &ledger, session, file))?);
    }
    save::print_unless_saved(file, &written, output)
}

/// The outage that the arguments name, else the one that began last. An outage that never began has nothing to report.
fn selected_outage<'a>(session: &CliSession, ledger: &'a Ledger, typed: Option<&str>) -> Result<&'a Outage, CliError> {
    let refused = |refusal| DeskError::Refused(refusal).into();
    match typed.map(|typed| session.running_number("--outage", typed)).transpose()? {
        None => ledger.outages.latest().ok_or_else(|| refused(Refusal::NoOutageYet)),
        Some(id) => {
            let begun = ledger.outages.by_id(id).filter(|outage| outage.state.has_begun());
            begun.ok_or_else(|| refused(Refusal::OutageUnknown(id)))
        }
    }
}

/// The format that the arguments name, else the one of the file's extension.
fn format(arguments: &ReportArgs, file: Option<&Path>) -> ReportFormat {
    let by_name = match file.and_then(DocumentForm::of_file) {
        Some(DocumentForm::Report(format)) => format,
        Some(DocumentForm::Record(_)) | None => ReportFormat::Markdown,
    };
    arguments.format.unwrap_or(by_name)
}

#[derive(Serialize)]
struct ReportJson<'a> {
    outage: ListedOutageJson<'a>,
    course: Vec<StepJson<'a>>,
    #[serde(flatten)]
    report: &'a OutageReport<'a>,
    file: Option<String>,
}

impl<'a> ReportJson<'a> {
    fn of(report: &'a OutageReport<'a>, ledger: &Ledger, session: &CliSession, file: Option<&Path>) -> Self {
        let outage = report.outage;
        Self {
            outage: ListedOutageJson::of(outage, ledger),
            course: outage.course.iter().map(|step| StepJson::of(step, &session.texts)).collect(),
            report,
            file: file.map(|path| path.display().to_string()),
        }
    }
}
