//! Goes on by itself after a command that was interrupted, as by a power cut: its number goes into quarantine.

use chrono::{DateTime, Utc};

use crate::desk::core::Desk;
use crate::desk::creation::new_request;
use crate::desk::trouble::DeskError;
use kvittera_domain::recovery::halt::HaltCause;
use kvittera_domain::recovery::vouched::Vouched;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::decide::{Context, decide};
use kvittera_domain::value::actor::Actor;
use kvittera_store::{AppendRequest, StoreError, Witnessed};

impl<S: Witnessed> Desk<S> {
    /// Puts the numbers of interrupted commands into quarantine, if that is all in which log and witness differ, and ends
    /// the halt. Does nothing for a person who may write nothing.
    ///
    /// # Errors
    /// When the log can't be read or written.
    pub fn settle(&mut self, program: &Actor, now: DateTime<Utc>) -> Result<(), DeskError> {
        let command = |quarantine, unknown_numbers| Command::Settle { quarantine, unknown_numbers };
        let may_settle = self.rights.permit(&self.ledger, &command(Vec::new(), Vec::new())).is_ok();
        while may_settle && self.halt().is_some_and(|halt| halt.cause == HaltCause::OutcomeUnknown) {
            let comparison = self.store.comparison()?;
            let quarantine = comparison.quarantine_candidates(&self.ledger, true, &Vouched::All);
            let unknown_numbers = comparison.unknown_numbers(&self.ledger);
            if !comparison.settles_itself() || (quarantine.is_empty() && unknown_numbers.is_empty()) {
                break;
            }
            let context = Context { now, actor: program, rights: &self.rights, pool_rules: &self.rules };
            let events =
                decide(&self.ledger, command(quarantine, unknown_numbers), &context).map_err(DeskError::Refused)?;
            let entry = AppendRequest { request: new_request(), recorded_at: now, actor: program, events: &events };
            match self.store.append(self.ledger.seq, &entry) {
                Ok(written) => self.apply(&written)?,
                // Another program has just settled it.
                Err(StoreError::Behind) => self.follow()?,
                // A technician looks into whatever else is wrong.
                Err(StoreError::Unsettled) => break,
                Err(error) => return Err(error.into()),
            }
            self.update_halt()?;
        }
        Ok(())
    }
}
