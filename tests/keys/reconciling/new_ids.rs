//! Recording the new id of a patient.

use kvittera::tui::form::Field;
use kvittera::tui::model::dialog::Dialog;
use kvittera::tui::model::reconciliation::NewId;
use kvittera_domain::event::reconciling::{PatientIdentity, ReplacementWarning};
use kvittera_domain::ledger::reconciliation::CaseState;
use kvittera_domain::rules::command::{Command, Replacement};

use super::{MAN, WOMAN, id, listed, listed_both};
use crate::stage::Stage;
use crate::stage::play::Fault;

fn new_id(desk: &Stage) -> &NewId {
    match &desk.model.dialog {
        Some(Dialog::NewId(new)) => new,
        other => panic!("{other:?}\n{}", desk.screen()),
    }
}

fn recorded(desk: &Stage, case: &str) -> (String, PatientIdentity) {
    let case = desk.model.ledger.case(id(case)).unwrap();
    let replaced = case.reconciliation.replaced.as_ref().unwrap();
    (replaced.id.written(), replaced.identity)
}

#[test]
fn a_personnummer_is_recognised_and_taken_with_one_enter() {
    let mut desk = listed();
    desk.keys("n 901211-9948");
    assert!(desk.shows("✓ personnummer · 19901211-9948 · född 1990-12-11 · Kvinna"), "{}", desk.screen());
    desk.keys("<enter>");
    assert!(desk.model.dialog.is_none() && desk.says("nytt id 19901211-9948"), "{}", desk.screen());
    assert_eq!(recorded(&desk, "1"), ("19901211-9948".to_owned(), PatientIdentity::Established));
    assert_eq!(desk.state("1"), CaseState::Replaced);
}

#[test]
fn a_coordination_number_may_leave_the_birth_date_open() {
    let mut desk = listed();
    desk.keys("n 195800902396");
    assert!(desk.shows("samordningsnummer · 19580090-2396 · födelsedag okänd · Man"), "{}", desk.screen());
}

#[test]
fn of_a_reserve_number_it_is_asked_whether_the_patient_is_known() {
    let mut desk = listed();
    desk.keys("n 2021 <space> 0325 <space> k069");
    assert!(desk.shows("reservnummer (LRID) · 2021 03 25 K 069") && desk.shows("Identitet"), "{}", desk.screen());
    desk.keys("<enter> <enter>");
    assert_eq!(recorded(&desk, "1"), (WOMAN.to_owned(), PatientIdentity::Pending));
    desk.keys("<enter>");
    assert!(desk.shows("länkning väntar"), "{}", desk.screen());
    let mut desk = listed();
    desk.keys("n").keys(WOMAN).keys("<enter> <right> <enter>");
    assert_eq!(recorded(&desk, "1"), (WOMAN.to_owned(), PatientIdentity::Established));
}

#[test]
fn what_can_not_be_a_new_id_is_said_while_it_is_typed_and_never_saved() {
    let borrowed = listed().model.ledger.issuances.get(1).unwrap().number.to_string();
    for (typed, words) in [
        ("1990", "4 tecken; ett id har 12"),
        ("199012119949", "Kontrollsiffran stämmer inte"),
        ("22901211AB17", "NRID"),
        ("209012119948", "framtiden"),
        ("19810829M070", "gamla sättet"),
        (borrowed.as_str(), "är pärmens eget nummer"),
    ] {
        let mut desk = listed();
        desk.keys("n").keys(typed);
        assert!(desk.shows(words), "{typed}:\n{}", desk.screen());
        desk.keys("<enter> <enter>");
        assert!(desk.shows(words) && new_id(&desk).form.typed(Field::NewId) == typed, "{typed}:\n{}", desk.screen());
        assert_eq!(desk.state("1"), CaseState::Open);
    }
    let mut desk = listed();
    desk.keys("n <enter>");
    assert!(desk.shows("Får inte vara tomt"), "{}", desk.screen());
}

