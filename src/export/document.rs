//! What is written about an outage and of the binder, made the same way for every front end.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{record, report, sheet};
use crate::config::Config;
use crate::desk::DeskError;
use crate::desk::report::Report;
use crate::desk::sheet::Sheet;
use crate::domain::event::Mode;
use crate::domain::fact::{Hash, Recorded};
use crate::domain::halt::Halt;
use crate::domain::id::RequestId;
use crate::domain::ledger::Ledger;
use crate::domain::outage::Outage;
use crate::domain::permission::Rights;
use crate::i18n::Texts;

/// What can be written about an outage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Which new id stands for which borrowed number, for others.
    Record(record::Format),
    /// What became of the outage.
    Report(report::Format),
}

impl Form {
    /// Every ending of a file's name with what it stands for, the longer ones first.
    const ENDINGS: [(&str, Self); 7] = [
        (".fhir.json", Self::Record(record::Format::Fhir)),
        (".json", Self::Record(record::Format::Json)),
        (".csv", Self::Record(record::Format::Csv)),
        (".hl7", Self::Record(record::Format::Hl7)),
        (".html", Self::Report(report::Format::Html)),
        (".htm", Self::Report(report::Format::Html)),
        (".md", Self::Report(report::Format::Markdown)),
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
    pub facts: &'a [Arc<Recorded>],
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
    pub fn make(&self, form: Form, outage: &Outage, id: RequestId) -> Result<Made, record::ExportError> {
        match form {
            Form::Report(format) => {
                let text = self.written(&self.report(outage), format);
                Ok(Made { text: format!("{text}\n"), said: Vec::new() })
            }
            Form::Record(format) => {
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
        format: record::Format,
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
        self.texts.export_lines(outage, rendered, self.ledger.mode() != Some(Mode::Live))
    }

    /// What is measured of `outage`.
    #[must_use]
    pub fn report<'b>(&self, outage: &'b Outage) -> Report<'b>
    where
        'a: 'b,
    {
        let config = self.config;
        let marks = (config.pool.marks(), config.reconciliation.patience());
        Report::of(self.ledger, (self.facts, self.head), outage, marks, self.now)
    }

    /// The report in words.
    #[must_use]
    pub fn written(&self, report: &Report<'_>, format: report::Format) -> String {
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
