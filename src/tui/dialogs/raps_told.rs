//! Asks whether RAPS was really told what is taken back, and says what each answer leads to.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::t;
use crate::tui::model::Model;
use crate::tui::theme::Tone;
use crate::tui::widgets::notice;
use crate::tui::widgets::number::grouped;
use crate::tui::widgets::panel::boxed;
use kvittera_domain::rules::refusal::RapsTold;

/// Draws the question.
pub fn draw(frame: &mut Frame, model: &Model, told: &RapsTold, area: Rect) {
    let texts = model.texts();
    let title = t!(texts, "title-take-back", case = told.case.to_string(), number = grouped(told.number));
    let mut lines = vec![
        Line::from(Span::styled(texts.ask_raps_told(told), model.theme().style(Tone::Title))),
        Line::default(),
        Line::from(t!(texts, "raps-was-told")),
        Line::from(t!(texts, "raps-was-never-told")),
    ];
    lines.extend(notice::in_dialog(model));
    boxed(frame, model, area, &title, lines);
}
