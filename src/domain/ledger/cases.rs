//! The cases of the ledger: every patient who carries a borrowed number.

use crate::event::case_id::CaseId;
use crate::ledger::case::Case;
use crate::ledger::conflict::Conflict;
use crate::ledger::issuance::Issuance;
use crate::ledger::pool::PoolEntry;
use crate::ledger::state::Ledger;
use crate::value::id::{OutageId, Seq};
use crate::value::pool_number::PoolNumber;
use crate::value::sex::Sex;

impl Ledger {
    /// All cases: first the issuances, then the second patients of conflicts, each in the order of the log.
    pub fn cases(&self) -> impl Iterator<Item = Case<'_>> {
        let issuances = self.issuances.iter().map(|issuance| self.case_of_issuance(issuance));
        issuances.chain(self.second_patients())
    }

    /// A case by its id.
    #[must_use]
    pub fn case(&self, id: CaseId) -> Option<Case<'_>> {
        match id {
            CaseId::Issuance(id) => self.issuance(id).map(|issuance| self.case_of_issuance(issuance)),
            CaseId::Conflict(id) => self.conflict(id).map(|conflict| self.case_of_conflict(conflict)),
        }
    }

    /// The cases that still wait for their new id or for RAPS (routine, step 6).
    pub fn open_reconciliations(&self) -> impl Iterator<Item = Case<'_>> {
        let issuances = self.issuances.recent().iter().map(|issuance| self.case_of_issuance(issuance));
        issuances.chain(self.second_patients()).filter(Case::is_open)
    }

    /// The places in the log of the events of a case, oldest first.
    #[must_use]
    pub fn trail(&self, case: CaseId) -> &[Seq] {
        match case {
            CaseId::Issuance(id) => self.issuance(id).map_or(&[], |issuance| &issuance.trail),
            CaseId::Conflict(id) => self.conflict(id).map_or(&[], |conflict| &conflict.trail),
        }
    }

    /// The places in the log of the events of all cases of an outage, oldest first.
    #[must_use]
    pub fn trail_of_outage(&self, outage: OutageId) -> Vec<Seq> {
        let issued = self.issuances_of(outage).map(|issuance| &issuance.trail);
        let conflicts = self.conflicts.iter().filter(|conflict| conflict.outage == outage);
        let conflicts = conflicts.map(|conflict| &conflict.trail);
        let mut trail: Vec<Seq> = issued.chain(conflicts).flatten().copied().collect();
        trail.sort_unstable();
        trail
    }

    /// The cases of an outage.
    pub fn cases_of(&self, outage: OutageId) -> impl Iterator<Item = Case<'_>> {
        self.cases().filter(move |case| case.outage == outage)
    }

    /// The second patients of conflicts; one that was taken back has none.
    fn second_patients(&self) -> impl Iterator<Item = Case<'_>> {
        let real = self.conflicts.iter().filter(|conflict| conflict.taken_back.is_none());
        real.map(|conflict| self.case_of_conflict(conflict))
    }

    fn case_of_issuance<'a>(&'a self, issuance: &'a Issuance) -> Case<'a> {
        let id = CaseId::Issuance(issuance.id);
        Case {
            id,
            outage: issuance.outage,
            number: issuance.number,
            sex: issuance.sex,
            request: &issuance.request,
            issued_by: &issuance.issued_by,
            issued_at: issuance.issued_at,
            on_paper: issuance.paper.is_some(),
            reconciliation: &issuance.reconciliation,
            voided: issuance.voided.as_ref(),
            shared_with: self.others_with(issuance.number, id),
        }
    }

    fn case_of_conflict<'a>(&'a self, conflict: &'a Conflict) -> Case<'a> {
        let id = CaseId::Conflict(conflict.id);
        Case {
            id,
            outage: conflict.outage,
            number: conflict.number,
            sex: self.pool.get(conflict.number).map_or(Sex::Unknown, |PoolEntry { sex, .. }| *sex),
            request: &conflict.request,
            issued_by: &conflict.paper.given_by,
            issued_at: conflict.given_at,
            on_paper: true,
            reconciliation: &conflict.reconciliation,
            voided: conflict.taken_back.as_ref(),
            shared_with: self.others_with(conflict.number, id),
        }
    }

    /// The other patients who may carry a number; without conflicts there are none.
    fn others_with(&self, number: PoolNumber, id: CaseId) -> Vec<CaseId> {
        let counts = |conflict: &&Conflict| conflict.number == number && conflict.taken_back.is_none();
        let conflicting = || self.conflicts.iter().filter(counts);
        let carried = |conflict: &Conflict| conflict.reconciliation.unused.is_none();
        let first = conflicting().next().and_then(|conflict| self.issuance(conflict.with));
        let first = first.filter(|issuance| issuance.is_in_use()).map(|issuance| CaseId::Issuance(issuance.id));
        let second = conflicting().filter(|conflict| carried(conflict)).map(|conflict| CaseId::Conflict(conflict.id));
        first.into_iter().chain(second).filter(|other| *other != id).collect()
    }
}
