//! What a desk holds of its log's snapshot: when the file is to be renewed, and how much of the log is still to be looked
//! through because the desk was opened with one.

use std::ops::ControlFlow;
use std::sync::Arc;

use kvittera_domain::ledger::Ledger;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::Seq;

use crate::chain::Link;
use crate::error::StoreError;
use crate::event_store::EventStore;
use crate::snapshot::error::SnapshotError;
use crate::snapshot::file::SnapshotFile;
use crate::snapshot::packed::pack;

/// By so many events a log has to grow before its snapshot is renewed. An ordinary log never grows so long.
const GROWTH: u64 = 1_000;

/// How many events are looked at in one go: some milliseconds' worth.
const SLICE: usize = 1_024;

/// The snapshot of one log, and what is still to be verified of it. The default is that of a log that has none.
#[derive(Debug, Default)]
pub struct SnapshotState {
    file: Option<SnapshotFile>,
    /// The last event of the snapshot in the file.
    saved: Seq,
    /// How far the log was verified; nothing once all of it is.
    verified: Option<Box<Verified>>,
    /// Whether something was found that speaks against the log.
    distrusted: bool,
}

/// How far the log was looked through, and what its events add up to until there.
#[derive(Debug)]
struct Verified {
    ledger: Ledger,
    link: Link,
}

impl SnapshotState {
    /// Renews the snapshot in `file` from now on whenever the log has grown. `saved` is the last event of the one with
    /// which the log was opened, so that all of it has yet to be verified; `None` if the log was read from its beginning.
    #[must_use]
    pub fn new(file: SnapshotFile, saved: Option<Seq>, ledger: &mut Arc<Ledger>, hash: Hash) -> Self {
        let mut state = Self { file: Some(file), saved: saved.unwrap_or_default(), ..Self::default() };
        state.save(ledger, hash);
        state.verified = saved.map(|_| Box::new(Verified { ledger: Ledger::default(), link: Link::genesis() }));
        state
    }

    /// Saves the ledger, whose last event has this hash, if the log has grown enough. That it can't be saved only costs
    /// time when the log is opened next.
    pub fn save(&mut self, ledger: &mut Arc<Ledger>, hash: Hash) {
        let Self { file, saved, distrusted: false, verified: None } = self else { return };
        if ledger.seq.0.saturating_sub(saved.0) < GROWTH {
            return;
        }
        pack(Arc::make_mut(ledger));
        if let Some(file) = file {
            file.keep(ledger, hash).ok();
        }
        *saved = ledger.seq;
    }

    /// Whether something of the log is still to be verified.
    #[must_use]
    pub const fn is_verifying(&self) -> bool {
        self.verified.is_some()
    }

    /// Whether nothing was found that speaks against the log.
    #[must_use]
    pub const fn is_trusted(&self) -> bool {
        !self.distrusted
    }

    /// Throws the snapshot away for good, since something speaks against it or the log.
    pub fn distrust(&mut self) {
        (self.distrusted, self.verified) = (true, None);
        if let Some(file) = &self.file {
            file.discard();
        }
    }

    /// Looks through the next part of the log, of which `ledger` and `head` are what is known. Once all of it is verified,
    /// `ledger` is what its events add up to, and nothing of the snapshot is left in it.
    ///
    /// # Errors
    /// What speaks against the log or the snapshot, or that the log can't be read just now.
    pub fn verify_step(
        &mut self,
        store: &mut impl EventStore,
        ledger: &mut Arc<Ledger>,
        head: Link,
    ) -> Result<(), SnapshotError> {
        let Some(mut verified) = self.verified.take() else { return Ok(()) };
        let outcome = verified.step(store, ledger, head);
        if !matches!(outcome, Ok(true)) {
            self.verified = Some(verified);
        }
        outcome.map(|_| ())
    }
}

impl Verified {
    /// Whether all is verified now.
    fn step(
        &mut self,
        store: &mut impl EventStore,
        known: &mut Arc<Ledger>,
        head: Link,
    ) -> Result<bool, SnapshotError> {
        let (mut left, mut folded, last) = (SLICE, Ok(()), known.seq);
        let ledger = &mut self.ledger;
        self.link = store.follow(self.link, &mut |recorded| {
            folded = ledger.apply(&recorded);
            left -= 1;
            let goes_on = folded.is_ok() && left > 0 && recorded.seq < last;
            if goes_on { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        folded?;
        pack(ledger);
        if self.link.seq < last && left > 0 {
            return Err(StoreError::ChainBroken(self.link.seq.next()).into());
        }
        if self.link.seq < last {
            return Ok(false);
        }
        if self.link != head {
            return Err(StoreError::ChainBroken(last).into());
        }
        // What is packed alike need not be unpacked to be compared.
        pack(Arc::make_mut(known));
        if *ledger != **known {
            return Err(SnapshotError::Differs);
        }
        // The events vouch for this one, so the one of the snapshot may go.
        *known = Arc::new(std::mem::take(ledger));
        Ok(true)
    }
}
