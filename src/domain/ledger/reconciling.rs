//! What the events of a reconciliation change in the ledger.

use crate::event::Event;
use crate::event::RecordedEvent;
use crate::event::case_id::CaseId;
use crate::event::reconciling::ReconciliationStep;
use crate::ledger::case::Case;
use crate::ledger::inconsistency::Inconsistency;
use crate::ledger::reasoned::Reasoned;
use crate::ledger::reconciliation::{CaseState, Notified, Reconciliation, Replaced};
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
                open.replaced = Some(Replaced { at, by, seq, id, identity, warnings });
                if let PersonId::Lrid(number) = id {
                    self.new_ids.push(number.into());
                }
                Ok(())
            }
            Event::RapsNotified { case, replacement, notified_by, reference } => {
                let open = self.reconciliation_in_use(case)?;
                if open.raps_knows() || replacement != open.replaced.as_ref().map(|replaced| replaced.id) {
                    return Err(Inconsistency::Reconciliation(case));
                }
                let by = notified_by.unwrap_or(by.vgr_id);
                open.notified = Some(Notified { at, by, seq, of: replacement, reference });
                Ok(())
            }
            Event::Unused { case, reason } => {
                let open = self.reconciliation_in_use(case)?;
                if open.last_step().is_some() {
                    return Err(Inconsistency::Reconciliation(case));
                }
                open.unused = Some(Reasoned::by(recorded, reason));
                Ok(())
            }
            Event::Undone { case, step, reason } => {
                let found =
                    self.case(case).filter(|found| found.has(step)).ok_or(Inconsistency::Reconciliation(case))?;
                let outage = found.outage;
                if let (CaseId::Issuance(id), ReconciliationStep::Voided) = (case, step)
                    && let Some(issuance) = self.issuances.get_mut(id.position())
                {
                    issuance.voided = None;
                }
                self.reconciliation(case)?.undo(step, Reasoned::by(recorded, reason));
                self.outages.reopen_reconciliation(outage)
            }
            _ => Ok(()),
        }
    }

    /// The reconciliation of a case with a patient behind it: neither void nor unused.
    fn reconciliation_in_use(&mut self, id: CaseId) -> Result<&mut Reconciliation, Inconsistency> {
        match self.case(id).as_ref().map(Case::state) {
            None | Some(CaseState::Void | CaseState::Unused) => Err(Inconsistency::Reconciliation(id)),
            Some(_) => self.reconciliation(id),
        }
    }

    fn reconciliation(&mut self, id: CaseId) -> Result<&mut Reconciliation, Inconsistency> {
        let found = match id {
            CaseId::Issuance(id) => self.issuances.get_mut(id.position()).map(|found| &mut found.reconciliation),
            CaseId::Conflict(id) => self.conflicts.get_mut(id.position()).map(|found| &mut found.reconciliation),
        };
        found.ok_or(Inconsistency::Reconciliation(id))
    }
}
