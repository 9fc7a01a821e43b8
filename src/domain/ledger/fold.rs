//! What each event changes in the ledger, and which rules it must not break.

use crate::event::Event;
use crate::event::RecordedEvent;
use crate::event::case_id::CaseId;
use crate::ledger::case::Case;
use crate::ledger::conflict::Conflict;
use crate::ledger::inconsistency::Inconsistency;
use crate::ledger::issuance::{Issuance, ReadBack};
use crate::ledger::outage::OutageStepKind;
use crate::ledger::pool::{NumberState, PoolEntry};
use crate::ledger::pool_count::{Differences, PoolCount};
use crate::ledger::reasoned::Reasoned;
use crate::ledger::reconciliation::Reconciliation;
use crate::ledger::state::Ledger;
use crate::value::id::{ConflictId, IssuanceId};
use crate::value::log_identity::LogIdentity;

impl Ledger {
    /// Applies one more event.
    ///
    /// # Errors
    /// The rule that the event breaks; the ledger must not be used after that.
    pub fn apply(&mut self, recorded: &RecordedEvent) -> Result<(), Inconsistency> {
        if recorded.seq != self.seq.next() {
            return Err(Inconsistency::Gap { after: self.seq, found: recorded.seq });
        }
        let creates = matches!(recorded.event, Event::LogCreated { .. });
        if creates != self.identity.is_none() {
            return Err(Inconsistency::Creation);
        }
        self.seq = recorded.seq;
        self.apply_event(recorded)?;
        match recorded.event.case() {
            Some(CaseId::Issuance(id)) => {
                self.issuances.get_mut(id.position()).map(|case| case.trail.push(recorded.seq))
            }
            Some(CaseId::Conflict(id)) => {
                self.conflicts.get_mut(id.position()).map(|case| case.trail.push(recorded.seq))
            }
            None => None,
        };
        Ok(())
    }

    fn apply_event(&mut self, recorded: &RecordedEvent) -> Result<(), Inconsistency> {
        match recorded.event.clone() {
            Event::LogCreated { log, site, mode } => {
                self.identity = Some(LogIdentity { log, site, mode });
                Ok(())
            }
            Event::NumberAdded { number, sex, warnings } => {
                let (added, added_at) = (recorded.seq, recorded.occurred_at);
                self.pool.add(PoolEntry { number, sex, warnings, added, added_at, state: NumberState::Free })
            }
            Event::NumberWithdrawn { number, reason } => {
                self.pool.spend(number, NumberState::Withdrawn { at: recorded.occurred_at, reason })
            }
            Event::NumberQuarantined { number, because } => {
                self.pool.spend(number, NumberState::Quarantined { at: recorded.occurred_at, because })
            }
            // What was done about it stands in the events around it.
            Event::LogRecovered { .. } | Event::LogRestored(_) => Ok(()),
            // The differences change nothing by themselves; a person turns them into withdrawals or late entries.
            Event::PoolCounted { present, missing, spent } => {
                let (at, by) = (recorded.occurred_at, recorded.actor.vgr_id.clone());
                self.pool.set_last_count(PoolCount { at, by, present, differences: Differences { missing, spent } });
                Ok(())
            }
            Event::OutagePlanned { .. }
            | Event::OutageReplanned { .. }
            | Event::OutageCancelled { .. }
            | Event::OutageSuspected { .. }
            | Event::OutageConfirmed { .. }
            | Event::OutageNoted { .. }
            | Event::OutageEnded { .. }
            | Event::OutageTimesSet { .. }
            | Event::OutageReopened { .. }
            | Event::OutageReconciled { .. } => self.step_of_outage(recorded),
            event @ Event::Issued { .. } => self.issue(event, recorded),
            Event::ReadBack { issuance, heard, matched } => {
                let found = self.unmatched_issuance(issuance)?;
                match (heard.is_end_of(found.number), matched) {
                    (true, true) => found.read_back = ReadBack::Matched,
                    (false, false) => found.misses += 1,
                    _ => return Err(Inconsistency::Issuance(issuance)),
                }
                Ok(())
            }
            Event::ReadBackSkipped { issuance } => {
                self.unmatched_issuance(issuance)?.read_back = ReadBack::Skipped;
                Ok(())
            }
            Event::Voided { issuance, reason } => {
                let voided = Reasoned::by(recorded, reason);
                self.issuance_in_use(issuance)?.voided = Some(voided);
                Ok(())
            }
            Event::Replaced { .. } | Event::RapsNotified { .. } | Event::Unused { .. } | Event::Undone { .. } => {
                self.reconcile(recorded)
            }
            Event::Corrected { issuance, correction, reason } => {
                let why = Reasoned::by(recorded, reason);
                self.issuance_in_use(issuance)?.correct(correction, why);
                Ok(())
            }
            Event::ConflictTakenBack { conflict, reason } => {
                let taken_back = Reasoned::by(recorded, reason);
                let real = self.conflicts.get_mut(conflict.position()).filter(|found| found.taken_back.is_none());
                real.ok_or(Inconsistency::Conflict(conflict))?.taken_back = Some(taken_back);
                Ok(())
            }
            event @ Event::ConflictFound { .. } => self.add_conflict(event, recorded),
            Event::ConflictResolved { conflict, reason } => {
                let resolved = Reasoned::by(recorded, reason);
                let open = self.conflicts.get_mut(conflict.position()).filter(|found| found.is_open());
                open.ok_or(Inconsistency::Conflict(conflict))?.resolved = Some(resolved);
                Ok(())
            }
        }
    }

