//! Old facts, read from the log when somebody asks for them: none of them stays in memory.

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::desk::core::Desk;
use crate::desk::trouble::DeskError;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::value::id::{OutageId, RequestId, Seq};
use kvittera_store::Witnessed;
use kvittera_store::{Link, StoreError};

impl<S: Witnessed> Desk<S> {
    /// Shows the facts after `seq` that may be seen to `visit`, oldest first, until it breaks off.
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
                // What was written meanwhile is not folded in yet.
                if recorded.seq > ledger.seq {
                    return ControlFlow::Break(());
                }
                rights.view(&ledger, &Arc::new(recorded)).map_or(ControlFlow::Continue(()), &mut visit)
            })
        })?;
        Ok(())
    }

    /// At most `most` facts before `seq`, newest first, whether they may be seen or not.
    ///
    /// # Errors
    /// When the log can't be read.
    pub fn page_before(&mut self, seq: Seq, most: usize) -> Result<Vec<Arc<RecordedEvent>>, DeskError> {
        let page = self.read(|store| store.page_before(seq, most))?;
        Ok(page.into_iter().map(Arc::new).collect())
    }

    /// A fact as it may be seen, if it may.
    #[must_use]
    pub fn seen(&self, recorded: &Arc<RecordedEvent>) -> Option<Arc<RecordedEvent>> {
        self.rights.view(&self.ledger, recorded)
    }

    /// The facts at these places that may be seen.
    ///
    /// # Errors
    /// When the log can't be read.
    pub fn read_at(&mut self, places: &[Seq]) -> Result<Vec<Arc<RecordedEvent>>, DeskError> {
        let events = self.read(|store| store.read_at(places))?;
        Ok(events.into_iter().filter_map(|recorded| self.seen(&Arc::new(recorded))).collect())
    }

    /// The facts of the cases of an outage that may be seen, oldest first.
    ///
    /// # Errors
    /// When the log can't be read.
    pub fn told_of(&mut self, outage: OutageId) -> Result<Vec<Arc<RecordedEvent>>, DeskError> {
        let trail = self.ledger.trail_of_outage(outage);
        self.read_at(&trail)
    }

    /// Reads old facts; one that was changed since speaks against the whole log.
    fn read<T>(&mut self, read: impl FnOnce(&mut S) -> Result<T, StoreError>) -> Result<T, DeskError> {
        read(&mut self.store).map_err(DeskError::from).inspect_err(|error| self.note_damage(error))
    }

    /// The facts that a wish became; none when it did not become any.
    ///
    /// # Errors
    /// When the log can't be read.
    pub fn find(&mut self, request: RequestId) -> Result<Vec<RecordedEvent>, DeskError> {
        Ok(self.store.find(request)?)
    }
}
