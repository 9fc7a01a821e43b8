//! What a file of numbers holds, and the verdict on each of its lines, in words.

use crate::desk::pool_file::{ColumnLabel, PassedOver, PassedRow, PoolFile, PoolFileError};
use crate::i18n::texts::Texts;
use crate::t;
use kvittera_domain::event::number_warning::NumberWarning;
use kvittera_domain::rules::pool_load::{LineRefusal, LineVerdict, NumbersRead, Oddity, OddityKind, UnreadableNumber};
use kvittera_domain::value::pool_number::{PoolNumber, PoolNumberError};
use kvittera_domain::value::text::spelt_out;

impl Texts {
    /// `i ordning`, or the warnings, or why the line is refused.
    #[must_use]
    pub fn line_verdict(&self, verdict: &LineVerdict) -> String {
        match (&verdict.result, verdict.number) {
            (Err(refusal), _) => self.line_refusal(refusal),
            (Ok((_, warnings)), Some(number)) if !warnings.is_empty() => {
                warnings.iter().map(|warning| self.warning(*warning, number)).collect::<Vec<_>>().join("; ")
            }
            (Ok(_), _) => t!(self, "verdict-fine"),
        }
    }

    /// A warning about a number.
    #[must_use]
    pub fn warning(&self, warning: NumberWarning, number: PoolNumber) -> String {
        match (warning, number.lrid()) {
            (NumberWarning::OtherBirthMonth, _) => t!(self, "doubt-birth-month"),
            (_, Err(error)) => t!(self, "doubt-not-lrid", why = self.reserve_number_error(error)),
            (_, Ok(_)) => t!(self, "verdict-fine"),
        }
    }

    /// The pool would not be full: how many women's and men's numbers it would have, of `per_sex` each.
    #[must_use]
    pub fn not_full(&self, (women, men): (usize, usize), per_sex: usize) -> String {
        t!(self, "verdict-not-full", women = women, men = men, full = per_sex)
    }

    /// How many numbers were read, of how many rows.
    #[must_use]
    pub fn pool_file_read(&self, file: &PoolFile) -> String {
        let (NumbersRead { women, men, unclear }, rows) = (file.numbers(), file.rows);
        if unclear == 0 {
            t!(self, "pool-file-read", women = women, men = men, rows = rows)
        } else {
            t!(self, "pool-file-read-unclear", women = women, men = men, unclear = unclear, rows = rows)
        }
    }

    /// A row that was passed over, and why.
    #[must_use]
    pub fn passed_row(&self, row: &PassedRow) -> String {
        let words = read(&row.words);
        match row.why {
            PassedOver::Title => t!(self, "pool-file-passed-title", words = words),
            PassedOver::Header => t!(self, "pool-file-passed-header", words = words),
            PassedOver::Total => t!(self, "pool-file-passed-total", words = words),
        }
    }

    /// What a person has to look at in a line of a file.
    #[must_use]
    pub fn oddity(&self, oddity: &Oddity) -> String {
        match &oddity.kind {
            OddityKind::NumberElsewhere(cell) => t!(self, "odd-number-elsewhere", cell = read(cell)),
            OddityKind::SexUnknown(cell) => t!(self, "odd-sex-unknown", cell = read(cell)),
            OddityKind::SexColumnDamaged(cell) => t!(self, "odd-sex-column", cell = read(cell)),
            OddityKind::TotalDiffers(cell) => t!(self, "odd-total", cell = read(cell)),
        }
    }

    /// Why a file of numbers can't be read as a whole.
    #[must_use]
    pub fn pool_file_error(&self, error: &PoolFileError) -> String {
        match error {
            PoolFileError::TooLarge => t!(self, "pool-file-too-large"),
            PoolFileError::NotText => t!(self, "pool-file-not-text"),
            PoolFileError::OldWorkbook => t!(self, "pool-file-old-workbook"),
            PoolFileError::Workbook => t!(self, "pool-file-workbook"),
            PoolFileError::TwoSheets(one, other) => {
                t!(self, "pool-file-two-sheets", one = read(one), other = read(other))
            }
            PoolFileError::Empty => t!(self, "pool-file-empty"),
            PoolFileError::NoNumberColumn { line, found } => {
                t!(self, "pool-file-no-column", line = line.to_owned(), found = read(found))
            }
            PoolFileError::TwoNumberColumns(one, other) => {
                t!(self, "pool-file-two-numbers", one = self.column(one), other = self.column(other))
            }
            PoolFileError::TwoSexColumns(one, other) => {
                t!(self, "pool-file-two-sexes", one = self.column(one), other = self.column(other))
            }
            PoolFileError::NoRows(header) => t!(self, "pool-file-no-rows", header = read(header)),
            PoolFileError::NotCsv(line) => t!(self, "pool-file-not-csv", line = line.to_owned()),
        }
    }

    fn column(&self, column: &ColumnLabel) -> String {
        match column.name.as_str() {
            "" => t!(self, "pool-file-column", place = column.place),
            name => t!(self, "pool-file-column-named", place = column.place, name = read(name)),
        }
    }

    /// What stands where a number should, and what is wrong with it.
    #[must_use]
    pub fn unreadable_number(&self, unreadable: &UnreadableNumber) -> String {
        let cell = read(&unreadable.cell);
        match unreadable.error {
            PoolNumberError::Length { found: 0 } => t!(self, "refused-no-number", cell = cell),
            _ if !unreadable.cell.contains(char::is_numeric) => t!(self, "refused-heading", cell = cell),
            error => t!(self, "refused-cell", cell = cell, why = self.pool_number_error(error)),
        }
    }

    fn line_refusal(&self, refusal: &LineRefusal) -> String {
        match refusal {
            LineRefusal::Unreadable(unreadable) => self.unreadable_number(unreadable),
            LineRefusal::SameAsLine(line) => t!(self, "refused-same-as-line", line = line.to_owned()),
            LineRefusal::SeenBefore => t!(self, "refused-seen-before"),
            LineRefusal::NewId => t!(self, "refused-new-id"),
            LineRefusal::PracticeNumber => t!(self, "refused-practice-number"),
            LineRefusal::SexUnclear => t!(self, "refused-sex-unclear"),
            LineRefusal::SexContradicts => t!(self, "refused-sex-contradicts"),
        }
    }
}

/// The most characters of a cell that are shown.
const LONGEST: usize = 60;

/// A cell as it was read, with what can't be seen in it written out.
fn read(cell: &str) -> String {
    let mut shown = spelt_out(cell);
    if let Some((end, _)) = shown.char_indices().nth(LONGEST) {
        shown.truncate(end);
        shown.push('…');
    }
    shown
}
