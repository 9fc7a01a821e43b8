//! `kvittera report`: what became of an outage, in Markdown, as a page or as JSON.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::arguments::Report as Arguments;
use super::failure::Failure;
use super::outage::{OutageJson, StepJson};
use super::output::Output;
use super::save;
use super::session::Session;
use crate::desk::DeskError;
use crate::desk::report::Report;
use crate::domain::ledger::Ledger;
use crate::domain::outage::Outage;
use crate::domain::refusal::Refusal;
use crate::export::document::Form;
use crate::export::report::Format;

/// Carries the command out.
///
/// # Errors
/// When there is no such outage, or the log, the file or the output can't be used.
pub fn run(session: &Session, arguments: &Arguments, output: &mut Output<'_>) -> Result<(), Failure> {
    let mut opened = session.open(output)?;
    opened.desk.rights().permit_whole().map_err(DeskError::Refused)?;
    let ledger = Arc::clone(opened.desk.ledger());
    let outage = meant(session, &ledger, arguments.outage.as_deref())?;
    let facts = opened.desk.told_of(outage.id)?;
    let source = session.source(&opened, &facts);
    let report = source.report(outage);
    let file = arguments.output.as_deref();
    let written = source.written(&report, format(arguments, file));
    save::as_asked(session, file, &written, output)?;
    if session.json {
        return Ok(output.json(&ReportJson::of(&report, &ledger, session, file))?);
    }
    save::print_unless(file, &written, output)
}

/// The outage that is named, else the one that began last. One that never began has nothing to report.
fn meant<'a>(session: &Session, ledger: &'a Ledger, typed: Option<&str>) -> Result<&'a Outage, Failure> {
    let refused = |refusal| DeskError::Refused(refusal).into();
    match typed.map(|typed| session.running("--outage", typed)).transpose()? {
        None => ledger.outages.latest().ok_or_else(|| refused(Refusal::NoOutageYet)),
        Some(id) => {
            let begun = ledger.outages.by_id(id).filter(|outage| outage.state.has_begun());
            begun.ok_or_else(|| refused(Refusal::OutageUnknown(id)))
        }
    }
}

/// The format that is named, else the one that the file's name says.
fn format(arguments: &Arguments, file: Option<&Path>) -> Format {
    let by_name = match file.and_then(Form::of_file) {
        Some(Form::Report(format)) => format,
        Some(Form::Record(_)) | None => Format::Markdown,
    };
    arguments.format.unwrap_or(by_name)
}

#[derive(Serialize)]
struct ReportJson<'a> {
    outage: OutageJson<'a>,
    course: Vec<StepJson<'a>>,
    #[serde(flatten)]
    report: &'a Report<'a>,
    file: Option<String>,
}

impl<'a> ReportJson<'a> {
    fn of(report: &'a Report<'a>, ledger: &Ledger, session: &Session, file: Option<&Path>) -> Self {
        let outage = report.outage;
        Self {
            outage: OutageJson::of(outage, ledger),
            course: outage.course.iter().map(|step| StepJson::of(step, &session.texts)).collect(),
            report,
            file: file.map(|path| path.display().to_string()),
        }
    }
}
