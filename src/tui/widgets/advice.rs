//! What the probes and IT-nyheter say. They advise and never declare an outage.

use ratatui::text::{Line, Span};

use crate::t;
use crate::tui::model::Model;
use crate::tui::theme::Tone;
use kvittera_domain::reachability::{Advice, Point};
use kvittera_domain::value::text::visible;

/// Everything that the probes see: the advice, each target, the latest news. What to do comes last if there is more to
/// see, because the triage says it too and a small window cuts the end off.
#[must_use]
pub fn lines(model: &Model) -> Vec<Line<'static>> {
    let [said, next] = advised(model);
    let points = model.probes.reachability.points().iter().map(|point| point_line(model, point));
    let seen = points.chain(news(model));
    if model.probes.trouble.is_some() {
        return [said, next].into_iter().chain(seen).collect();
    }
    std::iter::once(said).chain(seen).chain([next]).collect()
}

/// The advice alone, with what to do.
#[must_use]
pub fn short(model: &Model) -> Vec<Line<'static>> {
    advised(model).into()
}

fn advised(model: &Model) -> [Line<'static>; 2] {
    let advice = model.probes.reachability.advice();
    let said = match &model.probes.trouble {
        Some(trouble) => trouble.clone(),
        None => model.texts().advice(advice),
    };
    let tone = if advice == Advice::NotOnlyUs { Tone::Warning } else { Tone::Plain };
    [
        Line::from(Span::styled(said.message, model.theme().style(tone))),
        Line::from(Span::styled(said.next, model.theme().style(Tone::Faint))),
    ]
}

/// The newest items of IT-nyheter, or why they can't be fetched; empty if no feed is configured.
#[must_use]
pub fn news(model: &Model) -> Vec<Line<'static>> {
    let texts = model.texts();
    match &model.probes.news {
        None => Vec::new(),
        Some(Err(failure)) => vec![Line::from(t!(texts, "news-failed", why = texts.probe_failure(*failure)))],
        Some(Ok(items)) => {
            let dated = items.iter().take(3).map(|item| {
                let when = item.published().map(|at| texts.near_clock(at, model.now)).unwrap_or_default();
                Line::from(format!("· {when} {}", visible(item.title())))
            });
            std::iter::once(Line::from(t!(texts, "news-title"))).chain(dated).collect()
        }
    }
}

fn point_line(model: &Model, point: &Point) -> Line<'static> {
    let texts = model.texts();
    let group = texts.probe_group(point.group);
    let reach = texts.reach(point.standing.reach());
    Line::from(format!("{group}: {} · {reach}", visible(&point.target.to_string())))
}
