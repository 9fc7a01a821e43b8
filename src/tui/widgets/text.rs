//! Pieces of text: truncated or wrapped to a width, and keys with their words.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use textwrap::{Options as Wrap, WordSplitter};
use unicode_truncate::{Alignment, UnicodeTruncateStr as _};
use unicode_width::UnicodeWidthStr as _;

use crate::t;
use crate::tui::action::Action;
use crate::tui::keymap::Binding;
use crate::tui::model::Model;
use crate::tui::model::dialog::{Dialog, Purpose};
use crate::tui::theme::Tone;
use kvittera_domain::value::text::visible;

/// Truncates `text` to `width` columns, with `…` where something is left out.
#[must_use]
pub fn fit(text: &str, width: usize) -> String {
    let text = visible(text);
    if text.width() <= width {
        return text.into_owned();
    }
    let (kept, _) = text.unicode_truncate(width.saturating_sub(1));
    if width > 0 { format!("{kept}…") } else { String::new() }
}

/// Truncates `text` or fills it up with spaces to `width` columns.
#[must_use]
pub fn pad(text: &str, width: usize) -> String {
    fit(text, width).unicode_pad(width, Alignment::Left, false).into_owned()
}

/// Wraps words behind a sign or a label with a hanging indent; `width` is that of the whole.
#[must_use]
pub fn hanging(before: &Span<'static>, text: &str, style: Style, width: usize) -> Vec<Line<'static>> {
    let inset = before.width();
    let gap = Span::raw(" ".repeat(inset));
    let text = visible(text);
    let lines =
        textwrap::wrap(&text, Wrap::new(width.saturating_sub(inset)).word_splitter(WordSplitter::NoHyphenation));
    let lines = lines.into_iter().enumerate();
    lines
        .map(|(place, words)| {
            let first = if place == 0 { before.clone() } else { gap.clone() };
            Line::from(vec![first, Span::styled(words.into_owned(), style)])
        })
        .collect()
}

/// The names of a binding's keys: `F2/J`.
#[must_use]
pub fn key_names(binding: &Binding, most: usize) -> String {
    binding.keys.iter().take(most).map(|key| key.name()).collect::<Vec<_>>().join("/")
}

/// A key and what it means, for hints and dialogs.
#[must_use]
pub fn key_hint(model: &Model, binding: &Binding, most: usize) -> [Span<'static>; 3] {
    let theme = model.theme();
    let mut words = match binding.action {
        Action::Submit => submit_words(model),
        Action::Back if asks_who(model) => t!(model.texts(), "only-look"),
        action => model.texts().named(&format!("action-{}", action.name())),
    };
    if binding.action == Action::GoReconciliation {
        let open = model.open_cases().count();
        words = if open > 0 { format!("{words} {open}") } else { words };
    }
    [
        Span::styled(key_names(binding, most), theme.style(Tone::Key)),
        Span::raw(" "),
        Span::styled(words, theme.style(Tone::Plain)),
    ]
}

fn asks_who(model: &Model) -> bool {
    matches!(&model.dialog, Some(Dialog::Prompt(prompt)) if prompt.purpose == Purpose::WhoAreYou)
}

/// What Enter does in the dialog. Where it can't be taken back, it says so by its name.
fn submit_words(model: &Model) -> String {
    let texts = model.texts();
    let form = match &model.dialog {
        Some(Dialog::Late) => Some(&model.late.form),
        dialog => dialog.as_ref().and_then(Dialog::form),
    };
    match &model.dialog {
        _ if form.is_some_and(|form| !form.at_end()) => t!(texts, "action-submit"),
        Some(Dialog::Prompt(prompt)) => match prompt.purpose {
            Purpose::Void(_) => t!(texts, "submit-void"),
            Purpose::Withdraw(_) => t!(texts, "submit-withdraw"),
            Purpose::Unused(_) => t!(texts, "submit-unused"),
            Purpose::Resolve(_) => t!(texts, "submit-resolve"),
            Purpose::EnteredTwice(_) => t!(texts, "submit-entered-twice"),
            Purpose::CancelPlan => t!(texts, "submit-cancel-plan"),
            Purpose::Reopen => t!(texts, "submit-reopen"),
            Purpose::NoteOutage | Purpose::SaveHandOver | Purpose::SaveExport(_) | Purpose::SaveSheet => {
                t!(texts, "submit-save")
            }
            Purpose::WhoAreYou | Purpose::PoolFile => t!(texts, "action-submit"),
        },
        Some(Dialog::Correction(..)) => t!(texts, "submit-correct"),
        Some(Dialog::Plan(..)) => t!(texts, "submit-plan"),
        Some(Dialog::Late) => t!(texts, "submit-late"),
        Some(Dialog::TakeBack(..)) => t!(texts, "submit-take-back"),
        Some(Dialog::Times(..) | Dialog::Raps(..) | Dialog::NewId(_)) => t!(texts, "submit-save"),
        _ => t!(texts, "action-submit"),
    }
}

/// A label and a value, aligned.
#[must_use]
pub fn labelled(model: &Model, label: &str, value: &str, label_width: usize) -> Line<'static> {
    Line::from(vec![
        Span::styled(pad(label, label_width), model.theme().style(Tone::Faint)),
        Span::styled(visible(value).into_owned(), model.theme().style(Tone::Title)),
    ])
}
