//! What the rules say of a file of numbers, line by line, before any goes into the binder.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph, Wrap};

use crate::domain::pool_load::LineVerdict;
use crate::t;
use crate::tui::model::Model;
use crate::tui::msg::ReadPool;
use crate::tui::theme::Tone;
use crate::tui::widgets::notice;
use crate::tui::widgets::number::short;
use crate::tui::widgets::panel::{dialog_keys, more_below, panel, practice_title};

/// Lines for what is said of the whole file.
const SUMMARY: u16 = 4;

/// Draws the verdicts from `line` on.
pub fn draw(frame: &mut Frame, model: &Model, read: &ReadPool, line: usize, area: Rect) {
    let block = practice_title(model, panel(model, &t!(model.texts(), "title-import")));
    let inner = block.inner(area);
    let [list, sum, keys] =
        Layout::vertical([Constraint::Fill(1), Constraint::Length(SUMMARY), Constraint::Length(1)]).areas(inner);
    let lines: Vec<Line> = read.verdict.lines.iter().map(|verdict| verdict_line(model, verdict)).collect();
    let words = Paragraph::new(lines).wrap(Wrap { trim: false });
    let furthest = words.line_count(list.width).saturating_sub(usize::from(list.height));
    frame.render_widget(Clear, area);
    frame.render_widget(if line < furthest { more_below(model, block) } else { block }, area);
    frame.render_widget(words.scroll((u16::try_from(line.min(furthest)).unwrap_or(u16::MAX), 0)), list);
    frame.render_widget(Paragraph::new(summary(model, read)).wrap(Wrap { trim: true }), sum);
    frame.render_widget(dialog_keys(model), keys);
}

fn verdict_line(model: &Model, verdict: &LineVerdict) -> Line<'static> {
    let (sign, tone) = match &verdict.result {
        Err(_) => ("✗", Tone::Warning),
        Ok((_, doubts)) if doubts.is_empty() => ("✓", Tone::Good),
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
    } else if verdict.is_doubtful() {
        t!(texts, "import-doubtful")
    } else {
        t!(texts, "import-fine", count = verdict.lines.len())
    };
    not_full.into_iter().chain([outcome]).map(Line::from).chain(notice::in_dialog(model)).collect()
}
