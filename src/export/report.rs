//! The report on an outage as a document of titled sections; each format writes the same document.

mod chart;
mod html;
mod markdown;
mod sections;

use crate::desk::report::Report;
use crate::domain::text::Name;
use crate::i18n::{Language, Texts};
use crate::t;

use self::chart::Chart;

/// How the report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text that reads well as it is.
    Markdown,
    /// A page that prints well.
    Html,
}

/// The report in words, whatever it is written as.
#[derive(Debug, Clone)]
struct Document {
    language: Language,
    /// The word that marks a drill, and what it means.
    practice: Option<[String; 2]>,
    title: String,
    /// Below the title: the place, the outage in one line, the log's end.
    under: Vec<String>,
    sections: Vec<Section>,
}

#[derive(Debug, Clone)]
struct Section {
    title: String,
    blocks: Vec<Block>,
}

#[derive(Debug, Clone)]
enum Block {
    Words(String),
    List(Vec<String>),
    /// Names with what is true of them.
    Pairs(Vec<[String; 2]>),
    Table {
        columns: Vec<Column>,
        rows: Vec<Vec<String>>,
    },
    Chart(Box<Chart>),
}

#[derive(Debug, Clone)]
struct Column {
    title: String,
    kind: Kind,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Words,
    /// To be kept on one line.
    Short,
    /// To be compared by their ends.
    Count,
}

/// The report as text; `place` is the name of the place that owns the log.
#[must_use]
pub fn write(report: &Report<'_>, place: &Name, format: Format, texts: &Texts) -> String {
    let document = Document::of(report, place, texts);
    match format {
        Format::Markdown => markdown::write(&document),
        Format::Html => html::write(&document),
    }
}

impl Document {
    fn of(report: &Report<'_>, place: &Name, texts: &Texts) -> Self {
        let practice = || [t!(texts, "practice-word"), t!(texts, "practice-band")];
        let head = report.head.map_or_else(String::new, |hash| hash.short());
        let made = t!(texts, "report-made", now = texts.date_clock(report.now), count = report.facts.0, head = head);
        Self {
            language: texts.language(),
            practice: report.is_practice().then(practice),
            title: t!(texts, "report-title", outage = report.outage.id.to_string()),
            under: vec![place.to_string(), texts.outage_line(report.outage, report.now), made],
            sections: sections::of(report, texts),
        }
    }
}
