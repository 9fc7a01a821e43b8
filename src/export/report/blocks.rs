//! The parts of a report, independent of its format: titled sections of words, lists, tables and charts.

use crate::config::Language;
use crate::export::report::chart::Chart;

/// The report in words, before it is written in a format.
#[derive(Debug, Clone)]
pub(super) struct Document {
    pub(super) language: Language,
    /// The word that marks a drill, and what it means.
    pub(super) practice: Option<[String; 2]>,
    pub(super) title: String,
    /// The lines below the title: the site, the outage in one line, and when and from which state of the log it was
    /// made.
    pub(super) under: Vec<String>,
    pub(super) sections: Vec<Section>,
}

#[derive(Debug, Clone)]
pub(super) struct Section {
    pub(super) title: String,
    pub(super) blocks: Vec<Block>,
}

#[derive(Debug, Clone)]
pub(super) enum Block {
    Words(String),
    List(Vec<String>),
    /// Names with their values.
    Pairs(Vec<[String; 2]>),
    Table {
        columns: Vec<Column>,
        rows: Vec<Vec<String>>,
    },
    Chart(Box<Chart>),
}

#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) title: String,
    pub(super) kind: ColumnKind,
}

/// What a column contains, which decides how it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnKind {
    Words,
    /// Words that are kept on one line.
    Short,
    /// Numbers, aligned to the right.
    Count,
}
