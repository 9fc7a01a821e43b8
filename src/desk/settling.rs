//! What became of a wish when the log failed, and what that means for the next one.

use super::{Desk, DeskError, Stopped, heeding};
use crate::domain::fact::{Fact, Recorded};
use crate::domain::halt::{Cause, Halt};
use crate::domain::id::RequestId;
use crate::domain::testimony::going_out;
use crate::store::{EventStore, StoreError, Waits};

impl<S: EventStore> Desk<S> {
    /// Lets `waits` know from now on when another terminal keeps the log for more than a moment.
    pub fn on_wait(&mut self, waits: Waits) {
        self.store.on_wait(waits);
    }

    /// Holds that something may be written here, for whoever wants to write or to show first what it would be.
    ///
    /// # Errors
    /// When nothing may. A halt that passes is none: whether another terminal still holds the log is found out by writing.
    pub fn refuse_halted(&self, stopped: Stopped) -> Result<(), DeskError> {
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
            Some(Halt::of(Cause::LogChanged, Vec::new(), &self.ledger))
        } else if self.store.is_spent() {
            Some(Halt::of(Cause::DiskFailed, self.at_stake.clone(), &self.ledger))
        } else {
            heeding::halt(&self.store.testimony()?, self.ahead.as_ref(), &self.ledger)
        };
        Ok(())
    }

    /// What a disk that failed still takes can't be relied on.
    pub(super) fn mind_the_disk(&mut self) {
        if self.store.is_spent() {
            self.halt = Some(Halt::of(Cause::DiskFailed, self.at_stake.clone(), &self.ledger));
        }
    }

    /// Only what stands in the log counts: reads the facts of a wish again before saying anything.
    pub(super) fn settle(
        &mut self,
        request: RequestId,
        cause: StoreError,
        wished: &[Fact],
        stopped: Stopped,
    ) -> Result<Vec<Recorded>, DeskError> {
        let found = self.store.find(request);
        if found.as_ref().is_ok_and(|facts| !facts.is_empty()) {
            self.mind_the_disk();
            return self.written(request, found?);
        }
        if self.store.is_spent() {
            // What the disk took may come to light when the log is opened next: such a number is free for nobody.
            self.at_stake.extend(going_out(wished));
            self.mind_the_disk();
        }
        match (found, &self.halt) {
            (Err(_), _) => Err(self.unknown(request, cause)),
            (Ok(_), Some(halt)) if !halt.cause.passes() => Err(DeskError::Halted(halt.clone(), stopped)),
            (Ok(_), _) => Err(cause.into()),
        }
    }

    /// Gives out what stands in the log once everything before it is known too.
    pub(super) fn written(&mut self, request: RequestId, facts: Vec<Recorded>) -> Result<Vec<Recorded>, DeskError> {
        match self.follow() {
            Ok(()) => {
                self.unsettled.remove(&request);
                Ok(facts)
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
