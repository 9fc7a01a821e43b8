//! What became of a wish when the log failed, and what that means for the next one.

use crate::desk::backup_check;
use crate::desk::core::Desk;
use crate::desk::trouble::{DeskError, HaltedOperation};
use kvittera_domain::event::{NewEvent, RecordedEvent};
use kvittera_domain::recovery::halt::{Halt, HaltCause};
use kvittera_domain::recovery::intent::going_out;
use kvittera_domain::value::id::RequestId;
use kvittera_store::Witnessed;
use kvittera_store::{LockWaitNotifier, StoreError};

impl<S: Witnessed> Desk<S> {
    /// Lets `waits` know from now on when another terminal keeps the log for more than a moment.
    pub fn on_wait(&mut self, waits: LockWaitNotifier) {
        self.store.on_wait(waits);
    }

    /// Holds that something may be written here, for whoever wants to write or to show first what it would be.
    ///
    /// # Errors
    /// When nothing may. A halt that passes is none: whether another terminal still holds the log is found out by writing.
    pub fn refuse_halted(&self, stopped: HaltedOperation) -> Result<(), DeskError> {
        match self.halt.as_ref().filter(|halt| !halt.cause.passes()) {
            None => Ok(()),
            Some(halt) => Err(DeskError::Halted(halt.clone(), stopped)),
        }
    }

    /// Whether nothing may be written only for as long as another terminal is in the midst of writing.
    pub(super) fn halts_for_now(&self) -> bool {
        self.halt.as_ref().is_some_and(|halt| halt.cause.passes())
    }

    /// Asks the witness whether anything may be written; a log that was changed and a disk that failed have the last word.
    pub(super) fn ask_witness(&mut self) -> Result<(), DeskError> {
        self.halt = if !self.is_trusted() {
            Some(Halt::of(HaltCause::LogChanged, Vec::new(), &self.ledger))
        } else if self.store.is_write_disabled() {
            Some(Halt::of(HaltCause::DiskFailed, self.at_risk.clone(), &self.ledger))
        } else {
            backup_check::halt(&self.store.comparison()?, self.ahead.as_ref(), &self.ledger)
        };
        Ok(())
    }

    /// What a disk that failed still takes can't be relied on.
    pub(super) fn note_disk_failure(&mut self) {
        if self.store.is_write_disabled() {
            self.halt = Some(Halt::of(HaltCause::DiskFailed, self.at_risk.clone(), &self.ledger));
        }
    }

    /// Only what stands in the log counts: reads the facts of a wish again before saying anything.
    pub(super) fn settle(
        &mut self,
        request: RequestId,
        cause: StoreError,
        wished: &[NewEvent],
        stopped: HaltedOperation,
    ) -> Result<Vec<RecordedEvent>, DeskError> {
        let found = self.store.find(request);
        if found.as_ref().is_ok_and(|events| !events.is_empty()) {
            self.note_disk_failure();
            return self.written(request, found?);
        }
        if self.store.is_write_disabled() {
            // What the disk took may come to light when the log is opened next: such a number is free for nobody.
            self.at_risk.extend(going_out(wished));
            self.note_disk_failure();
        }
        match (found, &self.halt) {
            (Err(_), _) => Err(self.unknown(request, cause)),
            (Ok(_), Some(halt)) if !halt.cause.passes() => Err(DeskError::Halted(halt.clone(), stopped)),
            (Ok(_), _) => Err(cause.into()),
        }
    }

    /// Gives out what stands in the log once everything before it is known too.
    pub(super) fn written(
        &mut self,
        request: RequestId,
        events: Vec<RecordedEvent>,
    ) -> Result<Vec<RecordedEvent>, DeskError> {
        match self.follow() {
            Ok(()) => {
                self.unsettled.remove(&request);
                Ok(events)
            }
            Err(DeskError::Store(cause)) => Err(self.unknown(request, cause)),
            Err(error) => Err(error),
        }
    }

    /// Keeps in mind that a wish may have been written, until the log can be read again.
    pub(super) fn unknown(&mut self, request: RequestId, cause: StoreError) -> DeskError {
        self.unsettled.insert(request);
        DeskError::Unknown { request, cause }
    }
}
