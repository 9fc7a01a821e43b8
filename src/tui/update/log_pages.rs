//! Reads old events from the log when they are about to be shown: pages of the log, matches of a filter, the history of
//! a case.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::tui::effect::Effect;
use crate::tui::model::dialog::Dialog;
use crate::tui::model::log::{Search, fits};
use crate::tui::model::{Model, Screen};
use crate::tui::view;
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::value::id::Seq;

/// How many events above and below the chosen one are read when one is missing, so that the next ones are there
/// already.
const AHEAD: usize = 100;

/// Returns the effects before the first key: look for the person's draft, and read the newest events.
#[must_use]
pub fn start(model: &Model) -> Vec<Effect> {
    let draft = model.actor.iter().map(|actor| Effect::FindDraft { owner: actor.vgr_id.clone() });
    draft.chain([newest(model)]).collect()
}

/// Returns what has to be read or searched now. Nothing is requested twice.
pub fn needed(model: &mut Model) -> Vec<Effect> {
    let search = search(model);
    let missing = |model: &Model, seq: &Seq| !model.log.read.contains_key(seq) && !model.log.asked.contains(seq);
    let about = usize::from(model.size.1);
    let mut places = Vec::new();
    if shown(model, about).iter().any(|seq| missing(model, seq)) {
        places = shown(model, AHEAD.max(about)).into_iter().filter(|seq| missing(model, seq)).collect();
        model.log.asked.extend(&places);
    }
    let read = (!places.is_empty()).then_some(Effect::Read(places));
    search.into_iter().chain(read).collect()
}

/// Reads the newest events, which the log screen shows first.
fn newest(model: &Model) -> Effect {
    Effect::Read((0..AHEAD).filter_map(|place| model.log.seq(&model.ledger, place)).collect())
}

/// Applies events that were read.
pub fn apply_read(model: &mut Model, events: Vec<Arc<RecordedEvent>>) {
    let needed = shown(model, AHEAD).into_iter().collect();
    model.log.keep(events, &needed);
}

/// Applies the matches of a search. Matches of an earlier search are dropped.
pub fn apply_found(model: &mut Model, number: u64, events: Vec<Arc<RecordedEvent>>, seen: usize, done: bool) {
    if number != model.log.searches {
        return;
    }
    let Some(search) = &mut model.log.search else { return };
    search.found.extend(events.iter().map(|recorded| recorded.seq));
    (search.seen, search.done) = (seen, done);
    apply_read(model, events.into_iter().take(AHEAD).collect());
}

/// Applies new events to the list: the chosen event stays chosen, wherever it moves.
pub fn apply_events(model: &mut Model, events: &[Arc<RecordedEvent>]) {
    let rights = &model.fixed.rights;
    let seen: Vec<Arc<RecordedEvent>> =
        events.iter().filter_map(|recorded| rights.view(&model.ledger, recorded)).collect();
    let (mut new, had_chosen) = (seen.len(), model.log.search.as_ref().is_none_or(|search| !search.found.is_empty()));
    if let Some(search) = &mut model.log.search {
        let fitting = seen.iter().filter(|recorded| fits(&search.wanted, recorded, &model.ledger, &model.fixed.texts));
        let fitting: Vec<Seq> = fitting.map(|recorded| recorded.seq).rev().collect();
        new = fitting.len();
        search.seen += seen.len();
        search.found.splice(0..0, fitting);
    }
    if model.screen == Screen::Log && had_chosen {
        model.log.chosen += new;
    }
    apply_read(model, seen);
}

/// Returns true if a correction may have made a patient visible or invisible to the person, so that the whole log has
/// to be searched again.
pub fn visibility_changes(model: &Model, events: &[Arc<RecordedEvent>]) -> bool {
    !model.sees_all() && events.iter().any(|recorded| matches!(recorded.event, Event::Corrected { .. }))
}

/// Forgets everything that was read and found.
pub fn forget(model: &mut Model) {
    model.log.search = None;
    model.log.read.clear();
    model.log.asked.clear();
}

/// Begins the search that the screen shows, or ends one that it does not show any more.
fn search(model: &mut Model) -> Option<Effect> {
    if model.screen != Screen::Log {
        return None;
    }
    let wanted = model.log.wanted();
    if wanted.is_empty() && model.sees_all() {
        return model.log.search.take().map(|_| {
            model.log.searches += 1;
            Effect::Search { number: model.log.searches, wanted: None }
        });
    }
    if model.log.search.as_ref().is_some_and(|search| search.wanted == wanted) {
        return None;
    }
    model.log.searches += 1;
    model.log.search = Some(Search { wanted: wanted.clone(), found: Vec::new(), seen: 0, done: false });
    Some(Effect::Search { number: model.log.searches, wanted: Some(wanted) })
}

/// The positions that the screen shows, with this many of the log above and below the chosen one.
fn shown(model: &Model, around: usize) -> BTreeSet<Seq> {
    let case = match (&model.dialog, model.screen) {
        (Some(Dialog::Case(case, _)), _) => Some(*case),
        (_, Screen::Reconciliation) => view::case_aside(model),
        _ => None,
    };
    let mut shown: BTreeSet<Seq> = case.iter().flat_map(|case| model.ledger.trail(*case)).copied().collect();
    if model.screen == Screen::Log {
        let (from, to) = (model.log.chosen.saturating_sub(around), model.log.chosen.saturating_add(around));
        let to = to.min(model.log.count(&model.ledger));
        shown.extend((from..to).filter_map(|place| model.log.seq(&model.ledger, place)));
    }
    shown
}
