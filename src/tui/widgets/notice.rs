//! The message about what just happened, with a sign that does not depend on colour.

use ratatui::text::{Line, Span};

use crate::t;
use crate::tui::model::{Model, Notice, NoticeKind, NoticeSource};
use crate::tui::theme::Tone;

/// The notice to show now: that a command waits for another terminal, else what just happened.
#[must_use]
pub fn current(model: &Model) -> Option<Notice> {
    if model.waits() {
        return Some(Notice::warning(t!(model.texts(), "another-writes")));
    }
    let notice = model.notice.clone()?;
    if notice.source != NoticeSource::Supplies {
        return Some(notice);
    }
    let low: Vec<String> = model.supplies().iter().filter_map(|supply| model.texts().running_low(supply)).collect();
    (!low.is_empty()).then(|| Notice { message: low.join(" · "), ..notice })
}

/// The notice to show in a dialog: about a refused key or a failed command, not about what was done before.
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
