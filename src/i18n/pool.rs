//! The pool in words: what a late entry would lead to, what a count found, how many numbers to draw.

use crate::i18n::texts::Texts;
use crate::t;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::pool::NumberState;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::views::supply::Redraw;

impl Texts {
    /// What the log knows of a number that was given out on paper. The second value is true if a person should look
    /// into it.
    #[must_use]
    pub fn on_paper(&self, ledger: &Ledger, number: PoolNumber) -> (String, bool) {
        let Some(entry) = ledger.pool.get(number) else {
            return (t!(self, "number-unknown", number = number.to_string()), true);
        };
        match &entry.state {
            NumberState::Free => (t!(self, "late-free", sexes = self.sexes(entry.sex)), false),
            NumberState::Withdrawn { reason, .. } => (t!(self, "late-withdrawn", reason = reason.as_str()), true),
            NumberState::Quarantined { because, .. } => (self.quarantine(because), true),
            NumberState::Issued(id) => {
                let unit = ledger.issuance(*id).map(|issuance| issuance.request.unit.to_string()).unwrap_or_default();
                (t!(self, "late-clash", issuance = id.to_string(), unit = unit), true)
            }
        }
    }

    /// The state of a number that should have been struck out on paper: `ute hos Medicin / Avd 5`, `kasserat`.
    #[must_use]
    pub fn number_whereabouts(&self, ledger: &Ledger, number: PoolNumber) -> String {
        let state = ledger.pool.get(number).map(|entry| &entry.state);
        match state {
            Some(NumberState::Issued(id)) => {
                let unit = ledger.issuance(*id).map(|issuance| issuance.request.unit.to_string()).unwrap_or_default();
                t!(self, "count-out", issuance = id.to_string(), unit = unit)
            }
            Some(state) => self.number_state(state),
            None => String::new(),
        }
    }

    /// How many numbers to draw so that the pool is full again. While the service is down that has to wait; afterwards
    /// the right that it takes is added.
    #[must_use]
    pub fn redraw(&self, redraw: Redraw, is_down: bool) -> Vec<String> {
        if redraw.is_nothing() {
            return vec![t!(self, "redraw-nothing")];
        }
        let Redraw { female, male } = redraw;
        if is_down {
            return vec![t!(self, "redraw-later", women = female, men = male)];
        }
        vec![t!(self, "redraw-list", women = female, men = male), self.rights_to_draw()]
    }
}
