//! Given what happened at the desk, when a ward reconciles a case, then these events follow, or this refusal.

mod any_order;
mod new_ids;
mod raps;
mod raps_law;
mod taken_back;

use kvittera_domain::event::Event;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::reconciling::{PatientIdentity, ReplacementWarning, UndoneNotice};
use kvittera_domain::ledger::case::Case;
use kvittera_domain::ledger::reconciliation::CaseState;
use kvittera_domain::value::sex::Sex::{Female, Male};

use crate::given::commands::id;
use crate::given::scenario::{Scenario, desk};

const NEW: &str = "20210325K069";
const OTHER: &str = "19450829K088";
const MAN: &str = "19810829M071";
const PERSONNUMMER: &str = "199001012385";

/// At 04:00, the service is back; one woman's and one man's number were issued at 03:00.
fn two_out() -> Scenario {
    desk().down().issued(Female).issued(Male).back_up().at(4, 0)
}

fn case(desk: &Scenario, id: CaseId) -> Case<'_> {
    desk.ledger.case(id).unwrap()
}

fn state(desk: &Scenario, id: CaseId) -> CaseState {
    case(desk, id).state()
}

fn replaced(case: CaseId, new: &str, warnings: Vec<ReplacementWarning>) -> Event {
    Event::Replaced { case, replacement: id(new), identity: PatientIdentity::Pending, warnings }
}

/// A notice to RAPS that takes the place of an earlier one about `wrong`.
fn told_instead(case: CaseId, new: Option<&str>, wrong: Option<&str>) -> Event {
    let undoes = Some(UndoneNotice { replacement: wrong.map(id) });
    Event::RapsNotified { case, replacement: new.map(id), notified_by: None, reference: None, undoes }
}

fn told(case: CaseId, new: Option<&str>) -> Event {
    Event::RapsNotified { case, replacement: new.map(id), notified_by: None, reference: None, undoes: None }
}
