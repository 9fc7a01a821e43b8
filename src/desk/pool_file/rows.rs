//! Makes lines of numbers out of the rows of a table, and says which rows are none.

use crate::desk::pool_file::cell;
use crate::desk::pool_file::columns::{self, Columns};
use crate::desk::pool_file::error::PoolFileError;
use kvittera_domain::rules::pool_load::{NumbersRead, Oddity, OddityKind, PoolLine, PoolLoad, UnreadableNumber};
use kvittera_domain::value::pool_number::PoolNumber;

/// A row of a table.
#[derive(Debug, Clone)]
pub struct ListRow {
    /// The line number in the file, from 1.
    pub line: u64,
    pub cells: Vec<String>,
}

impl ListRow {
    /// Whether a number stands anywhere in the row.
    pub fn holds_number(&self) -> bool {
        self.cells.iter().any(|cell| PoolNumber::all_in(cell).next().is_some())
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell::is_blank(cell))
    }

    fn cell(&self, place: usize) -> &str {
        self.cells.get(place).map_or("", String::as_str)
    }

    fn is_single(&self) -> bool {
        self.cells.iter().filter(|cell| !cell::is_blank(cell)).count() == 1
    }

    /// Whether the row can only be words above a list. One with other digits than a year's may be a number gone wrong.
    fn is_title(&self) -> bool {
        let words = self.words();
        let digits = words.split(|c: char| !c.is_alphanumeric()).filter(|word| word.contains(char::is_numeric));
        digits.into_iter().all(|word| word.len() == 4 && word.starts_with("20") && word.parse::<u16>().is_ok())
    }

    /// The row as it reads, without the empty cells at its end.
    fn words(&self) -> String {
        let words = self.cells.iter().map(|cell| cell.trim()).collect::<Vec<_>>().join(";");
        words.trim_end_matches(';').to_owned()
    }
}

/// What a file of numbers says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolFile {
    pub lines: Vec<PoolLine>,
    /// What a person has to look at before anything is done with the numbers.
    pub oddities: Vec<Oddity>,
    /// How many rows there are below the header in which something stands.
    pub rows: usize,
    /// The rows that are no numbers and need not be.
    pub passed_over: Vec<PassedRow>,
}

/// A row that was passed over, as it reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedRow {
    pub line: u64,
    pub why: PassedOver,
    pub words: String,
}

/// Why a row is no number and need not be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassedOver {
    /// It stands above the names of the columns.
    Title,
    /// It names the columns once more.
    Header,
    /// It gives a sum.
    Total,
}

impl PoolFile {
    /// How many numbers were read, of which sex.
    #[must_use]
    pub fn numbers(&self) -> NumbersRead {
        NumbersRead::of(&self.lines)
    }

    /// What the rules are asked to add to the pool.
    #[must_use]
    pub fn to_load(&self, warnings_accepted: bool) -> PoolLoad {
        PoolLoad { lines: self.lines.clone(), oddities: self.oddities.clone(), warnings_accepted }
    }
}

/// How many rows may stand above the header of a file that holds no number.
const MOST_TITLES: usize = 20;

/// Reads the rows of a table.
///
/// # Errors
/// When the columns can't be told, or there is no row of numbers.
pub fn read(mut rows: Vec<ListRow>) -> Result<PoolFile, PoolFileError> {
    rows.retain(|row| !row.is_blank());
    let first = rows.first().ok_or(PoolFileError::Empty)?;
    let first_number = rows.iter().position(ListRow::holds_number);
    if first_number == Some(0) {
        return nameless(&rows, Vec::new());
    }
    let above = first_number.unwrap_or(rows.len().min(MOST_TITLES));
    for (at, row) in rows.iter().take(above).enumerate() {
        let Some(columns) = columns::named(&row.cells)? else { continue };
        // Of several names below each other the lowest stands above the numbers; the others are a title.
        let below = rows.get(at + 1).filter(|_| at + 1 < above);
        if below.is_some_and(|below| !matches!(columns::named(&below.cells), Ok(None))) {
            continue;
        }
        let (titles, below) = rows.split_at(at);
        let below = below.get(1..).unwrap_or_default();
        if below.is_empty() {
            return Err(PoolFileError::NoRows(row.words()));
        }
        let mut file = lines(below, columns, titles.iter().map(|row| passed(row, PassedOver::Title)).collect())?;
        let damaged = columns.sex.map(|place| row.cell(place)).filter(|name| columns::is_damaged_sex(name));
        file.oddities.extend(damaged.map(|name| odd(row, OddityKind::SexColumnDamaged(cell::bare(name).to_owned()))));
        return Ok(file);
    }
    // A list of one column needs no name for it, and may have a title.
    let (titles, below) = rows.split_at(first_number.unwrap_or_default());
    if !titles.is_empty() && rows.iter().all(ListRow::is_single) && titles.iter().all(ListRow::is_title) {
        return nameless(below, titles.iter().map(|row| passed(row, PassedOver::Title)).collect());
    }
    // What stands right above the first number is what its column is called.
    let header = first_number.and_then(|at| rows.get(at.checked_sub(1)?)).unwrap_or(first);
    Err(no_column(header))
}

