//! A night after which cases can be exported, and the commands that lead there.

use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::reconciling::PatientIdentity;
use kvittera_domain::rules::command::{Command, RapsNotice, Replacement};
use kvittera_domain::value::person_id::PersonId;
use kvittera_domain::value::sex::Sex::{Female, Male};

use crate::given::commands::{late, late_for_another, nth, text, void, woman};
use crate::given::samples::date;
use crate::given::scenario::{Scenario, clock, desk};

/// Official test numbers of Skatteverket, and published reserve numbers.
pub const WOMAN: &str = "199012119948";
pub const MAN: &str = "198211059954";
pub const COORDINATED: &str = "197306749982";
pub const RESERVE: &str = "19810829M071";

/// Records the new id of a case.
pub fn replace(case: &str, id: &str) -> Command {
    let id = PersonId::parse(id, date(2026, 11, 22)).unwrap();
    let replacement = Replacement { id, identity: PatientIdentity::Pending, age_accepted: false };
    Command::Replace { case: text(case), replacement, reason: None }
}

/// Records another new id for a case that has one already.
pub fn replace_again(case: &str, id: &str) -> Command {
    match replace(case, id) {
        Command::Replace { case, replacement, .. } => {
            Command::Replace { case, replacement, reason: Some(text("fel person")) }
        }
        other => other,
    }
}

/// Notifies RAPS of a case.
pub fn notify(case: &str, reference: &str) -> Command {
    let notice = RapsNotice { at: None, by: Some(text("avdel2")), reference: Some(text(reference)) };
    Command::NotifyRaps { case: text(case), notice, reason: None }
}

pub fn unused(case: &str) -> Command {
    Command::MarkUnused { case: text(case), reason: text("patienten kom aldrig") }
}

pub fn case(id: &str) -> CaseId {
    text(id)
}

/// A night of which three cases are ready for export, with a case for each reason to leave one out.
///
/// 1 is done, 2 has a new reserve number, 3 is void, 4 was never used, 5 is open, the number of 6 was also given out on
/// paper (k1), and 7 has a new id of the other sex.
pub fn night() -> Scenario {
    let night = desk().at(2, 10).down();
    let night = night.issued(Female).issued(Male).issued(Female).issued(Male).issued(Female);
    let night = night.and(void(nth(3), "fel kön")).and(unused("4"));
    let night = night.and(late(woman(9), clock(2, 10))).and(late_for_another(woman(9), clock(2, 10))).issued(Male);
    let night = night.at(4, 0).back_up().at(5, 30).by("avdel2");
    let night = night.and(replace("1", WOMAN)).and(notify("1", "Ärende 4711")).and(replace("2", RESERVE));
    night.and(replace("6", COORDINATED)).and(replace("7", WOMAN)).at(6, 0)
}
