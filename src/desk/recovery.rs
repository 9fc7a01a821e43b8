//! Settling that log and witness differ: a technician looks, numbers that may be with a patient go into quarantine, and
//! the desk goes on. Every step is a fact.

use chrono::{DateTime, Utc};

use crate::desk::core::Desk;
use crate::desk::creation::new_request;
use crate::desk::restoring::OperatorStatement;
use crate::desk::trouble::DeskError;
use kvittera_domain::event::discrepancy::Discrepancy;
use kvittera_domain::event::quarantine::Quarantine;
use kvittera_domain::event::{NewEvent, RecordedEvent};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::recovery::vouched::Vouched;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::decide::{Context, decide};
use kvittera_domain::rules::recover::Recovery;
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::Seq;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_store::Witnessed;
use kvittera_store::{AppendRequest, StoreError};

/// What `recover` would do, before anything is done.
#[derive(Debug)]
pub struct RecoveryPlan {
    /// What the witness says.
    pub comparison: Comparison,
    /// How many of the lost wishes can be put back just as they were.
    pub can_be_put_back: usize,
    /// The numbers that go into quarantine whatever anybody says, and why: free ones, and those that the binder lost.
    pub at_risk: Vec<(PoolNumber, Quarantine)>,
    /// The free numbers that go there too unless somebody has made sure of them.
    pub unproven: Vec<PoolNumber>,
}

impl<S: Witnessed> Desk<S> {
    /// What there is to settle; nothing where log and witness agree.
    ///
    /// # Errors
    /// When log or witness can't be read.
    pub fn outlook(&mut self) -> Result<Option<RecoveryPlan>, DeskError> {
        self.follow()?;
        let comparison = self.store.comparison()?;
        if comparison.under_way {
            // Nothing is settled over the head of somebody who may yet finish it.
            return Err(StoreError::Busy.into());
        }
        if comparison.halt(&self.ledger).is_none() && !comparison.differs() {
            return Ok(None);
        }
        let (put_back, ledger) = self.continuation(&comparison);
        let at_risk = comparison.quarantine_candidates(&ledger, true, &Vouched::All);
        let quarantine_candidates =
            comparison.quarantine_candidates(&ledger, comparison.proves(), &Vouched::These(Vec::new()));
        let unproven = quarantine_candidates.into_iter().map(|(number, _)| number).skip(at_risk.len()).collect();
        let unknown_numbers = comparison.unknown_numbers(&ledger).into_iter().map(|it| (it.number, it.because));
        let at_risk = at_risk.into_iter().chain(unknown_numbers).collect();
        Ok(Some(RecoveryPlan { comparison, can_be_put_back: put_back.len(), at_risk, unproven }))
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
        statement: OperatorStatement,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Vec<RecordedEvent>, DeskError> {
        let Some(RecoveryPlan { comparison, .. }) = self.outlook()? else { return Ok(Vec::new()) };
        let OperatorStatement { unissued, reason } = statement;
        let command = |put_back, quarantine, unknown_numbers, unissued| {
            let finding = comparison.finding;
            Command::Recover(Recovery {
                finding,
                put_back,
                quarantine,
                unknown_numbers,
                unissued,
                reason: reason.clone(),
            })
        };
        let nothing = command(0, Vec::new(), Vec::new(), Vec::new());
        self.rights.permit(&self.ledger, &nothing).map_err(DeskError::Refused)?;
        self.store.renew_witness()?;
        let mut written = Vec::new();
        for intent in self.continuation(&comparison).0 {
            let entry = AppendRequest {
                request: intent.request,
                recorded_at: intent.recorded_at,
                actor: &intent.actor,
                events: &intent.events,
            };
            let put_back = self.store.append(self.ledger.seq, &entry)?;
            self.take_in(&put_back)?;
            written.extend(put_back);
        }
        let put_back = comparison.lost.iter().filter(|intent| written.iter().any(|it| it.request == intent.request));
        let proven = comparison.proves();
        let quarantine_candidates = comparison.quarantine_candidates(&self.ledger, proven, &unissued);
        let spoken_for = if proven { Vec::new() } else { unissued.beside(&quarantine_candidates, &self.ledger) };
        let unknown_numbers = comparison.unknown_numbers(&self.ledger);
        let recovery = command(put_back.count(), quarantine_candidates, unknown_numbers, spoken_for);
        let context = Context { now, actor, rights: &self.rights, pool_rules: &self.rules };
        let events = decide(&self.ledger, recovery, &context).map_err(DeskError::Refused)?;
        let entry = AppendRequest { request: new_request(), recorded_at: now, actor, events: &events };
        let settled = self.store.append(self.ledger.seq, &entry)?;
        self.take_in(&settled)?;
        written.extend(settled);
        self.store.keep_witness()?;
        self.ask_witness()?;
        Ok(written)
    }

    /// The lost wishes that go on just where the log ends, as far as they fit it, and what all facts add up to with them.
    pub(super) fn continuation(&self, comparison: &Comparison) -> (Vec<Intent>, Ledger) {
        let mut ledger = Ledger::clone(&self.ledger);
        let mut fitting = Vec::new();
        if comparison.finding != Some(Discrepancy::LogBehind { known: ledger.seq }) {
            return (fitting, ledger);
        }
        for intent in &comparison.lost {
            let mut with = ledger.clone();
            let mut fits = |recorded: &NewEvent| {
                let next = with.seq.next();
                with.apply(&as_recorded(intent, recorded, next))
            };
            if intent.seq != ledger.seq.next() || intent.events.iter().try_for_each(&mut fits).is_err() {
                break;
            }
            ledger = with;
            fitting.push(intent.clone());
        }
        (fitting, ledger)
    }
}

/// A fact of the witness as it would stand in the log; no rule looks at the hash.
fn as_recorded(intent: &Intent, recorded: &NewEvent, seq: Seq) -> RecordedEvent {
    RecordedEvent {
        seq,
        request: intent.request,
        recorded_at: intent.recorded_at,
        occurred_at: recorded.occurred_at,
        actor: intent.actor.clone(),
        event: recorded.event.clone(),
        hash: Hash([0; 32]),
    }
}