    /// Applies a step of an outage. Older programs closed an outage although RAPS had to undo something; then it isn't
    /// reconciled.
    fn step_of_outage(&mut self, recorded: &RecordedEvent) -> Result<(), Inconsistency> {
        let Some((outage, step)) = OutageStepKind::of(&recorded.event) else { return Ok(()) };
        let closes = matches!(step, OutageStepKind::Reconciled);
        self.outages.apply_step(outage, recorded, step)?;
        let owed = |case: &Case<'_>| case.outage == outage && case.reconciliation.raps_must_undo().is_some();
        let is_owed = closes && self.open_reconciliations().any(|case| owed(&case));
        if is_owed { self.outages.reopen_reconciliation(outage) } else { Ok(()) }
    }

    fn issue(&mut self, event: Event, recorded: &RecordedEvent) -> Result<(), Inconsistency> {
        let Event::Issued { issuance: id, outage, number, sex, request, paper, near, form_seconds } = event else {
            return Ok(());
        };
        if id != IssuanceId::following(self.issuances.len()) {
            return Err(Inconsistency::Issuance(id));
        }
        if paper.is_none() && self.open_outage().is_none_or(|open| open.id != outage) {
            return Err(Inconsistency::Outage(outage));
        }
        self.outages.reopen_reconciliation(outage)?;
        let entry = self.pool.get(number).ok_or(Inconsistency::NumberUnknown(number))?;
        if entry.sex != sex {
            return Err(Inconsistency::OtherSex(number));
        }
        if paper.is_none() && entry.state != NumberState::Free {
            return Err(Inconsistency::NumberSpentTwice(number));
        }
        self.pool.spend(number, NumberState::Issued(id))?;
        let issued_by = paper.as_ref().map_or(&recorded.actor.vgr_id, |paper| &paper.given_by).clone();
        let read_back = if paper.is_some() { ReadBack::OnPaper } else { ReadBack::Awaited };
        self.issuances.push(Issuance {
            id,
            outage,
            number,
            sex,
            request,
            issued_by,
            issued_at: recorded.occurred_at,
            entered_at: recorded.recorded_at,
            paper,
            near,
            form_seconds,
            read_back,
            misses: 0,
            voided: None,
            reconciliation: Reconciliation::default(),
            corrections: Vec::new(),
            trail: Vec::new(),
        });
        Ok(())
    }

    fn add_conflict(&mut self, event: Event, recorded: &RecordedEvent) -> Result<(), Inconsistency> {
        let Event::ConflictFound { conflict: id, number, with, outage, request, paper } = event else {
            return Ok(());
        };
        if id != ConflictId::following(self.conflicts.len()) {
            return Err(Inconsistency::Conflict(id));
        }
        if self.issuance(with).is_none_or(|issuance| issuance.number != number) {
            return Err(Inconsistency::Issuance(with));
        }
        self.outages.reopen_reconciliation(outage)?;
        self.conflicts.push(Conflict {
            id,
            number,
            with,
            outage,
            request,
            paper,
            given_at: recorded.occurred_at,
            found_at: recorded.recorded_at,
            reconciliation: Reconciliation::default(),
            resolved: None,
            taken_back: None,
            trail: Vec::new(),
        });
        Ok(())
    }

    /// An issuance that can take further events; a void or unused one cannot.
    fn issuance_in_use(&mut self, id: IssuanceId) -> Result<&mut Issuance, Inconsistency> {
        let issuance = self.issuances.get_mut(id.position()).filter(|issuance| issuance.is_in_use());
        issuance.ok_or(Inconsistency::Issuance(id))
    }

    /// An issuance in use whose number was not read back correctly yet.
    fn unmatched_issuance(&mut self, id: IssuanceId) -> Result<&mut Issuance, Inconsistency> {
        let issuance = self.issuance_in_use(id)?;
        if issuance.read_back == ReadBack::Matched { Err(Inconsistency::Issuance(id)) } else { Ok(issuance) }
    }
}
