//! Going on from a copy of a log that is lost. What was handed out after the copy was made is put back where the witness
//! knows it; every number of which nobody can prove that it stayed in the binder goes into quarantine.

use chrono::{DateTime, Utc};

use super::{Desk, DeskError, new_request};
use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::decide;
use crate::domain::decide::Context;
use crate::domain::fact::Recorded;
use crate::domain::quarantine::Unissued;
use crate::domain::restoration::Restoration;
use crate::domain::testimony::{Discrepancy, Intent, Testimony};
use crate::domain::text::Remark;
use crate::store::{Entry, EventStore, Link};

/// What the witness of the lost log says, as far as it can be read.
#[derive(Debug, Default)]
pub struct Evidence {
    /// What it says beside the copy; `None` where there is none.
    pub testimony: Option<Testimony>,
    /// Whether every line of it can be read, and nothing that is left of the lost log speaks against it.
    pub is_whole: bool,
    /// What another copy of the log holds beyond the one that is gone on from.
    pub beyond: Vec<Intent>,
}

/// What a person says.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Numbers that were not handed out, as somebody has made sure of.
    pub unissued: Unissued,
    /// Why, and what was looked at.
    pub reason: Remark,
}

impl<S: EventStore> Desk<S> {
    /// Goes on from a copy, and gives the facts that were written.
    ///
    /// # Errors
    /// When a rule refuses it or the log can't be written.
    pub fn restore(
        &mut self,
        evidence: &Evidence,
        statement: Statement,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Vec<Recorded>, DeskError> {
        let copy = self.head();
        let Statement { unissued, reason } = statement;
        let command = |put_back, proven, quarantine, strangers, unissued| {
            let (seq, head, reason) = (copy.seq, copy.hash, reason.clone());
            Command::Restore(Restoration { seq, head, put_back, proven, quarantine, strangers, unissued, reason })
        };
        let first = command(0, false, Vec::new(), Vec::new(), Vec::new());
        self.rights.permit(&self.ledger, &first).map_err(DeskError::Refused)?;
        let mut written = Vec::new();
        let intents = evidence.testimony.as_ref().map(|testimony| self.continuation(testimony).0).unwrap_or_default();
        for intent in &intents {
            let (request, recorded_at, facts) = (intent.request, intent.recorded_at, intent.facts.as_slice());
            let entry = Entry { request, recorded_at, actor: &intent.actor, facts };
            let put_back = self.store.append(self.ledger.seq, &entry)?;
            self.take_in(&put_back)?;
            written.extend(put_back);
        }
        let beyond = Testimony { lost: evidence.beyond.clone(), ..Testimony::default() };
        // What another copy knows and the witness does not shows that the witness is not all there is.
        let is_all = beyond.at_stake(&self.ledger).is_empty() && beyond.strangers(&self.ledger).is_empty();
        let proven = is_all && evidence.proves(copy, intents.len());
        let mut testimony = evidence.testimony.clone().unwrap_or_default();
        testimony.lost.extend(beyond.lost);
        let gone = testimony.doubtful(&self.ledger, proven, &unissued);
        let spoken_for = unissued.beside(&gone, &self.ledger);
        let wish = command(intents.len(), proven, gone, testimony.strangers(&self.ledger), spoken_for);
        let context = Context { now, actor, rights: &self.rights, pool_rules: &self.rules };
        let facts = decide(&self.ledger, wish, &context).map_err(DeskError::Refused)?;
        let entry = Entry { request: new_request(), recorded_at: now, actor, facts: &facts };
        let restored = self.store.append(self.ledger.seq, &entry)?;
        self.take_in(&restored)?;
        written.extend(restored);
        Ok(written)
    }
}

impl Evidence {
    /// Whether it tells everything that was handed out after `copy`, of which `put_back` wishes stand in the log again.
    fn proves(&self, copy: Link, put_back: usize) -> bool {
        let Some(testimony) = self.testimony.as_ref().filter(|_| self.is_whole) else { return false };
        match testimony.finding {
            None => true,
            Some(Discrepancy::LogBehind { known }) => {
                testimony.is_whole && known == copy.seq && put_back == testimony.lost.len()
            }
            Some(_) => false,
        }
    }
}
