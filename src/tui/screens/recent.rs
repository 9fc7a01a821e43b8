//! The latest issuances, one line each.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::t;
use crate::tui::model::Model;
use crate::tui::theme::Tone;
use crate::tui::widgets::number::short;
use crate::tui::widgets::text::fit;
use kvittera_domain::ledger::issuance::Issuance;
use kvittera_domain::value::unit::Unit;

/// The newest issuances that fit, newest first.
#[must_use]
pub fn lines(model: &Model, most: usize, width: usize) -> Vec<Line<'static>> {
    let newest = model.issuances().rev().take(most);
    newest.map(|issuance| line(model, issuance, width)).collect()
}

/// The unit is truncated before the state, because it must be visible whether an issuance is void or not read back.
fn line(model: &Model, issuance: &Issuance, width: usize) -> Line<'static> {
    let texts = model.texts();
    let words = |unit: &str| {
        t!(
            texts,
            "recent",
            time = texts.near_clock(issuance.issued_at, model.now),
            number = short(issuance.number),
            unit = unit,
            who = issuance.request.requested_by.to_string(),
            state = texts.issuance_state(issuance)
        )
    };
    let room = width.saturating_sub(words("").width());
    let words = words(&unit(&issuance.request.unit, room));
    Line::from(Span::styled(fit(&words, width), style(model, issuance)))
}

/// The clinic is truncated before the ward.
fn unit(unit: &Unit, room: usize) -> String {
    let ward = format!(" / {}", unit.ward);
    let clinic = fit(unit.clinic.as_str(), room.saturating_sub(ward.width()));
    fit(&format!("{clinic}{ward}"), room)
}

fn style(model: &Model, issuance: &Issuance) -> Style {
    let tone = match issuance {
        issuance if !issuance.is_in_use() => Tone::Unusable,
        issuance if issuance.awaits_read_back() => Tone::Warning,
        _ => Tone::Plain,
    };
    model.theme().style(tone)
}
