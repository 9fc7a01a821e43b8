//! The log screen: which facts are shown and which is chosen. No more than a few pages of them are in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tui_input::Input;

use crate::i18n::Texts;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::value::id::Seq;

/// How many facts are kept; more than any window and the case beside it show.
const KEPT: usize = 2_000;

/// The state of the log screen.
#[derive(Debug, Default)]
pub struct LogScreen {
    /// Only facts with this text in them are shown.
    pub filter: Input,
    /// Whether the filter is being typed.
    pub filtering: bool,
    /// Which of the shown facts is chosen, newest first, from 0.
    pub chosen: usize,
    /// What is looked for, where not simply every fact is shown.
    pub search: Option<Search>,
    /// How many searches there were; names the latest.
    pub searches: u64,
    /// Facts as they may be seen, as far as they were read.
    pub read: BTreeMap<Seq, Arc<RecordedEvent>>,
    /// What was asked for and has not come yet, or will not.
    pub asked: BTreeSet<Seq>,
}

/// A look through the whole log, from its end, which may still be going on.
#[derive(Debug)]
pub struct Search {
    /// What is looked for, in lower case.
    pub wanted: String,
    /// Where it was found so far, newest first.
    pub found: Vec<Seq>,
    /// How many facts that may be seen were looked at.
    pub seen: usize,
    /// Whether the beginning of the log was reached.
    pub done: bool,
}

impl LogScreen {
    /// What is looked for, in lower case.
    #[must_use]
    pub fn wanted(&self) -> String {
        self.filter.value().trim().to_lowercase()
    }

    /// How many facts are shown, as far as is known.
    #[must_use]
    pub fn count(&self, ledger: &Ledger) -> usize {
        self.search.as_ref().map_or_else(|| every(ledger), |search| search.found.len())
    }

    /// How many facts there are to be seen, as far as is known.
    #[must_use]
    pub fn total(&self, ledger: &Ledger, sees_all: bool) -> usize {
        self.search.as_ref().filter(|_| !sees_all).map_or_else(|| every(ledger), |search| search.seen)
    }

    /// Whether more may yet be found.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        self.search.as_ref().is_some_and(|search| !search.done)
    }

    /// The fact that is shown at `place`, newest first, from 0.
    #[must_use]
    pub fn seq(&self, ledger: &Ledger, place: usize) -> Option<Seq> {
        match &self.search {
            None => (place < every(ledger)).then(|| Seq(ledger.seq.0 - place as u64)),
            Some(search) => search.found.get(place).copied(),
        }
    }

    /// The chosen fact, if it was read already.
    #[must_use]
    pub fn chosen(&self, ledger: &Ledger) -> Option<&Arc<RecordedEvent>> {
        self.read.get(&self.seq(ledger, self.chosen)?)
    }

    /// Keeps facts that were read; of too many only those that are `needed`.
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

/// Whether a fact has `wanted`, which is in lower case, in what a person reads of it: time, who, what.
#[must_use]
pub fn fits(wanted: &str, recorded: &RecordedEvent, ledger: &Ledger, texts: &Texts) -> bool {
    wanted.is_empty() || line(recorded, ledger, texts).to_lowercase().contains(wanted)
}

/// The text of a fact that a filter looks into.
fn line(recorded: &RecordedEvent, ledger: &Ledger, texts: &Texts) -> String {
    format!(
        "{} {} {}",
        texts.date_clock(recorded.occurred_at),
        recorded.actor.vgr_id,
        texts.event_in(ledger, &recorded.event)
    )
}
