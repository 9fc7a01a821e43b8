//! The summary of an outage whose cases are all closed: what became of them, how long it took, and which numbers to
//! draw now.

use ratatui::text::{Line, Span};

use crate::t;
use crate::tui::action::Action;
use crate::tui::keymap::{Scope, binding};
use crate::tui::model::Model;
use crate::tui::theme::Tone;
use crate::tui::widgets::text::key_names;
use kvittera_domain::ledger::case::Case;
use kvittera_domain::ledger::outage::OutageState;
use kvittera_domain::value::id::OutageId;
use kvittera_domain::views::supply::Redraw;
use kvittera_domain::views::worklist::{TimeTaken, WorklistProgress, by_state};

/// Returns true if there is something to summarize: every case of the outage is closed, or there is no case but there
/// are numbers to draw.
#[must_use]
pub fn is_shown(model: &Model, chosen: Option<&Case<'_>>) -> bool {
    if let Some(case) = chosen {
        return WorklistProgress::of(&of_outage(model, case.outage)).is_complete();
    }
    let unfiltered = model.reconciliation.filter.value().is_empty();
    unfiltered && !redraw(model).is_nothing() && model.cases().next().is_some()
}

/// The title of the summary.
#[must_use]
pub fn title(model: &Model, chosen: Option<&Case<'_>>) -> String {
    match chosen {
        Some(case) => t!(model.texts(), "title-all-closed", outage = case.outage.to_string()),
        None => t!(model.texts(), "title-redraw"),
    }
}

/// The lines of the summary.
#[must_use]
pub fn lines(model: &Model, chosen: Option<&Case<'_>>) -> Vec<Line<'static>> {
    let mut lines = chosen.map(|case| summary(model, case.outage)).unwrap_or_default();
    let to_draw = model.texts().redraw(redraw(model), model.ledger.open_outage().is_some());
    lines.extend(to_draw.into_iter().map(Line::from));
    lines
}

fn summary(model: &Model, outage: OutageId) -> Vec<Line<'static>> {
    let texts = model.texts();
    let cases = of_outage(model, outage);
    let counts = by_state(&cases).into_iter().filter(|(_, count)| *count > 0);
    let counts: Vec<String> =
        counts.map(|(state, count)| format!("{count} {}", texts.case_state_briefly(state))).collect();
    let taken = TimeTaken::of(&cases).map(|TimeTaken { longest, median }| {
        t!(texts, "closed-time-taken", median = texts.span(median), longest = texts.span(longest))
    });
    let key = binding(&[Scope::Reconciliation], Action::CloseOutage).map(|binding| key_names(binding, 1));
    let state = model.ledger.outages.by_id(outage).map(|outage| outage.state);
    let next = match state {
        Some(OutageState::Reconciled) => t!(texts, "closed-already"),
        Some(OutageState::Ended) => t!(texts, "close-with-key", key = key.unwrap_or_default()),
        _ => t!(texts, "close-when-back"),
    };
    let styled = |words: String, tone| Line::from(Span::styled(words, model.theme().style(tone)));
    let first = styled(format!("✓ {}", counts.join(" · ")), Tone::Good);
    let taken = taken.map(|words| styled(words, Tone::Plain));
    let next = styled(next, if state == Some(OutageState::Ended) { Tone::Title } else { Tone::Plain });
    std::iter::once(first).chain(taken).chain([next]).collect()
}

fn redraw(model: &Model) -> Redraw {
    Redraw::of(&model.ledger, model.fixed.config.pool.thresholds())
}

fn of_outage(model: &Model, outage: OutageId) -> Vec<Case<'_>> {
    model.cases().filter(|case| case.outage == outage).collect()
}
