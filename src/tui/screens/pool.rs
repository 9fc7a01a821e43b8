//! The pool screen: all numbers with their state and history, and how many are missing from a full pool.

mod counting;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

use crate::t;
use crate::tui::model::counting::in_order;
use crate::tui::model::{Model, WindowLayout};
use crate::tui::theme::Tone;
use crate::tui::widgets::bottom;
use crate::tui::widgets::list::{point_at, window};
use crate::tui::widgets::number::{grouped, hidden, short, sign};
use crate::tui::widgets::panel::panel;
use crate::tui::widgets::text::{fit, labelled, pad};
use kvittera_domain::ledger::pool::{NumberState, PoolEntry};
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::views::supply::Redraw;

/// Width in columns of the details.
const DETAILS: u16 = 36;
const LABEL: usize = 12;
/// The largest number of task lines, so that there is room for the details.
const MOST_TASKS: u16 = 9;

/// Draws the pool.
pub fn draw(frame: &mut Frame, model: &Model, area: Rect) {
    let area = bottom::draw(frame, model, area);
    if let Some(count) = model.pool.shown_count() {
        return counting::draw(frame, model, count, area);
    }
    let beside = if model.layout() == WindowLayout::Desk { DETAILS } else { 0 };
    let [list, details] = Layout::horizontal([Constraint::Fill(1), Constraint::Length(beside)]).areas(area);
    draw_list(frame, model, list);
    if beside > 0 {
        draw_details(frame, model, details);
    }
}

fn draw_list(frame: &mut Frame, model: &Model, area: Rect) {
    let block = panel(model, &t!(model.texts(), "title-pool"));
    let inner = block.inner(area);
    let entries: Vec<&PoolEntry> = in_order(&model.ledger).collect();
    let width = usize::from(inner.width);
    let shown = window(entries.len(), model.pool.chosen, usize::from(inner.height));
    point_at(frame, inner, &shown, model.pool.chosen);
    let lines: Vec<Line> =
        shown.filter_map(|place| Some(line(model, entries.get(place)?, place == model.pool.chosen, width))).collect();
    frame.render_widget(Paragraph::new(lines).block(block), area);
}

fn line(model: &Model, entry: &PoolEntry, chosen: bool, width: usize) -> Line<'static> {
    if !model.sees_number(entry) {
        let words = format!(" {} {}", sign(&entry.state, false), hidden(model, entry));
        let tone = if chosen { Tone::Chosen } else { Tone::Faint };
        return Line::from(Span::styled(pad(&fit(&words, width), width), model.theme().style(tone)));
    }
    let issuance = match entry.state {
        NumberState::Issued(id) => model.ledger.issuance(id),
        _ => None,
    };
    let void = issuance.is_some_and(|issuance| !issuance.is_in_use());
    let (at_risk, missing) = (model.is_at_risk(entry), model.ledger.pool.is_unaccounted(entry.number));
    let state = match issuance {
        Some(issuance) if void => model.texts().issuance_state(issuance),
        Some(issuance) => issuance.request.unit.to_string(),
        None if at_risk => t!(model.texts(), "number-at-stake"),
        None if missing => t!(model.texts(), "state-missing"),
        None => model.texts().number_state(&entry.state),
    };
    let words = format!(
        " {} {} {} {state}",
        if at_risk || missing { "?" } else { sign(&entry.state, void) },
        short(entry.number),
        pad(&model.texts().sex(entry.sex), 6)
    );
    let tone = match entry.state {
        _ if chosen => Tone::Chosen,
        NumberState::Free if at_risk => Tone::Alarm,
        NumberState::Free if missing => Tone::Warning,
        NumberState::Free => Tone::Free,
        NumberState::Issued(_) if !void => Tone::Out,
        _ => Tone::Unusable,
    };
    Line::from(Span::styled(if chosen { pad(&words, width) } else { fit(&words, width) }, model.theme().style(tone)))
}

fn draw_details(frame: &mut Frame, model: &Model, area: Rect) {
    let texts = model.texts();
    let tasks = Paragraph::new(tasks(model)).wrap(Wrap { trim: true });
    let height = u16::try_from(tasks.line_count(area.width.saturating_sub(2))).unwrap_or(0).clamp(2, MOST_TASKS);
    let [chosen, below] = Layout::vertical([Constraint::Fill(1), Constraint::Length(height + 2)]).areas(area);
    let lines = model.pool.chosen(&model.ledger).map(|entry| history(model, entry)).unwrap_or_default();
    let words = Paragraph::new(lines).wrap(Wrap { trim: true });
    frame.render_widget(words.block(panel(model, &t!(texts, "title-number"))), chosen);
    frame.render_widget(tasks.block(panel(model, &t!(texts, "title-redraw"))), below);
}

