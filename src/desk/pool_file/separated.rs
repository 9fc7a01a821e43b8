//! The rows of a text whose cells are separated by `;`, a tab, `,` or `|`, or of one with a number a line.

use crate::desk::pool_file::cell;
use crate::desk::pool_file::columns;
use crate::desk::pool_file::error::PoolFileError;
use crate::desk::pool_file::rows::ListRow;

/// In the order in which they are tried; of two that fit equally well the first one counts.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// Stands as the last row behind every text. A quote that was never closed swallows it. No text that was decoded holds it.
const END: &str = "\u{1}";

/// Splits a text into rows, by the separator that it names or else by the one that gives most numbers.
///
/// # Errors
/// When a quote is never closed.
pub fn read(text: &str) -> Result<Vec<ListRow>, PoolFileError> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let rows = read_lines(&text)?;
    let Some(unquoted) = unquoted_lines(&rows) else { return Ok(rows) };
    Ok(read_lines(&unquoted).ok().filter(|rows| fit(rows) > (0, false, 0)).unwrap_or(rows))
}

/// The text of rows that were each put into one cell, in quotes: a program that did not know the separator saved them so.
fn unquoted_lines(rows: &[ListRow]) -> Option<String> {
    let is_whole = |row: &ListRow| {
        let [cell] = row.cells.as_slice() else { return false };
        !cell.contains('\n') && cell.contains(|c| SEPARATORS.map(char::from).contains(&c))
    };
    if !rows.iter().all(is_whole) {
        return None;
    }
    let mut text = String::new();
    for row in rows {
        let missing = row.line.saturating_sub(1).saturating_sub(u64::try_from(text.matches('\n').count()).ok()?);
        text.extend((0..missing).map(|_| '\n'));
        text.extend(row.cells.iter().map(String::as_str));
    }
    Some(text)
}

/// Splits text whose lines end in `\n`.
fn read_lines(text: &str) -> Result<Vec<ListRow>, PoolFileError> {
    let (text, named) = without_remarks_of_programs(text);
    if let Some(separator) = named {
        return split(&text, separator);
    }
    let tried: Vec<_> = SEPARATORS.into_iter().map(|separator| split(&text, separator)).collect();
    let fits = |rows: &Result<Vec<ListRow>, PoolFileError>| rows.as_ref().map_or((0, false, 0), |rows| fit(rows));
    let (numbers, ..) = tried.iter().map(fits).max().unwrap_or_default();
    // Where no separator gives a number, a quote that is never closed is why.
    let broken = tried.iter().find_map(|rows| rows.as_ref().err().filter(|_| numbers == 0).cloned());
    let best = tried.into_iter().rev().max_by_key(fits);
    broken.map_or_else(|| best.unwrap_or_else(|| Ok(Vec::new())), Err)
}

/// How well a separator fits: how many cells are a number, whether a row names the columns, and how many there are.
fn fit(rows: &[ListRow]) -> (usize, bool, usize) {
    let cells = rows.iter().flat_map(|row| &row.cells);
    let is_header = |row: &ListRow| !matches!(columns::named(&row.cells), Ok(None));
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    (cells.filter(|cell| cell::number(cell).is_ok()).count(), rows.iter().any(is_header), width)
}

/// Empties the first lines that only tell another program how to read the rest: `sep=;` tells Excel, which doesn't show
/// it, and `#TYPE` tells PowerShell. Returns the separator that is named, too.
fn without_remarks_of_programs(text: &str) -> (String, Option<u8>) {
    let mut separator = None;
    let mut is_start = true;
    let lines = text.split('\n').map(|line| {
        let plain = line.trim().trim_matches('"');
        let named = plain.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and_then(|_| plain.get(4..));
        let is_remark = is_start && (named.is_some_and(|named| named.len() <= 1) || plain.starts_with("#TYPE"));
        if is_remark {
            // A tab at the end of the line was trimmed away.
            let named = named.map(|named| named.bytes().next().unwrap_or(b'\t'));
            separator = separator.or(named);
            return "";
        }
        is_start &= plain.is_empty();
        line
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    (text, separator)
}

fn split(text: &str, separator: u8) -> Result<Vec<ListRow>, PoolFileError> {
    let text = format!("{text}\n{END}\n");
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut lines = LineCounter { text: &text, seen: 0, line: 1 };
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| PoolFileError::NotCsv(error.position().map_or(1, csv::Position::line)))?;
        let line = lines.line_of(&record);
        if &record == [END].as_slice() {
            return Ok(rows);
        }
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if cells.iter().any(|cell| cell.contains(END)) {
            return Err(PoolFileError::NotCsv(line));
        }
        rows.push(ListRow { line, cells });
    }
    Ok(rows)
}

/// Counts lines as an editor does. The CSV reader does not count empty lines, so its numbers would be too low.
struct LineCounter<'a> {
    text: &'a str,
    seen: usize,
    line: u64,
}

impl LineCounter<'_> {
    /// The line on which a record begins. Records must be given in the order of the file.
    fn line_of(&mut self, record: &csv::StringRecord) -> u64 {
        let place = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
        let empty = self.text.get(place..).map_or(0, |rest| rest.len() - rest.trim_start_matches('\n').len());
        let start = place + empty;
        let newlines = self.text.get(self.seen..start).map_or(0, |passed| passed.matches('\n').count());
        self.line += u64::try_from(newlines).unwrap_or_default();
        self.seen = start;
        self.line
    }
}
