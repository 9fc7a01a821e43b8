//! Old facts, read from the log when somebody asks for them: none of them stays in memory.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::{Desk, DeskError};
use crate::domain::fact::Recorded;
use crate::domain::id::{OutageId, RequestId, Seq};
use crate::store::{EventStore, Link, StoreError};

impl<S: EventStore> Desk<S> {
    /// Shows the facts after `seq` that may be seen to `visit`, oldest first, until it breaks off.
    ///
    /// # Errors
    /// When the log can't be read.
    pub fn visit_after(
        &mut self,
        seq: Seq,
        mut visit: impl FnMut(Arc<Recorded>) -> ControlFlow<()>,
    ) -> Result<(), DeskError> {
        let before = self.read(|store| store.read_at(&[seq]))?;
        let from = before.first().map_or_else(Link::genesis, |fact| Link { seq: fact.seq, hash: fact.hash });
        let (ledger, rights) = (Arc::clone(&self.ledger), self.rights.clone());
        self.read(|store| {
            store.follow(from, &mut |fact| {
                // What was written meanwhile is not folded in yet.
                if fact.seq > ledger.seq {
                    return ControlFlow::Break(());
                }
                rights.view(&ledger, &Arc::new(fact)).map_or(ControlFlow::Continue(()), &mut visit)
            })
        })?;
        Ok(())
    }

    /// At most `most` facts before `seq`, newest first, whether they may be seen or not.
    ///
    /// # Errors
    /// When the log can't be read.
    pub fn page_before(&mut self, seq: Seq, most: usize) -> Result<Vec<Arc<Recorded>>, DeskError> {
        let page = self.read(|store| store.page_before(seq, most))?;
        Ok(page.into_iter().map(Arc::new).collect())
    }

    /// A fact as it may be seen, if it may.
    #[must_use]
    pub fn seen(&self, fact: &Arc<Recorded>) -> Option<Arc<Recorded>> {
        self.rights.view(&self.ledger, fact)
    }

    /// The facts at these places that may be seen.
    ///
    /// # Errors
    /// When the log can't be read.
    pub fn read_at(&mut self, places: &[Seq]) -> Result<Vec<Arc<Recorded>>, DeskError> {
        let facts = self.read(|store| store.read_at(places))?;
        Ok(facts.into_iter().filter_map(|fact| self.seen(&Arc::new(fact))).collect())
    }

    /// The facts of the cases of an outage that may be seen, oldest first.
    ///
    /// # Errors
    /// When the log can't be read.
    pub fn told_of(&mut self, outage: OutageId) -> Result<Vec<Arc<Recorded>>, DeskError> {
        let trail = self.ledger.trail_of_outage(outage);
        self.read_at(&trail)
    }

    /// Reads old facts; one that was changed since speaks against the whole log.
    fn read<T>(&mut self, read: impl FnOnce(&mut S) -> Result<T, StoreError>) -> Result<T, DeskError> {
        read(&mut self.store).map_err(DeskError::from).inspect_err(|error| self.mind_damage(error))
    }

    /// The facts that a wish became; none when it did not become any.
    ///
    /// # Errors
    /// When the log can't be read.
    pub fn find(&mut self, request: RequestId) -> Result<Vec<Recorded>, DeskError> {
        Ok(self.store.find(request)?)
    }
}
