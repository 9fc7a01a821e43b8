//! The outage screen: its course, planned outages, whom to call, what the probes see, and the actions.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

use crate::t;
use crate::tui::action::Action;
use crate::tui::keymap::{KEYMAP, Scope};
use crate::tui::model::{Model, WindowLayout};
use crate::tui::theme::Tone;
use crate::tui::widgets::panel::panel;
use crate::tui::widgets::{actions, advice, bottom};
use kvittera_domain::ledger::outage::{Outage, OutageStep};
use kvittera_domain::views::supply::is_ready;

/// Width in columns of one action.
const ACTION: usize = 26;

/// Draws the outage, and at its foot the state of the backup if there is one.
pub fn draw(frame: &mut Frame, model: &Model, area: Rect) {
    let texts = model.texts();
    let area = bottom::draw(frame, model, area);
    if model.layout() != WindowLayout::Desk {
        return draw_course(frame, model, area);
    }
    let [top, keys] = Layout::vertical([Constraint::Fill(1), Constraint::Length(6)]).areas(area);
    let [left, right] = Layout::horizontal([Constraint::Percentage(50), Constraint::Fill(1)]).areas(top);
    let wrapped = |lines: Vec<Line<'static>>| Paragraph::new(lines).wrap(Wrap { trim: true });
    let planned = wrapped(plan_lines(model)).block(panel(model, &t!(texts, "title-plans")));
    let height = planned.line_count(left.width.saturating_sub(2));
    let height = u16::try_from(height).unwrap_or(u16::MAX).min(left.height / 2 + 1).max(5);
    let [course, plans] = Layout::vertical([Constraint::Fill(1), Constraint::Length(height)]).areas(left);
    let [call, probes] = Layout::vertical([Constraint::Length(5), Constraint::Fill(1)]).areas(right);
    draw_course(frame, model, course);
    frame.render_widget(planned, plans);
    frame.render_widget(wrapped(call_lines(model)).block(panel(model, &t!(texts, "title-call"))), call);
    frame.render_widget(wrapped(advice::lines(model)).block(panel(model, &t!(texts, "title-only-us"))), probes);
    let actions = Paragraph::new(action_lines(model, usize::from(keys.width)));
    let backup = model.backup_line().map(|words| Line::from(format!(" {words} ")).right_aligned());
    let block = panel(model, &t!(texts, "title-actions")).title_bottom(backup.unwrap_or_default());
    frame.render_widget(actions.block(block), keys);
}

/// Draws the latest outage. If its course is long, the newest steps are shown.
fn draw_course(frame: &mut Frame, model: &Model, area: Rect) {
    let texts = model.texts();
    let block = panel(model, &t!(texts, "title-course"));
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let Some(outage) = model.ledger.open_outage().or_else(|| model.ledger.outages.latest()) else {
        return frame.render_widget(Paragraph::new(t!(texts, "course-none")).wrap(Wrap { trim: true }), inner);
    };
    let title = Paragraph::new(title(model, outage)).wrap(Wrap { trim: true }).style(model.theme().style(Tone::Title));
    let height = u16::try_from(title.line_count(inner.width)).unwrap_or(1);
    let [head, course] = Layout::vertical([Constraint::Length(height), Constraint::Fill(1)]).areas(inner);
    frame.render_widget(title, head);
    let steps: Vec<Line> = outage.course.iter().map(|step| step_line(model, step)).collect();
    let steps = Paragraph::new(steps).wrap(Wrap { trim: true });
    let above = steps.line_count(course.width).saturating_sub(usize::from(course.height));
    frame.render_widget(steps.scroll((u16::try_from(above).unwrap_or(u16::MAX), 0)), course);
}

fn title(model: &Model, outage: &Outage) -> String {
    let texts = model.texts();
    let end = outage.ended_at.unwrap_or(model.now);
    t!(
        texts,
        "course-title",
        outage = outage.id.to_string(),
        state = texts.outage_state(outage.state),
        since = texts.date_clock(outage.started_at),
        span = texts.span(end - outage.started_at)
    )
}

fn step_line(model: &Model, step: &OutageStep) -> Line<'static> {
    let texts = model.texts();
    Line::from(vec![
        Span::styled(format!("{} ", texts.near_clock(step.at, model.now)), model.theme().style(Tone::Faint)),
        Span::raw(format!("{} ({})", texts.step(&step.what), step.by.vgr_id)),
    ])
}

/// The next planned outage, what must be ready before it, and the one after.
fn plan_lines(model: &Model) -> Vec<Line<'static>> {
    let texts = model.texts();
    let planned = model.ledger.outages.planned();
    if planned.is_empty() {
        return vec![Line::from(t!(texts, "plans-none"))];
    }
    let ready = is_ready(&model.supplies());
    let words = if ready { t!(texts, "plan-ready") } else { t!(texts, "plan-not-ready") };
    let tone = if ready { Tone::Good } else { Tone::Warning };
    let mut lines: Vec<Line> = planned
        .iter()
        .take(2)
        .filter_map(|outage| Some(Line::from(format!("{}. {}", outage.id, texts.plan(outage.plan.as_ref()?)))))
        .collect();
    lines.insert(1.min(lines.len()), Line::from(Span::styled(words, model.theme().style(tone))));
    lines
}

fn call_lines(model: &Model) -> Vec<Line<'static>> {
    let status = model.status();
    let call = model.texts().call_in_full(&status.call, &model.fixed.config.contacts, model.now);
    vec![Line::from(Span::styled(call, model.theme().style(Tone::Title)))]
}

/// The actions of this screen side by side, as many in a line as fit.
fn action_lines(model: &Model, width: usize) -> Vec<Line<'static>> {
    let here = KEYMAP.iter().filter(|binding| binding.scope == Scope::Outage && binding.action != Action::Back);
    actions::grid(model, here, ACTION, width.saturating_sub(2))
}
