//! The free numbers that a person vouches for, so that they need no quarantine.

use crate::event::quarantine::Quarantine;
use crate::ledger::Ledger;
use crate::value::pool_number::PoolNumber;

/// The free numbers that a person vouches for: they lie unused in the paper binder, and no ward has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Vouched {
    /// Only these.
    These(Vec<PoolNumber>),
    /// All numbers that are free by the log.
    All,
}

impl Vouched {
    /// Whether a person vouches for `number`.
    #[must_use]
    pub fn names(&self, number: PoolNumber) -> bool {
        match self {
            Self::These(numbers) => numbers.contains(&number),
            Self::All => true,
        }
    }

    /// The vouched-for numbers that stay free once `quarantine_candidates` are in quarantine.
    #[must_use]
    pub fn beside(self, quarantine_candidates: &[(PoolNumber, Quarantine)], ledger: &Ledger) -> Vec<PoolNumber> {
        let mut numbers = match self {
            Self::These(numbers) => numbers,
            Self::All => ledger.pool.all_free().map(|entry| entry.number).collect(),
        };
        numbers.retain(|number| quarantine_candidates.iter().all(|(quarantined, _)| quarantined != number));
        numbers
    }
}
