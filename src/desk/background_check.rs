//! A desk that was opened with a kept ledger looks through the whole log afterwards, bit by bit, and hands out nothing more
//! once that finds something.

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::desk::core::Desk;
use crate::desk::keeping::{Proof, SnapshotState};
use crate::desk::snapshot::SnapshotFile;
use crate::desk::trouble::DeskError;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::recovery::halt::{Halt, HaltCause};
use kvittera_domain::value::id::Seq;
use kvittera_store::Witnessed;
use kvittera_store::{Link, StoreError};

/// By so many facts a log has to grow before its ledger is kept anew. An ordinary log never grows so long.
pub const GROWTH: u64 = 1_000;

/// How many facts are looked at in one go: some milliseconds' worth.
const SLICE: usize = 1_024;

/// Whether a failure speaks against the log; others say nothing about it.
const fn is_damage(error: &DeskError) -> bool {
    use StoreError::{ChainBroken, Damaged, SchemaChanged, Unreadable};
    match error {
        DeskError::Store(error) => {
            matches!(error, ChainBroken(_) | Unreadable { .. } | Damaged { .. } | SchemaChanged(_))
        }
        DeskError::Inconsistent(_) | DeskError::FoldDiffers => true,
        _ => false,
    }
}

impl<S: Witnessed> Desk<S> {
    /// Keeps the ledger in `file` from now on whenever the log has grown; the one kept there until `kept` was used to
    /// open this desk, so the log has yet to be proven sound.
    #[must_use]
    pub fn keeping(mut self, file: SnapshotFile, kept: Option<Seq>) -> Self {
        self.keeping =
            SnapshotState { file: Some(file), kept: kept.unwrap_or_default(), proof: None, distrusted: false };
        self.keep();
        self.keeping.proof = kept.map(|_| Box::new(Proof { ledger: Ledger::default(), link: Link::genesis() }));
        self
    }

    /// Keeps the ledger if the log has grown enough. That it can't be kept only costs time when the log is opened next.
    pub fn keep(&mut self) {
        let SnapshotState { file, kept, distrusted: false, proof: None } = &mut self.keeping else { return };
        if self.ledger.seq.0.saturating_sub(kept.0) < GROWTH {
            return;
        }
        Arc::make_mut(&mut self.ledger).pack();
        if let Some(file) = file {
            file.keep(&self.ledger, self.head.hash).ok();
        }
        *kept = self.ledger.seq;
    }

    /// Whether something of the log is still to be proven.
    #[must_use]
    pub const fn is_proving(&self) -> bool {
        self.keeping.proof.is_some()
    }

    /// Whether nothing was found that speaks against the log.
    #[must_use]
    pub const fn is_trusted(&self) -> bool {
        !self.keeping.distrusted
    }

    /// Hands out nothing more, and throws the kept ledger away, if a failure speaks against the log.
    pub(super) fn note_damage(&mut self, error: &DeskError) {
        if !is_damage(error) {
            return;
        }
        (self.keeping.distrusted, self.keeping.proof) = (true, None);
        self.halt = Some(Halt::of(HaltCause::LogChanged, Vec::new(), &self.ledger));
        if let Some(file) = &self.keeping.file {
            file.discard();
        }
    }

    /// Looks through the next part of the log.
    ///
    /// # Errors
    /// What speaks against the log: then nothing is handed out any more, and the kept ledger is thrown away. Or that it
    /// can't be read just now.
    pub fn prove(&mut self) -> Result<(), DeskError> {
        let Some(mut proof) = self.keeping.proof.take() else { return Ok(()) };
        match self.prove_on(&mut proof) {
            Ok(true) => {}
            Ok(false) => self.keeping.proof = Some(proof),
            Err(error) => {
                self.keeping.proof = Some(proof);
                self.note_damage(&error);
                return Err(error);
            }
        }
        Ok(())
    }

    /// Whether all is proven now.
    fn prove_on(&mut self, proof: &mut Proof) -> Result<bool, DeskError> {
        let (mut left, mut folded) = (SLICE, Ok(()));
        let (last, Proof { ledger, link }) = (self.ledger.seq, &mut *proof);
        *link = self.store.follow(*link, &mut |recorded| {
            folded = ledger.apply(&recorded);
            left -= 1;
            let goes_on = folded.is_ok() && left > 0 && recorded.seq < last;
            if goes_on { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        folded?;
        ledger.pack();
        if link.seq < last && left > 0 {
            return Err(StoreError::ChainBroken(link.seq.next()).into());
        }
        if link.seq < last {
            return Ok(false);
        }
        if *link != self.head {
            return Err(StoreError::ChainBroken(last).into());
        }
        // What is packed alike need not be unpacked to be compared.
        Arc::make_mut(&mut self.ledger).pack();
        if *ledger != *self.ledger {
            return Err(DeskError::FoldDiffers);
        }
        // The facts vouch for this one, so the one that was only kept may go.
        self.ledger = Arc::new(std::mem::take(ledger));
        Ok(true)
    }
}
