//! What the person at the keyboard may do and see. A ward sees only its own patients.

use crate::tui::model::desk_context::DeskContext;
use crate::tui::model::state::Model;
use kvittera_domain::ledger::case::Case;
use kvittera_domain::ledger::issuance::Issuance;
use kvittera_domain::ledger::pool::PoolEntry;
use kvittera_domain::rules::permission::{CASHIER, Rights};
use kvittera_domain::value::unit::Unit;

impl DeskContext {
    /// Returns true if the person may see things but do nothing.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        matches!(self.rights, Rights::Auditor | Rights::Onlooker)
    }
}

impl Model {
    /// Returns true if the person may issue numbers.
    #[must_use]
    pub fn may_issue(&self) -> bool {
        self.fixed.rights.is_one_of(CASHIER)
    }

    /// Returns true if every event is visible.
    #[must_use]
    pub const fn sees_all(&self) -> bool {
        self.fixed.rights.sees_pool()
    }

    /// Returns true if the patients of a unit are visible.
    #[must_use]
    pub fn sees_unit(&self, unit: &Unit) -> bool {
        self.fixed.rights.sees_unit(unit)
    }

    /// Returns true if a number of the pool is visible.
    #[must_use]
    pub fn sees_number(&self, entry: &PoolEntry) -> bool {
        self.fixed.rights.sees_number(&self.ledger, entry)
    }

    /// The visible issuances, in the order in which they were entered.
    #[must_use]
    pub fn issuances(&self) -> impl DoubleEndedIterator<Item = &Issuance> {
        self.ledger.issuances.iter().filter(|issuance| self.sees_unit(&issuance.request.unit))
    }

    /// The visible open cases.
    pub fn open_cases(&self) -> impl Iterator<Item = Case<'_>> {
        self.ledger.open_reconciliations().filter(|case| self.fixed.rights.sees(case))
    }

    /// The visible cases.
    pub fn cases(&self) -> impl Iterator<Item = Case<'_>> {
        self.ledger.cases().filter(|case| self.fixed.rights.sees(case))
    }
}
