//! The reconciliation screen: all cases by outage and ward, and the chosen one beside them if there is room.

mod card;
mod closed;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};
use unicode_width::UnicodeWidthStr;

use crate::t;
use crate::tui::action::Action;
use crate::tui::keymap::{Scope, binding};
use crate::tui::model::Model;
use crate::tui::model::reconciliation::{Row, cases};
use crate::tui::theme::Tone;
use crate::tui::widgets::list::{draw_filter, point_at, window};
use crate::tui::widgets::number::short;
use crate::tui::widgets::panel::panel;
use crate::tui::widgets::text::{fit, hanging, key_names, pad};
use crate::tui::widgets::{bottom, progress};
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::ledger::case::{Case, Lateness};
use kvittera_domain::ledger::reconciliation::CaseState;
use kvittera_domain::value::id::OutageId;
use kvittera_domain::value::unit::Unit;
use kvittera_domain::views::worklist::WorklistProgress;

pub use crate::tui::screens::reconciliation::card::{actions as card_actions, lines as card_lines};

/// From this width in columns on, the chosen case stands at the side.
const WIDE: u16 = 112;
/// Width in columns of the side.
const ASIDE: u16 = 46;
/// Widths in columns of the parts of a case's line.
const CASE: usize = 3;
const NUMBER: usize = 13;
const STATE: usize = 16;
const AGE: usize = 25;
/// Columns before the words of a case.
const INSET: usize = 3;

/// The case that stands at the side of a window of `width` columns.
#[must_use]
pub fn case_aside(model: &Model, width: u16) -> Option<CaseId> {
    if width < WIDE {
        return None;
    }
    let rows = model.reconciliation.rows(&model.ledger, &model.fixed.rights, model.texts());
    model.reconciliation.chosen(&rows).map(|case| case.id)
}

/// Draws the list, and beside or below it the chosen case.
pub fn draw(frame: &mut Frame, model: &Model, area: Rect) {
    let area = bottom::draw(frame, model, area);
    let rows = model.reconciliation.rows(&model.ledger, &model.fixed.rights, model.texts());
    let chosen = model.reconciliation.chosen(&rows);
    let side = if area.width >= WIDE && chosen.is_some() { ASIDE } else { 0 };
    let [main, aside] = Layout::horizontal([Constraint::Fill(1), Constraint::Length(side)]).areas(area);
    let below = closed::lines(model, chosen);
    let below = Paragraph::new(below).wrap(Wrap { trim: true }).block(panel(model, &closed::title(model, chosen)));
    let height = below.line_count(main.width.saturating_sub(2));
    let height =
        if closed::is_shown(model, chosen) { u16::try_from(height).unwrap_or(0).min(main.height / 2) } else { 0 };
    let filter = &model.reconciliation.filter;
    let filtered = u16::from(model.reconciliation.filtering || !filter.value().is_empty());
    let [list, summary, typed] =
        Layout::vertical([Constraint::Fill(1), Constraint::Length(height), Constraint::Length(filtered)]).areas(main);
    draw_list(frame, model, &rows, chosen, list);
    frame.render_widget(below, summary);
    draw_filter(frame, model, filter, model.reconciliation.filtering, typed);
    if let Some(case) = chosen.filter(|_| side > 0) {
        card::draw(frame, model, case, aside);
    }
}

