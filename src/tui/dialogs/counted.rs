//! What a count of the paper binder has found, before it is written down.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::t;
use crate::tui::model::Model;
use crate::tui::model::counting::Counting;
use crate::tui::theme::Tone;
use crate::tui::widgets::notice;
use crate::tui::widgets::number::short;
use crate::tui::widgets::panel::boxed;

/// Of more numbers than these, only the numbers are told, so that they all fit.
const MOST_TOLD: usize = 6;

/// Draws what differs.
pub fn draw(frame: &mut Frame, model: &Model, count: &Counting, area: Rect) {
    let (texts, theme) = (model.texts(), model.theme());
    let found = count.differences(&model.ledger);
    let present = count.present.len();
    let mut lines = vec![Line::from(t!(texts, "counted-present", present = present))];
    let mut part = |words: String, numbers: String, tone| {
        lines.push(Line::default());
        lines.push(Line::from(Span::styled(words, theme.style(tone))));
        lines.push(Line::from(numbers));
    };
    if !found.missing.is_empty() {
        let numbers: Vec<String> = found.missing.iter().map(|number| short(*number)).collect();
        let words = t!(texts, "counted-missing", count = found.missing.len());
        part(words, numbers.join(" · "), Tone::Warning);
    }
    if !found.spent.is_empty() {
        let told = found.spent.iter().map(|number| {
            let place = texts.where_it_is(&model.ledger, *number);
            if found.spent.len() > MOST_TOLD { short(*number) } else { format!("{} ({place})", short(*number)) }
        });
        let words = t!(texts, "counted-spent", count = found.spent.len());
        part(words, told.collect::<Vec<_>>().join(" · "), Tone::Warning);
    }
    lines.push(Line::default());
    lines.push(Line::from(if found.is_nothing() { t!(texts, "ask-counted-same") } else { t!(texts, "ask-counted") }));
    lines.extend(notice::in_dialog(model));
    boxed(frame, model, area, &t!(texts, "title-counted"), lines);
}
