//! The report on an outage as a document of titled sections; each format writes the same document.

mod blocks;
mod chart;
mod html;
mod markdown;
mod sections;

use crate::desk::report::OutageReport;
use crate::export::report::blocks::Document;
use crate::i18n::Texts;
use crate::t;
use kvittera_domain::value::text::Name;

/// The formats in which the report can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportFormat {
    Markdown,
    /// One page that prints well.
    Html,
}

/// Writes the report as text; `place` is the name of the site that owns the log.
#[must_use]
pub fn write(report: &OutageReport<'_>, place: &Name, format: ReportFormat, texts: &Texts) -> String {
    let document = Document::of(report, place, texts);
    match format {
        ReportFormat::Markdown => markdown::write(&document),
        ReportFormat::Html => html::write(&document),
    }
}

impl Document {
    fn of(report: &OutageReport<'_>, place: &Name, texts: &Texts) -> Self {
        let practice = || [t!(texts, "practice-word"), t!(texts, "practice-band")];
        let head = report.head.map_or_else(String::new, |hash| hash.short());
        let made = t!(texts, "report-made", now = texts.date_clock(report.now), count = report.events.0, head = head);
        Self {
            language: texts.language(),
            practice: report.is_practice().then(practice),
            title: t!(texts, "report-title", outage = report.outage.id.to_string()),
            under: vec![place.to_string(), texts.outage_line(report.outage, report.now), made],
            sections: sections::of(report, texts),
        }
    }
}
