//! Reads lists of pool numbers as people make them: CSV of every kind, one number a line, and workbooks of Excel and
//! `LibreOffice`. Whether the numbers may be loaded is for the rules to say.
//!
//! `text` decodes, `separated` splits text into rows, `workbook` reads the rows of a workbook, `cell` says what one cell
//! means, `columns` finds the columns, and `rows` makes lines of numbers out of rows. Nothing is passed over that is not
//! told.

mod cell;
mod columns;
mod error;
mod rows;
mod separated;
mod text;
mod workbook;

pub use crate::desk::pool_file::error::{ColumnLabel, PoolFileError};
pub use crate::desk::pool_file::rows::{PassedOver, PassedRow, PoolFile};

/// The largest file that is read. A pool is far smaller, and the limit bounds the memory.
pub const MAX_BYTES: usize = 1024 * 1024;

/// Reads a file of numbers.
///
/// # Errors
/// When the file as a whole can't be read. A number that can't be parsed is no error here; its line says so.
pub fn read(bytes: &[u8]) -> Result<PoolFile, PoolFileError> {
    if bytes.len() > MAX_BYTES {
        return Err(PoolFileError::TooLarge);
    }
    if workbook::is_old(bytes) {
        return Err(PoolFileError::OldWorkbook);
    }
    if workbook::is_workbook(bytes) {
        return sheet_of(workbook::read(bytes)?);
    }
    let text = text::decode(bytes).ok_or(PoolFileError::NotText)?;
    rows::read(separated::read(&text)?)
}

/// The one sheet that holds numbers. Another one that holds some, too, might be the one that is meant.
fn sheet_of(sheets: Vec<workbook::ListSheet>) -> Result<PoolFile, PoolFileError> {
    let (mut with_numbers, without): (Vec<_>, Vec<_>) =
        sheets.into_iter().partition(|sheet| sheet.rows.iter().any(rows::ListRow::holds_number));
    let other = with_numbers.get(1).map(|sheet| sheet.name.clone());
    match (with_numbers.first(), other) {
        (Some(one), Some(other)) => Err(PoolFileError::TwoSheets(one.name.clone(), other)),
        (Some(_), None) => rows::read(with_numbers.remove(0).rows),
        (None, _) => {
            rows::read(without.into_iter().map(|sheet| sheet.rows).find(|rows| !rows.is_empty()).unwrap_or_default())
        }
    }
}
