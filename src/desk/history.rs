//! Reads old events from the log on demand, so that they need not stay in memory.

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::desk::core::Desk;
use crate::desk::trouble::DeskError;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::value::id::{OutageId, RequestId, Seq};
use kvittera_store::{Link, StoreError, Witnessed};

impl<S: Witnessed> Desk<S> {
    /// Calls `visit` with the events after `seq` that the person may see, oldest first, until it breaks.
    ///
    /// # Errors
    /// When the log can't be read.
    pub fn visit_after(
        &mut self,
        seq: Seq,
        mut visit: impl FnMut(Arc<RecordedEvent>) -> ControlFlow<()>,
    ) -> Result<(), DeskError> {
        let before = self.read(|store| store.read_at(&[seq]))?;
        let from =
            before.first().map_or_else(Link::genesis, |recorded| Link { seq: recorded.seq, hash: recorded.hash });
        let (ledger, rights) = (Arc::clone(&self.ledger), self.rights.clone());
        self.read(|store| {
            store.follow(from, &mut |recorded| {
                // An event that was written meanwhile is not in the ledger yet.
                if recorded.seq > ledger.seq {
                    return ControlFlow::Break(());
                }
                rights.view(&ledger, &Arc::new(recorded)).map_or(ControlFlow::Continue(()), &mut visit)
            })
        })?;
        Ok(())
    }

    /// Reads at most `most` events before `seq`, newest first, including those that the person may not see.
    ///
    /// # Errors
    /// When the log can't be read.
    pub fn page_before(&mut self, seq: Seq, most: usize) -> Result<Vec<Arc<RecordedEvent>>, DeskError> {
        let page = self.read(|store| store.page_before(seq, most))?;
        Ok(page.into_iter().map(Arc::new).collect())
    }

    /// The event as the person may see it; `None` if they may not.
    #[must_use]
    pub fn seen(&self, recorded: &Arc<RecordedEvent>) -> Option<Arc<RecordedEvent>> {
        self.rights.view(&self.ledger, recorded)
    }

    /// Reads the events at these places, as far as the person may see them.
    ///
    /// # Errors
    /// When the log can't be read.
    pub fn read_at(&mut self, places: &[Seq]) -> Result<Vec<Arc<RecordedEvent>>, DeskError> {
        let events = self.read(|store| store.read_at(places))?;
        Ok(events.into_iter().filter_map(|recorded| self.seen(&Arc::new(recorded))).collect())
    }

    /// Reads the events of an outage's cases, as far as the person may see them, oldest first.
    ///
    /// # Errors
    /// When the log can't be read.
    pub fn events_of_outage(&mut self, outage: OutageId) -> Result<Vec<Arc<RecordedEvent>>, DeskError> {
        let trail = self.ledger.trail_of_outage(outage);
        self.read_at(&trail)
    }

    /// Reads old events. An event that was changed since it was written makes the whole log untrusted.
    fn read<T>(&mut self, read: impl FnOnce(&mut S) -> Result<T, StoreError>) -> Result<T, DeskError> {
        read(&mut self.store).map_err(DeskError::from).inspect_err(|error| self.note_damage(error))
    }

    /// The events that a command became; empty if it was never written.
    ///
    /// # Errors
    /// When the log can't be read.
    pub fn find(&mut self, request: RequestId) -> Result<Vec<RecordedEvent>, DeskError> {
        Ok(self.store.find(request)?)
    }
}
