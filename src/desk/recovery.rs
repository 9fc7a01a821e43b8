//! Settling that log and witness differ: a technician looks, numbers that may be with a patient go into quarantine, and
//! the desk goes on. Every step is a fact.

use chrono::{DateTime, Utc};

use super::restoring::Statement;
use super::{Desk, DeskError, new_request};
use crate::domain::actor::Actor;
use crate::domain::binder_number::BinderNumber;
use crate::domain::command::{Command, Recovery};
use crate::domain::decide;
use crate::domain::decide::Context;
use crate::domain::fact::{Fact, Hash, Recorded};
use crate::domain::id::Seq;
use crate::domain::ledger::Ledger;
use crate::domain::quarantine::{Quarantine, Unissued};
use crate::domain::testimony::{Discrepancy, Intent, Testimony};
use crate::store::{Entry, EventStore, StoreError};

/// What `recover` would do, before anything is done.
#[derive(Debug)]
pub struct Outlook {
    /// What the witness says.
    pub testimony: Testimony,
    /// How many of the lost wishes can be put back just as they were.
    pub can_be_put_back: usize,
    /// The numbers that go into quarantine whatever anybody says, and why: free ones, and those that the binder lost.
    pub at_stake: Vec<(BinderNumber, Quarantine)>,
    /// The free numbers that go there too unless somebody has made sure of them.
    pub unproven: Vec<BinderNumber>,
}

impl<S: EventStore> Desk<S> {
    /// What there is to settle; nothing where log and witness agree.
    ///
    /// # Errors
    /// When log or witness can't be read.
    pub fn outlook(&mut self) -> Result<Option<Outlook>, DeskError> {
        self.follow()?;
        let testimony = self.store.testimony()?;
        if testimony.under_way {
            // Nothing is settled over the head of somebody who may yet finish it.
            return Err(StoreError::Busy.into());
        }
        if testimony.halt(&self.ledger).is_none() && !testimony.is_odd() {
            return Ok(None);
        }
        let (put_back, ledger) = self.continuation(&testimony);
        let at_stake = testimony.doubtful(&ledger, true, &Unissued::All);
        let doubtful = testimony.doubtful(&ledger, testimony.proves(), &Unissued::These(Vec::new()));
        let unproven = doubtful.into_iter().map(|(number, _)| number).skip(at_stake.len()).collect();
        let strangers = testimony.strangers(&ledger).into_iter().map(|it| (it.number, it.because));
        let at_stake = at_stake.into_iter().chain(strangers).collect();
        Ok(Some(Outlook { testimony, can_be_put_back: put_back.len(), at_stake, unproven }))
    }

    /// Settles what witness and log differ in; gives the facts that were written. Where nobody can tell which numbers went
    /// out, all free ones go into quarantine but those for which a person vouches.
    ///
    /// The new witness takes the old one's place only when all of it stands in the log, so whatever breaks this off, the
    /// next one begins where it ended.
    ///
    /// # Errors
    /// When a rule refuses it, or log or witness can't be written.
    pub fn recover(
        &mut self,
        statement: Statement,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Vec<Recorded>, DeskError> {
        let Some(Outlook { testimony, .. }) = self.outlook()? else { return Ok(Vec::new()) };
        let Statement { unissued, reason } = statement;
        let command = |put_back, quarantine, strangers, unissued| {
            let finding = testimony.finding;
            Command::Recover(Recovery { finding, put_back, quarantine, strangers, unissued, reason: reason.clone() })
        };
        let nothing = command(0, Vec::new(), Vec::new(), Vec::new());
        self.rights.permit(&self.ledger, &nothing).map_err(DeskError::Refused)?;
        self.store.renew_witness()?;
        let mut written = Vec::new();
        for intent in self.continuation(&testimony).0 {
            let entry = Entry {
                request: intent.request,
                recorded_at: intent.recorded_at,
                actor: &intent.actor,
                facts: &intent.facts,
            };
            let put_back = self.store.append(self.ledger.seq, &entry)?;
            self.take_in(&put_back)?;
            written.extend(put_back);
        }
        let put_back = testimony.lost.iter().filter(|intent| written.iter().any(|it| it.request == intent.request));
        let proven = testimony.proves();
        let doubtful = testimony.doubtful(&self.ledger, proven, &unissued);
        let spoken_for = if proven { Vec::new() } else { unissued.beside(&doubtful, &self.ledger) };
        let strangers = testimony.strangers(&self.ledger);
        let recovery = command(put_back.count(), doubtful, strangers, spoken_for);
        let context = Context { now, actor, rights: &self.rights, pool_rules: &self.rules };
        let facts = decide(&self.ledger, recovery, &context).map_err(DeskError::Refused)?;
        let entry = Entry { request: new_request(), recorded_at: now, actor, facts: &facts };
        let settled = self.store.append(self.ledger.seq, &entry)?;
        self.take_in(&settled)?;
        written.extend(settled);
        self.store.keep_witness()?;
        self.ask_witness()?;
        Ok(written)
    }

    /// The lost wishes that go on just where the log ends, as far as they fit it, and what all facts add up to with them.
    pub(super) fn continuation(&self, testimony: &Testimony) -> (Vec<Intent>, Ledger) {
        let mut ledger = Ledger::clone(&self.ledger);
        let mut fitting = Vec::new();
        if testimony.finding != Some(Discrepancy::LogBehind { known: ledger.seq }) {
            return (fitting, ledger);
        }
        for intent in &testimony.lost {
            let mut with = ledger.clone();
            let mut fits = |fact: &Fact| {
                let next = with.seq.next();
                with.apply(&as_recorded(intent, fact, next))
            };
            if intent.seq != ledger.seq.next() || intent.facts.iter().try_for_each(&mut fits).is_err() {
                break;
            }
            ledger = with;
            fitting.push(intent.clone());
        }
        (fitting, ledger)
    }
}

/// A fact of the witness as it would stand in the log; no rule looks at the hash.
fn as_recorded(intent: &Intent, fact: &Fact, seq: Seq) -> Recorded {
    Recorded {
        seq,
        request: intent.request,
        recorded_at: intent.recorded_at,
        occurred_at: fact.occurred_at,
        actor: intent.actor.clone(),
        event: fact.event.clone(),
        hash: Hash([0; 32]),
    }
}
