//! The rows of the sheets of a workbook, as Excel (`.xlsx`) and `LibreOffice` (`.ods`) save them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use calamine::{Data, Ods, Reader as _, Sheet, SheetType, Xlsx};

use crate::desk::pool_file::error::PoolFileError;
use crate::desk::pool_file::rows::ListRow;
use crate::panics;

/// The first bytes of a ZIP archive, which every workbook of today is.
const ARCHIVE: &[u8] = b"PK\x03\x04";
/// The first bytes of a workbook of Excel before 2007, and of one that is encrypted.
const OLD: &[u8] = b"\xd0\xcf\x11\xe0";

/// The most that the files of a workbook may hold when unpacked. A list of numbers has some kilobytes, and a small archive
/// can hold enough to fill the memory.
const MAX_UNPACKED: u64 = 16 * 1024 * 1024;

/// A sheet with the rows in which something stands.
pub struct ListSheet {
    pub name: String,
    pub rows: Vec<ListRow>,
}

/// Whether the file is packed as workbooks of today are.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(ARCHIVE)
}

/// Whether the file is a workbook of Excel before 2007, or one with a password.
pub fn is_old(bytes: &[u8]) -> bool {
    bytes.starts_with(OLD)
}

/// Reads all sheets, hidden ones too.
///
/// # Errors
/// When it is no workbook, or too large a one.
pub fn read(bytes: &[u8]) -> Result<Vec<ListSheet>, PoolFileError> {
    if !is_small(bytes).unwrap_or(false) {
        return Err(PoolFileError::Workbook);
    }
    // The library is given whatever somebody names. A fault in it must not end the desk.
    let sheets = panics::catch(|| excel(bytes).or_else(|| open_document(bytes)));
    sheets.ok().flatten().ok_or(PoolFileError::Workbook)
}

/// Whether all that is packed has a size that can be read into memory. The sizes that the archive states may be wrong.
fn is_small(bytes: &[u8]) -> Option<bool> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut left = MAX_UNPACKED;
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).ok()?.take(left.saturating_add(1));
        let size = std::io::copy(&mut file, &mut std::io::sink()).ok()?;
        left = left.checked_sub(size)?;
    }
    Some(true)
}

/// The names of the sheets that are no charts or the like.
fn with_cells(sheets: &[Sheet]) -> Vec<String> {
    let with_cells = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    with_cells.map(|sheet| sheet.name.clone()).collect()
}

fn excel(bytes: &[u8]) -> Option<Vec<ListSheet>> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).ok()?;
    let names = with_cells(workbook.sheets_metadata());
    let sheets = names.into_iter().map(|name| {
        // Cell by cell: two cells in opposite corners would else make a table that no memory holds.
        let mut rows: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
        let mut cells = workbook.worksheet_cells_reader(&name).ok()?;
        while let Some(cell) = cells.next_cell().ok()? {
            let (row, column) = cell.get_position();
            rows.entry(row).or_default().insert(column, Data::from(cell.get_value().clone()).to_string());
        }
        let rows = rows.into_iter().map(|(row, cells)| row_of(u64::from(row) + 1, cells)).collect();
        Some(ListSheet { name, rows })
    });
    sheets.collect()
}

fn row_of(line: u64, cells: BTreeMap<u32, String>) -> ListRow {
    let mut row = Vec::new();
    for (column, cell) in cells {
        // No list is that wide; what stands further out is put close enough to be looked at.
        let place = usize::try_from(column).unwrap_or(usize::MAX).min(MAX_COLUMNS).max(row.len());
        row.resize(place, String::new());
        row.push(cell);
    }
    ListRow { line, cells: row }
}

/// Empty cells are not held beyond this column.
const MAX_COLUMNS: usize = 256;

fn open_document(bytes: &[u8]) -> Option<Vec<ListSheet>> {
    let mut workbook = Ods::new(Cursor::new(bytes)).ok()?;
    let names = with_cells(workbook.sheets_metadata());
    let sheets = names.into_iter().map(|name| {
        let range = workbook.worksheet_range(&name).ok()?;
        let (row, column) = range.start().unwrap_or_default();
        let indent = usize::try_from(column).unwrap_or_default().min(MAX_COLUMNS);
        let rows = (u64::from(row) + 1..).zip(range.rows()).map(|(line, cells)| {
            let indent = std::iter::repeat_n(String::new(), indent);
            ListRow { line, cells: indent.chain(cells.iter().map(Data::to_string)).collect() }
        });
        Some(ListSheet { name, rows: rows.collect() })
    });
    sheets.collect()
}
