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
    let notice = bottom::notice(model);
    let height = bottom::height(&notice, area.width, 4);
    let [top, words] = Layout::vertical([Constraint::Fill(1), Constraint::Length(height)]).areas(area);
    let [course, side] = Layout::horizontal([Constraint::Percentage(55), Constraint::Fill(1)]).areas(top);
    let [call, keys] = Layout::vertical([Constraint::Length(13), Constraint::Fill(1)]).areas(side);
    let wrapped = |lines| Paragraph::new(lines).wrap(Wrap { trim: true });
    frame.render_widget(wrapped(course_lines(model, course)).block(panel(model, &t!(texts, "title-course"))), course);
    frame.render_widget(wrapped(call_lines(model)).block(panel(model, &t!(texts, "title-call"))), call);
    frame.render_widget(wrapped(key_lines(model)).block(panel(model, &t!(texts, "title-actions"))), keys);
    frame.render_widget(wrapped(notice), words);
}

/// The latest outage, its newest steps where not all fit.
fn course_lines(model: &Model, area: Rect) -> Vec<Line<'static>> {
    let texts = model.texts();
    let Some(outage) = model.ledger.outages.latest() else {
        return vec![Line::from(t!(texts, "course-none"))];
    };
    let mut lines = vec![Line::from(Span::styled(title(model, outage), model.theme().style(Tone::Title)))];
    let room = usize::from(area.height).saturating_sub(3);
    let skipped = outage.course.len().saturating_sub(room);
    lines.extend(outage.course.iter().skip(skipped).map(|step| step_line(model, step)));
    lines
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
