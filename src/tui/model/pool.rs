//! The binder screen: which number is chosen.

use crate::domain::ledger::Ledger;
use crate::domain::pool::PoolNumber;
use crate::domain::sex::Sex;

/// The state of the binder screen.
#[derive(Debug, Default)]
pub struct PoolScreen {
    /// Which number is chosen: women first, in the binder's order, from 0.
    pub chosen: usize,
}

impl PoolScreen {
    /// The chosen number.
    #[must_use]
    pub fn chosen<'a>(&self, ledger: &'a Ledger) -> Option<&'a PoolNumber> {
        in_order(ledger).nth(self.chosen)
    }
}

/// All numbers as the screen lists them: women first, in the binder's order.
pub fn in_order(ledger: &Ledger) -> impl Iterator<Item = &PoolNumber> {
    Sex::IN_BINDER.into_iter().flat_map(|sex| ledger.pool.of_sex(sex))
}
