//! The binder screen: which number is chosen, and a count of the paper binder.

use crate::tui::model::counting::{Counting, in_order};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::pool::PoolEntry;
use kvittera_domain::value::pool_number::PoolNumber;

/// The state of the binder screen.
#[derive(Debug, Default)]
pub struct PoolScreen {
    /// Which number is chosen: women first, in the binder's order, from 0.
    pub chosen: usize,
    /// A count that was begun and not yet written down.
    pub count: Option<Counting>,
    /// Whether the count is shown in place of the list.
    pub counting: bool,
}

impl PoolScreen {
    /// The chosen number.
    #[must_use]
    pub fn chosen<'a>(&self, ledger: &'a Ledger) -> Option<&'a PoolEntry> {
        in_order(ledger).nth(self.chosen)
    }

    /// The count, where it is shown.
    #[must_use]
    pub fn shown_count(&self) -> Option<&Counting> {
        self.count.as_ref().filter(|_| self.counting)
    }

    /// Chooses a number, where it is in the binder.
    pub fn choose(&mut self, ledger: &Ledger, number: PoolNumber) {
        self.chosen = in_order(ledger).position(|entry| entry.number == number).unwrap_or(self.chosen);
    }

    /// Chooses the next number that a count left unaccounted, from the top again after the last one; says whether there
    /// is one.
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
