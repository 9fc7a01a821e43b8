//! The log screen: which events are listed and which one is chosen. Only a few pages of events are held in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tui_input::Input;

use crate::i18n::Texts;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::value::id::Seq;

/// How many events are kept, more than any window and the case beside it can show.
const KEPT: usize = 2_000;

/// The state of the log screen.
#[derive(Debug, Default)]
pub struct LogScreen {
    /// Only events that contain this text are listed.
    pub filter: Input,
    /// True while the filter is typed.
    pub filtering: bool,
    /// Which of the listed events is chosen, newest first, from 0.
    pub chosen: usize,
    /// The search whose matches are listed. `None` if every event is listed.
    pub search: Option<Search>,
    /// The number of searches so far, which identifies the latest one.
    pub searches: u64,
    /// The events read so far, redacted as the person may see them.
    pub read: BTreeMap<Seq, Arc<RecordedEvent>>,
    /// Positions that were requested and have not arrived yet, or never will.
    pub asked: BTreeSet<Seq>,
}

/// A search through the whole log from its end, which may be still running.
#[derive(Debug)]
pub struct Search {
    /// The text to look for, in lower case.
    pub wanted: String,
    /// The matches so far, newest first.
    pub found: Vec<Seq>,
    /// How many visible events were examined.
    pub seen: usize,
    /// True once the beginning of the log was reached.
    pub done: bool,
}

impl LogScreen {
    /// The text to look for, in lower case.
    #[must_use]
    pub fn wanted(&self) -> String {
        self.filter.value().trim().to_lowercase()
    }

    /// How many events are listed, as far as is known.
    #[must_use]
    pub fn count(&self, ledger: &Ledger) -> usize {
        self.search.as_ref().map_or_else(|| every(ledger), |search| search.found.len())
    }

    /// How many events are visible to the person, as far as is known.
    #[must_use]
    pub fn total(&self, ledger: &Ledger, sees_all: bool) -> usize {
        self.search.as_ref().filter(|_| !sees_all).map_or_else(|| every(ledger), |search| search.seen)
    }

    /// Returns true if more matches may still be found.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        self.search.as_ref().is_some_and(|search| !search.done)
    }

    /// The event listed at `place`, newest first, from 0.
    #[must_use]
    pub fn seq(&self, ledger: &Ledger, place: usize) -> Option<Seq> {
        match &self.search {
            None => (place < every(ledger)).then(|| Seq(ledger.seq.0 - place as u64)),
            Some(search) => search.found.get(place).copied(),
        }
    }

    /// The chosen event, if it was read already.
    #[must_use]
    pub fn chosen(&self, ledger: &Ledger) -> Option<&Arc<RecordedEvent>> {
        self.read.get(&self.seq(ledger, self.chosen)?)
    }

    /// Keeps events that were read. If there are too many, only those that are `needed` stay.
    pub fn keep(&mut self, events: Vec<Arc<RecordedEvent>>, needed: &BTreeSet<Seq>) {
        for recorded in events {
            self.asked.remove(&recorded.seq);
            self.read.insert(recorded.seq, recorded);
        }
        if self.read.len() > KEPT {
            self.read.retain(|seq, _| needed.contains(seq));
            self.asked.clear();
        }
    }
}

fn every(ledger: &Ledger) -> usize {
    usize::try_from(ledger.seq.0).unwrap_or(usize::MAX)
}

/// Returns true if an event contains `wanted` (in lower case) in what a person reads: time, actor or description.
#[must_use]
pub fn fits(wanted: &str, recorded: &RecordedEvent, ledger: &Ledger, texts: &Texts) -> bool {
    wanted.is_empty() || line(recorded, ledger, texts).to_lowercase().contains(wanted)
}

/// The text of an event that a filter is matched with.
fn line(recorded: &RecordedEvent, ledger: &Ledger, texts: &Texts) -> String {
    format!(
        "{} {} {}",
        texts.date_clock(recorded.occurred_at),
        recorded.actor.vgr_id,
        texts.event_in(ledger, &recorded.event)
    )
}
