//! A night in which nearly everything happens that can be reported; all people and wards are invented.

use chrono::TimeDelta;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::check::Check;
use kvittera_domain::event::correction::Correction;
use kvittera_domain::event::reconciling::{PatientIdentity, RapsAnswer};
use kvittera_domain::rules::command::{Command, RapsNotice, Replacement};
use kvittera_domain::rules::replacement;
use kvittera_domain::value::id::IssuanceId;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::request::NumberRequest;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::sex::Sex::{Female, Male};
use kvittera_domain::value::unit::Unit;

use crate::given::commands::{
    confirm, correct, end, first, full_pool_numbers, late, late_for_another, lines, load, load_anyway, note, nth,
    read_back, skip_read_back, text, void,
};
use crate::given::scenario::{Scenario, bare, clock};

/// A ward calls and the form takes so many seconds.
pub fn call(who: &str, clinic: &str, ward: &str, sex: Sex, form_seconds: Option<u32>) -> Command {
    let unit = Unit { clinic: text(clinic), ward: text(ward) };
    let request = NumberRequest { requested_by: text(who), unit, callback: None };
    Command::Issue { sex, request, proposed: None, form_seconds }
}

/// So many seconds later.
pub fn after(desk: Scenario, seconds: i64) -> Scenario {
    Scenario { now: desk.now + TimeDelta::seconds(seconds), ..desk }
}

/// The number is read back rightly so many seconds later.
pub fn heard(desk: Scenario, issuance: IssuanceId, seconds: i64) -> Scenario {
    let number = desk.ledger.issuance(issuance).unwrap().number;
    after(desk, seconds).and(read_back(issuance, number.last_four()))
}

/// The patient's new id is recorded.
pub fn replaced(desk: Scenario, case: CaseId, id: &str) -> Scenario {
    let id = replacement::read(&desk.ledger, id, desk.now.date_naive()).unwrap().id;
    desk.and(Command::Replace {
        case,
        replacement: Replacement { id, identity: PatientIdentity::Established, age_accepted: false },
        reason: None,
    })
}

pub fn notify(case: CaseId) -> Command {
    Command::NotifyRaps { case, notice: RapsNotice::default(), reason: None }
}

pub fn unused(case: CaseId) -> Command {
    Command::MarkUnused { case, reason: text("patienten hade id-handlingar med sig") }
}

pub fn case(place: usize) -> CaseId {
    CaseId::Issuance(nth(place))
}

/// The whole night, on whatever binder.
fn goes_by(desk: Scenario) -> Scenario {
    let called = Check::Called { whom: text("Växeln"), answer: text("Teknikern ringer upp") };
    let checked = vec![Check::Workstation { only_here: false }, Check::News { announced: false }, called];
    let night = desk.at(1, 40).and(Command::SuspectOutage { at: None, checked });
    let night = night.at(1, 52).by("tekni5").and(confirm()).and(note("Leverantören felsöker; nytt besked 05:00"));
    let night = night.at(2, 10).by("kassa1").and(call("avdel2", "Medicin", "Avd 5", Male, Some(48)));
    let night = after(night, 15).and(read_back(first(), "M999"));
    let night = heard(night, first(), 12).at(2, 22).and(call("kirur7", "Kirurgi", "Avd 9", Female, Some(35)));
    let night = heard(night, nth(2), 14).at(2, 30).and(call("avdel2", "Medicin", "Avd 5", Male, Some(95)));
    let night = night.and(skip_read_back(nth(3))).at(2, 50).and(call("barns1", "Kvinna och barn", "BB", Female, None));
    let night = night.at(2, 56).and(call("barns1", "Kvinna och barn", "BB", Female, Some(29)));
    let night = heard(night, nth(5), 21)
        .and(void(nth(5), "fel kön"))
        .and(correct(nth(2), Correction { ward: Some(text("Avd 91")), ..Correction::default() }));
    let paper = night.ledger.pool.free(Female).last().unwrap();
    let night = night.at(3, 5).by("kassa2").and(late(paper, clock(2, 20))).and(late_for_another(paper, clock(2, 40)));
    let night = (0..6u32).fold(night, |night, nth_man| {
        let at = night.at(3, 10 + 8 * nth_man);
        let issued = at.and(call("ortop3", "Ortopedi", "Avd 12 (öst)", Male, Some(30 + 7 * nth_man)));
        let last = issued.ledger.issuances.iter().next_back().unwrap().id;
        heard(issued, last, 11 + i64::from(nth_man))
    });
    let morning = night.at(4, 30).by("tekni5").and(end()).at(8, 0).by("avdel2");
    let morning = replaced(morning, case(1), "19810829M071").at(8, 20).and(notify(case(1)));
    let morning = replaced(morning.at(8, 30), case(3), "19930829X802").and(notify(case(3)));
    let morning = morning.and(Command::Undo {
        case: case(3),
        step: None,
        reason: text("fel formulär"),
        raps: Some(RapsAnswer::NeverTold),
    });
    morning.at(9, 0).by("kirur7").and(unused(case(2))).at(10, 0)
}

/// A live log with a full binder since half past midnight.
pub fn early() -> Scenario {
    bare(Mode::Live).at(0, 30).and(load(full_pool_numbers()))
}

pub fn night() -> Scenario {
    goes_by(early())
}

/// The same as a drill.
pub fn drill() -> Scenario {
    goes_by(bare(Mode::Practice).at(0, 30).and(load_anyway(lines(full_pool_numbers()))))
}

/// A ward that has done all it should, so that nothing is missing.
pub fn quiet() -> Scenario {
    let checked = vec![Check::Ward { only_here: false }, Check::News { announced: true }];
    let night = early().at(1, 0).and(Command::SuspectOutage { at: None, checked }).and(confirm());
    let night = night.at(1, 30).and(call("avdel2", "Medicin", "Avd 5", Female, Some(40)));
    let night = heard(night, first(), 20).at(2, 0).and(end()).at(5, 0);
    let morning = replaced(night, case(1), "19450829K088").at(5, 30).and(notify(case(1)));
    morning.at(6, 0).and(Command::ReconcileOutage { outage: None })
}
