//! The log screen: every event, newest first.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::t;
use crate::tui::model::Model;
use crate::tui::theme::Tone;
use crate::tui::widgets::bottom;
use crate::tui::widgets::list::{draw_filter, point_at, window};
use crate::tui::widgets::panel::panel;
use crate::tui::widgets::text::{fit, pad};
use kvittera_domain::event::RecordedEvent;

/// Width in columns of a moment of this week, and of the usual vgr-id.
const NEAR_CLOCK: usize = 9;
const VGR_ID: usize = 6;

/// Draws the log. Where an event was entered after it happened, the sign for that is explained.
pub fn draw(frame: &mut Frame, model: &Model, area: Rect) {
    let area = bottom::draw(frame, model, area);
    let [list, typed] = Layout::vertical([Constraint::Fill(1), Constraint::Length(1)]).areas(area);
    let (log, ledger) = (&model.log, &model.ledger);
    let (shown, total) = (log.count(ledger), log.total(ledger, model.sees_all()));
    let mut title = t!(model.texts(), "title-log", shown = shown, total = total);
    if log.is_searching() {
        title.push_str(" …");
    }
    let late = log.read.values().any(|recorded| recorded.occurred_at < recorded.recorded_at);
    let note = late.then(|| Line::from(t!(model.texts(), "log-late")).right_aligned());
    let block = panel(model, &title).title_bottom(note.unwrap_or_default());
    let inner = block.inner(list);
    let visible = window(shown, log.chosen, usize::from(inner.height));
    point_at(frame, inner, &visible, log.chosen);
    let lines: Vec<Line> = visible
        .filter_map(|place| {
            let seq = log.seq(ledger, place)?;
            let words = log
                .read
                .get(&seq)
                .map_or_else(|| format!("{:>5} …", seq.to_string()), |recorded| words(model, recorded));
            Some(line(model, &words, place == log.chosen, usize::from(inner.width)))
        })
        .collect();
    let empty = (lines.is_empty() && !log.is_searching()).then(|| Line::from(t!(model.texts(), "log-nothing-fits")));
    frame.render_widget(Paragraph::new(lines.into_iter().chain(empty).collect::<Vec<_>>()).block(block), list);
    draw_filter(frame, model, &model.log.filter, model.log.filtering, typed);
}

fn words(model: &Model, recorded: &RecordedEvent) -> String {
    let texts = model.texts();
    let late = if recorded.occurred_at < recorded.recorded_at { "*" } else { " " };
    format!(
        "{:>4} {}{late} {} {}",
        recorded.seq.to_string(),
        pad(&texts.near_clock(recorded.occurred_at, model.now), NEAR_CLOCK),
        pad(recorded.actor.vgr_id.as_str(), VGR_ID),
        texts.event_in(&model.ledger, &recorded.event)
    )
}

fn line(model: &Model, words: &str, chosen: bool, width: usize) -> Line<'static> {
    let tone = if chosen { Tone::Chosen } else { Tone::Plain };
    Line::from(Span::styled(if chosen { pad(words, width) } else { fit(words, width) }, model.theme().style(tone)))
}
