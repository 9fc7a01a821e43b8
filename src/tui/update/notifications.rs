//! Tells the person what others changed, that the pool runs low, and what the probes see. Each is told once.

use std::sync::Arc;

use crate::probe::Report;
use crate::t;
use crate::tui::effect::Effect;
use crate::tui::model::checkout::Step;
use crate::tui::model::{Model, Notice, NoticeSource};
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::outage::OutageStepKind;
use kvittera_domain::recovery::halt::Halt;
use kvittera_domain::views::supply::Level;

use crate::tui::update::list;

/// Applies new events. It alerts when another terminal changed the outage, or when the pool has fallen to a threshold.
pub fn apply_events(model: &mut Model, ledger: Arc<Ledger>, events: &[Arc<RecordedEvent>]) -> Vec<Effect> {
    let before = levels(model);
    let changed =
        events.iter().rev().find(|recorded| OutageStepKind::of(&recorded.event).is_some() && !is_own(model, recorded));
    let changed =
        changed.map(|recorded| format!("{} ({})", model.texts().recorded(&recorded.event), recorded.actor.vgr_id));
    list::apply_events(model, ledger, events);
    model.note_backup_lag();
    let low = model.supplies().into_iter().zip(before).filter(|(now, before)| now.level < *before);
    let low = low.filter_map(|(now, _)| model.texts().running_low(&now));
    let is_changed = changed.is_some();
    let mut news: Vec<String> = changed.into_iter().chain(low).collect();
    if news.is_empty() {
        return Vec::new();
    }
    let source = if is_changed { NoticeSource::Others } else { NoticeSource::Supplies };
    let words = news.join(" · ");
    model.notice =
        Some(Notice::warning(if is_changed { news.swap_remove(0) } else { words.clone() }).from_source(source));
    vec![Effect::Alert(words)]
}

/// Applies that writing is suspended or allowed again. The typed text stays.
pub fn apply_halt(model: &mut Model, halt: Option<Halt>) -> Vec<Effect> {
    model.halt = halt;
    if matches!(model.checkout.step, Step::Preview(_)) {
        model.checkout.step = Step::Filling;
    }
    if model.halt.is_some() {
        return vec![Effect::Alert(t!(model.texts(), "alert-halted"))];
    }
    model.notice = Some(Notice::done(t!(model.texts(), "halt-over")).from_source(NoticeSource::Others));
    Vec::new()
}

/// Applies that the pending command has to wait for another terminal, or no longer has to.
pub fn apply_wait(model: &mut Model, waits: bool) {
    if let Some(pending) = &mut model.pending {
        pending.waits = waits;
    }
}

/// Applies a report of the probes. They advise and never declare an outage.
pub fn apply_report(model: &mut Model, report: Report) {
    match report {
        Report::Probed { place, outcome } => model.probes.reachability.take_in(place, outcome),
        Report::News(news) => model.probes.news = Some(news),
        Report::Trouble(trouble) => model.probes.trouble = Some(model.texts().probe_error(&trouble)),
    }
}

fn is_own(model: &Model, recorded: &RecordedEvent) -> bool {
    model.pending.as_ref().is_some_and(|pending| pending.actor.vgr_id == recorded.actor.vgr_id)
}

fn levels(model: &Model) -> [Level; 2] {
    model.supplies().map(|supply| supply.level)
}
