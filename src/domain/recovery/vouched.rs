//! Quarantine: a number that may be with a patient although no sound log says so. It never goes out again.

use crate::event::quarantine::Quarantine;
use crate::ledger::Ledger;
use crate::value::pool_number::PoolNumber;

/// The free numbers of which somebody has made sure that they were not handed out: they lie in the binder, and no ward has
/// them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Vouched {
    /// Just these.
    These(Vec<PoolNumber>),
    /// All that the log takes for free.
    All,
}

impl Vouched {
    /// Whether `number` is one of them.
    #[must_use]
    pub fn names(&self, number: PoolNumber) -> bool {
        match self {
            Self::These(numbers) => numbers.contains(&number),
            Self::All => true,
        }
    }

    /// Those that stay free once `quarantine_candidates` is in quarantine.
    #[must_use]
    pub fn beside(self, quarantine_candidates: &[(PoolNumber, Quarantine)], ledger: &Ledger) -> Vec<PoolNumber> {
        let mut numbers = match self {
            Self::These(numbers) => numbers,
            Self::All => ledger.pool.all_free().map(|entry| entry.number).collect(),
        };
        numbers.retain(|number| quarantine_candidates.iter().all(|(gone, _)| gone != number));
        numbers
    }
}
