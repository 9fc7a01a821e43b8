//! Stages after outages, with issuances that have to be reconciled.

use kvittera_domain::rules::command::Command;
use kvittera_domain::value::id::IssuanceId;
use kvittera_domain::value::sex::Sex::{Female, Male};

use super::samples::{CONFIRM, END, SUSPECT, issue_to, request};
use super::{Setting, Stage};

/// One outage is over: 1 and 3 are at Medicin / Avd 5, 2 at Kvinna och barn / Förlossning.
pub fn after_an_outage(setting: Setting) -> Stage {
    let mut stage = Stage::set(setting);
    stage.elsewhere(&SUSPECT).elsewhere(&CONFIRM).wait(10);
    stage.elsewhere(&issue_to(Female, "vwxyz2", "Medicin", "Avd 5")).wait(20);
    stage.elsewhere(&issue_to(Male, "bcdef2", "Kvinna och barn", "Förlossning")).wait(5);
    stage.elsewhere(&issue_to(Female, "cdefg3", "Medicin", "Avd 5")).wait(30);
    for place in 0..3 {
        stage.elsewhere(&Command::SkipReadBack { issuance: IssuanceId::following(place) });
    }
    stage.elsewhere(&END).wait(60);
    stage
}

/// A second outage two days later is over too: 4 is at Psykiatri, and its number was given out on paper as well (k1,
/// Kirurgi).
pub fn after_two_outages(setting: Setting) -> Stage {
    let mut stage = after_an_outage(setting);
    stage.wait(2 * 24 * 60).elsewhere(&SUSPECT).elsewhere(&CONFIRM).wait(15);
    stage.elsewhere(&issue_to(Male, "defgh4", "Psykiatri", "Psykiatrisk akutmottagning"));
    stage.elsewhere(&Command::SkipReadBack { issuance: IssuanceId::following(3) }).wait(10);
    let number = stage.model.ledger.issuances.get(3).unwrap().number;
    let at = stage.model.now;
    let request = request("efghi5", "Kirurgi", "Kirurgavdelning");
    stage.wait(5).elsewhere(&Command::LateEntry { number, at, given_by: None, request, answer: None });
    stage.elsewhere(&END).wait(40);
    stage
}
