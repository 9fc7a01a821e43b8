//! The pool screen: which number is chosen, and the count of the paper binder.

use crate::tui::model::counting::{Counting, in_order};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::pool::PoolEntry;
use kvittera_domain::value::pool_number::PoolNumber;

/// The state of the pool screen.
#[derive(Debug, Default)]
pub struct PoolScreen {
    /// Which number is chosen, from 0: women first, each in the order of the pool.
    pub chosen: usize,
    /// A count that was begun and is not recorded yet.
    pub count: Option<Counting>,
    /// True if the count is shown instead of the list.
    pub counting: bool,
}

impl PoolScreen {
    /// The chosen number.
    #[must_use]
    pub fn chosen<'a>(&self, ledger: &'a Ledger) -> Option<&'a PoolEntry> {
        in_order(ledger).nth(self.chosen)
    }

    /// The count, if it is shown.
    #[must_use]
    pub fn shown_count(&self) -> Option<&Counting> {
        self.count.as_ref().filter(|_| self.counting)
    }

    /// Chooses a number, if the pool has it.
    pub fn choose(&mut self, ledger: &Ledger, number: PoolNumber) {
        self.chosen = in_order(ledger).position(|entry| entry.number == number).unwrap_or(self.chosen);
    }

    /// Chooses the next number that a count left unaccounted for, and starts over after the last one. Returns true if
    /// there is one.
    pub fn next_unaccounted(&mut self, ledger: &Ledger) -> bool {
        let missing = |entry: &&PoolEntry| ledger.pool.is_unaccounted(entry.number);
        let below = in_order(ledger).skip(self.chosen + 1).find(missing);
        let next = below.or_else(|| in_order(ledger).find(missing)).map(|entry| entry.number);
        if let Some(number) = next {
            self.choose(ledger, number);
        }
        next.is_some()
    }
}
