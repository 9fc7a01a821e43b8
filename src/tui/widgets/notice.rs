//! Words about what just happened, with a sign that does not rest on colour.

use ratatui::text::{Line, Span};

use crate::t;
use crate::tui::model::{Model, Notice, NoticeKind};
use crate::tui::theme::Tone;

/// What is to be said now: for whom a wish waits, else what just happened.
#[must_use]
pub fn current(model: &Model) -> Option<Notice> {
    if model.waits() { Some(Notice::warning(t!(model.texts(), "another-writes"))) } else { model.notice.clone() }
}

/// What a dialog has to say of a key that it did not take or a wish that came to nothing; not what was done before.
#[must_use]
pub fn in_dialog(model: &Model) -> Vec<Line<'static>> {
    let shown = current(model).filter(|notice| notice.kind != NoticeKind::Done);
    shown.map(|notice| lines(model, &notice)).unwrap_or_default()
}

/// The notice as lines: what happened, and what to do next.
#[must_use]
pub fn lines(model: &Model, notice: &Notice) -> Vec<Line<'static>> {
    let (sign, tone) = match notice.kind {
        NoticeKind::Done => ("✓ ", Tone::Good),
        NoticeKind::Warning => ("! ", Tone::Warning),
        NoticeKind::Problem => ("✗ ", Tone::Warning),
    };
    let theme = model.theme();
    let mut lines = vec![Line::from(vec![
        Span::styled(sign, theme.style(tone)),
        Span::styled(notice.message.clone(), theme.style(tone)),
    ])];
    if !notice.next.is_empty() {
        lines.push(Line::from(Span::styled(format!("→ {}", notice.next), theme.style(Tone::Plain))));
    }
    lines
}
