//! Describes a new id while it is typed: its kind, birth date and sex, or its problem and its warnings.

use ratatui::text::{Line, Span};

use crate::tui::form::{Field, Form};
use crate::tui::model::Model;
use crate::tui::model::dialog::Dialog;
use crate::tui::model::reconciliation::NewId;
use crate::tui::theme::Tone;
use kvittera_domain::rules::replacement::ReplacementError;
use kvittera_domain::value::person_id::PersonIdError;

/// The lines below the field of the new id; empty if another field is focused, and while nothing is typed.
#[must_use]
pub fn lines(model: &Model, form: &Form) -> Vec<Line<'static>> {
    let texts = model.texts();
    let Some(Dialog::NewId(new)) = model.dialog.as_ref().filter(|_| form.focus() == Field::NewId) else {
        return Vec::new();
    };
    let styled = |words: String, tone| Line::from(Span::styled(words, model.theme().style(tone)));
    match new.read(&model.ledger, model.today()) {
        None => Vec::new(),
        Some(Err(error)) => {
            // A person who is still typing knows that something is missing.
            let unfinished = matches!(error, ReplacementError::Id(PersonIdError::Length { found }) if found < 12);
            let tone = if unfinished { Tone::Faint } else { Tone::Warning };
            vec![styled(format!("✗ {}", texts.replacement_error(error)), tone)]
        }
        Some(Ok(typed)) => {
            let (sign, tone) = if typed.age.is_some() { ("!", Tone::Warning) } else { ("✓", Tone::Good) };
            let read = styled(format!("{sign} {}", texts.new_id_read(typed.id)), tone);
            std::iter::once(read).chain(warnings(model, new)).collect()
        }
    }
}

/// The unlikely age and the warnings about the new id, one line each.
#[must_use]
pub fn warnings(model: &Model, new: &NewId) -> Vec<Line<'static>> {
    let Some(case) = model.ledger.case(new.case) else { return Vec::new() };
    let (texts, ledger, today) = (model.texts(), &model.ledger, model.today());
    let typed = new.read(ledger, today).and_then(Result::ok);
    let age = typed.and_then(|typed| Some(texts.unlikely_age(typed.id, typed.age?)));
    let warnings = new.warnings(ledger, today).into_iter();
    let words = age.into_iter().chain(warnings.map(|warning| texts.replacement_warning(warning, &case)));
    words
        .map(|words| format!("! {words}"))
        .map(|words| Line::from(Span::styled(words, model.theme().style(Tone::Warning))))
        .collect()
}
