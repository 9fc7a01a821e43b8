//! What of the log the person may see: a ward only its own patients.

use super::Model;
use crate::domain::case::Case;
use crate::domain::issuance::Issuance;
use crate::domain::pool::PoolNumber;
use crate::domain::unit::Unit;

impl Model {
    /// Whether every fact may be seen.
    #[must_use]
    pub const fn sees_all(&self) -> bool {
        self.fixed.rights.sees_binder()
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
    #[must_use]
    pub fn issuances(&self) -> impl DoubleEndedIterator<Item = &Issuance> {
        self.ledger.issuances.iter().filter(|issuance| self.sees_unit(&issuance.unit))
    }

    /// The open cases that may be seen.
    pub fn open_cases(&self) -> impl Iterator<Item = Case<'_>> {
        self.ledger.open_reconciliations().filter(|case| self.fixed.rights.sees(case))
    }

    /// The cases that may be seen.
    pub fn cases(&self) -> impl Iterator<Item = Case<'_>> {
        self.ledger.cases().filter(|case| self.fixed.rights.sees(case))
    }
}
