//! One way to make each document, so that all front ends make the same ones from the same data.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::config::Config;
use crate::desk::DeskError;
use crate::desk::report::OutageReport;
use crate::desk::sheet::Sheet;
use crate::export::record;
use crate::export::report;
use crate::export::sheet;
use crate::i18n::Texts;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::recovery::halt::Halt;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::RequestId;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::views::export_selection::{LeftOut, Ready};

/// The kinds of documents about an outage, each with its format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentForm {
    /// Which new id replaces which pool number, for other systems.
    Record(record::RecordFormat),
    /// What happened during the outage, for people.
    Report(report::ReportFormat),
}

impl DocumentForm {
    /// The form that each ending of a file name asks for; an ending comes before those that are a part of it.
    const ENDINGS: [(&str, Self); 7] = [
        (".fhir.json", Self::Record(record::RecordFormat::Fhir)),
        (".json", Self::Record(record::RecordFormat::Json)),
        (".csv", Self::Record(record::RecordFormat::Csv)),
        (".hl7", Self::Record(record::RecordFormat::Hl7)),
        (".html", Self::Report(report::ReportFormat::Html)),
        (".htm", Self::Report(report::ReportFormat::Html)),
        (".md", Self::Report(report::ReportFormat::Markdown)),
    ];

    /// The form that the ending of the file name asks for; `None` for an unknown ending.
    #[must_use]
    pub fn of_file(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        // A name such as `.csv` is that of a hidden file without an ending.
        let ends = |ending: &str| name.len() > ending.len() && name.ends_with(ending);
        Self::ENDINGS.into_iter().find(|(ending, _)| ends(ending)).map(|(_, form)| form)
    }
}

/// The data from which documents are made.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    pub ledger: &'a Ledger,
    /// Why writing is suspended, if it is.
    pub halt: Option<&'a Halt>,
    /// At least the events of the outage's cases, oldest first.
    pub events: &'a [Arc<RecordedEvent>],
    /// The hash of the log's last event.
    pub head: Option<Hash>,
    /// The rights of the person who asks; the record has only the cases that these may see.
    pub rights: &'a Rights,
    pub config: &'a Config,
    pub texts: &'a Texts,
    pub now: DateTime<Utc>,
}

/// A document as text, with remarks on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderedDocument {
    /// The whole file, which is written as it is.
    pub text: String,
    /// Remarks for the person who asked, one line each; they are not in the document.
    pub said: Vec<String>,
}

impl<'a> Source<'a> {
    /// Makes the document about `outage` in one form; `id` becomes the export's name if it is a record.
    ///
    /// # Errors
    /// Only after a fault of the program.
    pub fn make(
        &self,
        form: DocumentForm,
        outage: &Outage,
        id: RequestId,
    ) -> Result<RenderedDocument, record::ExportError> {
        match form {
            DocumentForm::Report(format) => {
                let text = self.written(&self.report(outage), format);
                Ok(RenderedDocument { text: format!("{text}\n"), said: Vec::new() })
            }
            DocumentForm::Record(format) => {
                let rendered = self.record(format, outage, id)?;
                let said = self.said(outage, &rendered.ready, &rendered.left_out);
                Ok(RenderedDocument { text: rendered.text, said })
            }
        }
    }

    /// Makes the record for other systems; `id` becomes the name of the export.
    ///
    /// # Errors
    /// Only after a fault of the program.
    pub fn record<'b>(
        &self,
        format: record::RecordFormat,
        outage: &'b Outage,
        id: RequestId,
    ) -> Result<record::Rendered<'b>, record::ExportError>
    where
        'a: 'b,
    {
        record::render(format, self.ledger, outage, self.rights, record::Making { id, at: self.now })
    }

    /// Makes the messages of the record, one file a case; `id` becomes the name of the export.
    ///
    /// # Errors
    /// Only after a fault of the program.
    pub fn split<'b>(&self, outage: &'b Outage, id: RequestId) -> Result<record::SplitRecord<'b>, record::ExportError>
    where
        'a: 'b,
    {
        record::split(self.ledger, outage, self.rights, record::Making { id, at: self.now })
    }

    /// Remarks on a record for the person who asked for it, one line each.
    #[must_use]
    pub fn said(&self, outage: &Outage, ready: &[Ready<'_>], left_out: &[LeftOut<'_>]) -> Vec<String> {
        let is_practice = self.ledger.mode() != Some(Mode::Live);
        self.texts.export_lines(outage, ready, left_out, is_practice)
    }

    /// Measures `outage` for the report.
    #[must_use]
    pub fn report<'b>(&self, outage: &'b Outage) -> OutageReport<'b>
    where
        'a: 'b,
    {
        let config = self.config;
        let marks = (config.pool.thresholds(), config.reconciliation.deadlines());
        OutageReport::of(self.ledger, (self.events, self.head), outage, marks, self.now)
    }

    /// Writes the report in one format.
    #[must_use]
    pub fn written(&self, report: &OutageReport<'_>, format: report::ReportFormat) -> String {
        report::write(report, &self.config.site.name, format, self.texts)
    }

    /// Collects the free numbers for the printed sheet.
    ///
    /// # Errors
    /// A halt leaves it unknown which numbers are free.
    pub fn sheet(&self) -> Result<Sheet, DeskError> {
        Sheet::of(self.ledger, self.halt, self.head, self.now)
    }

    /// Writes the sheet for the paper binder as HTML.
    #[must_use]
    pub fn printed(&self, sheet: &Sheet) -> String {
        sheet::write(sheet, self.config, self.texts)
    }
}
