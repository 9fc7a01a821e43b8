//! What the events of a reconciliation change in the ledger.

use crate::event::Event;
use crate::event::RecordedEvent;
use crate::event::case_id::CaseId;
use crate::event::reconciling::ReconciliationStep;
use crate::ledger::case::Case;
use crate::ledger::inconsistency::Inconsistency;
use crate::ledger::reasoned::Reasoned;
use crate::ledger::reconciliation::{Notified, Reconciliation, Replaced};
use crate::ledger::state::Ledger;
use crate::value::actor::Actor;
use crate::value::person_id::PersonId;

impl Ledger {
    /// Applies one step of a reconciliation, or its undoing.
    pub(super) fn reconcile(&mut self, recorded: &RecordedEvent) -> Result<(), Inconsistency> {
        let (at, seq, by) = (recorded.occurred_at, recorded.seq, Actor::clone(&recorded.actor));
        match recorded.event.clone() {
            Event::Replaced { case, replacement: id, identity, warnings } => {
                let open = self.reconciliation_in_use(case)?;
                if open.replaced.is_some() {
                    return Err(Inconsistency::Reconciliation(case));
                }
                open.bind_notice(id);
                open.replaced = Some(Replaced { at, by, seq, id, identity, warnings });
                if let PersonId::Lrid(number) = id {
                    self.new_ids.push(number.into());
                }
                Ok(())
            }
            Event::RapsNotified { case, replacement, notified_by, reference, undoes } => {
                let open = self.reconciliation_to_tell(case)?;
                let is_known = open.raps_knows() || replacement != open.replaced.as_ref().map(|replaced| replaced.id);
                let owed = open.raps_must_undo().map(|told| told.of);
                if is_known || undoes.is_some_and(|undone| owed != Some(undone.replacement)) {
                    return Err(Inconsistency::Reconciliation(case));
                }
                let by = notified_by.unwrap_or(by.vgr_id);
                let retracts = undoes.is_some() && replacement.is_none();
                open.told.push(Notified { at, by, seq, of: replacement, reference, retracts, taken_back: None });
                Ok(())
            }
            Event::Unused { case, reason } => {
                let open = self.reconciliation_in_use(case)?;
                if open.shows_use() {
                    return Err(Inconsistency::Reconciliation(case));
                }
                open.unused = Some(Reasoned::by(recorded, reason));
                Ok(())
            }
            Event::Undone { case, step, reason, raps } => {
                let found =
                    self.case(case).filter(|found| found.can_undo(step)).ok_or(Inconsistency::Reconciliation(case))?;
                let outage = found.outage;
                if let (CaseId::Issuance(id), ReconciliationStep::Voided) = (case, step)
                    && let Some(issuance) = self.issuances.get_mut(id.position())
                {
                    issuance.voided = None;
                }
                self.reconciliation(case)?.undo(step, raps, seq, Reasoned::by(recorded, reason));
                self.outages.reopen_reconciliation(outage)
            }
            _ => Ok(()),
        }
    }

    /// The reconciliation of a case with a patient behind it: neither void nor unused.
    fn reconciliation_in_use(&mut self, id: CaseId) -> Result<&mut Reconciliation, Inconsistency> {
        let in_use = |case: &Case<'_>| case.voided.is_none() && case.reconciliation.unused.is_none();
        if self.case(id).is_some_and(|case| in_use(&case)) {
            self.reconciliation(id)
        } else {
            Err(Inconsistency::Reconciliation(id))
        }
    }

    /// The reconciliation of a case that RAPS can be told about: it is in use, or RAPS must undo something.
    fn reconciliation_to_tell(&mut self, id: CaseId) -> Result<&mut Reconciliation, Inconsistency> {
        let is_owed = self.case(id).is_some_and(|case| case.reconciliation.raps_must_undo().is_some());
        if is_owed { self.reconciliation(id) } else { self.reconciliation_in_use(id) }
    }

    fn reconciliation(&mut self, id: CaseId) -> Result<&mut Reconciliation, Inconsistency> {
        let found = match id {
            CaseId::Issuance(id) => self.issuances.get_mut(id.position()).map(|found| &mut found.reconciliation),
            CaseId::Conflict(id) => self.conflicts.get_mut(id.position()).map(|found| &mut found.reconciliation),
        };
        found.ok_or(Inconsistency::Reconciliation(id))
    }
}
