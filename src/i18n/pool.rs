//! The paper binder in words: what a late entry would come to, what was counted, what is to be drawn.

use crate::i18n::texts::Texts;
use crate::t;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::pool::NumberState;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::views::supply::Redraw;

impl Texts {
    /// What is known of a number that stands on a paper; the second says whether it needs a look.
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

    /// What became of a number that should have been struck out: `ute hos Medicin / Avd 5`, `kasserat`.
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

    /// The task of filling the binder up again, and the right that it takes once it can be done.
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
