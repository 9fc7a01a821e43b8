//! Recovery when log and witness differ: a technician looks into it, numbers that may be with a patient go into
//! quarantine, and writing goes on. Every step is a recorded event.

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
use kvittera_store::{AppendRequest, StoreError, Witnessed};

/// What [`Desk::recover`] would do.
#[derive(Debug)]
pub struct RecoveryPlan {
    pub comparison: Comparison,
    /// How many of the lost commands can be put back unchanged.
    pub can_be_put_back: usize,
    /// The numbers that go into quarantine in any case, and why: free numbers, and numbers that the log's pool has
    /// lost.
    pub at_risk: Vec<(PoolNumber, Quarantine)>,
    /// The free numbers that go into quarantine too, unless a person vouches for them.
    pub unproven: Vec<PoolNumber>,
}

impl RecoveryPlan {
    /// How many numbers go into quarantine if somebody vouches for these.
    #[must_use]
    pub fn quarantined(&self, vouched: &Vouched) -> usize {
        let unproven = match vouched {
            Vouched::All => 0,
            Vouched::These(numbers) => self.unproven.iter().filter(|number| !numbers.contains(number)).count(),
        };
        self.at_risk.len() + unproven
    }
}

impl<S: Witnessed> Desk<S> {
    /// What recovery would do; `None` if log and witness agree.
    ///
    /// # Errors
    /// When log or witness can't be read.
    pub fn recovery_plan(&mut self) -> Result<Option<RecoveryPlan>, DeskError> {
        self.follow()?;
        let comparison = self.store.comparison()?;
        if comparison.under_way {
            // Another terminal may yet finish what it is writing.
            return Err(StoreError::Busy.into());
        }
        if comparison.halt(&self.ledger).is_none() && !comparison.differs() {
            return Ok(None);
        }
        let (fitting, ledger) = self.continuation(&comparison);
        let at_risk = comparison.quarantine_candidates(&ledger, true, &Vouched::All);
        let quarantine_candidates =
            comparison.quarantine_candidates(&ledger, comparison.proves(), &Vouched::These(Vec::new()));
        let unproven = quarantine_candidates.into_iter().map(|(number, _)| number).skip(at_risk.len()).collect();
        let unknown_numbers =
            comparison.unknown_numbers(&ledger).into_iter().map(|unknown| (unknown.number, unknown.because));
        let at_risk = at_risk.into_iter().chain(unknown_numbers).collect();
        Ok(Some(RecoveryPlan { comparison, can_be_put_back: fitting.len(), at_risk, unproven }))
    }

    /// Settles the differences between log and witness, and returns the events that were written. Where it can't be
    /// proven which numbers were issued, all free numbers go into quarantine, except those for which a person vouches.
    ///
    /// The last command settles it all at once: the witness goes on in a new segment, which counts once that command is
    /// in the log. If the recovery breaks off before, the next one finds what this one has found, but for what is put back.
    ///
    /// # Errors
    /// When a rule refuses it, or log or witness can't be written.
    pub fn recover(
        &mut self,
        statement: OperatorStatement,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Vec<RecordedEvent>, DeskError> {
        let Some(RecoveryPlan { comparison, .. }) = self.recovery_plan()? else { return Ok(Vec::new()) };
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
        let empty = command(0, Vec::new(), Vec::new(), Vec::new());
        self.rights.permit(&self.ledger, &empty).map_err(DeskError::Refused)?;
        let fitting = self.continuation(&comparison).0;
        let mut written =
            self.put_back(&fitting, |store, expected, entry| store.put_back(expected, entry, &comparison))?;
        let left = self.store.comparison()?;
        let is_written = |intent: &&Intent| written.iter().any(|recorded| recorded.request == intent.request);
        let put_back = comparison.lost.iter().filter(is_written).count();
        let proven = comparison.proves();
        let quarantine_candidates = comparison.quarantine_candidates(&self.ledger, proven, &unissued);
        let vouched_for = if proven { Vec::new() } else { unissued.beside(&quarantine_candidates, &self.ledger) };
        let unknown_numbers = comparison.unknown_numbers(&self.ledger);
        let recovery = command(put_back, quarantine_candidates, unknown_numbers, vouched_for);
        let context = Context { now, actor, rights: &self.rights, pool_rules: &self.rules };
        let events = decide(&self.ledger, recovery, &context).map_err(DeskError::Refused)?;
        let entry = AppendRequest { request: new_request(), recorded_at: now, actor, events: &events };
        let settled = self.store.append_settling(self.ledger.seq, &entry, &left)?;
        self.apply(&settled)?;
        written.extend(settled);
        self.update_halt()?;
        Ok(written)
    }

    /// Writes commands again, with `append`, that the log has lost, unchanged, and returns their events.
    pub(super) fn put_back(
        &mut self,
        intents: &[Intent],
        append: impl Fn(&mut S, Seq, &AppendRequest<'_>) -> Result<Vec<RecordedEvent>, StoreError>,
    ) -> Result<Vec<RecordedEvent>, DeskError> {
        let mut written = Vec::new();
        for Intent { request, recorded_at, actor, events, .. } in intents {
            let entry = AppendRequest { request: *request, recorded_at: *recorded_at, actor, events };
            let put_back = append(&mut self.store, self.ledger.seq, &entry)?;
            self.apply(&put_back)?;
            written.extend(put_back);
        }
        Ok(written)
    }

    /// The lost commands that follow directly after the log's end, as far as they fit, and the ledger with them.
    pub(super) fn continuation(&self, comparison: &Comparison) -> (Vec<Intent>, Ledger) {
        let mut ledger = Ledger::clone(&self.ledger);
        let mut fitting = Vec::new();
        if comparison.finding != Some(Discrepancy::LogBehind { known: ledger.seq }) {
            return (fitting, ledger);
        }
        for intent in &comparison.lost {
            let mut with = ledger.clone();
            let mut fits = |event: &NewEvent| {
                let next = with.seq.next();
                with.apply(&as_recorded(intent, event, next))
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

/// An event of the witness as it would be recorded in the log. No rule looks at the hash.
fn as_recorded(intent: &Intent, new: &NewEvent, seq: Seq) -> RecordedEvent {
    RecordedEvent {
        seq,
        request: intent.request,
        recorded_at: intent.recorded_at,
        occurred_at: new.occurred_at,
        actor: intent.actor.clone(),
        event: new.event.clone(),
        hash: Hash([0; 32]),
    }
}
