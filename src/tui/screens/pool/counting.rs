//! The count of the paper binder: the numbers that should lie in it are ticked off, and those that lie there wrongly
//! too.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

use crate::t;
use crate::tui::model::counting::Counting;
use crate::tui::model::{Model, WindowLayout};
use crate::tui::theme::Tone;
use crate::tui::widgets::list::{point_at, window};
use crate::tui::widgets::number::{grouped, short};
use crate::tui::widgets::panel::panel;
use crate::tui::widgets::text::{fit, pad};
use kvittera_domain::ledger::pool::{NumberState, PoolEntry};

/// Width in columns of the text beside the list.
const BESIDE: u16 = 36;

/// Draws the count.
pub fn draw(frame: &mut Frame, model: &Model, count: &Counting, area: Rect) {
    let width = if model.layout() == WindowLayout::Desk { BESIDE } else { 0 };
    let [list, beside] = Layout::horizontal([Constraint::Fill(1), Constraint::Length(width)]).areas(area);
    let block = panel(model, &t!(model.texts(), "title-count"));
    let inner = block.inner(list);
    let (lines, chosen) = lines(model, count, usize::from(inner.width));
    let shown = window(lines.len(), chosen, usize::from(inner.height));
    point_at(frame, inner, &shown, chosen);
    let lines: Vec<Line> = lines.into_iter().skip(shown.start).take(shown.len()).collect();
    frame.render_widget(Paragraph::new(lines).block(block), list);
    let words = Paragraph::new(state(model, count)).wrap(Wrap { trim: true });
    frame.render_widget(words.block(panel(model, &t!(model.texts(), "title-counting"))), beside);
}

/// Returns the lines with their two headings, and the line of the chosen number.
fn lines(model: &Model, count: &Counting, width: usize) -> (Vec<Line<'static>>, usize) {
    let (texts, theme) = (model.texts(), model.theme());
    let heading = |words: String| Line::from(Span::styled(fit(&words, width), theme.style(Tone::Title)));
    let expected = Counting::expected(&model.ledger);
    let mut lines = vec![heading(t!(texts, "count-expected", count = expected))];
    let mut chosen = 0;
    for (place, entry) in Counting::lines(&model.ledger).into_iter().enumerate() {
        if place == expected {
            lines.push(heading(t!(texts, "count-struck")));
        }
        if place == count.chosen {
            chosen = lines.len();
        }
        lines.push(line(model, count, entry, place, width));
    }
    (lines, chosen)
}

fn line(model: &Model, count: &Counting, entry: &PoolEntry, place: usize, width: usize) -> Line<'static> {
    let ticked = count.present.contains(&entry.number);
    let expected = place < Counting::expected(&model.ledger);
    let became = match &entry.state {
        NumberState::Free => String::new(),
        NumberState::Issued(id) => {
            model.ledger.issuance(*id).map(|out| out.request.unit.to_string()).unwrap_or_default()
        }
        NumberState::Withdrawn { .. } | NumberState::Quarantined { .. } => model.texts().number_state(&entry.state),
    };
    let sign = if ticked { "[x]" } else { "[ ]" };
    let words = format!(" {sign} {} {} {became}", short(entry.number), pad(&model.texts().sex(entry.sex), 6));
    let tone = match (place == count.chosen, ticked, expected) {
        (true, _, _) => Tone::Chosen,
        (_, true, true) => Tone::Good,
        (_, true, false) => Tone::Warning,
        (_, false, true) => Tone::Plain,
        (_, false, false) => Tone::Faint,
    };
    Line::from(Span::styled(
        if tone == Tone::Chosen { pad(&words, width) } else { fit(&words, width) },
        model.theme().style(tone),
    ))
}

/// The progress of the count, and how to continue.
fn state(model: &Model, count: &Counting) -> Vec<Line<'static>> {
    let texts = model.texts();
    let found = count.differences(&model.ledger);
    let expected = Counting::expected(&model.ledger);
    let there = expected - found.missing.len();
    let mut lines = vec![
        Line::from(Span::styled(
            t!(texts, "count-ticked", there = there, expected = expected),
            model.theme().style(Tone::Title),
        )),
        Line::default(),
    ];
    if !found.spent.is_empty() {
        let words = t!(texts, "count-ticked-spent", count = found.spent.len());
        lines.extend([
            Line::from(Span::styled(format!("! {words}"), model.theme().style(Tone::Warning))),
            Line::default(),
        ]);
    }
    if let Some(number) = count.number(&model.ledger) {
        lines.extend([Line::from(grouped(number)), Line::from(texts.spoken(number)), Line::default()]);
    }
    lines.extend([t!(texts, "count-how"), t!(texts, "count-how-on")].map(Line::from));
    lines
}