fn draw_list(frame: &mut Frame, model: &Model, rows: &[Row<'_>], chosen: Option<&Case<'_>>, area: Rect) {
    let texts = model.texts();
    let progress = WorklistProgress::of(cases(rows));
    let progress = (progress.total > 0).then(|| texts.progress(progress));
    let title: Vec<String> = [t!(texts, "title-cases")].into_iter().chain(progress).collect();
    let block = panel(model, &title.join(" · "));
    let inner = block.inner(area);
    frame.render_widget(block, area);
    if rows.is_empty() {
        return frame.render_widget(Paragraph::new(nothing(model)).wrap(Wrap { trim: true }), inner);
    }
    let [head, body] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(inner);
    let width = usize::from(inner.width);
    frame.render_widget(titles(model, width), head);
    let mut lines: Vec<Line> = Vec::new();
    let mut place = 0;
    for row in rows {
        match row {
            Row::Outage(outage, progress) => lines.push(outage_line(model, *outage, *progress, width)),
            Row::Ward(unit, progress) => lines.push(ward_line(model, unit, *progress, width)),
            Row::Case(case) => {
                let is_chosen = chosen.is_some_and(|chosen| chosen.id == case.id);
                if is_chosen {
                    place = lines.len();
                }
                lines.push(case_line(model, case, is_chosen, width));
                lines.extend(warning_lines(model, case, width));
            }
        }
    }
    let shown = window(lines.len(), place, usize::from(body.height));
    point_at(frame, body, &shown, place);
    let lines: Vec<Line> = lines.into_iter().skip(shown.start).take(shown.len()).collect();
    frame.render_widget(Paragraph::new(lines), body);
}

fn nothing(model: &Model) -> String {
    let texts = model.texts();
    if !model.reconciliation.filter.value().trim().is_empty() {
        return t!(texts, "cases-nothing-fits");
    }
    match binding(&[Scope::Reconciliation], Action::AllOutages).map(|binding| key_names(binding, 1)) {
        Some(key) if !model.reconciliation.all && model.cases().next().is_some() => {
            t!(texts, "cases-none-open", key = key)
        }
        _ => t!(texts, "worklist-empty"),
    }
}

fn titles(model: &Model, width: usize) -> Line<'static> {
    let texts = model.texts();
    let (number, state) = (pad(&t!(texts, "column-number"), NUMBER), pad(&t!(texts, "column-state"), STATE));
    let (case, age) = (pad(&t!(texts, "column-case"), CASE), pad(&t!(texts, "column-age"), AGE));
    let words = format!("{}{case} {number} {state} {age} ", " ".repeat(INSET));
    let (both, asked) = (t!(texts, "column-who"), t!(texts, "column-asked"));
    let who = if words.width() + both.width() <= width { both } else { asked };
    Line::from(Span::styled(fit(&format!("{words}{who}"), width), model.theme().style(Tone::Faint)))
}

fn outage_line(model: &Model, id: OutageId, progress: WorklistProgress, width: usize) -> Line<'static> {
    let texts = model.texts();
    let Some(outage) = model.ledger.outages.by_id(id) else { return Line::default() };
    let to = match outage.ended_at {
        None => t!(texts, "not-over"),
        Some(end) => texts.end_clock(outage.started_at, end),
    };
    let words = t!(
        texts,
        "outage-cases",
        outage = id.to_string(),
        state = texts.outage_state(outage.state),
        from = texts.date_clock(outage.started_at),
        to = to
    );
    progress::headed(model, &words, Tone::Title, progress, width)
}

fn ward_line(model: &Model, unit: &Unit, progress: WorklistProgress, width: usize) -> Line<'static> {
    progress::headed(model, &format!(" {unit}"), Tone::Plain, progress, width)
}

fn case_line(model: &Model, case: &Case<'_>, chosen: bool, width: usize) -> Line<'static> {
    let texts = model.texts();
    let patience = model.fixed.config.reconciliation.deadlines();
    let state = texts.case_state_briefly(case.state());
    let age = texts.case_age(case, patience, model.now);
    let words = format!(
        " {} {:>CASE$} {} {} {} ",
        sign(case.state()),
        case.id.to_string(),
        pad(&short(case.number), NUMBER),
        pad(&state, STATE),
        pad(&age, AGE)
    );
    let room = width.saturating_sub(INSET + CASE + NUMBER + STATE + AGE + 4);
    let both = format!("{}/{}", case.request.requested_by, case.issued_by);
    let who = if both.len() <= room { both } else { case.request.requested_by.to_string() };
    let tone = match case.lateness(model.now, patience) {
        _ if chosen => Tone::Chosen,
        _ if !case.is_open() => Tone::Faint,
        Lateness::InTime => Tone::Plain,
        Lateness::Due | Lateness::Overdue => Tone::Warning,
    };
    let words = format!("{words}{who}");
    Line::from(Span::styled(if chosen { pad(&words, width) } else { fit(&words, width) }, model.theme().style(tone)))
}

/// What to do if two patients may carry one number, and what RAPS must be told to undo.
fn warning_lines(model: &Model, case: &Case<'_>, width: usize) -> Vec<Line<'static>> {
    let warning = model.theme().style(Tone::Warning);
    let sign = Span::styled(format!("{}▲ ", " ".repeat(INSET)), warning);
    let words = model.texts().case_shared(case).into_iter().chain(model.texts().wrong_at_raps(case));
    words.flat_map(|words| hanging(&sign, &words, warning, width)).collect()
}

/// The sign of a state: open, partly done, done, or nothing to do.
const fn sign(state: CaseState) -> &'static str {
    match state {
        CaseState::Open => "○",
        CaseState::Replaced | CaseState::Notified => "◐",
        CaseState::Done => "✓",
        CaseState::Unused | CaseState::Void => "✗",
    }
}
