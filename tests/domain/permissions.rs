//! Who may do what: every command against every role, the ward's own unit, and what each may see.

use std::sync::Arc;

use kvittera_domain::event::RecordedEvent;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::correction::Correction;
use kvittera_domain::event::reconciling::{PatientIdentity, RapsAnswer, ReconciliationStep};
use kvittera_domain::rules::command::{Command, RapsNotice, Replacement};
use kvittera_domain::rules::permission::{Rights, UnitScope, UnitScopeError};
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::actor::Role;
use kvittera_domain::value::id::ConflictId;
use kvittera_domain::value::person_id::PersonId;
use kvittera_domain::value::request::NumberRequest;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::unit::Unit;

use crate::given::commands::{
    cancel, confirm, correct, end, first, issue, late, load, note, nth, plan, read_back, reconcile, reopen, replan,
    resolve, set_times, skip_read_back, suspect, take_back_conflict, text, unit, void, withdraw, woman,
};
use crate::given::samples::date;
use crate::given::scenario::{Scenario, clock, desk};

fn ward(written: &str) -> Rights {
    Rights::Ward(written.parse().unwrap())
}

fn case(place: usize) -> CaseId {
    CaseId::Issuance(nth(place))
}

fn issue_to(clinic: &str, ward: &str) -> Command {
    let unit = Unit { clinic: text(clinic), ward: text(ward) };
    let request = NumberRequest { requested_by: text("vwxyz2"), unit, callback: None };
    Command::Issue { sex: Sex::Female, request, proposed: None, form_seconds: None }
}

fn replace(case: CaseId) -> Command {
    let replacement = Replacement {
        id: PersonId::parse("199012119948", date(2026, 11, 22)).unwrap(),
        identity: PatientIdentity::Established,
        age_accepted: false,
    };
    Command::Replace { case, replacement, reason: None }
}

fn raps(case: CaseId) -> Command {
    Command::NotifyRaps { case, notice: RapsNotice { at: None, by: None, reference: None }, reason: None }
}

fn unused(case: CaseId) -> Command {
    Command::MarkUnused { case, reason: text("aldrig använt") }
}

fn undo(case: CaseId, step: Option<ReconciliationStep>) -> Command {
    Command::Undo { case, step, reason: text("fel"), raps: None }
}

/// Every kind of command, with the roles that may execute it while an outage is open.
fn commands() -> Vec<(Command, &'static [Role])> {
    use Role::{Cashier, Technician, Ward};
    let (from, to) = (clock(5, 0), clock(6, 0));
    let correction = Correction { ward: Some(text("Avd 6")), ..Correction::default() };
    vec![
        (load([woman(11)]), &[Technician]),
        (withdraw(woman(9)), &[Technician]),
        (Command::CountPool { present: [woman(1)].into() }, &[Cashier, Technician]),
        (suspect(), &[Cashier, Technician]),
        (plan(from, to), &[Technician]),
        (replan(from, to), &[Technician]),
        (cancel(), &[Technician]),
        (confirm(), &[Technician]),
        (end(), &[Technician]),
        (set_times(None, Some(clock(2, 0)), None), &[Technician]),
        (reopen(), &[Technician]),
        (reconcile(), &[Technician]),
        (note("ringt växeln"), &[Cashier, Technician]),
        (issue(Sex::Female), &[Cashier]),
        (late(woman(8), clock(3, 0)), &[Cashier]),
        (read_back(first(), "K001"), &[Cashier]),
        (skip_read_back(first()), &[Cashier]),
        (void(first(), "misstag"), &[Cashier]),
        (correct(first(), correction), &[Cashier]),
        (resolve("1"), &[Cashier]),
        (take_back_conflict(), &[Cashier]),
        (replace(case(1)), &[Ward]),
        (raps(case(1)), &[Ward]),
        (unused(case(1)), &[Ward]),
        (undo(case(1), Some(ReconciliationStep::Replaced)), &[Ward]),
        (undo(case(1), Some(ReconciliationStep::Voided)), &[Cashier]),
    ]
}

#[test]
fn each_role_may_do_its_own_and_nothing_else() {
    let night = desk().down().issued(Sex::Female);
    let roles = [
        (Some(Role::Cashier), Rights::Cashier),
        (Some(Role::Technician), Rights::Technician),
        (Some(Role::Ward), ward("*")),
        (Some(Role::Auditor), Rights::Auditor),
        (None, Rights::Onlooker),
    ];
    for (command, allowed) in commands() {
        assert_eq!(Rights::SingleDesk.permit(&night.ledger, &command), Ok(()), "{command:?}");
        for (role, rights) in &roles {
            let may = role.is_some_and(|role| allowed.contains(&role));
            let expected = if may { Ok(()) } else { Err(Refusal::NotAllowed { role: *role, allowed }) };
            assert_eq!(rights.permit(&night.ledger, &command), expected, "{command:?}");
        }
    }
}

