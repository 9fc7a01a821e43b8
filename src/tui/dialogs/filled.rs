//! A form over the screen: a correction, a planned outage, the times of an outage.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::widgets::{Clear, Padding, Paragraph, Wrap};

use crate::tui::form::Form;
use crate::tui::model::{Model, WindowLayout};
use crate::tui::widgets::field::draw_form;
use crate::tui::widgets::notice;
use crate::tui::widgets::panel::{self, dialog_keys, middle, panel, practice_title};

/// Draws the form with its current values.
pub fn draw(frame: &mut Frame, model: &Model, title: &str, form: &Form, area: Rect) {
    let place = if model.layout() == WindowLayout::Desk {
        middle(area, area.width.saturating_sub(8).min(70), area.height.min(15))
    } else {
        area
    };
    let needed = u16::try_from(form.fields().len()).unwrap_or(u16::MAX).saturating_add(4);
    if place.height < needed {
        panel::cut(frame, model, area);
        return;
    }
    let block = practice_title(model, panel(model, title)).padding(Padding::horizontal(1));
    let inner = block.inner(place);
    frame.render_widget(Clear, place);
    frame.render_widget(block, place);
    let words = Paragraph::new(notice::in_dialog(model)).wrap(Wrap { trim: true });
    let height = u16::try_from(words.line_count(inner.width)).unwrap_or(0);
    let [fields, said, keys] =
        Layout::vertical([Constraint::Fill(1), Constraint::Length(height), Constraint::Length(1)]).areas(inner);
    draw_form(frame, model, form, fields, true);
    frame.render_widget(words, said);
    frame.render_widget(dialog_keys(model), keys);
}
