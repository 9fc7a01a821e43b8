//! Settling that log and witness differ: a technician looks, numbers that may be with a patient go into quarantine, and
//! the desk goes on. Every step is a fact.

use chrono::{DateTime, Utc};

use super::{Desk, DeskError, new_request};
use crate::domain::actor::Actor;
use crate::domain::command::{Command, Recovery};
use crate::domain::decide;
use crate::domain::decide::Context;
use crate::domain::fact::{Fact, Hash, Recorded};
use crate::domain::id::Seq;
use crate::domain::ledger::Ledger;
use crate::domain::testimony::{Discrepancy, Intent, Testimony};
use crate::domain::text::Remark;
use crate::store::{Entry, EventStore, StoreError};

/// What `recover` would do, before anything is done.
#[derive(Debug)]
pub struct Outlook {
    /// What the witness says.
    pub testimony: Testimony,
    /// How many of the lost wishes can be put back just as they were.
    pub can_be_put_back: usize,
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
        let can_be_put_back = self.continuation(&testimony).len();
        Ok(Some(Outlook { testimony, can_be_put_back }))
    }

    /// Settles what witness and log differ in; gives the facts that were written.
    ///
    /// The new witness takes the old one's place only when all of it stands in the log, so whatever breaks this off, the
    /// next one begins where it ended.
    ///
    /// # Errors
    /// When a rule refuses it, or log or witness can't be written.
    pub fn recover(&mut self, reason: &Remark, actor: &Actor, now: DateTime<Utc>) -> Result<Vec<Recorded>, DeskError> {
        let Some(Outlook { testimony, .. }) = self.outlook()? else { return Ok(Vec::new()) };
        let command = |put_back, quarantine| {
            let finding = testimony.finding;
            Command::Recover(Recovery { finding, put_back, quarantine, reason: reason.clone() })
        };
        self.rights.permit(&self.ledger, &command(0, Vec::new())).map_err(DeskError::Refused)?;
        self.store.renew_witness()?;
        let mut written = Vec::new();
        for intent in self.continuation(&testimony) {
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
        let recovery = command(put_back.count(), testimony.at_stake(&self.ledger));
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

    /// The lost wishes that go on just where the log ends, as far as they fit it.
    pub(super) fn continuation(&self, testimony: &Testimony) -> Vec<Intent> {
        let mut ledger = Ledger::clone(&self.ledger);
        let mut fitting = Vec::new();
        if testimony.finding != Some(Discrepancy::LogBehind { known: ledger.seq }) {
            return fitting;
        }
        for intent in &testimony.lost {
            let starts_here = intent.seq == ledger.seq.next();
            let mut fits = |fact: &Fact| {
                let next = ledger.seq.next();
                ledger.apply(&as_recorded(intent, fact, next))
            };
            if !starts_here || intent.facts.iter().try_for_each(&mut fits).is_err() {
                break;
            }
            fitting.push(intent.clone());
        }
        fitting
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
