//! The list of actions by name.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Padding, Paragraph};

use crate::t;
use crate::tui::model::Model;
use crate::tui::model::dialog::Palette;
use crate::tui::palette::fitting;
use crate::tui::theme::Tone;
use crate::tui::widgets::field::draw_input;
use crate::tui::widgets::list::window;
use crate::tui::widgets::panel::{middle, panel, practice_title};
use crate::tui::widgets::text::pad;

/// Width in columns of an action's text.
const WORDS: usize = 46;
/// The least width in columns of a key.
const KEY: usize = 10;

/// Draws the palette.
pub fn draw(frame: &mut Frame, model: &Model, state: &Palette, area: Rect) {
    let place = middle(area, area.width.min(64), area.height.min(16));
    let block =
        practice_title(model, panel(model, &t!(model.texts(), "title-palette"))).padding(Padding::horizontal(1));
    let inner = block.inner(place);
    frame.render_widget(Clear, place);
    frame.render_widget(block, place);
    let [input, list] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(inner);
    draw_input(frame, model, &state.input, input);
    let entries = fitting(model, &state.input);
    let lines: Vec<Line> = window(entries.len(), state.chosen, usize::from(list.height))
        .filter_map(|place| {
            let entry = entries.get(place)?;
            let tone = if place == state.chosen { Tone::Chosen } else { Tone::Plain };
            Some(Line::from(vec![
                Span::styled(
                    pad(&entry.name, WORDS.min(usize::from(list.width).saturating_sub(KEY))),
                    model.theme().style(tone),
                ),
                Span::styled(format!(" {}", entry.key), model.theme().style(Tone::Key)),
            ]))
        })
        .collect();
    let none = lines.is_empty().then(|| Line::from(t!(model.texts(), "palette-nothing-fits")));
    frame.render_widget(Paragraph::new(lines.into_iter().chain(none).collect::<Vec<_>>()), list);
}
