//! A log in memory, for tests.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::chain::Link;
use crate::codec;
use crate::error::StoreError;
use crate::event_store::{AppendGuard, AppendRequest, AskView, EventStore, Visit};
use crate::log_view::LogView;
use crate::witnessed::Witnessed;
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::{RequestId, Seq};
use kvittera_domain::value::log_identity::LogIdentity;
use std::time::Duration;

/// One connection to a log in memory; a clone is another connection to the same log.
#[derive(Debug, Clone)]
pub struct MemoryStore {
    log: Arc<Mutex<Vec<RecordedEvent>>>,
    head: Link,
    /// How many events this connection wrote.
    written: usize,
    /// How many events of other connections [`EventStore::changed`] has reported.
    noticed: usize,
}

impl MemoryStore {
    /// Creates a log with its first events.
    ///
    /// # Errors
    /// When a rule of the log forbids these events.
    pub fn create(entry: &AppendRequest<'_>) -> Result<Self, StoreError> {
        let mut store = Self { log: Arc::default(), head: Link::genesis(), written: 0, noticed: 0 };
        store.append(Seq::START, entry)?;
        Ok(store)
    }

    fn log(&self) -> MutexGuard<'_, Vec<RecordedEvent>> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl EventStore for MemoryStore {
    fn follow(&mut self, from: Link, visit: &mut Visit<'_>) -> Result<Link, StoreError> {
        let log = self.log().clone();
        let mut link = from;
        for recorded in log.into_iter().filter(|recorded| recorded.seq > from.seq) {
            link = Link { seq: recorded.seq, hash: recorded.hash };
            if visit(recorded).is_break() {
                break;
            }
        }
        Ok(link)
    }

    fn page_before(&mut self, seq: Seq, most: usize) -> Result<Vec<RecordedEvent>, StoreError> {
        Ok(self.log().iter().rev().filter(|recorded| recorded.seq < seq).take(most).cloned().collect())
    }

    fn read_at(&mut self, places: &[Seq]) -> Result<Vec<RecordedEvent>, StoreError> {
        let log = self.log();
        let at = |place: &Seq| log.iter().find(|recorded| recorded.seq == *place).cloned();
        Ok(places.iter().filter_map(at).collect())
    }

    fn read_after(&mut self, seq: Seq) -> Result<Vec<RecordedEvent>, StoreError> {
        let log = self.log().clone();
        self.head = last(&log);
        Ok(log.into_iter().filter(|recorded| recorded.seq > seq).collect())
    }

    fn find(&mut self, request: RequestId) -> Result<Vec<RecordedEvent>, StoreError> {
        Ok(self.log().iter().filter(|recorded| recorded.request == request).cloned().collect())
    }

    fn append_guarded(
        &mut self,
        expected: Seq,
        entry: &AppendRequest<'_>,
        guard: &mut dyn AppendGuard,
    ) -> Result<Vec<RecordedEvent>, StoreError> {
        let mut log = self.log();
        if log.iter().any(|recorded| recorded.request == entry.request) {
            return Err(StoreError::Repeated(entry.request));
        }
        if last(&log).seq != expected {
            return Err(StoreError::Behind);
        }
        guard.admit(&MemoryView(&log))?;
        let rows = codec::encode(last(&log), entry)?;
        let events: Vec<RecordedEvent> = rows.iter().map(codec::decode).collect::<Result<_, _>>()?;
        let grown: Vec<RecordedEvent> = log.iter().chain(&events).cloned().collect();
        if let Some(rule) = broken_rule(&grown) {
            return Err(StoreError::Forbidden(rule.to_owned()));
        }
        guard.intend(last(&log), entry)?;
        *log = grown;
        let head = last(&log);
        drop(log);
        self.head = head;
        self.written += events.len();
        Ok(events)
    }

    fn view(&mut self, ask: &mut AskView<'_>) -> Result<(), StoreError> {
        ask(&MemoryView(&self.log()))
    }

    fn view_quiet(&mut self, _patience: Duration, ask: &mut AskView<'_>) -> Result<bool, StoreError> {
        self.view(ask).map(|()| false)
    }

    fn changed(&mut self) -> Result<bool, StoreError> {
        let by_others = self.log().len() - self.written;
        let changed = by_others != self.noticed;
        self.noticed = by_others;
        Ok(changed)
    }

    fn head(&self) -> Link {
        self.head
    }
}

/// A log in memory has no witness.
impl Witnessed for MemoryStore {}

/// The log at one moment; the caller holds its lock.
struct MemoryView<'a>(&'a [RecordedEvent]);

impl LogView for MemoryView<'_> {
    fn identity(&self) -> Result<LogIdentity, StoreError> {
        match self.0.first().map(|recorded| recorded.event.clone()) {
            Some(Event::LogCreated { log, site, mode }) => Ok(LogIdentity { log, site, mode }),
            _ => Err(StoreError::ChainBroken(Seq::START.next())),
        }
    }

    fn head(&self) -> Result<Link, StoreError> {
        Ok(last(self.0))
    }

    fn hash_at(&self, seq: Seq) -> Result<Option<Hash>, StoreError> {
        Ok(self.0.iter().find(|recorded| recorded.seq == seq).map(|recorded| recorded.hash))
    }

    fn last_of(&self, request: RequestId) -> Result<Option<Seq>, StoreError> {
        Ok(self.0.iter().rfind(|recorded| recorded.request == request).map(|recorded| recorded.seq))
    }
}

fn last(log: &[RecordedEvent]) -> Link {
    log.last().map_or_else(Link::genesis, |recorded| Link { seq: recorded.seq, hash: recorded.hash })
}

/// The rule that these events break, if any. The log in a file has triggers and constraints for the same rules.
fn broken_rule(log: &[RecordedEvent]) -> Option<&'static str> {
    let created =
        log.iter().filter(|recorded| matches!(recorded.event, Event::LogCreated { .. })).map(|recorded| recorded.seq);
    if !created.eq([Seq::START.next()]) {
        return Some("the first fact, and no other, creates the log");
    }
    let issued = log.iter().filter_map(|recorded| match &recorded.event {
        Event::Issued { number, .. } => Some(number),
        _ => None,
    });
    let added = log.iter().filter_map(|recorded| match &recorded.event {
        Event::NumberAdded { number, .. } => Some(number),
        _ => None,
    });
    match (repeats(issued), repeats(added)) {
        (true, _) => Some("a number is issued once"),
        (_, true) => Some("a number is added once"),
        _ => None,
    }
}

fn repeats<T: Ord>(items: impl Iterator<Item = T>) -> bool {
    let mut items: Vec<T> = items.collect();
    items.sort_unstable();
    items.windows(2).any(|pair| matches!(pair, [one, other] if one == other))
}
