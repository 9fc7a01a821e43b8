//! The witness within an append: it is asked before anything is written, and takes down the intent before the commit.

use kvittera_domain::event::{Event, NewEvent};
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::value::log_identity::LogIdentity;

use crate::chain::Link;
use crate::error::StoreError;
use crate::event_store::{AppendGuard, AppendRequest};
use crate::log_view::LogView;
use crate::witness::file::{AppendError, Witness};
use crate::witness::line::SegmentHeader;

/// What a command is to the witness.
#[derive(Debug, Clone, Copy)]
pub(crate) enum AppendPurpose<'a> {
    Ordinary,
    /// It is one of those that the log has lost.
    PutsBack(&'a Comparison),
    /// It settles this difference.
    Settles(&'a Comparison),
}

/// Lets an append through only if the witness agrees with the log, or if the append is made to settle what they differ
/// in; and appends its intent. A further layer is asked first.
pub(crate) struct WitnessGuard<'a> {
    purpose: AppendPurpose<'a>,
    entry: &'a AppendRequest<'a>,
    outer: &'a mut dyn AppendGuard,
    witness: &'a mut Witness,
    /// Set while a commit is in doubt.
    write_disabled: &'a mut bool,
    /// Of which log the witness is; known once the append is admitted.
    identity: Option<LogIdentity>,
}

impl<'a> WitnessGuard<'a> {
    pub(crate) fn new(
        purpose: AppendPurpose<'a>,
        entry: &'a AppendRequest<'a>,
        outer: &'a mut dyn AppendGuard,
        (witness, write_disabled): (&'a mut Witness, &'a mut bool),
    ) -> Self {
        Self { purpose, entry, outer, witness, write_disabled, identity: None }
    }

    /// Whether the entry puts every number of the interrupted commands into quarantine. The log is locked meanwhile, so
    /// none of them can still be going on.
    fn settles(&self, comparison: &Comparison) -> bool {
        let is_quarantined = |number| {
            let quarantines =
                |new: &NewEvent| matches!(&new.event, Event::NumberQuarantined { number: kept, .. } if *kept == number);
            self.entry.events.iter().any(quarantines)
        };
        comparison.settles_itself() && comparison.unknown.iter().flat_map(Intent::numbers).all(is_quarantined)
    }
}

impl AppendGuard for WitnessGuard<'_> {
    fn admit(&mut self, log: &dyn LogView) -> Result<(), StoreError> {
        self.outer.admit(log)?;
        self.witness.refresh(log)?;
        self.identity = Some(log.identity()?);
        let is_admitted = match self.purpose {
            AppendPurpose::Ordinary => {
                let comparison = self.witness.compare(log)?;
                !comparison.differs() || self.settles(&comparison)
            }
            // A replay for each of them would take too long; the command that settles it all looks again.
            AppendPurpose::PutsBack(found) => found.lost.iter().any(|lost| lost.request == self.entry.request),
            AppendPurpose::Settles(found) => {
                self.witness.compare(log)? == Comparison { under_way: false, ..found.clone() }
            }
        };
        if is_admitted { Ok(()) } else { Err(StoreError::Unsettled) }
    }

    fn intend(&mut self, last: Link, entry: &AppendRequest<'_>) -> Result<(), StoreError> {
        self.outer.intend(last, entry)?;
        let intended = match (self.purpose, self.identity.take()) {
            (AppendPurpose::PutsBack(found), Some(identity)) if !found.proves() => {
                self.witness.note_unproven(SegmentHeader::after(last, identity))
            }
            (AppendPurpose::PutsBack(_), _) => Ok(()),
            (AppendPurpose::Settles(_), Some(identity)) => {
                self.witness.intend_settlement(SegmentHeader::after(last, identity), entry)
            }
            (AppendPurpose::Ordinary | AppendPurpose::Settles(_), _) => self.witness.intend(last, entry),
        };
        // From here on an error alone does not tell whether the events are on the disk.
        *self.write_disabled = !matches!(intended, Err(AppendError::NotWritten(_)));
        intended.map_err(AppendError::into_inner)
    }
}
