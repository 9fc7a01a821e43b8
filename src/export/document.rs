//! What is written about an outage and of the binder, made the same way for every front end.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::config::Config;
use crate::desk::DeskError;
use crate::desk::report::OutageReport;
use crate::desk::sheet::Sheet;
use crate::export::{record, report, sheet};
use crate::i18n::Texts;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::recovery::halt::Halt;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::RequestId;
use kvittera_domain::value::log_identity::Mode;

/// What can be written about an outage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentForm {
    /// Which new id stands for which borrowed number, for others.
    Record(record::RecordFormat),
    /// What became of the outage.
    Report(report::ReportFormat),
}

impl DocumentForm {
    /// Every ending of a file's name with what it stands for, the longer ones first.
    const ENDINGS: [(&str, Self); 7] = [
        (".fhir.json", Self::Record(record::RecordFormat::Fhir)),
        (".json", Self::Record(record::RecordFormat::Json)),
        (".csv", Self::Record(record::RecordFormat::Csv)),
        (".hl7", Self::Record(record::RecordFormat::Hl7)),
        (".html", Self::Report(report::ReportFormat::Html)),
        (".htm", Self::Report(report::ReportFormat::Html)),
        (".md", Self::Report(report::ReportFormat::Markdown)),
    ];

    /// What the ending of the file's name says; `None` when it says nothing.
    #[must_use]
    pub fn of_file(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        // A name that is nothing but an ending is a hidden file without one.
        let ends = |ending: &str| name.len() > ending.len() && name.ends_with(ending);
        Self::ENDINGS.into_iter().find(|(ending, _)| ends(ending)).map(|(_, form)| form)
    }
}

/// What documents are made from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// What all facts add up to.
    pub ledger: &'a Ledger,
    /// Why nothing may be written.
    pub halt: Option<&'a Halt>,
    /// At least the facts of the cases of the outage, oldest first.
    pub events: &'a [Arc<RecordedEvent>],
    /// The hash of the last fact.
    pub head: Option<Hash>,
    /// What the person may see of them.
    pub rights: &'a Rights,
    /// The settings.
    pub config: &'a Config,
    /// All sentences.
    pub texts: &'a Texts,
    /// The moment.
    pub now: DateTime<Utc>,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The text, to be written as it is.
    pub text: String,
    /// What a person should know beside it, a line for each thing.
    pub said: Vec<String>,
}

impl<'a> Source<'a> {
    /// What is written about `outage` in one form; `id` is the name of this making, if it is handed on.
    ///
    /// # Errors
    /// Only by a fault of the program.
    pub fn make(&self, form: DocumentForm, outage: &Outage, id: RequestId) -> Result<Made, record::ExportError> {
        match form {
            DocumentForm::Report(format) => {
                let text = self.written(&self.report(outage), format);
                Ok(Made { text: format!("{text}\n"), said: Vec::new() })
            }
            DocumentForm::Record(format) => {
                let rendered = self.record(format, outage, id)?;
                let said = self.said(outage, &rendered);
                Ok(Made { text: rendered.text, said })
            }
        }
    }

    /// The record that is handed on; `id` is the name of this making.
    ///
    /// # Errors
    /// Only by a fault of the program.
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

    /// What a person should know beside a record.
    #[must_use]
    pub fn said(&self, outage: &Outage, rendered: &record::Rendered<'_>) -> Vec<String> {
        let is_practice = self.ledger.mode() != Some(Mode::Live);
        self.texts.export_lines(outage, &rendered.ready, &rendered.left_out, is_practice)
    }

    /// What is measured of `outage`.
    #[must_use]
    pub fn report<'b>(&self, outage: &'b Outage) -> OutageReport<'b>
    where
        'a: 'b,
    {
        let config = self.config;
        let marks = (config.pool.thresholds(), config.reconciliation.deadlines());
        OutageReport::of(self.ledger, (self.events, self.head), outage, marks, self.now)
    }

    /// The report in words.
    #[must_use]
    pub fn written(&self, report: &OutageReport<'_>, format: report::ReportFormat) -> String {
        report::write(report, &self.config.site.name, format, self.texts)
    }

    /// The numbers that are free.
    ///
    /// # Errors
    /// While nobody can tell which ones are.
    pub fn sheet(&self) -> Result<Sheet, DeskError> {
        Sheet::of(self.ledger, self.halt, self.head, self.now)
    }

    /// The sheet of paper for the binder.
    #[must_use]
    pub fn printed(&self, sheet: &Sheet) -> String {
        sheet::write(sheet, self.config, self.texts)
    }
}
