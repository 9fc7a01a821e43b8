//! Shows everything once more before a number is issued.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::t;
use crate::tui::form::Field;
use crate::tui::model::Model;
use crate::tui::model::checkout::Preview;
use crate::tui::theme::Tone;
use crate::tui::widgets::field::label;
use crate::tui::widgets::notice;
use crate::tui::widgets::number::{grouped, short};
use crate::tui::widgets::panel::{boxed_with_keys, keys_beneath};
use crate::tui::widgets::text::labelled;
use kvittera_domain::rules::lookalike::Twin;

const LABEL: usize = 12;

/// Draws the preview.
pub fn draw(frame: &mut Frame, model: &Model, preview: &Preview, area: Rect) {
    let texts = model.texts();
    let request = &preview.request;
    let row = |field, value: &str| labelled(model, &label(model, field), value, LABEL);
    let number = format!("{}   {}", grouped(preview.proposal.number), texts.sex(preview.sex));
    let mut lines = vec![
        labelled(model, &t!(texts, "label-number"), &number, LABEL),
        row(Field::VgrId, request.requested_by.as_str()),
        row(Field::Clinic, &with_typed(model, Field::Clinic, request.unit.clinic.as_str())),
        row(Field::Ward, &with_typed(model, Field::Ward, request.unit.ward.as_str())),
        row(Field::Callback, request.callback.as_ref().map_or("–", |callback| callback.as_str())),
        Line::default(),
    ];
    if !request.requested_by.is_usual() {
        lines.push(warning(model, &t!(texts, "vgr-id-unusual")));
    }
    if model.ledger.pool.is_unaccounted(preview.proposal.number) {
        lines.push(warning(model, &t!(texts, "proposal-missing")));
    }
    match preview.proposal.near.as_slice() {
        // The last number was not chosen among others.
        [] if model.ledger.pool.free(preview.sex).nth(1).is_none() => {
            lines.push(warning(model, &t!(texts, "last-number")));
        }
        [] if model.ledger.in_use().next().is_none() => {}
        [] => lines.push(Line::from(Span::styled(t!(texts, "least-alike"), model.theme().style(Tone::Faint)))),
        twins => lines.extend(twins.iter().take(2).map(|twin| warning(model, &twin_words(model, twin)))),
    }
    lines.extend(notice::in_dialog(model));
    if model.pending.is_some() && notice::current(model).is_none() {
        lines.push(warning(model, &t!(texts, "log-writing")));
    }
    boxed_with_keys(frame, model, area, &t!(texts, "title-preview"), lines, keys_beneath(model));
}

/// The name, and what was typed where the name was taken instead.
fn with_typed(model: &Model, field: Field, name: &str) -> String {
    match model.form().completed_from(field) {
        Some(typed) => t!(model.texts(), "completed", name = name, typed = typed),
        None => name.to_owned(),
    }
}

fn warning(model: &Model, words: &str) -> Line<'static> {
    Line::from(Span::styled(format!("! {words}"), model.theme().style(Tone::Warning)))
}

fn twin_words(model: &Model, twin: &Twin) -> String {
    let unit =
        model.ledger.issuance(twin.issuance).map(|issuance| issuance.request.unit.to_string()).unwrap_or_default();
    t!(model.texts(), "near-twin", number = short(twin.number), differs = twin.differs, unit = unit)
}
