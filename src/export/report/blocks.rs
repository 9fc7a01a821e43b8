//! What a report is made of, whatever it is written as: titled sections of words, lists, tables and charts.

use crate::config::Language;
use crate::export::report::chart::Chart;

/// The report in words, whatever it is written as.
#[derive(Debug, Clone)]
pub(super) struct Document {
    pub(super) language: Language,
    /// The word that marks a drill, and what it means.
    pub(super) practice: Option<[String; 2]>,
    pub(super) title: String,
    /// Below the title: the place, the outage in one line, the log's end.
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
    /// Names with what is true of them.
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

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnKind {
    Words,
    /// To be kept on one line.
    Short,
    /// To be compared by their ends.
    Count,
}
