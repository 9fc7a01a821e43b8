//! A desk that was opened with a snapshot looks through the whole log afterwards, bit by bit, and issues nothing more once
//! that finds something.

use crate::desk::core::Desk;
use crate::desk::trouble::DeskError;
use kvittera_domain::recovery::halt::{Halt, HaltCause};
use kvittera_domain::value::id::Seq;
use kvittera_store::snapshot::{SnapshotFile, SnapshotState};
use kvittera_store::{StoreError, Witnessed};

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
    /// Renews the snapshot in `file` from now on whenever the log has grown; the one that reaches until `kept` was used to
    /// open this desk, so the log has yet to be proven sound.
    #[must_use]
    pub fn keeping(mut self, file: SnapshotFile, kept: Option<Seq>) -> Self {
        self.snapshot = SnapshotState::new(file, kept, &mut self.ledger, self.head.hash);
        self
    }

    /// Renews the snapshot if the log has grown enough.
    pub fn keep(&mut self) {
        self.snapshot.save(&mut self.ledger, self.head.hash);
    }

    /// Whether something of the log is still to be proven.
    #[must_use]
    pub const fn is_proving(&self) -> bool {
        self.snapshot.is_verifying()
    }

    /// Whether nothing was found that speaks against the log.
    #[must_use]
    pub const fn is_trusted(&self) -> bool {
        self.snapshot.is_trusted()
    }

    /// Issues nothing more, and throws the snapshot away, if a failure speaks against the log.
    pub(super) fn note_damage(&mut self, error: &DeskError) {
        if is_damage(error) {
            self.halt = Some(Halt::of(HaltCause::LogChanged, Vec::new(), &self.ledger));
            self.snapshot.distrust();
        }
    }

    /// Looks through the next part of the log.
    ///
    /// # Errors
    /// What speaks against the log: then nothing is issued any more, and the snapshot is thrown away. Or that it can't be
    /// read just now.
    pub fn prove(&mut self) -> Result<(), DeskError> {
        let verified = self.snapshot.verify_step(&mut self.store, &mut self.ledger, self.head);
        verified.map_err(DeskError::from).inspect_err(|error| self.note_damage(error))
    }
}
