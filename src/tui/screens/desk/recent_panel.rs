//! The panel below the form: what just happened, what to do while no outage is registered, and the latest issuances.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

use crate::t;
use crate::tui::model::Model;
use crate::tui::screens::desk::{halted, waiting};
use crate::tui::screens::recent;
use crate::tui::theme::Tone;
use crate::tui::widgets::notice;
use kvittera_domain::ledger::Headline;
use kvittera_domain::views::supply::Level;

/// Draws the notice and the latest issuances.
pub fn draw(frame: &mut Frame, model: &Model, area: Rect) {
    let area = area.inner(Margin::new(1, 0));
    let words = Paragraph::new(words(model, usize::from(area.width))).wrap(Wrap { trim: true });
    let height = u16::try_from(words.line_count(area.width)).unwrap_or(0).min(area.height);
    let [top, rest] = Layout::vertical([Constraint::Length(height), Constraint::Fill(1)]).areas(area);
    frame.render_widget(words, top);
    let lines: Vec<Line> = recent::lines(model, usize::from(rest.height), usize::from(rest.width));
    frame.render_widget(Paragraph::new(lines), rest);
}

/// What just happened, what to do next, and which numbers wait for a read-back.
pub fn words(model: &Model, width: usize) -> Vec<Line<'static>> {
    let halted = halted::next_step(model);
    let words = match notice::current(model) {
        _ if halted.is_some() => Vec::new(),
        Some(notice) => notice::lines(model, &notice),
        None if model.pending.is_some() => {
            vec![Line::from(Span::styled(t!(model.texts(), "log-writing"), model.theme().style(Tone::Warning)))]
        }
        None => guidance(model).into_iter().chain(supplies(model)).collect(),
    };
    // That a sex has run out stays in sight, whatever else is said.
    let empty = notice::current(model).is_some().then(|| exhausted(model)).into_iter().flatten();
    let waiting = waiting::lines(model, width);
    halted.into_iter().chain(words).chain(empty).chain(waiting).collect()
}

/// Which sexes have no number left.
fn exhausted(model: &Model) -> Vec<Line<'static>> {
    let empty = model.supplies().into_iter().filter(|supply| supply.level == Level::Empty);
    let words = empty.filter_map(|supply| model.texts().running_low(&supply));
    words.map(|words| Line::from(Span::styled(format!("! {words}"), model.theme().style(Tone::Warning)))).collect()
}

/// Warnings about numbers that run low.
fn supplies(model: &Model) -> Vec<Line<'static>> {
    let texts = model.texts();
    let supplies = model.supplies();
    let words = supplies.iter().filter_map(|supply| {
        let low = texts.running_low(supply);
        let dry = texts.runs_dry(supply, model.now);
        let words: Vec<String> = low.into_iter().chain(dry).collect();
        (!words.is_empty()).then(|| format!("! {}", words.join(" · ")))
    });
    words.map(|words| Line::from(Span::styled(words, model.theme().style(Tone::Warning)))).collect()
}

/// What to do before issuing: no number may be issued until an outage is registered.
fn guidance(model: &Model) -> Vec<Line<'static>> {
    if !model.may_issue()
        || !matches!(model.status().headline, Headline::Operational | Headline::Restored(_) | Headline::Planned(_))
    {
        return Vec::new();
    }
    let texts = model.texts();
    [
        t!(texts, "guidance-no-outage"),
        t!(texts, "triage-only-us"),
        t!(texts, "triage-news"),
        t!(texts, "triage-call", call = model.call()),
    ]
    .into_iter()
    .map(|words| Line::from(Span::styled(words, model.theme().style(Tone::Faint))))
    .collect()
}
