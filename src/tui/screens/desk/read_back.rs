//! The issued number in large type and as it is said, and below it what the caller reads back.

use ratatui::Frame;
use ratatui::layout::{Alignment, Constraint, Flex, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

use crate::t;
use crate::terminal::Glyphs;
use crate::tui::model::Model;
use crate::tui::model::checkout::ReadBackStep;
use crate::tui::theme::Tone;
use crate::tui::widgets::field::draw_input;
use crate::tui::widgets::notice;
use crate::tui::widgets::number::{LARGE_LINES, draw_large, grouped};
use crate::tui::widgets::panel::{keys_beneath, panel, practice_title};
use kvittera_domain::ledger::issuance::Issuance;
use kvittera_domain::value::last_four::LastFour;

/// From this height in lines on, there is room for the large type.
const WITH_LARGE: u16 = 13;
/// Width in columns of the large type.
const LARGE_COLUMNS: u16 = 64;
/// Width in columns of the input for the four characters.
const HEARD: u16 = 12;

/// Draws the number and its read-back.
pub fn draw(frame: &mut Frame, model: &Model, step: &ReadBackStep, area: Rect) {
    let Some(issuance) = model.ledger.issuance(step.issuance) else { return };
    let title = t!(model.texts(), "title-read-back", issuance = issuance.id.to_string());
    let block = practice_title(model, panel(model, &title));
    let inner = block.inner(area);
    frame.render_widget(block, area);
    // The large type is made of quarter blocks. If they are all replaced by one character, nobody can tell the digits.
    let is_large = model.fixed.glyphs == Glyphs::Unicode && inner.height >= WITH_LARGE && inner.width >= LARGE_COLUMNS;
    let [_, large, spoken, to, ask, words, keys] = Layout::vertical([
        Constraint::Max(1),
        Constraint::Length(if is_large { LARGE_LINES } else { 0 }),
        Constraint::Length(3),
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Min(3),
        Constraint::Length(1),
    ])
    .areas(inner);
    if is_large {
        let [card] = Layout::horizontal([Constraint::Length(LARGE_COLUMNS + 2)]).flex(Flex::Center).areas(large);
        frame.buffer_mut().set_style(card, model.theme().style(Tone::Number));
        draw_large(frame, issuance.number, model.theme().style(Tone::Number), large);
    }
    frame.render_widget(said(model, issuance), spoken);
    frame.render_widget(addressee(model, issuance), to);
    draw_question(frame, model, &t!(model.texts(), "read-back-ask"), step, ask);
    frame.render_widget(Paragraph::new(remarks(model, step, issuance)).wrap(Wrap { trim: true }), words);
    frame.render_widget(keys_beneath(model).centered(), keys);
}

/// Draws the number and its read-back in a narrow window, the most important first.
pub fn draw_column(frame: &mut Frame, model: &Model, step: &ReadBackStep, area: Rect) {
    let Some(issuance) = model.ledger.issuance(step.issuance) else { return };
    let [number, spoken, ask, rest] =
        Layout::vertical([Constraint::Length(1), Constraint::Length(2), Constraint::Length(1), Constraint::Fill(1)])
            .areas(area);
    let words = format!(" {} ", grouped(issuance.number));
    frame.render_widget(Line::from(Span::styled(words, model.theme().style(Tone::Number))), number);
    frame.render_widget(Paragraph::new(model.texts().spoken(issuance.number)).wrap(Wrap { trim: true }), spoken);
    draw_question(frame, model, &t!(model.texts(), "read-back-ask-briefly"), step, ask);
    let mut lines: Vec<Line> = remarks(model, step, issuance).into_iter().map(Line::left_aligned).collect();
    lines.push(Line::from(addressed(model, issuance)));
    lines.push(Line::from(t!(model.texts(), "birth-date-fictive")));
    frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: true }), rest);
}

fn said(model: &Model, issuance: &Issuance) -> Paragraph<'static> {
    let theme = model.theme();
    Paragraph::new(vec![
        Line::from(Span::styled(format!("  {}  ", grouped(issuance.number)), theme.style(Tone::Number))),
        Line::from(Span::styled(model.texts().spoken(issuance.number), theme.style(Tone::Focus))),
        Line::from(Span::styled(t!(model.texts(), "birth-date-fictive"), theme.style(Tone::Warning))),
    ])
    .alignment(Alignment::Center)
}

fn addressee(model: &Model, issuance: &Issuance) -> Paragraph<'static> {
    Paragraph::new(addressed(model, issuance)).alignment(Alignment::Center).style(model.theme().style(Tone::Plain))
}

fn addressed(model: &Model, issuance: &Issuance) -> String {
    t!(
        model.texts(),
        "read-back-to",
        sex = model.texts().sex(issuance.sex),
        unit = issuance.request.unit.to_string(),
        who = issuance.request.requested_by.to_string()
    )
}

/// What was heard beside what it should be. The characters that differ are marked, also where there are no colours.
fn both_fours(model: &Model, heard: LastFour, issuance: &Issuance) -> Line<'static> {
    let (heard, right) = (heard.to_string(), issuance.number.last_four().to_owned());
    let marked = |four: &str, other: &str| -> Vec<Span<'static>> {
        let pairs = four.chars().zip(other.chars());
        let style = |differs| model.theme().style(if differs { Tone::Chosen } else { Tone::Title });
        pairs.map(|(c, other)| Span::styled(format!(" {c} "), style(c != other))).collect()
    };
    let mut spans = vec![Span::raw(t!(model.texts(), "fours-heard"))];
    spans.extend(marked(&heard, &right));
    spans.push(Span::raw(t!(model.texts(), "fours-right")));
    spans.extend(marked(&right, &heard));
    Line::from(spans)
}

fn draw_question(frame: &mut Frame, model: &Model, words: &str, step: &ReadBackStep, area: Rect) {
    let words = Line::from(words.to_owned());
    let width = u16::try_from(words.width()).unwrap_or(u16::MAX).min(area.width.saturating_sub(HEARD));
    let left = area.x + area.width.saturating_sub(width + HEARD) / 2;
    frame.render_widget(words, Rect { x: left, width, ..area });
    if model.dialog.is_none() {
        draw_input(frame, model, &step.heard, Rect { x: left + width, width: HEARD, ..area });
    }
}

/// What is wrong with the typed read-back, how often it was wrong, and whether the log is still writing.
fn remarks(model: &Model, step: &ReadBackStep, issuance: &Issuance) -> Vec<Line<'static>> {
    let warning = model.theme().style(Tone::Warning);
    let mut lines = Vec::new();
    if let Some(heard) = step.misheard {
        let alarm = model.theme().style(Tone::Alarm);
        lines.push(Line::from(Span::styled(
            format!(" {} ", t!(model.texts(), "misheard", heard = heard.to_string())),
            alarm,
        )));
        lines.push(both_fours(model, heard, issuance));
    }
    if step.incomplete {
        lines.push(Line::from(Span::styled(t!(model.texts(), "last-four-needed"), warning)));
    } else if let Some(shown) = notice::current(model) {
        lines.extend(notice::lines(model, &shown));
    } else if model.pending.is_some() {
        lines.push(Line::from(Span::styled(t!(model.texts(), "log-writing"), warning)));
    }
    if issuance.misses > 0 {
        lines.push(Line::from(t!(model.texts(), "misses", count = issuance.misses)));
    }
    lines.into_iter().map(Line::centered).collect()
}