#[test]
fn a_role_has_its_rights_and_a_ward_only_with_a_unit() {
    let unit = || Some("Medicin".parse::<UnitScope>().unwrap());
    for role in Role::ALL {
        let rights = Rights::of(role, unit()).unwrap();
        assert_eq!(rights.role(), Some(role));
        assert_eq!(Rights::of(role, None).is_some(), role != Role::Ward);
    }
    assert_eq!((Rights::SingleDesk.role(), Rights::Onlooker.role()), (None, None));
}

#[test]
fn only_a_single_desk_is_every_role() {
    let asked: &[Role] = &[Role::Cashier, Role::Auditor];
    let is = |rights: Rights| rights.is_one_of(asked);
    assert!(is(Rights::SingleDesk) && is(Rights::Cashier) && is(Rights::Auditor));
    assert!(!is(Rights::Technician) && !is(ward("Medicin")) && !is(Rights::Onlooker));
}

#[test]
fn what_a_role_may_not_is_refused_before_any_rule_tells_more() {
    let refused = |rights: Rights, command: Command| desk().with(rights).when(command).refusal();
    let allowed: &[Role] = &[Role::Cashier];
    assert_eq!(
        refused(Rights::Technician, issue(Sex::Female)),
        Refusal::NotAllowed { role: Some(Role::Technician), allowed }
    );
    assert_eq!(refused(Rights::Onlooker, void(nth(99), "fel")), Refusal::NotAllowed { role: None, allowed });
    assert_eq!(refused(Rights::Cashier, issue(Sex::Female)), Refusal::OutageNotOpen, "that is hers to hear");
}

#[test]
fn a_cashier_alone_at_night_is_never_stuck() {
    let alone = desk().with(Rights::Cashier);
    alone.clone().and(suspect()).issued(Sex::Male);
    let planned = desk().and(plan(clock(3, 30), clock(5, 0))).at(3, 45).with(Rights::Cashier);
    planned.clone().when(suspect()).refusal();
    planned.and(confirm()).issued(Sex::Male);
}

/// One number is at Medicin / Avd 5 and one at Kirurgi / Avd 7, and the service is back.
fn two_wards() -> Scenario {
    desk().down().and(issue_to("Medicin", "Avd 5")).and(issue_to("Kirurgi", "Avd 7")).back_up()
}

#[test]
fn a_ward_reconciles_its_own_patients_only() {
    for own in ["Medicin / Avd 5", "medicin / AVD 5", "Medicin", "*"] {
        let after = two_wards().with(ward(own)).and(replace(case(1))).and(raps(case(1)));
        let undo = |answer| Command::Undo { case: case(1), step: None, reason: text("fel"), raps: Some(answer) };
        after.and(undo(RapsAnswer::ToUndo)).and(raps(case(1)));
    }
    for command in [replace(case(2)), raps(case(2)), unused(case(2)), undo(case(2), None)] {
        for own in ["Medicin / Avd 5", "Medicin", "Kirurgi / Avd 5", "Kirurgi / Avd 70"] {
            two_wards().with(ward(own)).when(command.clone()).refused(Refusal::OtherUnit(case(2)));
        }
    }
    let unknown = two_wards().with(ward("Medicin")).when(replace(case(9))).refusal();
    assert_eq!(unknown, Refusal::IssuanceUnknown(nth(9)));
}

#[test]
fn a_ward_that_was_written_down_wrongly_is_set_right_by_the_cashier() {
    let correction = Correction { ward: Some(text("Avd 7")), clinic: Some(text("Kirurgi")), ..Correction::default() };
    let moved = two_wards().with(Rights::Cashier).and(correct(first(), correction));
    moved.clone().with(ward("Medicin / Avd 5")).when(replace(case(1))).refused(Refusal::OtherUnit(case(1)));
    moved.with(ward("Kirurgi / Avd 7")).and(replace(case(1)));
}

#[test]
fn the_second_patient_of_a_conflict_is_the_other_wards() {
    let conflict = desk().down().and(issue_to("Medicin", "Avd 5"));
    let number = conflict.ledger.issuances.get(0).unwrap().number;
    let conflict = conflict.and(late(number, clock(3, 0)));
    let second = CaseId::Conflict(ConflictId::following(0));
    conflict.clone().with(ward("Medicin / Avd 5")).when(replace(second)).refused(Refusal::OtherUnit(second));
    conflict.with(ward("Kirurgi / Avd 9")).and(replace(second));
}

