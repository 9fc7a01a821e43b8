//! The card of a case: what it is, what the routine asks for next and who may do that, and what has happened.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Padding, Paragraph};

use crate::t;
use crate::tui::action::Action;
use crate::tui::keymap::{KEYMAP, Scope};
use crate::tui::model::Model;
use crate::tui::theme::Tone;
use crate::tui::widgets::actions::grid;
use crate::tui::widgets::number::grouped;
use crate::tui::widgets::panel::panel;
use crate::tui::widgets::text::{fit, hanging, pad};
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::reconciling::ReconciliationStep;
use kvittera_domain::ledger::case::Case;
use kvittera_domain::ledger::conflict::Conflict;
use kvittera_domain::ledger::reconciliation::CaseState;

const LABEL: usize = 12;
/// Width in columns of one action.
const ACTION: usize = 21;

/// Draws the card into a panel of its own, as much of it as fits.
pub fn draw(frame: &mut Frame, model: &Model, case: &Case<'_>, area: Rect) {
    let block = panel(model, &t!(model.texts(), "title-case", case = case.id.to_string()));
    let inner = block.padding(Padding::horizontal(1));
    let area_inside = inner.inner(area);
    let keys = actions(model, case, usize::from(area_inside.width));
    let height = u16::try_from(keys.len()).unwrap_or(0);
    let [page, foot] = Layout::vertical([Constraint::Fill(1), Constraint::Length(height)]).areas(area_inside);
    frame.render_widget(inner, area);
    frame.render_widget(Paragraph::new(lines(model, case, usize::from(page.width))), page);
    frame.render_widget(Paragraph::new(keys), foot);
}

