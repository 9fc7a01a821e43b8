//! A count of the paper binder in the making: what is ticked off so far.

use std::collections::BTreeSet;

use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::pool::{NumberState, PoolEntry};
use kvittera_domain::ledger::pool_count::Differences;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex;

/// What is ticked off so far, and which line is chosen.
#[derive(Debug, Clone, Default)]
pub struct Counting {
    /// The numbers that lie in the paper binder.
    pub present: BTreeSet<PoolNumber>,
    /// Which line is chosen, from 0: first those that should lie there, then those that should be struck out.
    pub chosen: usize,
}

impl Counting {
    /// The numbers to look for, in the order of the lines.
    #[must_use]
    pub fn lines(ledger: &Ledger) -> Vec<&PoolEntry> {
        let (mut expected, struck): (Vec<_>, Vec<_>) = in_order(ledger).partition(|entry| should_lie_there(entry));
        expected.extend(struck);
        expected
    }

    /// How many of the lines should lie in the paper binder.
    #[must_use]
    pub fn expected(ledger: &Ledger) -> usize {
        in_order(ledger).filter(|entry| should_lie_there(entry)).count()
    }

    /// The number of the chosen line.
    #[must_use]
    pub fn number(&self, ledger: &Ledger) -> Option<PoolNumber> {
        Self::lines(ledger).get(self.chosen).map(|entry| entry.number)
    }

    /// How paper and pool differ as far as is ticked off.
    #[must_use]
    pub fn differences(&self, ledger: &Ledger) -> Differences {
        ledger.pool.differences(&self.present)
    }

    /// Ticks the chosen number off, or not, and goes on to the next line; `None` turns it.
    pub fn tick(&mut self, ledger: &Ledger, lies_there: Option<bool>) {
        let Some(number) = self.number(ledger) else { return };
        if lies_there.unwrap_or_else(|| !self.present.contains(&number)) {
            self.present.insert(number);
        } else {
            self.present.remove(&number);
        }
        self.chosen = (self.chosen + 1).min(Self::lines(ledger).len().saturating_sub(1));
    }

    /// Ticks off everything that should lie there; what should be struck out stays as it is.
    pub fn tick_all(&mut self, ledger: &Ledger) {
        self.present.extend(in_order(ledger).filter(|entry| should_lie_there(entry)).map(|entry| entry.number));
    }
}

/// Whether a number should lie in the paper binder.
#[must_use]
pub fn should_lie_there(entry: &PoolEntry) -> bool {
    entry.state == NumberState::Free
}

/// All numbers as the screen lists them: women first, in the binder's order.
pub fn in_order(ledger: &Ledger) -> impl Iterator<Item = &PoolEntry> {
    Sex::IN_POOL.into_iter().flat_map(|sex| ledger.pool.of_sex(sex))
}