/// Everything that is known about a number.
fn history(model: &Model, entry: &PoolEntry) -> Vec<Line<'static>> {
    let texts = model.texts();
    if !model.sees_number(entry) {
        return vec![Line::from(hidden(model, entry)), Line::default(), Line::from(t!(texts, "hidden-why"))];
    }
    let row = |label: String, value: &str| labelled(model, &label, value, LABEL);
    let issuance = match entry.state {
        NumberState::Issued(id) => model.ledger.issuance(id),
        _ => None,
    };
    let state = match issuance {
        Some(issuance) if !issuance.is_in_use() => texts.issuance_state(issuance),
        Some(issuance) => format!("{}, {}", texts.number_state(&entry.state), texts.issuance_state(issuance)),
        None if model.is_at_risk(entry) => t!(texts, "number-state-at-stake"),
        None => texts.number_state(&entry.state),
    };
    let mut lines = vec![
        row(t!(texts, "label-number"), &grouped(entry.number)),
        row(t!(texts, "label-sex"), &texts.sex(entry.sex)),
        row(t!(texts, "label-state"), &state),
    ];
    lines
        .extend(counted(model, entry).map(|words| Line::from(Span::styled(words, model.theme().style(Tone::Warning)))));
    lines.push(row(t!(texts, "label-added"), &texts.date_clock(entry.added_at)));
    let warnings = entry.warnings.iter().filter(|_| model.fixed.mode == Mode::Live);
    lines.extend(warnings.map(|warning| {
        let words = format!("! {}", texts.warning(*warning, entry.number));
        Line::from(Span::styled(words, model.theme().style(Tone::Warning)))
    }));
    match &entry.state {
        NumberState::Free | NumberState::Issued(_) => {}
        NumberState::Withdrawn { at, reason } => {
            lines.push(row(t!(texts, "label-when"), &texts.date_clock(*at)));
            lines.push(row(t!(texts, "label-reason"), reason.as_str()));
        }
        NumberState::Quarantined { at, because } => {
            lines.push(row(t!(texts, "label-when"), &texts.date_clock(*at)));
            lines.push(row(t!(texts, "label-reason"), &texts.quarantine(because)));
        }
    }
    if let Some(issuance) = issuance {
        lines.push(row(t!(texts, "label-issuance"), &issuance.id.to_string()));
        lines.push(row(t!(texts, "label-when"), &texts.date_clock(issuance.issued_at)));
        lines.push(row(t!(texts, "label-clinic"), issuance.request.unit.clinic.as_str()));
        lines.push(row(t!(texts, "label-ward"), issuance.request.unit.ward.as_str()));
        lines.push(row(t!(texts, "label-vgr-id"), issuance.request.requested_by.as_str()));
        lines.push(row(t!(texts, "label-issued-by"), issuance.issued_by.as_str()));
    }
    lines
}

/// The objection of the last count of the paper binder to the number, if any.
fn counted(model: &Model, entry: &PoolEntry) -> Option<String> {
    let pool = &model.ledger.pool;
    let at = model.texts().date_clock(pool.last_count()?.at);
    if pool.is_unaccounted(entry.number) {
        Some(format!("! {}", t!(model.texts(), "number-missing", at = at)))
    } else if pool.was_to_strike(entry.number) {
        Some(format!("! {}", t!(model.texts(), "number-to-strike", at = at)))
    } else {
        None
    }
}

/// The remaining tasks: numbers that a count left unaccounted for, and numbers to draw in PU-portalen. A ward sees
/// neither.
fn tasks(model: &Model) -> Vec<Line<'static>> {
    let texts = model.texts();
    if !model.fixed.rights.sees_pool() {
        return vec![Line::from(t!(texts, "hidden-why"))];
    }
    let mut lines = Vec::new();
    let missing = model.ledger.pool.unaccounted().count();
    if missing > 0 {
        let words = format!("! {}", t!(texts, "differences-left", count = missing));
        lines.push(Line::from(Span::styled(words, model.theme().style(Tone::Warning))));
    }
    if model.pool.count.is_some() {
        lines.push(Line::from(Span::styled(t!(texts, "count-begun"), model.theme().style(Tone::Warning))));
    }
    let redraw = Redraw::of(&model.ledger, model.fixed.config.pool.thresholds());
    lines.extend(texts.redraw(redraw, model.ledger.open_outage().is_some()).into_iter().map(Line::from));
    lines
}
