//! The verdict of the rules on a file of numbers, line by line, shown before any number is loaded into the pool.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Paragraph, Wrap};

use crate::t;
use crate::tui::model::Model;
use crate::tui::msg::ReadPool;
use crate::tui::theme::Tone;
use crate::tui::widgets::notice;
use crate::tui::widgets::number::short;
use crate::tui::widgets::panel::{dialog_keys, more_below, panel, practice_title};
use kvittera_domain::rules::pool_load::LineVerdict;

/// Height in lines of the verdict on the whole file.
const SUMMARY: u16 = 5;

/// Draws the verdicts from `line` on.
pub fn draw(frame: &mut Frame, model: &Model, read: &ReadPool, line: usize, area: Rect) {
    let (block, [list, sum, keys]) = parts(model, area);
    let end = max_scroll(model, read, area);
    frame.render_widget(Clear, area);
    frame.render_widget(if line < end { more_below(model, block) } else { block }, area);
    let first = u16::try_from(line.min(end)).unwrap_or(u16::MAX);
    frame.render_widget(verdicts(model, read).scroll((first, 0)), list);
    frame.set_cursor_position(sum.as_position());
    frame.render_widget(Paragraph::new(summary(model, read)).wrap(Wrap { trim: true }), sum);
    frame.render_widget(dialog_keys(model), keys);
}

/// The last line to which the verdicts can be scrolled.
#[must_use]
pub fn max_scroll(model: &Model, read: &ReadPool, area: Rect) -> usize {
    let (_, [list, _, _]) = parts(model, area);
    verdicts(model, read).line_count(list.width).saturating_sub(usize::from(list.height))
}

fn parts(model: &Model, area: Rect) -> (Block<'static>, [Rect; 3]) {
    let block = practice_title(model, panel(model, &t!(model.texts(), "title-import")));
    let heights = [Constraint::Fill(1), Constraint::Length(SUMMARY), Constraint::Length(1)];
    let parts = Layout::vertical(heights).areas(block.inner(area));
    (block, parts)
}

fn verdicts(model: &Model, read: &ReadPool) -> Paragraph<'static> {
    let numbers = read.verdict.lines.iter().map(|verdict| (verdict.line, verdict_line(model, verdict)));
    let said = |sign: &str, line: u64, words: String, tone| {
        (line, Line::from(Span::styled(format!("{sign} {line:>4} {words}"), model.theme().style(tone))))
    };
    let odd = read.verdict.oddities.iter();
    let odd = odd.map(|oddity| said("!", oddity.line, model.texts().oddity(oddity), Tone::Warning));
    let passed = read.file.passed_over.iter();
    let passed = passed.map(|row| said("·", row.line, model.texts().passed_row(row), Tone::Faint));
    let mut lines: Vec<_> = numbers.chain(odd).chain(passed).collect();
    lines.sort_by_key(|(line, _)| *line);
    Paragraph::new(lines.into_iter().map(|(_, line)| line).collect::<Vec<_>>()).wrap(Wrap { trim: false })
}

fn verdict_line(model: &Model, verdict: &LineVerdict) -> Line<'static> {
    let (sign, tone) = match &verdict.result {
        Err(_) => ("✗", Tone::Warning),
        Ok((_, warnings)) if warnings.is_empty() => ("✓", Tone::Good),
        Ok(_) => ("!", Tone::Warning),
    };
    let number = verdict.number.map_or_else(|| "–".to_owned(), short);
    let words = format!("{sign} {:>4} {number:<14} {}", verdict.line, model.texts().line_verdict(verdict));
    Line::from(Span::styled(words, model.theme().style(tone)))
}

fn summary(model: &Model, read: &ReadPool) -> Vec<Line<'static>> {
    let texts = model.texts();
    let verdict = &read.verdict;
    let not_full = verdict.not_full.map(|counts| texts.not_full(counts, model.fixed.rules.per_sex));
    let outcome = if verdict.is_refused() {
        t!(texts, "import-refused")
    } else if verdict.has_warnings() {
        t!(texts, "import-doubtful")
    } else {
        t!(texts, "import-fine", count = verdict.lines.len())
    };
    let counted = texts.pool_file_read(&read.file);
    [counted].into_iter().chain(not_full).chain([outcome]).map(Line::from).chain(notice::in_dialog(model)).collect()
}
