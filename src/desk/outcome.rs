//! Finds out what became of a command when the log failed, and works out whether writing is halted.

use crate::desk::backup_check;
use crate::desk::core::Desk;
use crate::desk::trouble::{DeskError, HaltedOperation};
use kvittera_domain::event::{NewEvent, RecordedEvent};
use kvittera_domain::recovery::halt::{Halt, HaltCause};
use kvittera_domain::recovery::intent::issued_numbers;
use kvittera_domain::value::id::RequestId;
use kvittera_store::{LockWaitNotifier, StoreError, Witnessed, WriteBarrier};

impl<S: Witnessed> Desk<S> {
    /// From now on, tells `waits` when another terminal locks the log for more than a moment.
    pub fn on_wait(&mut self, waits: LockWaitNotifier) {
        self.store.on_wait(waits);
    }

    /// Refuses an operation while writing is halted: before writing, or before showing what would be written.
    ///
    /// # Errors
    /// When writing is halted. A halt that may pass refuses nothing: only an attempt to write shows whether another
    /// terminal still locks the log.
    pub fn refuse_halted(&self, operation: HaltedOperation) -> Result<(), DeskError> {
        match self.halt.as_ref().filter(|halt| !halt.cause.passes()) {
            None => Ok(()),
            Some(halt) => Err(DeskError::Halted(halt.clone(), operation)),
        }
    }

    /// Returns true if writing is halted only for as long as another terminal is writing.
    pub(super) fn halt_may_pass(&self) -> bool {
        self.halt.as_ref().is_some_and(|halt| halt.cause.passes())
    }

    /// Works out anew whether writing is halted. A changed log and a failed disk halt it whatever the witness says.
    pub(super) fn update_halt(&mut self) -> Result<(), DeskError> {
        self.halt = if !self.is_trusted() {
            Some(Halt::of(HaltCause::LogChanged, Vec::new(), &self.ledger))
        } else if self.store.is_write_disabled() {
            Some(Halt::of(HaltCause::DiskFailed, self.at_risk.clone(), &self.ledger))
        } else {
            let halt = backup_check::halt(&self.store.comparison()?, self.backup_ahead.as_ref(), &self.ledger);
            let cause = self.store.write_barrier().map(|barrier| match barrier {
                WriteBarrier::ReadOnlyDisk => HaltCause::ReadOnly,
                WriteBarrier::FullDisk => HaltCause::DiskFull,
            });
            halt.or_else(|| cause.map(|cause| Halt::of(cause, Vec::new(), &self.ledger)))
        };
        Ok(())
    }

    /// Halts writing if the disk has failed: what it still accepts can't be relied on.
    pub(super) fn note_disk_failure(&mut self) {
        if self.store.is_write_disabled() {
            self.halt = Some(Halt::of(HaltCause::DiskFailed, self.at_risk.clone(), &self.ledger));
        }
    }

    /// Finds out what became of a command whose append failed. Only the log counts, so its events are read again.
    pub(super) fn resolve_failed_append(
        &mut self,
        request: RequestId,
        cause: StoreError,
        decided: &[NewEvent],
        operation: HaltedOperation,
    ) -> Result<Vec<RecordedEvent>, DeskError> {
        let found = self.store.find(request);
        if found.as_ref().is_ok_and(|events| !events.is_empty()) {
            self.note_disk_failure();
            return self.confirm_written(request, found?);
        }
        if self.store.is_write_disabled() {
            // The events may be on the disk and show up when the log is opened next, so these numbers must not be
            // issued.
            self.at_risk.extend(issued_numbers(decided));
            self.note_disk_failure();
        }
        match (found, &self.halt) {
            (Err(_), _) => Err(self.outcome_unknown(request, cause)),
            (Ok(_), Some(halt)) if !halt.cause.passes() => Err(DeskError::Halted(halt.clone(), operation)),
            (Ok(_), _) => Err(cause.into()),
        }
    }

    /// Returns the events of a command that is in the log, once everything before them is known too.
    pub(super) fn confirm_written(
        &mut self,
        request: RequestId,
        events: Vec<RecordedEvent>,
    ) -> Result<Vec<RecordedEvent>, DeskError> {
        match self.follow() {
            Ok(()) => {
                self.unresolved.remove(&request);
                Ok(events)
            }
            Err(DeskError::Store(cause)) => Err(self.outcome_unknown(request, cause)),
            Err(error) => Err(error),
        }
    }

    /// Remembers that a command may have been written, until the log can be read again.
    pub(super) fn outcome_unknown(&mut self, request: RequestId, cause: StoreError) -> DeskError {
        self.unresolved.insert(request);
        DeskError::Unknown { request, cause }
    }
}
