//! A count of the paper binder that is not recorded yet.

use std::collections::BTreeSet;

use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::pool::{NumberState, PoolEntry};
use kvittera_domain::ledger::pool_count::Differences;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex;

/// The numbers ticked so far, and the chosen line.
#[derive(Debug, Clone, Default)]
pub struct Counting {
    /// The numbers that lie in the paper binder.
    pub present: BTreeSet<PoolNumber>,
    /// The chosen line, from 0. First come the numbers that should lie in the paper binder, then those that should be
    /// struck out.
    pub chosen: usize,
}

impl Counting {
    /// The entries to look for, in the order of the lines.
    #[must_use]
    pub fn lines(ledger: &Ledger) -> Vec<&PoolEntry> {
        let (mut expected, struck): (Vec<_>, Vec<_>) = in_order(ledger).partition(|entry| is_expected(entry));
        expected.extend(struck);
        expected
    }

    /// How many of the lines should lie in the paper binder.
    #[must_use]
    pub fn expected(ledger: &Ledger) -> usize {
        in_order(ledger).filter(|entry| is_expected(entry)).count()
    }

    /// The number of the chosen line.
    #[must_use]
    pub fn number(&self, ledger: &Ledger) -> Option<PoolNumber> {
        Self::lines(ledger).get(self.chosen).map(|entry| entry.number)
    }

    /// Compares the ticked numbers with the pool.
    #[must_use]
    pub fn differences(&self, ledger: &Ledger) -> Differences {
        ledger.pool.differences(&self.present)
    }

    /// Ticks or unticks the chosen number and goes on to the next line; `None` toggles it.
    pub fn tick(&mut self, ledger: &Ledger, lies_there: Option<bool>) {
        let Some(number) = self.number(ledger) else { return };
        if lies_there.unwrap_or_else(|| !self.present.contains(&number)) {
            self.present.insert(number);
        } else {
            self.present.remove(&number);
        }
        self.chosen = (self.chosen + 1).min(Self::lines(ledger).len().saturating_sub(1));
    }

    /// Ticks everything that should lie in the paper binder. Numbers to strike out stay as they are.
    pub fn tick_all(&mut self, ledger: &Ledger) {
        self.present.extend(in_order(ledger).filter(|entry| is_expected(entry)).map(|entry| entry.number));
    }
}

/// Returns true if a number should lie in the paper binder.
#[must_use]
pub fn is_expected(entry: &PoolEntry) -> bool {
    entry.state == NumberState::Free
}

/// All numbers in the order of the screen: women first, each in the order of the pool.
pub fn in_order(ledger: &Ledger) -> impl Iterator<Item = &PoolEntry> {
    Sex::IN_POOL.into_iter().flat_map(|sex| ledger.pool.of_sex(sex))
}
