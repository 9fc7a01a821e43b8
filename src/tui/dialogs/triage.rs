//! The triage, which finds out whether the fault is only here: one question at a time, with the answers so far above
//! it.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Padding, Paragraph, Wrap};

use crate::t;
use crate::tui::model::triage::{Triage, TriageStep};
use crate::tui::model::{Model, WindowLayout};
use crate::tui::theme::Tone;
use crate::tui::widgets::field::draw_form;
use crate::tui::widgets::panel::{self, dialog_keys, middle, panel, practice_title};
use crate::tui::widgets::{advice, notice};

/// Height in lines of the form for the call.
const CALL: u16 = 5;

/// Draws the current question.
pub fn draw(frame: &mut Frame, model: &Model, triage: &Triage, area: Rect) {
    if model.layout() != WindowLayout::Desk {
        panel::cut(frame, model, area);
        return;
    }
    let place = middle(area, area.width.saturating_sub(4).min(74), area.height.min(18));
    let block = practice_title(model, panel(model, &t!(model.texts(), "title-triage"))).padding(Padding::horizontal(1));
    let inner = block.inner(place);
    frame.render_widget(Clear, place);
    frame.render_widget(block, place);
    let asks_call = triage.step() == TriageStep::Call;
    let [words, call, keys] = Layout::vertical([
        Constraint::Fill(1),
        Constraint::Length(if asks_call { CALL } else { 0 }),
        Constraint::Length(1),
    ])
    .areas(inner);
    frame.render_widget(Paragraph::new(lines(model, triage)).wrap(Wrap { trim: false }), words);
    frame.set_cursor_position(keys.as_position());
    if asks_call {
        draw_form(frame, model, &triage.call, call, true);
    }
    frame.render_widget(dialog_keys(model), keys);
}

fn lines(model: &Model, triage: &Triage) -> Vec<Line<'static>> {
    let theme = model.theme();
    let answered = triage.checked.iter().map(|check| {
        let words = format!("✓ {}", model.texts().check(check));
        Line::from(Span::styled(words, theme.style(Tone::Faint)))
    });
    let mut lines: Vec<Line> = answered.collect();
    lines.push(Line::default());
    lines.push(Line::from(Span::styled(question(model, triage), theme.style(Tone::Title))));
    match triage.step() {
        TriageStep::Workstation | TriageStep::Ward if model.probes.has_targets() => lines.extend(advice::short(model)),
        TriageStep::News => lines.extend(advice::news(model)),
        _ => {}
    }
    lines.extend(notice::in_dialog(model));
    lines
}

fn question(model: &Model, triage: &Triage) -> String {
    let texts = model.texts();
    match triage.step() {
        TriageStep::Workstation => t!(texts, "triage-ask-workstation"),
        TriageStep::Ward => t!(texts, "triage-ask-ward"),
        TriageStep::News => t!(texts, "triage-ask-news"),
        TriageStep::Call => t!(texts, "triage-ask-call", call = model.call()),
        TriageStep::Register if triage.form_waits => t!(texts, "ask-suspect-go-on"),
        TriageStep::Register => t!(texts, "ask-suspect"),
        TriageStep::Local => t!(texts, "triage-local", call = model.call()),
    }
}
