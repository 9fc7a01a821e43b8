//! Rows of text as lines with aligned columns, measured by display width.

use unicode_width::UnicodeWidthStr;

use kvittera_domain::value::text::visible;

const GAP: &str = "  ";

/// Pads every column but the last to its widest cell and joins the cells of each row to a line.
#[must_use]
pub fn aligned<const N: usize>(rows: &[[String; N]]) -> Vec<String> {
    let shown: Vec<[String; N]> =
        rows.iter().map(|row| row.each_ref().map(|cell| visible(cell).into_owned())).collect();
    let width = |column: usize| shown.iter().map(|row| row[column].width()).max().unwrap_or_default();
    let widths: [usize; N] = std::array::from_fn(width);
    let line = |row: &[String; N]| {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.width())));
        cells.collect::<Vec<_>>().join(GAP).trim_end().to_owned()
    };
    shown.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_is_what_a_terminal_shows() {
        let rows = [["å", "1"], ["日本", "2"], ["\u{202e}", "3"]].map(|row| row.map(str::to_owned));
        assert_eq!(aligned(&rows), ["å         1", "日本      2", "<U+202E>  3"]);
    }
}
