//! Goes on from a backup of a log that is lost. Issuances after the backup are put back where the witness knows them.
//! Every number that can't be proven to be unused goes into quarantine.

use chrono::{DateTime, Utc};

use crate::desk::core::Desk;
use crate::desk::creation::new_request;
use crate::desk::trouble::DeskError;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::event::discrepancy::Discrepancy;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::recovery::vouched::Vouched;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::decide::{Context, decide};
use kvittera_domain::rules::recover::Restoration;
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::text::Remark;
use kvittera_store::{AppendRequest, Link, Witnessed};

/// What is known of the lost log besides the backup: its witness, as far as it can be read, and other copies.
#[derive(Debug, Default)]
pub struct RestoreSources {
    /// The witness compared with the backup; `None` if there is no witness.
    pub comparison: Option<Comparison>,
    /// True if every line of the witness can be read, and nothing that is left of the lost log contradicts it.
    pub is_whole: bool,
    /// What another copy of the log holds after the end of the backup.
    pub beyond: Vec<Intent>,
}

/// What the person who recovers or restores a log states.
#[derive(Debug, Clone)]
pub struct OperatorStatement {
    /// The numbers that were not issued, which a person has checked in the paper binder.
    pub unissued: Vouched,
    /// Why it is done, and what was checked.
    pub reason: Remark,
}

impl<S: Witnessed> Desk<S> {
    /// Goes on from the backup that this desk has opened, and returns the events that were written.
    ///
    /// # Errors
    /// When a rule refuses it or the log can't be written.
    pub fn restore(
        &mut self,
        sources: &RestoreSources,
        statement: OperatorStatement,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Vec<RecordedEvent>, DeskError> {
        let copy = self.head();
        let OperatorStatement { unissued, reason } = statement;
        let command = |put_back, proven, quarantine, unknown_numbers, unissued| {
            let (seq, head, reason) = (copy.seq, copy.hash, reason.clone());
            Command::Restore(Restoration { seq, head, put_back, proven, quarantine, unknown_numbers, unissued, reason })
        };
        let empty = command(0, false, Vec::new(), Vec::new(), Vec::new());
        self.rights.permit(&self.ledger, &empty).map_err(DeskError::Refused)?;
        let intents = sources.comparison.as_ref().map(|comparison| self.continuation(comparison).0).unwrap_or_default();
        let mut written = self.put_back(&intents, S::append)?;
        let beyond = Comparison { lost: sources.beyond.clone(), ..Comparison::default() };
        // If another copy knows of something that the witness does not, the witness is not complete.
        let is_complete = beyond.at_risk(&self.ledger).is_empty() && beyond.unknown_numbers(&self.ledger).is_empty();
        let proven = is_complete && sources.proves(copy, intents.len());
        let mut comparison = sources.comparison.clone().unwrap_or_default();
        comparison.lost.extend(beyond.lost);
        let quarantine = comparison.quarantine_candidates(&self.ledger, proven, &unissued);
        let vouched_for = unissued.beside(&quarantine, &self.ledger);
        let unknown_numbers = comparison.unknown_numbers(&self.ledger);
        let restoration = command(intents.len(), proven, quarantine, unknown_numbers, vouched_for);
        let context = Context { now, actor, rights: &self.rights, pool_rules: &self.rules };
        let events = decide(&self.ledger, restoration, &context).map_err(DeskError::Refused)?;
        let entry = AppendRequest { request: new_request(), recorded_at: now, actor, events: &events };
        let restored = self.store.append(self.ledger.seq, &entry)?;
        self.apply(&restored)?;
        written.extend(restored);
        Ok(written)
    }
}

impl RestoreSources {
    /// True if the witness tells of everything that was issued after the end of the backup (`copy`), and all of it, in
    /// `put_back` commands, is in the log again.
    fn proves(&self, copy: Link, put_back: usize) -> bool {
        let Some(comparison) = self.comparison.as_ref().filter(|_| self.is_whole) else { return false };
        match comparison.finding {
            None => true,
            Some(Discrepancy::LogBehind { known }) => {
                comparison.is_whole && known == copy.seq && put_back == comparison.lost.len()
            }
            Some(_) => false,
        }
    }
}
