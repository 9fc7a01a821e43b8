//! Progress as a bar and in words.

use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::t;
use crate::tui::model::Model;
use crate::tui::theme::Tone;
use crate::tui::widgets::text::pad;
use kvittera_domain::views::worklist::WorklistProgress;

/// Width in columns of the bar.
const BAR: usize = 8;

/// Words with a bar at the end of the line, `█████░░░ 5 av 7`. The words are truncated before the bar is.
#[must_use]
pub fn headed(model: &Model, words: &str, tone: Tone, progress: WorklistProgress, width: usize) -> Line<'static> {
    let (closed, total) = (progress.closed.to_string(), progress.total.to_string());
    let counted = format!(" {} ", t!(model.texts(), "progress-briefly", closed = closed, total = total));
    let room = width.saturating_sub(BAR + counted.width() + 2);
    let done = if progress.is_complete() { Tone::Good } else { Tone::Warning };
    Line::from(vec![
        Span::styled(pad(&format!(" {words}"), room), model.theme().style(tone)),
        Span::raw("  "),
        Span::styled(bar(progress), model.theme().style(done)),
        Span::styled(counted, model.theme().style(tone)),
    ])
}

/// The bar is full only when nothing is left, and empty only when nothing is done.
fn bar(progress: WorklistProgress) -> String {
    let WorklistProgress { closed, total } = progress;
    let filled = match closed {
        0 => 0,
        _ if closed >= total => BAR,
        _ => (closed * BAR / total).clamp(1, BAR - 1),
    };
    format!("{}{}", "█".repeat(filled), "░".repeat(BAR - filled))
}
