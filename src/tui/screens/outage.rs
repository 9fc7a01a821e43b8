//! The outage: its state and course, whom to call, and what can be done.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

use crate::domain::outage::{Outage, Step};
use crate::t;
use crate::tui::keymap::{KEYMAP, Scope};
use crate::tui::model::Model;
use crate::tui::theme::Tone;
use crate::tui::widgets::bottom;
use crate::tui::widgets::panel::panel;
use crate::tui::widgets::text::key_hint;

/// Draws the outage.
pub fn draw(frame: &mut Frame, model: &Model, area: Rect) {
    let texts = model.texts();
    let area = bottom::draw(frame, model, area);
    let [course, side] = Layout::horizontal([Constraint::Percentage(55), Constraint::Fill(1)]).areas(area);
    let [call, keys] = Layout::vertical([Constraint::Length(13), Constraint::Fill(1)]).areas(side);
    let wrapped = |lines| Paragraph::new(lines).wrap(Wrap { trim: true });
    draw_course(frame, model, course);
    frame.render_widget(wrapped(call_lines(model)).block(panel(model, &t!(texts, "title-call"))), call);
    frame.render_widget(wrapped(key_lines(model)).block(panel(model, &t!(texts, "title-actions"))), keys);
}

/// The latest outage; of a long course the newest steps.
fn draw_course(frame: &mut Frame, model: &Model, area: Rect) {
    let texts = model.texts();
    let block = panel(model, &t!(texts, "title-course"));
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let Some(outage) = model.ledger.outages.latest() else {
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

fn step_line(model: &Model, step: &Step) -> Line<'static> {
    let texts = model.texts();
    let what = texts.step(&step.what);
    Line::from(vec![
        Span::styled(format!("{} ", texts.near_clock(step.at, model.now)), model.theme().style(Tone::Faint)),
        Span::raw(format!("{what} ({})", step.by.vgr_id)),
    ])
}

fn call_lines(model: &Model) -> Vec<Line<'static>> {
    let texts = model.texts();
    let status = model.status();
    let call = texts.call_until(&status.call, &model.fixed.config.contacts, model.now);
    vec![
        Line::from(Span::styled(call, model.theme().style(Tone::Title))),
        Line::default(),
        Line::from(t!(texts, "triage-only-us")),
        Line::from(t!(texts, "triage-news")),
        Line::from(t!(texts, "triage-call", call = model.call())),
    ]
}

fn key_lines(model: &Model) -> Vec<Line<'static>> {
    let here = KEYMAP.iter().filter(|binding| binding.scope == Scope::Outage);
    here.map(|binding| Line::from(key_hint(model, binding, 1).to_vec())).collect()
}
