//! Why a file of numbers can't be read as a whole.

/// A column, as a person finds it: its place, from 1, and its name where it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnLabel {
    pub place: usize,
    pub name: String,
}

/// Why a file of numbers can't be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PoolFileError {
    #[error("more bytes than a list of numbers has")]
    TooLarge,
    #[error("not text")]
    NotText,
    /// A workbook of the old kind, or one with a password; both look alike from outside.
    #[error("an old or a protected workbook")]
    OldWorkbook,
    #[error("a workbook that can't be read")]
    Workbook,
    #[error("numbers in the sheets {0:?} and {1:?}")]
    TwoSheets(String, String),
    #[error("nothing in it")]
    Empty,
    /// No column has a known name; this stands where the names should.
    #[error("no column of numbers on line {line}: {found:?}")]
    NoNumberColumn { line: u64, found: String },
    #[error("columns {} and {} may both be the number's", .0.place, .1.place)]
    TwoNumberColumns(ColumnLabel, ColumnLabel),
    #[error("columns {} and {} may both be the sex's", .0.place, .1.place)]
    TwoSexColumns(ColumnLabel, ColumnLabel),
    #[error("names of columns and nothing below: {0:?}")]
    NoRows(String),
    /// A quote that is opened on the line and never closed.
    #[error("line {0} is no CSV")]
    NotCsv(u64),
}
