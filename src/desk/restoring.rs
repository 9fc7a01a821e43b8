//! Going on from a copy of a log that is lost. What was handed out after the copy was made is put back where the witness
//! knows it; every number of which nobody can prove that it stayed in the binder goes into quarantine.

use chrono::{DateTime, Utc};

use super::{Desk, DeskError, new_request};
use crate::domain::actor::Actor;
use crate::domain::binder_number::BinderNumber;
use crate::domain::command::Command;
use crate::domain::decide;
use crate::domain::decide::Context;
use crate::domain::fact::Recorded;
use crate::domain::ledger::Ledger;
use crate::domain::quarantine::Quarantine;
use crate::domain::restoration::Restoration;
use crate::domain::testimony::{Discrepancy, Testimony};
use crate::domain::text::Remark;
use crate::store::{Entry, EventStore, Link};

/// What the witness of the lost log says, as far as it can be read.
#[derive(Debug, Default)]
pub struct Evidence {
    /// What it says beside the copy; `None` where there is none.
    pub testimony: Option<Testimony>,
    /// Whether all of it can be read.
    pub is_whole: bool,
}

/// What a person says.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Numbers that were not handed out, as somebody has made sure of.
    pub unissued: Vec<BinderNumber>,
    /// Why the log is restored, and what was looked at.
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
        let command = |put_back, proven, quarantine, unissued| {
            let (seq, head, reason) = (copy.seq, copy.hash, reason.clone());
            Command::Restore(Restoration { seq, head, put_back, proven, quarantine, unissued, reason })
        };
        let first = command(0, false, Vec::new(), Vec::new());
        self.rights.permit(&self.ledger, &first).map_err(DeskError::Refused)?;
        let mut written = Vec::new();
        let intents = evidence.testimony.as_ref().map(|testimony| self.continuation(testimony)).unwrap_or_default();
        for intent in &intents {
            let (request, recorded_at, facts) = (intent.request, intent.recorded_at, intent.facts.as_slice());
            let entry = Entry { request, recorded_at, actor: &intent.actor, facts };
            let put_back = self.store.append(self.ledger.seq, &entry)?;
            self.take_in(&put_back)?;
            written.extend(put_back);
        }
        let proven = evidence.proves(copy, intents.len());
        let gone = unproven(&self.ledger, evidence, proven, &unissued);
        let spoken_for: Vec<_> =
            unissued.into_iter().filter(|number| gone.iter().all(|(it, _)| it != number)).collect();
        let wish = command(intents.len(), proven, gone, spoken_for);
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
            Some(Discrepancy::LogBehind { known }) => known == copy.seq && put_back == testimony.lost.len(),
            Some(_) => false,
        }
    }
}

/// The free numbers that may be with a patient. What the witness saw on its way out is one of them whatever a person
/// says.
fn unproven(
    ledger: &Ledger,
    evidence: &Evidence,
    proven: bool,
    unissued: &[BinderNumber],
) -> Vec<(BinderNumber, Quarantine)> {
    let mut gone = evidence.testimony.as_ref().map(|testimony| testimony.at_stake(ledger)).unwrap_or_default();
    if proven {
        return gone;
    }
    let free = ledger.pool.all_free().map(|entry| entry.number);
    let doubtful: Vec<_> = free
        .filter(|number| !unissued.contains(number) && gone.iter().all(|(known, _)| known != number))
        .map(|number| (number, Quarantine::NotProven))
        .collect();
    gone.extend(doubtful);
    gone
}
