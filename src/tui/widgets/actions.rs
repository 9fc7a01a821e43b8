//! A grid of actions with their keys.

use ratatui::text::{Line, Span};

use crate::tui::keymap::Binding;
use crate::tui::model::Model;
use crate::tui::widgets::text::{key_hint, pad};

/// Returns the actions with their keys, each in `column` columns, as many in a line as fit into `width`.
#[must_use]
pub fn grid<'a>(
    model: &Model,
    bindings: impl Iterator<Item = &'a Binding>,
    column: usize,
    width: usize,
) -> Vec<Line<'static>> {
    let bindings: Vec<_> = bindings.collect();
    bindings
        .chunks((width / column).max(1))
        .map(|chunk| {
            let spans = chunk.iter().flat_map(|binding| {
                let [key, gap, name] = key_hint(model, binding, 1);
                let room = column.saturating_sub(key.width() + gap.width());
                [key, gap, Span::styled(pad(&name.content, room), name.style)]
            });
            Line::from(spans.collect::<Vec<_>>())
        })
        .collect()
}
