//! Long lists: the part that fits into a window, and the line in which the filter is typed.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use tui_input::Input;

use crate::t;
use crate::tui::model::Model;
use crate::tui::theme::Tone;
use crate::tui::widgets::field::draw_input;
use crate::tui::widgets::text::fit;

/// Returns which of `count` lines to show in `height` lines, with `chosen` as near the middle as the ends allow.
#[must_use]
pub fn window(count: usize, chosen: usize, height: usize) -> Range<usize> {
    let most = count.saturating_sub(height);
    let first = chosen.saturating_sub(height / 2).min(most);
    first..(first + height).min(count)
}

/// Puts the cursor on the chosen line, so that braille lines and magnifiers follow it.
pub fn point_at(frame: &mut Frame, area: Rect, shown: &Range<usize>, chosen: usize) {
    let below = u16::try_from(chosen.saturating_sub(shown.start)).unwrap_or(0);
    frame.set_cursor_position((area.x, (area.y + below).min(area.bottom().saturating_sub(1))));
}

/// Draws the filter; nothing if there is none.
pub fn draw_filter(frame: &mut Frame, model: &Model, filter: &Input, typing: bool, area: Rect) {
    let label = format!(" {} ", t!(model.texts(), "log-filter"));
    let width = u16::try_from(Line::from(label.as_str()).width()).unwrap_or(0);
    let value = Rect { x: area.x + width, width: area.width.saturating_sub(width), ..area };
    if typing {
        frame.render_widget(Span::styled(label, model.theme().style(Tone::Title)), area);
        draw_input(frame, model, filter, value);
    } else if !filter.value().is_empty() {
        frame.render_widget(Span::styled(label, model.theme().style(Tone::Faint)), area);
        frame.render_widget(Span::raw(fit(filter.value(), usize::from(value.width))), value);
    }
}
