//! The report as Markdown: `CommonMark` with tables as GitHub and most other readers understand them.

use crate::export::report::blocks::{Block, Column, ColumnKind, Document, Section};
use crate::export::report::chart::{Chart, ChartLine};
use kvittera_domain::value::text::visible;

pub(super) fn write(document: &Document) -> String {
    let practice = document.practice.iter().map(|words| format!("> **{}**", text(&words.join(" · "))));
    let title = std::iter::once(format!("# {}", text(&document.title)));
    let under = document.under.iter().map(|words| text(words));
    let sections = document.sections.iter().flat_map(section);
    practice.chain(title).chain(under).chain(sections).collect::<Vec<_>>().join("\n\n")
}

fn section(section: &Section) -> impl Iterator<Item = String> {
    std::iter::once(format!("## {}", text(&section.title))).chain(section.blocks.iter().map(block))
}

fn block(block: &Block) -> String {
    match block {
        Block::Words(words) => text(words),
        Block::List(items) => lines(items.iter().map(|item| format!("- {}", text(item)))),
        Block::Pairs(pairs) => {
            lines(pairs.iter().map(|[name, value]| format!("- **{}:** {}", text(name), text(value))))
        }
        Block::Table { columns, rows } => table(columns, rows),
        Block::Chart(chart) => chart_text(chart),
    }
}

fn table(columns: &[Column], rows: &[Vec<String>]) -> String {
    let titles = row(columns.iter().map(|column| text(&column.title)));
    let rule =
        row(columns.iter().map(|column| if column.kind == ColumnKind::Count { "---:" } else { "---" }.to_owned()));
    let rows = rows.iter().map(|cells| row(cells.iter().map(|cell| text(cell))));
    lines([titles, rule].into_iter().chain(rows))
}

fn row(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
}

/// The chart drawn with block characters, in a code block, since they need a font of fixed width.
fn chart_text(chart: &Chart) -> String {
    let width = chart.lines.iter().map(|line| line.name.chars().count()).max().unwrap_or_default();
    let line = |line: &ChartLine| {
        let ([first, last], name, bars) = (line.counts, &line.name, &line.bars);
        format!("{name:width$} {first:>3} {bars} {last:>3}")
    };
    let drawing = lines(chart.lines.iter().map(line));
    format!("{}:\n\n```text\n{drawing}\n```", text(&chart.title))
}

fn lines(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().collect::<Vec<_>>().join("\n")
}

/// Characters that mean markup wherever they stand.
const MARKUP: &str = "\\`*_{}[]<>#|~&$^";

/// Escapes every character that could be read as markup, a link or the beginning of a list.
fn text(words: &str) -> String {
    let shown = visible(words);
    let mut escaped = String::with_capacity(shown.len());
    for (at, c) in shown.char_indices() {
        let (before, after) = (&shown[..at], &shown[at + c.len_utf8()..]);
        let begins_list = match c {
            '-' | '+' | '=' => before.is_empty(),
            '.' | ')' => !before.is_empty() && before.chars().all(|c| c.is_ascii_digit()),
            _ => false,
        };
        // GitHub turns bare addresses into links.
        let makes_link = c == ':' && after.starts_with("//") || c == '.' && before.to_lowercase().ends_with("www");
        if MARKUP.contains(c) || begins_list || makes_link {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn only_what_could_be_markup_is_escaped() {
        assert_eq!(text("Medicin / Avd 5 (öst)"), "Medicin / Avd 5 (öst)");
        assert_eq!(text("a|b*c_d<e>`#&^2^"), r"a\|b\*c\_d\<e\>\`\#\&\^2\^");
        assert_eq!(text("1. först"), r"1\. först");
        assert_eq!(text("kl 1. sedan"), "kl 1. sedan");
        assert_eq!(text("- x - y"), r"\- x - y");
        assert_eq!(text("https://x.se WWW.x.se"), r"https\://x.se WWW\.x.se");
        assert_eq!(text("\u{202e}x"), r"\<U+202E\>x");
    }
}
