//! What one cell of a list means, without what spreadsheets and word processors put around it.

use kvittera_domain::value::pool_number::{PoolNumber, PoolNumberError};
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::text::is_hidden;
use unicode_normalization::UnicodeNormalization as _;

/// Words of a row that gives a sum instead of a number, and words that may stand beside them.
const TOTALS: [&str; 11] =
    ["summa", "sum", "total", "totalt", "totalsumma", "delsumma", "subtotal", "antal", "count", "rader", "rows"];
const BESIDE_TOTALS: [&str; 12] =
    ["st", "nummer", "numbers", "kvinnor", "kvinnonummer", "män", "mansnummer", "women", "men", "av", "of", "row"];

/// The cell without white space and unseen characters around it, without `="…"` and without one leading apostrophe: Excel
/// is told in both ways that a cell is text.
pub fn bare(cell: &str) -> &str {
    let trimmed = trim(cell);
    let formula = trimmed.strip_prefix('=').unwrap_or(trimmed);
    let inner = formula.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(trimmed);
    let inner = trim(inner);
    trim(inner.strip_prefix('\'').unwrap_or(inner))
}

fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_hidden(c))
}

/// The number in the cell.
pub fn number(cell: &str) -> Result<PoolNumber, PoolNumberError> {
    bare(cell).parse()
}

/// The sex in the cell: `Ok(None)` where it is empty, and the word where it states none.
pub fn sex(cell: &str) -> Result<Option<Sex>, String> {
    match bare(cell) {
        "" => Ok(None),
        word => Sex::from_word(word).map(Some).ok_or_else(|| word.to_owned()),
    }
}

/// Whether there is nothing in the cell, or only a ruled line as other programs draw between rows.
pub fn is_blank(cell: &str) -> bool {
    bare(cell).chars().all(|c| c.is_whitespace() || matches!(c, '-' | '=' | '+' | '_' | '|' | '–' | '—'))
}

/// The whole number in the cell, if it holds nothing else.
pub fn count(cell: &str) -> Option<usize> {
    bare(cell).parse().ok()
}

/// The counts in a row that gives a sum in words; `None` if it is no such row.
pub fn total(cells: &[String]) -> Option<Vec<usize>> {
    let text = cells.iter().map(|cell| bare(cell)).collect::<Vec<_>>().join(" ").to_lowercase();
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_known =
        |word: &str| TOTALS.contains(&word) || BESIDE_TOTALS.contains(&word) || word.parse::<usize>().is_ok();
    let is_total = words().any(|word| TOTALS.contains(&word)) && words().all(is_known);
    is_total.then(|| words().filter_map(|word| word.parse().ok()).collect())
}

/// The name of a column without case, spaces and punctuation.
pub fn column_name(cell: &str) -> String {
    bare(cell).nfc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