/// Reads rows whose columns have no names.
fn nameless(rows: &[ListRow], passed_over: Vec<PassedRow>) -> Result<PoolFile, PoolFileError> {
    let cells: Vec<_> = rows.iter().map(|row| row.cells.as_slice()).collect();
    let columns = columns::found(&cells)?.ok_or_else(|| rows.first().map_or(PoolFileError::Empty, no_column))?;
    lines(rows, columns, passed_over)
}

fn no_column(header: &ListRow) -> PoolFileError {
    PoolFileError::NoNumberColumn { line: header.line, found: header.words() }
}

fn passed(row: &ListRow, why: PassedOver) -> PassedRow {
    PassedRow { line: row.line, why, words: row.words() }
}

fn odd(row: &ListRow, kind: OddityKind) -> Oddity {
    Oddity { line: row.line, kind }
}

fn lines(rows: &[ListRow], mut columns: Columns, passed_over: Vec<PassedRow>) -> Result<PoolFile, PoolFileError> {
    let mut file = PoolFile { lines: Vec::new(), oddities: Vec::new(), rows: rows.len(), passed_over };
    let mut since_total = 0;
    for (at, row) in rows.iter().enumerate() {
        if let Some(again) = columns::named(&row.cells)? {
            columns = same_columns(columns, again, row)?;
            file.passed_over.push(passed(row, PassedOver::Header));
            continue;
        }
        let counts = total_of(row, columns, at + 1 == rows.len(), &file);
        if let Some(counts) = counts {
            let read = file.numbers();
            let fits = [read.total(), read.women, read.men, read.total() - since_total];
            if counts.iter().any(|count| !fits.contains(count)) {
                file.oddities.push(odd(row, OddityKind::TotalDiffers(row.words())));
            }
            since_total = read.total();
            file.passed_over.push(passed(row, PassedOver::Total));
            continue;
        }
        read_line(row, columns, &mut file);
    }
    Ok(file)
}

/// The columns of a header that stands once more. One that means other columns belongs to another table.
fn same_columns(columns: Columns, again: Columns, row: &ListRow) -> Result<Columns, PoolFileError> {
    let label = |place| columns::label(&row.cells, place);
    match (columns.sex, again.sex) {
        _ if columns.number != again.number => {
            Err(PoolFileError::TwoNumberColumns(label(columns.number), label(again.number)))
        }
        (Some(one), Some(other)) if one != other => Err(PoolFileError::TwoSexColumns(label(one), label(other))),
        (sex, other) => Ok(Columns { sex: sex.or(other), ..columns }),
    }
}

/// The counts in a row that gives a sum. Without a word that says so, only the last row does, and only if it is true: a
/// row in the midst whose number is missing looks alike.
fn total_of(row: &ListRow, columns: Columns, is_last: bool, file: &PoolFile) -> Option<Vec<usize>> {
    let worded = cell::total(&row.cells);
    let plain = || {
        let mut filled = row.cells.iter().filter(|cell| !cell::is_blank(cell));
        let count = filled.next().and_then(|cell| cell::count(cell))?;
        let is_true = is_last && filled.next().is_none() && count == file.numbers().total();
        (is_true && cell::is_blank(row.cell(columns.number))).then(|| vec![count])
    };
    worded.or_else(plain)
}

fn read_line(row: &ListRow, columns: Columns, file: &mut PoolFile) {
    let cell = row.cell(columns.number);
    let number = cell::number(cell).map_err(|error| {
        let cell = if cell::is_blank(cell) { row.words() } else { cell.to_owned() };
        UnreadableNumber { error, cell }
    });
    let sex = columns.sex.map_or(Ok(None), |place| cell::sex(row.cell(place)));
    if let Err(word) = &sex {
        file.oddities.push(odd(row, OddityKind::SexUnknown(word.clone())));
    }
    for (_, other) in row.cells.iter().enumerate().filter(|(place, _)| *place != columns.number) {
        if PoolNumber::all_in(other).any(|found| number.as_ref() != Ok(&found)) {
            file.oddities.push(odd(row, OddityKind::NumberElsewhere(other.clone())));
        }
    }
    file.lines.push(PoolLine { line: row.line, number, sex: sex.unwrap_or_default() });
}
