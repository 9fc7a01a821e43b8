//! A log that lasts as long as the program, for tests.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::chain::Link;
use super::{Entry, EventStore, StoreError, Visit, codec};
use crate::domain::event::Event;
use crate::domain::fact::Recorded;
use crate::domain::id::{RequestId, Seq};

/// One connection to a log in memory; a clone is another connection to the same log.
#[derive(Debug, Clone)]
pub struct MemoryStore {
    log: Arc<Mutex<Vec<Recorded>>>,
    head: Link,
    written: usize,
    noticed: usize,
}

impl MemoryStore {
    /// Makes a log with its first facts.
    ///
    /// # Errors
    /// When the facts can't stand in a log.
    pub fn create(entry: &Entry<'_>) -> Result<Self, StoreError> {
        let mut store = Self { log: Arc::default(), head: Link::genesis(), written: 0, noticed: 0 };
        store.append(Seq::START, entry)?;
        Ok(store)
    }

    fn log(&self) -> MutexGuard<'_, Vec<Recorded>> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl EventStore for MemoryStore {
    fn follow(&mut self, from: Link, visit: &mut Visit<'_>) -> Result<Link, StoreError> {
        let log = self.log().clone();
        let mut link = from;
        for fact in log.into_iter().filter(|fact| fact.seq > from.seq) {
            link = Link { seq: fact.seq, hash: fact.hash };
            if visit(fact).is_break() {
                break;
            }
        }
        Ok(link)
    }

    fn page_before(&mut self, seq: Seq, most: usize) -> Result<Vec<Recorded>, StoreError> {
        Ok(self.log().iter().rev().filter(|fact| fact.seq < seq).take(most).cloned().collect())
    }

    fn read_at(&mut self, places: &[Seq]) -> Result<Vec<Recorded>, StoreError> {
        let log = self.log();
        let at = |place: &Seq| log.iter().find(|fact| fact.seq == *place).cloned();
        Ok(places.iter().filter_map(at).collect())
    }

    fn read_after(&mut self, seq: Seq) -> Result<Vec<Recorded>, StoreError> {
        let log = self.log().clone();
        self.head = last(&log);
        Ok(log.into_iter().filter(|fact| fact.seq > seq).collect())
    }

    fn find(&mut self, request: RequestId) -> Result<Vec<Recorded>, StoreError> {
        Ok(self.log().iter().filter(|fact| fact.request == request).cloned().collect())
    }

    fn append(&mut self, expected: Seq, entry: &Entry<'_>) -> Result<Vec<Recorded>, StoreError> {
        let mut log = self.log();
        if log.iter().any(|fact| fact.request == entry.request) {
            return Err(StoreError::Repeated(entry.request));
        }
        if last(&log).seq != expected {
            return Err(StoreError::Behind);
        }
        let rows = codec::encode(last(&log), entry)?;
        let facts: Vec<Recorded> = rows.iter().map(codec::decode).collect::<Result<_, _>>()?;
        let grown: Vec<Recorded> = log.iter().chain(&facts).cloned().collect();
        if let Some(rule) = broken_rule(&grown) {
            return Err(StoreError::Forbidden(rule.to_owned()));
        }
        *log = grown;
        let head = last(&log);
        drop(log);
        self.head = head;
        self.written += facts.len();
        Ok(facts)
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

fn last(log: &[Recorded]) -> Link {
    log.last().map_or_else(Link::genesis, |fact| Link { seq: fact.seq, hash: fact.hash })
}

/// The rules that the file keeps by triggers and constraints.
fn broken_rule(log: &[Recorded]) -> Option<&'static str> {
    let created = log.iter().filter(|fact| matches!(fact.event, Event::LogCreated { .. })).map(|fact| fact.seq);
    if !created.eq([Seq::START.next()]) {
        return Some("the first fact, and no other, creates the log");
    }
    let issued = log.iter().filter_map(|fact| match &fact.event {
        Event::Issued { number, .. } => Some(number),
        _ => None,
    });
    let added = log.iter().filter_map(|fact| match &fact.event {
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
