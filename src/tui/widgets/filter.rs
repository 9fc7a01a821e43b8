//! The line below a list in which its filter is typed.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use tui_input::Input;

use crate::t;
use crate::tui::model::Model;
use crate::tui::theme::Tone;
use crate::tui::widgets::field::draw_input;
use crate::tui::widgets::text::fit;

/// Draws the filter; nothing while there is none.
pub fn draw(frame: &mut Frame, model: &Model, filter: &Input, typing: bool, area: Rect) {
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