#[test]
fn only_the_cashier_voids_an_issuance() {
    let mistake = two_wards().and(void(first(), "misstag"));
    let allowed: &[Role] = &[Role::Cashier];
    let refusal = mistake.clone().with(ward("*")).when(undo(case(1), None)).refusal();
    assert_eq!(refusal, Refusal::NotAllowed { role: Some(Role::Ward), allowed });
    mistake.with(Rights::Cashier).and(undo(case(1), None));
}

/// The events that a person with these rights sees.
fn seen(scenario: &Scenario, rights: &Rights) -> Vec<RecordedEvent> {
    let events = scenario.events.iter().cloned().map(Arc::new);
    events.filter_map(|recorded| rights.view(&scenario.ledger, &recorded)).map(Arc::unwrap_or_clone).collect()
}

#[test]
fn a_ward_sees_its_own_patients_and_the_outage_and_nothing_of_others() {
    let all = two_wards().and(read_back(nth(2), "K999")).and(replace(case(2))).and(raps(case(1)));
    let events = seen(&all, &ward("Medicin / Avd 5"));
    let told = serde_json::to_string(&events).unwrap();
    let other = all.ledger.issuances.get(1).unwrap().number.to_string();
    for hidden in ["Kirurgi", other.as_str(), "K999", "19901211"] {
        assert!(!told.contains(hidden), "{hidden} in {told}");
    }
    let own = all.ledger.issuances.get(0).unwrap().number.to_string();
    for shown in ["Avd 5", own.as_str(), "outage_ended", "raps_notified"] {
        assert!(told.contains(shown), "no {shown} in {told}");
    }
    assert!(!told.contains("number_added"), "what is still free could be used unseen");
    for rights in [Rights::Auditor, Rights::Onlooker, Rights::Cashier, Rights::Technician, ward("*")] {
        let hidden = if rights == ward("*") { 20 } else { 0 };
        assert_eq!(seen(&all, &rights).len(), all.events.len() - hidden, "{rights:?}");
    }
}

#[test]
fn a_lookalike_number_is_another_patients() {
    let all = desk().down();
    let all = (0..9).fold(all, |all, _| all.and(issue_to("Kirurgi", "Avd 7"))).and(issue_to("Medicin", "Avd 5"));
    let near = all.ledger.issuances.get(9).unwrap().near.clone();
    assert!(!near.is_empty(), "the scenario shows nothing otherwise");
    let told = serde_json::to_string(&seen(&all, &ward("Medicin"))).unwrap();
    assert!(near.iter().all(|number| !told.contains(&number.to_string())), "{told}");
}

#[test]
fn a_ward_sees_its_own_cases_and_never_what_concerns_all_wards() {
    let all = two_wards().ledger;
    let cases = |rights: &Rights| all.cases().filter(|case| rights.sees(case)).map(|case| case.id).collect::<Vec<_>>();
    assert_eq!((cases(&ward("Medicin")), cases(&ward("*"))), (vec![case(1)], vec![case(1), case(2)]));
    let allowed: &[Role] = &[Role::Cashier, Role::Technician, Role::Auditor];
    for own in ["Medicin", "*"] {
        let refusal = Refusal::NotAllowed { role: Some(Role::Ward), allowed };
        assert_eq!(ward(own).permit_overview(), Err(refusal));
    }
    for rights in [Rights::SingleDesk, Rights::Cashier, Rights::Technician, Rights::Auditor, Rights::Onlooker] {
        assert_eq!((rights.permit_overview(), cases(&rights)), (Ok(()), vec![case(1), case(2)]));
    }
}

#[test]
fn a_ward_sees_only_its_own_numbers_of_the_pool() {
    let ledger = two_wards().ledger;
    let seen = |rights: &Rights| {
        let all = Sex::IN_POOL.into_iter().flat_map(|sex| ledger.pool.of_sex(sex));
        all.filter(|entry| rights.sees_number(&ledger, entry)).count()
    };
    assert_eq!((seen(&ward("Medicin")), seen(&ward("*")), seen(&Rights::Onlooker)), (1, 2, 20));
}

#[test]
fn units_are_written_as_people_say_them() {
    assert_eq!("*".parse(), Ok(UnitScope::Everywhere));
    assert_eq!(" Medicin ".parse(), Ok(UnitScope::Clinic(text("Medicin"))));
    assert_eq!("Medicin / Avd 5".parse(), Ok(UnitScope::Ward(unit())));
    assert_eq!("Kvinna/barn / Avd 5".parse::<UnitScope>().unwrap().to_string(), "Kvinna/barn / Avd 5");
    assert_eq!("a / b / c".parse::<UnitScope>(), Err(UnitScopeError::Parts));
    for nothing in ["", "Medicin / ", " / Avd 5", "a\u{202e}b", "Medicin / *", "* / Avd 5"] {
        assert!(nothing.parse::<UnitScope>().is_err(), "{nothing:?}");
    }
}
