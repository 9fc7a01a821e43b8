//! Reconciling borrowed numbers on screen.

mod ages;
mod closing;
mod list;
mod new_ids;
mod raps;
mod taking_back;
mod undone_at_raps;

use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::ledger::reconciliation::CaseState;

use crate::stage::borrowed::{after_an_outage, after_two_outages};
use crate::stage::{Setting, Stage};

/// Of a man and a woman, valid, and neither in the binder.
const MAN: &str = "19810829M071";
const WOMAN: &str = "20210325K069";

/// The list after one outage; the first case is chosen, a woman's.
fn listed() -> Stage {
    let mut desk = after_an_outage(Setting::default());
    desk.keys("<f4>");
    desk
}

/// The list after two outages, with a clash in the second.
fn listed_both() -> Stage {
    let mut desk = after_two_outages(Setting::default());
    desk.keys("<f4>");
    desk
}

fn id(written: &str) -> CaseId {
    written.parse().unwrap()
}

impl Stage {
    fn state(&self, case: &str) -> CaseState {
        self.model.ledger.case(id(case)).unwrap().state()
    }

    pub fn chosen_case(&self) -> String {
        let rows = self.model.reconciliation.rows(&self.model.ledger, &self.model.fixed.rights, self.model.texts());
        self.model.reconciliation.chosen(&rows).map(|case| case.id.to_string()).unwrap_or_default()
    }

    /// The cases of the list, from top to bottom.
    fn listed_cases(&self) -> Vec<String> {
        let rows = self.model.reconciliation.rows(&self.model.ledger, &self.model.fixed.rights, self.model.texts());
        kvittera::tui::model::reconciliation::cases(&rows).map(|case| case.id.to_string()).collect()
    }
}
