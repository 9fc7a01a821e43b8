//! Windows with less room than the desk needs: one column, and below that a card with the number.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph, Wrap};

use crate::t;
use crate::tui::dialogs;
use crate::tui::model::checkout::Step;
use crate::tui::model::dialog::{Dialog, Question};
use crate::tui::model::{Model, Screen};
use crate::tui::screens;
use crate::tui::theme::Tone;
use crate::tui::widgets::number::grouped;
use crate::tui::widgets::{bars, panel};
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::pool_number::PoolNumber;

/// Draws the state, whom to phone and the screen below each other.
pub fn draw_column(frame: &mut Frame, model: &Model, area: Rect) {
    let [band, state, call, alert, body, hints] = places(model, area);
    frame.set_cursor_position(body.as_position());
    bars::practice(frame, model, band);
    bars::state(frame, model, state);
    bars::call(frame, model, call);
    frame.render_widget(Paragraph::new(bars::alerts(model)), alert);
    match model.screen {
        Screen::Desk => screens::desk::draw_column(frame, model, body),
        _ => screens::draw(frame, model, body),
    }
    bars::hints(frame, model, hints);
    if let Some(dialog) = &model.dialog {
        dialogs::draw(frame, model, dialog, body);
    }
    if panel::says_cut(model, frame.buffer_mut()) {
        // Keys that don't act are not offered.
        frame.render_widget(Clear, hints);
    }
}

/// The part of the window that belongs to the screen and its dialogs.
pub fn body(model: &Model, area: Rect) -> Rect {
    let [_, _, _, _, body, _] = places(model, area);
    body
}

fn places(model: &Model, area: Rect) -> [Rect; 6] {
    Layout::vertical([
        Constraint::Length(u16::from(model.fixed.mode == Mode::Practice)),
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Length(u16::from(!bars::alerts(model).is_empty())),
        Constraint::Fill(1),
        Constraint::Length(1),
    ])
    .areas(area)
}

/// Draws what must never be out of sight, the most important first: the number, the question whether to leave, practice,
/// the state, whom to phone.
pub fn draw_card(frame: &mut Frame, model: &Model, area: Rect) {
    let theme = model.theme();
    let mut lines = Vec::new();
    if let Some(number) = number_out(model) {
        lines.push(Line::from(Span::styled(grouped(number), theme.style(Tone::Number))));
    }
    lines.extend(question(model).map(|words| Line::from(Span::styled(words, theme.style(Tone::Warning)))));
    if model.fixed.mode == Mode::Practice {
        let word = format!(" {} ", t!(model.texts(), "practice-word"));
        lines.push(Line::from(Span::styled(word, theme.style(Tone::Practice))));
    }
    lines.push(bars::state_line(model));
    let call = bars::call_words(model, usize::from(area.width));
    lines.push(Line::from(call));
    lines.push(Line::from(Span::styled(t!(model.texts(), "card-larger"), theme.style(Tone::Plain))));
    frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: true }), area);
    frame.set_cursor_position(area.as_position());
}

/// The number that is being read back, or that still waits for it.
fn number_out(model: &Model) -> Option<PoolNumber> {
    let shown = match &model.checkout.step {
        Step::ReadBack(step) => model.ledger.issuance(step.issuance),
        Step::Filling | Step::Preview(_) => None,
    };
    shown.or_else(|| model.unread()).map(|issuance| issuance.number)
}

fn question(model: &Model) -> Option<String> {
    match model.dialog.as_ref()? {
        Dialog::Question(Question::Leave | Question::LeaveUnsaved | Question::LeaveUnread(_)) => {
            Some(t!(model.texts(), "card-leave"))
        }
        Dialog::Help(_) => Some(t!(model.texts(), "card-help")),
        _ => Some(t!(model.texts(), "card-question")),
    }
}
