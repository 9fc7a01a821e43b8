//! Reads files of pool numbers as people make them: CSV with a header, `,` or `;`, and BOM, CRLF and quotes as Excel
//! writes them. Whether the numbers may be loaded is for the rules to say.

use kvittera_domain::rules::pool_load::PoolLine;
use kvittera_domain::value::sex::Sex;

/// The largest file that is read. A pool is far smaller, and the limit bounds the memory.
pub const MAX_BYTES: usize = 1024 * 1024;

/// Why a file of numbers can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PoolFileError {
    #[error("more than {MAX_BYTES} bytes")]
    TooLarge,
    #[error("not UTF-8 text")]
    NotText,
    #[error("no column `number`")]
    NoNumberColumn,
    /// The line with this number has another number of columns than the header, or an open quote.
    #[error("line {0} is no CSV")]
    NotCsv(u64),
}

/// Reads the lines of a file of numbers. A column `number` (or `nummer`) is required, `sex` (or `kön`) is optional.
///
/// # Errors
/// When the file as a whole can't be read. A number that can't be parsed is no error here; its line says so.
pub fn read(bytes: &[u8]) -> Result<Vec<PoolLine>, PoolFileError> {
    if bytes.len() > MAX_BYTES {
        return Err(PoolFileError::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| PoolFileError::NotText)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&text))
        .trim(csv::Trim::All)
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = reader.headers().map_err(|_| PoolFileError::NotCsv(1))?;
    let column = |names: [&str; 2]| header.iter().position(|cell| names.contains(&cell.to_lowercase().as_str()));
    let number = column(["number", "nummer"]).ok_or(PoolFileError::NoNumberColumn)?;
    let sex = column(["sex", "kön"]);
    let mut lines = PoolFileLines { text: &text, seen: 0, line: 1 };
    reader
        .records()
        .filter(|record| !record.as_ref().is_ok_and(is_blank))
        .map(|record| {
            let record = record.map_err(|error| PoolFileError::NotCsv(line_of(&error)))?;
            let line = lines.line_of(&record);
            let sex = sex.and_then(|column| record.get(column)).and_then(Sex::from_word);
            Ok(PoolLine { line, number: record.get(number).unwrap_or_default().parse(), sex })
        })
        .collect()
}

/// Swedish Excel separates with `;`. The header shows which separator a file has.
fn delimiter(text: &str) -> u8 {
    if text.lines().next().is_some_and(|header| header.contains(';')) { b';' } else { b',' }
}

/// Excel leaves rows behind that hold only separators.
fn is_blank(record: &csv::StringRecord) -> bool {
    record.iter().all(str::is_empty)
}

/// Counts lines as an editor does. The CSV reader does not count empty lines, so its numbers would be too low.
struct PoolFileLines<'a> {
    text: &'a str,
    seen: usize,
    line: u64,
}

impl PoolFileLines<'_> {
    /// The line on which a record begins. Records must be given in the order of the file.
    fn line_of(&mut self, record: &csv::StringRecord) -> u64 {
        let place = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
        let empty = self.text.get(place..).map_or(0, |rest| rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        let start = place + empty;
        let newlines = self.text.get(self.seen..start).map_or(0, |passed| passed.matches(['\r', '\n']).count());
        self.line += u64::try_from(newlines).unwrap_or_default();
        self.seen = start;
        self.line
    }
}

fn line_of(error: &csv::Error) -> u64 {
    error.position().map_or(0, csv::Position::line)
}
