//! What of the log the person may see: a ward only its own patients.

use std::sync::Arc;

use super::Model;
use crate::domain::case::Case;
use crate::domain::fact::Recorded;
use crate::domain::issuance::Issuance;
use crate::domain::ledger::Ledger;
use crate::domain::permission::Rights;
use crate::domain::pool::PoolNumber;
use crate::domain::unit::Unit;

/// The facts that may be seen, as they may be seen.
#[must_use]
pub fn of(rights: &Rights, ledger: &Ledger, known: &[Arc<Recorded>]) -> Vec<Arc<Recorded>> {
    known.iter().filter_map(|fact| rights.view(ledger, fact)).collect()
}

impl Model {
    /// Takes in new facts. A correction may bring a patient into sight or out of it, so all are looked at again.
    pub fn learn(&mut self, ledger: Arc<Ledger>, facts: Vec<Arc<Recorded>>) {
        self.ledger = ledger;
        self.known.extend(facts);
        self.facts = of(&self.fixed.rights, &self.ledger, &self.known);
    }

    /// Whether the patients of a unit may be seen.
    #[must_use]
    pub fn sees_unit(&self, unit: &Unit) -> bool {
        self.fixed.rights.sees_unit(unit)
    }

    /// Whether a number of the binder may be seen.
    #[must_use]
    pub fn sees_number(&self, entry: &PoolNumber) -> bool {
        self.fixed.rights.sees_number(&self.ledger, entry)
    }

    /// The hand-outs that may be seen, oldest entry first.
    pub fn issuances(&self) -> impl DoubleEndedIterator<Item = &Issuance> {
        self.ledger.issuances.iter().filter(|issuance| self.sees_unit(&issuance.unit))
    }

    /// The cases that may be seen.
    pub fn cases(&self) -> impl Iterator<Item = Case<'_>> {
        self.ledger.cases().filter(|case| self.fixed.rights.sees(case))
    }
}
