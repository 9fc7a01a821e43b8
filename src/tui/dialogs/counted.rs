//! What a count of the paper binder found, shown before it is recorded.

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

/// If more numbers than this differ, only the numbers are listed without their details, so that all of them fit.
const MOST_DETAILED: usize = 6;

/// Draws the differences between the paper binder and the pool.
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
        let listed = found.spent.iter().map(|number| {
            let place = texts.number_whereabouts(&model.ledger, *number);
            if found.spent.len() > MOST_DETAILED { short(*number) } else { format!("{} ({place})", short(*number)) }
        });
        let words = t!(texts, "counted-spent", count = found.spent.len());
        part(words, listed.collect::<Vec<_>>().join(" · "), Tone::Warning);
    }
    lines.push(Line::default());
    lines.push(Line::from(if found.is_nothing() { t!(texts, "ask-counted-same") } else { t!(texts, "ask-counted") }));
    lines.extend(notice::in_dialog(model));
    boxed(frame, model, area, &t!(texts, "title-counted"), lines);
}
