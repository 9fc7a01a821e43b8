//! The card of a case: what it is, what the routine asks for next and who may do that, and what has happened.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Padding, Paragraph, Wrap};

use crate::domain::case::{Case, CaseId};
use crate::domain::reconciliation::{CaseState, Step};
use crate::t;
use crate::tui::action::Action;
use crate::tui::keymap::{KEYMAP, Scope};
use crate::tui::model::Model;
use crate::tui::theme::Tone;
use crate::tui::widgets::actions::grid;
use crate::tui::widgets::number::grouped;
use crate::tui::widgets::panel::panel;
use crate::tui::widgets::text::labelled;

const LABEL: usize = 12;
/// Columns of one action.
const ACTION: usize = 21;

/// Draws the card into a panel of its own, as far as it goes.
pub fn draw(frame: &mut Frame, model: &Model, case: &Case<'_>, area: Rect) {
    let block = panel(model, &t!(model.texts(), "title-case", case = case.id.to_string()));
    let inner = block.padding(Padding::horizontal(1));
    let area_inside = inner.inner(area);
    let keys = actions(model, case, usize::from(area_inside.width));
    let height = u16::try_from(keys.len()).unwrap_or(0);
    let [page, foot] = Layout::vertical([Constraint::Fill(1), Constraint::Length(height)]).areas(area_inside);
    frame.render_widget(inner, area);
    frame.render_widget(Paragraph::new(lines(model, case)).wrap(Wrap { trim: false }), page);
    frame.render_widget(Paragraph::new(keys), foot);
}

