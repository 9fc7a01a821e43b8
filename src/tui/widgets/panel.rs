//! Frames, and dialogs in the middle of the screen.

use ratatui::Frame;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Constraint, Flex, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Padding, Paragraph, Wrap};

use crate::t;
use crate::tui::action::Action;
use crate::tui::focus::scopes;
use crate::tui::keymap;
use crate::tui::keymap::Scope;
use crate::tui::model::{Model, WindowLayout};
use crate::tui::theme::Tone;
use crate::tui::widgets::text::{key_hint, key_names};
use kvittera_domain::value::log_identity::Mode;

/// How many characters of the sentence that something does not fit stand in one line in every window.
const LEAST_WORDS: usize = 20;

/// A frame with a title.
#[must_use]
pub fn panel(model: &Model, title: &str) -> Block<'static> {
    Block::bordered()
        .border_style(model.theme().style(Tone::Faint))
        .title(Span::styled(format!(" {title} "), model.theme().style(Tone::Title)))
}

/// Draws lines in a frame in the middle of `area`, as high as they need, with the active keys below them, where the
/// cursor stands. Returns the area inside. Where they don't fit, it says so instead.
pub fn boxed(frame: &mut Frame, model: &Model, area: Rect, title: &str, lines: Vec<Line<'static>>) -> Rect {
    boxed_with_keys(frame, model, area, title, lines, dialog_keys(model))
}

/// The same with other keys, or with none where another dialog lies over it.
pub fn boxed_with_keys(
    frame: &mut Frame,
    model: &Model,
    area: Rect,
    title: &str,
    mut lines: Vec<Line<'static>>,
    keys: Line<'static>,
) -> Rect {
    if model.layout() != WindowLayout::Desk {
        return bare(frame, model, area, title, lines);
    }
    let width = area.width.saturating_sub(4).min(74);
    lines.push(Line::default());
    lines.push(keys);
    let inner_width = width.saturating_sub(4);
    let words = Paragraph::new(lines).wrap(Wrap { trim: false });
    let height = u16::try_from(words.line_count(inner_width)).unwrap_or(u16::MAX).saturating_add(2);
    if height > area.height {
        return cut(frame, model, area);
    }
    let place = middle(area, width, height);
    let block = practice_title(model, panel(model, title)).padding(Padding::horizontal(1));
    let inner = block.inner(place);
    frame.render_widget(Clear, place);
    frame.render_widget(words.block(block), place);
    frame.set_cursor_position((inner.x, inner.bottom().saturating_sub(1)));
    inner
}

/// Draws lines without a frame, for narrow windows. The title is left out before anything else is.
fn bare(frame: &mut Frame, model: &Model, area: Rect, title: &str, lines: Vec<Line<'static>>) -> Rect {
    let is_first = |place: usize| place == 0;
    let lines: Vec<Line> = lines
        .into_iter()
        .enumerate()
        .filter(|(place, line)| is_first(*place) || line.width() > 0)
        .map(|(_, line)| line)
        .collect();
    let [titled, words_area, keys] =
        Layout::vertical([Constraint::Length(1), Constraint::Fill(1), Constraint::Length(1)]).areas(area);
    let words = Paragraph::new(lines).wrap(Wrap { trim: false });
    let needed = u16::try_from(words.line_count(area.width)).unwrap_or(u16::MAX);
    let without_title = Rect { height: words_area.height + 1, ..titled };
    let place = if needed <= words_area.height { words_area } else { without_title };
    if needed > place.height {
        return cut(frame, model, area);
    }
    frame.render_widget(Clear, area);
    if place == words_area {
        frame.render_widget(Span::styled(title.to_owned(), model.theme().style(Tone::Title)), titled);
    }
    frame.render_widget(words, place);
    frame.render_widget(dialog_keys(model), keys);
    frame.set_cursor_position(keys.as_position());
    place
}

/// Says that the window is too small for what would stand here.
pub fn cut(frame: &mut Frame, model: &Model, area: Rect) -> Rect {
    frame.render_widget(Clear, area);
    let words = Paragraph::new(t!(model.texts(), "dialog-cut")).wrap(Wrap { trim: true });
    frame.render_widget(words.style(model.theme().style(Tone::Alarm)), area);
    frame.set_cursor_position(area.as_position());
    Rect { height: 0, ..area }
}

/// Returns true if a drawn window says that something does not fit.
#[must_use]
pub fn says_cut(model: &Model, drawn: &Buffer) -> bool {
    let words = t!(model.texts(), "dialog-cut");
    let begins: String = words.chars().take(LEAST_WORDS).collect();
    let text: String = drawn.content.iter().map(Cell::symbol).collect();
    text.contains(&begins)
}

/// Marks a dialog as practice.
#[must_use]
pub fn practice_title(model: &Model, block: Block<'static>) -> Block<'static> {
    match model.fixed.mode {
        Mode::Live => block,
        Mode::Practice => {
            let word = format!(" {} ", t!(model.texts(), "practice-word"));
            block.title(Line::from(Span::styled(word, model.theme().style(Tone::Practice))).right_aligned())
        }
    }
}

/// Marks a frame whose content continues below, with the key that scrolls.
#[must_use]
pub fn more_below(model: &Model, block: Block<'static>) -> Block<'static> {
    let key = keymap::binding(&[Scope::Reading], Action::PageDown).map(|binding| key_names(binding, 1));
    let words = format!(" ↓ {} ", key.unwrap_or_default());
    block.title_bottom(Line::from(Span::styled(words, model.theme().style(Tone::Key))).right_aligned())
}

/// The keys of what lies under a dialog: none, since they don't act.
#[must_use]
pub fn keys_beneath(model: &Model) -> Line<'static> {
    if model.dialog.is_some() { Line::default() } else { dialog_keys(model) }
}

/// The keys of the innermost scope.
#[must_use]
pub fn dialog_keys(model: &Model) -> Line<'static> {
    let innermost = scopes(model).into_iter().next();
    let shown = keymap::KEYMAP.iter().filter(|binding| Some(binding.scope) == innermost && binding.hint);
    let mut spans = Vec::new();
    for binding in shown {
        spans.extend(key_hint(model, binding, 2));
        spans.push(Span::raw("   "));
    }
    Line::from(spans)
}

/// An area of the given size in the middle of `area`.
#[must_use]
pub fn middle(area: Rect, width: u16, height: u16) -> Rect {
    let [column] = Layout::horizontal([Constraint::Length(width)]).flex(Flex::Center).areas(area);
    let [place] = Layout::vertical([Constraint::Length(height)]).flex(Flex::Center).areas(column);
    place
}