#[test]
fn another_sex_is_warned_of_asked_and_kept() {
    let mut desk = listed();
    desk.keys("n").keys(MAN);
    assert!(desk.shows("! Det nya id:t anger ett annat kön än numret (Kvinna)"), "{}", desk.screen());
    desk.keys("<enter> <enter>");
    assert!(desk.shows("Spara ändå?") && desk.shows("annat kön") && desk.state("1") == CaseState::Open);
    desk.keys("<enter> <enter>");
    assert_eq!(desk.state("1"), CaseState::Open, "Enter led here and confirms nothing");
    desk.keys("<esc>");
    assert!(!new_id(&desk).asked && new_id(&desk).form.typed(Field::NewId) == MAN, "one step back, nothing lost");
    desk.keys("<enter> j");
    let case = desk.model.ledger.case(id("1")).unwrap();
    let replaced = case.reconciliation.replaced.clone().unwrap();
    assert_eq!(replaced.warnings, [ReplacementWarning::OtherSex]);
    assert!(desk.model.dialog.is_none());
}

#[test]
fn the_same_new_id_elsewhere_is_warned_of_with_where() {
    let mut desk = listed();
    desk.keys("n").keys(WOMAN).keys("<enter> <enter> <down> n").keys(WOMAN);
    assert!(desk.shows("redan på ärende 1"), "{}", desk.screen());
    desk.keys("<enter> <enter> j");
    assert!(desk.state("3") == CaseState::Replaced);
}

#[test]
fn too_quick_a_yes_keeps_nothing() {
    let mut desk = listed();
    desk.keys("n").keys(MAN).burst("<enter> <enter> j");
    assert!(desk.state("1") == CaseState::Open && desk.shows("För snabbt"), "{}", desk.screen());
    desk.keys("j");
    assert_eq!(desk.state("1"), CaseState::Replaced);
}

#[test]
fn a_pasted_id_goes_into_the_field_and_confirms_nothing() {
    let mut desk = listed();
    desk.keys("n").paste("2021 0325-K069\n");
    assert!(desk.shows("✓ reservnummer (LRID)") && desk.shows("Identitet"), "{}", desk.screen());
    assert_eq!(desk.state("1"), CaseState::Open);
}

#[test]
fn another_id_in_place_of_one_that_stands_needs_a_reason() {
    let mut desk = listed();
    desk.keys("n").keys(WOMAN).keys("<enter> <enter> n 901211-9948 <enter> <enter>");
    assert!(desk.shows("Får inte vara tomt") && recorded(&desk, "1").0 == WOMAN, "{}", desk.screen());
    desk.keys("Fel <space> rad <enter>");
    assert_eq!(recorded(&desk, "1").0, "19901211-9948");
    assert_eq!(desk.model.ledger.case(id("1")).unwrap().reconciliation.undone.len(), 1);
}

#[test]
fn what_others_record_meanwhile_is_said_and_what_is_typed_is_kept() {
    let mut desk = listed();
    let replacement = Replacement {
        id: "19450829K088"
            .parse::<kvittera_domain::value::reserve_number::ReserveNumber>()
            .map(kvittera_domain::value::person_id::PersonId::Lrid)
            .unwrap(),
        identity: PatientIdentity::Pending,
        age_accepted: false,
    };
    desk.keys("n").keys(WOMAN).elsewhere_unread(&Command::Replace { case: id("1"), replacement, reason: None });
    desk.keys("<enter> <enter>");
    assert!(desk.says("har redan det nya id:t 19450829K088"), "{}", desk.screen());
    assert_eq!(new_id(&desk).form.typed(Field::NewId), WOMAN);
    assert_eq!(recorded(&desk, "1").0, "19450829K088");
}

#[test]
fn a_failing_disk_loses_nothing_that_is_typed() {
    let mut desk = listed();
    desk.keys("n").keys(WOMAN).fail(Fault::NextWrite).keys("<enter> <enter>");
    assert!(desk.says_no() && new_id(&desk).form.typed(Field::NewId) == WOMAN, "{}", desk.screen());
    desk.keys("<enter>");
    assert!(desk.model.dialog.is_none() && desk.state("1") == CaseState::Replaced, "{}", desk.screen());
}

#[test]
fn the_second_patient_of_a_clash_gets_a_new_id_too() {
    let mut desk = listed_both();
    desk.keys("<end> n").keys(MAN).keys("<enter> <enter>");
    assert!(desk.state("k1") == CaseState::Replaced && desk.state("4") == CaseState::Open);
}

#[test]
fn a_closed_case_takes_no_new_id() {
    let mut desk = listed();
    desk.keys("a Kom <space> aldrig <enter> n");
    assert!(desk.model.dialog.is_none() && desk.says("är markerat som aldrig använt"), "{}", desk.screen());
}