/// Everything that the card says.
#[must_use]
pub fn lines(model: &Model, case: &Case<'_>) -> Vec<Line<'static>> {
    let warning = |words: String| Line::from(Span::styled(format!("▲ {words}"), model.theme().style(Tone::Warning)));
    let mut lines = identity(model, case);
    lines.extend(warnings(model, case).into_iter().map(warning));
    lines.push(Line::default());
    if !matches!(case.state(), CaseState::Unused | CaseState::Void) {
        lines.extend(guide(model, case));
        lines.push(Line::default());
    }
    lines.extend(history(model, case));
    lines
}

/// The actions that mean something for the case now, with their keys.
#[must_use]
pub fn actions(model: &Model, case: &Case<'_>, width: usize) -> Vec<Line<'static>> {
    let here = KEYMAP.iter().filter(|binding| binding.scope == Scope::Case && applies(model, case, binding.action));
    grid(model, here, ACTION, width)
}

fn applies(model: &Model, case: &Case<'_>, action: Action) -> bool {
    let is_untouched = case.state() == CaseState::Open && case.last_step().is_none();
    match action {
        Action::RecordNewId | Action::NotifyRaps => case.is_in_use(),
        Action::MarkUnused => is_untouched,
        Action::Void => is_untouched && matches!(case.id, CaseId::Issuance(_)),
        Action::TakeBack => case.last_step().is_some(),
        Action::Resolve => model.ledger.open_conflicts().any(|conflict| conflict.number == case.number),
        _ => true,
    }
}

fn identity(model: &Model, case: &Case<'_>) -> Vec<Line<'static>> {
    let texts = model.texts();
    let row = |label: String, value: &str| labelled(model, &label, value, LABEL);
    let patience = model.fixed.config.reconciliation.patience();
    let state = format!("{} · {}", texts.case_state(case.state()), texts.case_age(case, patience, model.now));
    let mut lines = vec![
        row(t!(texts, "label-number"), &format!("{} · {}", grouped(case.number), texts.sex(case.sex))),
        row(t!(texts, "label-ward"), &case.unit.to_string()),
    ];
    lines.extend(case.callback.map(|callback| row(t!(texts, "label-callback"), callback.as_str())));
    lines.push(row(t!(texts, "label-handed-out"), &handed_out(model, case)));
    lines.push(row(t!(texts, "label-state"), &state));
    if let Some(replaced) = &case.reconciliation.replaced {
        let id = format!("{} ({})", replaced.id.written(), texts.id_kind(replaced.id.kind()));
        lines.push(row(t!(texts, "label-new-id"), &id));
    }
    if let Some(notified) = &case.reconciliation.notified {
        lines.push(row(t!(texts, "label-raps"), &texts.told(notified, model.now)));
    }
    lines
}

fn handed_out(model: &Model, case: &Case<'_>) -> String {
    let texts = model.texts();
    let (at, by) = (texts.near_clock(case.issued_at, model.now), case.issued_by.to_string());
    let who = case.requested_by.to_string();
    let issuance = match case.id {
        CaseId::Issuance(id) => model.ledger.issuance(id).filter(|_| !case.on_paper),
        CaseId::Conflict(_) => None,
    };
    match issuance {
        Some(issuance) => {
            t!(texts, "case-handed-out", at = at, by = by, who = who, state = texts.read_back(issuance.read_back))
        }
        None => t!(texts, "case-given-on-paper", at = at, by = by, who = who),
    }
}

/// What must be thought of before RAPS merges anything.
fn warnings(model: &Model, case: &Case<'_>) -> Vec<String> {
    let texts = model.texts();
    let second = match case.id {
        CaseId::Conflict(conflict) => Some(t!(texts, "case-second", conflict = conflict.to_string())),
        CaseId::Issuance(_) => None,
    };
    let reconciliation = case.reconciliation;
    let doubts = reconciliation.replaced.iter().flat_map(|replaced| &replaced.doubts);
    let doubts = doubts.map(|doubt| texts.replacement_doubt(*doubt, case));
    let waits = reconciliation.linking_waits().then(|| t!(texts, "case-linking-waits"));
    let again = reconciliation.raps_knows_another().then(|| t!(texts, "case-raps-again"));
    second.into_iter().chain(texts.case_shared(case)).chain(doubts).chain(waits).chain(again).collect()
}

/// The routine's steps, each with whether it is done; the next one stands out, with the right that it takes.
fn guide(model: &Model, case: &Case<'_>) -> Vec<Line<'static>> {
    let (texts, theme) = (model.texts(), model.theme());
    if case.state() == CaseState::Done {
        let words = format!("✓ {}", t!(texts, "case-next-done"));
        return vec![Line::from(Span::styled(words, theme.style(Tone::Good)))];
    }
    let has_id = case.has(Step::Replaced);
    let done = [has_id, has_id, case.reconciliation.raps_knows()];
    let next = done.iter().position(|done| !done);
    let mut lines = Vec::new();
    for (place, (step, done)) in texts.reconciling_steps().into_iter().zip(done).enumerate() {
        let (sign, tone) = match done {
            true => ("✓", Tone::Faint),
            false if next == Some(place) => ("▸", Tone::Title),
            false => ("·", Tone::Plain),
        };
        let words = format!("{sign} {}. {}", place + 1, step.words);
        lines.push(Line::from(Span::styled(words, theme.style(tone))));
        if !done {
            lines.push(Line::from(Span::styled(format!("     {}", step.right), theme.style(Tone::Faint))));
        }
    }
    if !has_id {
        lines.push(Line::from(Span::styled(format!("  {}", texts.rights_missing()), theme.style(Tone::Faint))));
    }
    lines
}

/// The facts of the case, newest first.
fn history(model: &Model, case: &Case<'_>) -> Vec<Line<'static>> {
    let texts = model.texts();
    let title = Line::from(Span::styled(t!(texts, "title-history"), model.theme().style(Tone::Title)));
    let facts = model.facts.iter().rev().filter(|fact| CaseId::of(&fact.event) == Some(case.id));
    let facts = facts.map(|fact| {
        let at = format!("{} ", texts.near_clock(fact.occurred_at, model.now));
        Line::from(vec![
            Span::styled(at, model.theme().style(Tone::Faint)),
            Span::raw(format!("{} ({})", texts.fact(&fact.event), fact.actor.vgr_id)),
        ])
    });
    std::iter::once(title).chain(facts).collect()
}
