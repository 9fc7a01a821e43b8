//! The numbers that wait for a read-back, with the extension to ring.

use ratatui::text::{Line, Span};

use crate::t;
use crate::tui::action::Action;
use crate::tui::keymap::KEYMAP;
use crate::tui::model::Model;
use crate::tui::theme::Tone;
use crate::tui::widgets::number::short;
use crate::tui::widgets::text::{fit, key_names};

/// The largest number of lines.
const MOST: usize = 3;

/// The numbers that wait, oldest first, and how many more there are; nothing if none waits.
pub fn lines(model: &Model, width: usize) -> Vec<Line<'static>> {
    let texts = model.texts();
    let waiting = model.waiting_for_read_back();
    if waiting.is_empty() {
        return Vec::new();
    }
    let key = KEYMAP.iter().find(|binding| binding.action == Action::ShowUnread);
    let key = key.map(|binding| key_names(binding, 1)).unwrap_or_default();
    let title = t!(texts, "waiting-for-read-back", count = waiting.len(), key = key);
    let mut lines = vec![Line::from(Span::styled(fit(&title, width), model.theme().style(Tone::Warning)))];
    lines.extend(waiting.iter().take(MOST).map(|issuance| {
        let callback = issuance.request.callback.as_ref().map_or("–", |callback| callback.as_str());
        let words = t!(
            texts,
            "waiting-line",
            number = short(issuance.number),
            unit = issuance.request.unit.to_string(),
            callback = callback,
            time = texts.near_clock(issuance.issued_at, model.now)
        );
        Line::from(fit(&words, width))
    }));
    lines
}
