//! The help: the routine on one page, and all keys from the key table.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Padding, Paragraph, Wrap};

use crate::t;
use crate::tui::action::Action;
use crate::tui::keymap;
use crate::tui::keymap::KEYMAP;
use crate::tui::model::Model;
use crate::tui::screens::desk::routine;
use crate::tui::theme::Tone;
use crate::tui::widgets::panel::{dialog_keys, more_below, panel, practice_title};
use crate::tui::widgets::text::pad;

/// Width in columns of the keys of an action.
const KEYS: usize = 20;

/// Draws the help from `line` on.
pub fn draw(frame: &mut Frame, model: &Model, line: usize, area: Rect) {
    let (block, [page, keys]) = parts(model, area);
    let last = max_scroll(model, area);
    let first = u16::try_from(line.min(last)).unwrap_or(0);
    frame.render_widget(Clear, area);
    frame.render_widget(if line < last { more_below(model, block) } else { block }, area);
    frame.render_widget(words(model).scroll((first, 0)), page);
    frame.set_cursor_position(page.as_position());
    frame.render_widget(dialog_keys(model), keys);
}

/// The last line to which the help can be scrolled.
#[must_use]
pub fn max_scroll(model: &Model, area: Rect) -> usize {
    let (_, [page, _]) = parts(model, area);
    words(model).line_count(page.width).saturating_sub(usize::from(page.height))
}

fn parts(model: &Model, area: Rect) -> (Block<'static>, [Rect; 2]) {
    let block = practice_title(model, panel(model, &t!(model.texts(), "title-help"))).padding(Padding::horizontal(1));
    let parts = Layout::vertical([Constraint::Fill(1), Constraint::Length(1)]).areas(block.inner(area));
    (block, parts)
}

fn words(model: &Model) -> Paragraph<'static> {
    Paragraph::new(lines(model)).wrap(Wrap { trim: false })
}

/// The routine comes first, then how to reconcile, then every action with all its keys.
fn lines(model: &Model) -> Vec<Line<'static>> {
    let title = |words: String| Line::from(Span::styled(words, model.theme().style(Tone::Title)));
    let mut lines = vec![title(t!(model.texts(), "title-routine"))];
    lines.extend(routine(model).into_iter().map(Line::from));
    lines.extend([Line::default(), title(t!(model.texts(), "title-reconciling"))]);
    let steps = model.texts().reconciling_steps().into_iter().zip(1..);
    lines.extend(steps.map(|(step, number)| Line::from(format!("{number}. {} ({})", step.words, step.right))));
    lines.push(Line::from(model.texts().rights_missing()));
    lines.extend([Line::default(), title(t!(model.texts(), "title-keys"))]);
    lines.extend(Action::ALL.iter().map(|action| action_line(model, *action)));
    lines
}

fn action_line(model: &Model, action: Action) -> Line<'static> {
    let names = keymap::names(KEYMAP, action);
    Line::from(vec![
        Span::styled(pad(&names.join(" "), KEYS), model.theme().style(Tone::Key)),
        Span::raw(model.texts().named(&format!("action-{}", action.name()))),
    ])
}
