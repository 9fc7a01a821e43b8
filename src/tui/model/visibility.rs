//! What the person may do and see: a ward only its own patients.

use crate::tui::model::fixed::Fixed;
use crate::tui::model::state::Model;
use kvittera_domain::ledger::case::Case;
use kvittera_domain::ledger::issuance::Issuance;
use kvittera_domain::ledger::pool::PoolEntry;
use kvittera_domain::rules::permission::{CASHIER, Rights};
use kvittera_domain::value::unit::Unit;

impl Fixed {
    /// Whether the person can only look.
    #[must_use]
    pub const fn only_looks(&self) -> bool {
        matches!(self.rights, Rights::Auditor | Rights::Onlooker)
    }
}

impl Model {
    /// Whether the person hands numbers out.
    #[must_use]
    pub fn hands_out(&self) -> bool {
        self.fixed.rights.is_one_of(CASHIER)
    }

    /// Whether every fact may be seen.
    #[must_use]
    pub const fn sees_all(&self) -> bool {
        self.fixed.rights.sees_pool()
    }

    /// Whether the patients of a unit may be seen.
    #[must_use]
    pub fn sees_unit(&self, unit: &Unit) -> bool {
        self.fixed.rights.sees_unit(unit)
    }

    /// Whether a number of the binder may be seen.
    #[must_use]
    pub fn sees_number(&self, entry: &PoolEntry) -> bool {
        self.fixed.rights.sees_number(&self.ledger, entry)
    }

    /// The hand-outs that may be seen, oldest entry first.
    #[must_use]
    pub fn issuances(&self) -> impl DoubleEndedIterator<Item = &Issuance> {
        self.ledger.issuances.iter().filter(|issuance| self.sees_unit(&issuance.request.unit))
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