/// Everything that the card says, in lines of `width` columns.
#[must_use]
pub fn lines(model: &Model, case: &Case<'_>, width: usize) -> Vec<Line<'static>> {
    let theme = model.theme();
    let mut lines: Vec<Line> = rows(model, case)
        .into_iter()
        .flat_map(|(label, value)| {
            let label = Span::styled(pad(&label, LABEL), theme.style(Tone::Faint));
            hanging(&label, &value, theme.style(Tone::Title), width)
        })
        .collect();
    let warning = theme.style(Tone::Warning);
    let warnings = warnings(model, case).into_iter();
    lines.extend(warnings.flat_map(|words| hanging(&Span::styled("▲ ", warning), &words, warning, width)));
    lines.push(Line::default());
    if !matches!(case.state(), CaseState::Unused | CaseState::Void) {
        lines.extend(guide(model, case, width));
        lines.push(Line::default());
    }
    lines.extend(history(model, case, width));
    lines
}

/// The actions that make sense for the case now, with their keys.
#[must_use]
pub fn actions(model: &Model, case: &Case<'_>, width: usize) -> Vec<Line<'static>> {
    let here = KEYMAP.iter().filter(|binding| binding.scope == Scope::Case && applies(model, case, binding.action));
    grid(model, here, ACTION, width)
}

fn applies(model: &Model, case: &Case<'_>, action: Action) -> bool {
    let course = case.reconciliation;
    let is_untouched = case.state() == CaseState::Open && !course.shows_use() && course.raps_must_undo().is_none();
    match action {
        Action::RecordNewId | Action::NotifyRaps => case.is_in_use(),
        Action::MarkUnused => is_untouched,
        Action::Void => is_untouched && matches!(case.id, CaseId::Issuance(_)),
        Action::TakeBack => case.step_to_undo().is_some(),
        Action::EnteredTwice => {
            let is_real = |found: &Conflict| found.number == case.number && found.taken_back.is_none();
            model.ledger.conflicts.iter().any(is_real)
        }
        Action::Resolve => model.ledger.open_conflicts().any(|conflict| conflict.number == case.number),
        _ => true,
    }
}

/// What the case is and how far it has come, as labels and values.
fn rows(model: &Model, case: &Case<'_>) -> Vec<(String, String)> {
    let texts = model.texts();
    let patience = model.fixed.config.reconciliation.deadlines();
    let state = format!("{} · {}", texts.case_state(case.state()), texts.case_age(case, patience, model.now));
    let number = format!("{} · {}", grouped(case.number), texts.sex(case.sex));
    let callback = case.request.callback.as_ref().map(|callback| (t!(texts, "label-callback"), callback.to_string()));
    let new_id = case.reconciliation.replaced.as_ref().map(|replaced| {
        let id = format!("{}, {}", replaced.id.written(), texts.id_kind(replaced.id.kind()));
        (t!(texts, "label-new-id"), id)
    });
    let notified = case.reconciliation.last_told();
    let notified = notified.map(|notified| (t!(texts, "label-raps"), texts.told(notified, model.now)));
    [(t!(texts, "label-number"), number), (t!(texts, "label-ward"), case.request.unit.to_string())]
        .into_iter()
        .chain(callback)
        .chain([(t!(texts, "label-handed-out"), issued(model, case)), (t!(texts, "label-state"), state)])
        .chain(new_id)
        .chain(notified)
        .collect()
}

fn issued(model: &Model, case: &Case<'_>) -> String {
    let texts = model.texts();
    let (at, by) = (texts.near_clock(case.issued_at, model.now), case.issued_by.to_string());
    let who = case.request.requested_by.to_string();
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

/// What must be considered before RAPS merges anything.
fn warnings(model: &Model, case: &Case<'_>) -> Vec<String> {
    let texts = model.texts();
    let second = match case.id {
        CaseId::Conflict(conflict) => Some(t!(texts, "case-second", conflict = conflict.to_string())),
        CaseId::Issuance(_) => None,
    };
    let reconciliation = case.reconciliation;
    let warnings = reconciliation.replaced.iter().flat_map(|replaced| &replaced.warnings);
    let warnings = warnings.map(|warning| texts.replacement_warning(*warning, case));
    let waits = reconciliation.linking_waits().then(|| t!(texts, "case-linking-waits"));
    let again = texts.wrong_at_raps(case);
    second.into_iter().chain(texts.case_shared(case)).chain(warnings).chain(waits).chain(again).collect()
}

/// The steps of the routine, marked as done or not. The next step stands out, with the right that it takes.
fn guide(model: &Model, case: &Case<'_>, width: usize) -> Vec<Line<'static>> {
    let (texts, theme) = (model.texts(), model.theme());
    let (good, faint) = (theme.style(Tone::Good), theme.style(Tone::Faint));
    if case.state() == CaseState::Done {
        return hanging(&Span::styled("✓ ", good), &t!(texts, "case-next-done"), good, width);
    }
    let has_id = case.has(ReconciliationStep::Replaced);
    let done = [has_id, has_id, case.reconciliation.raps_knows()];
    let next = done.iter().position(|done| !done);
    let mut lines = Vec::new();
    for (place, (step, done)) in texts.reconciling_steps().into_iter().zip(done).enumerate() {
        let number = place + 1;
        if done {
            let words = fit(&format!("✓ {number}. {}", step.words), width);
            lines.push(Line::from(Span::styled(words, faint)));
            continue;
        }
        let (sign, tone) = if next == Some(place) { ("▸", Tone::Title) } else { ("·", Tone::Plain) };
        let sign = Span::styled(format!("{sign} {number}. "), theme.style(tone));
        lines.extend(hanging(&sign, &step.words, theme.style(tone), width));
        lines.extend(hanging(&Span::raw("     "), &step.right, faint, width));
    }
    if !has_id {
        lines.extend(hanging(&Span::raw("  "), &texts.rights_missing(), faint, width));
    }
    lines
}

/// The events of the case, newest first.
fn history(model: &Model, case: &Case<'_>, width: usize) -> Vec<Line<'static>> {
    let (texts, theme) = (model.texts(), model.theme());
    let title = Line::from(Span::styled(t!(texts, "title-history"), theme.style(Tone::Title)));
    let events = model.ledger.trail(case.id).iter().rev().filter_map(|place| model.log.read.get(place));
    let events = events.flat_map(|recorded| {
        let at =
            Span::styled(format!("{} ", texts.near_clock(recorded.occurred_at, model.now)), theme.style(Tone::Faint));
        let words = format!("{} ({})", texts.recorded(&recorded.event), recorded.actor.vgr_id);
        hanging(&at, &words, theme.style(Tone::Plain), width)
    });
    std::iter::once(title).chain(events).collect()
}
