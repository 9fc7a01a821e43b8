//! The last hand-outs, a line each.

use ratatui::text::{Line, Span};

use crate::domain::issuance::Issuance;
use crate::t;
use crate::tui::model::Model;
use crate::tui::theme::Tone;
use crate::tui::widgets::number::short;
use crate::tui::widgets::text::fit;

/// The newest hand-outs that fit, newest first.
#[must_use]
pub fn lines(model: &Model, most: usize, width: usize) -> Vec<Line<'static>> {
    let newest = model.ledger.issuances.iter().rev().take(most);
    newest.map(|issuance| line(model, issuance, width)).collect()
}

fn line(model: &Model, issuance: &Issuance, width: usize) -> Line<'static> {
    let texts = model.texts();
    let tone = if issuance.awaits_read_back() { Tone::Warning } else { Tone::Plain };
    let words = t!(
        texts,
        "recent",
        time = texts.near_clock(issuance.issued_at, model.now),
        number = short(issuance.number),
        unit = issuance.unit.to_string(),
        who = issuance.requested_by.to_string(),
        state = texts.hand_out_state(issuance)
    );
    Line::from(Span::styled(fit(&words, width), model.theme().style(tone)))
}
