//! Never used, void, and taking steps back.

use kvittera::tui::model::Screen;
use kvittera::tui::model::dialog::Dialog;
use kvittera_domain::event::reconciling::ReconciliationStep;
use kvittera_domain::ledger::reconciliation::CaseState;

use super::{WOMAN, listed, listed_both};

#[test]
fn never_used_needs_a_reason_and_can_be_taken_back() {
    let mut desk = listed();
    desk.keys("a <enter>");
    assert!(desk.shows("Får inte vara tomt") && desk.state("1") == CaseState::Open);
    desk.keys("Patienten <space> kom <space> aldrig <enter>");
    assert!(desk.model.dialog.is_none() && desk.state("1") == CaseState::Unused);
    desk.keys("t");
    assert!(desk.shows("‹ ”aldrig använt” ›"), "{}", desk.screen());
    desk.keys("<enter> Hon <space> kom <enter>");
    assert_eq!(desk.state("1"), CaseState::Open);
}

#[test]
fn a_hand_out_is_made_void_from_its_case_and_comes_back_whole() {
    let mut desk = listed();
    desk.keys("<enter> m Fel <space> patient <enter>");
    assert!(desk.state("1") == CaseState::Void && desk.shows("┌ Ärende 1"), "{}", desk.screen());
    desk.keys("t <enter> Rätt <space> patient <enter>");
    assert!(desk.state("1") == CaseState::Open && desk.shows("▸ 1. Sök"), "{}", desk.screen());
}

#[test]
fn what_somebody_used_is_neither_unused_nor_void() {
    let mut desk = listed();
    desk.keys("n").keys(WOMAN).keys("<enter> <enter>");
    for key in ["a", "m"] {
        desk.keys(key);
        assert!(desk.model.dialog.is_none() && desk.says("så någon har använt numret"), "{key}: {}", desk.screen());
    }
}

#[test]
fn the_last_step_is_taken_back_and_the_others_stand() {
    let mut desk = listed();
    desk.keys("n").keys(WOMAN).keys("<enter> <enter> r <enter> <enter> <enter> t");
    assert!(desk.shows("‹ RAPS-underrättelsen ›"), "{}", desk.screen());
    desk.keys("<enter> <enter>");
    assert!(desk.shows("Får inte vara tomt"));
    desk.keys("Fel <enter> n");
    assert_eq!(desk.state("1"), CaseState::Replaced);
}

#[test]
fn another_step_can_be_picked() {
    let mut desk = listed();
    desk.keys("n").keys(WOMAN).keys("<enter> <enter> r <enter> <enter> <enter> t <right>");
    let Some(Dialog::TakeBack(_, form)) = &desk.model.dialog else { panic!("{}", desk.screen()) };
    assert_eq!(form.step, Some(ReconciliationStep::Replaced));
    desk.keys("<right> <left>");
    let Some(Dialog::TakeBack(_, form)) = &desk.model.dialog else { panic!("{}", desk.screen()) };
    assert_eq!(form.step, Some(ReconciliationStep::Replaced), "back and forth");
    desk.keys("<enter> Fel <space> patient <enter> j");
    let course = &desk.model.ledger.issuances.get(0).unwrap().reconciliation;
    assert!(course.replaced.is_none() && course.raps_must_undo().is_some());
}

#[test]
fn nothing_to_take_back_is_said() {
    let mut desk = listed();
    desk.keys("t");
    assert!(desk.model.dialog.is_none() && desk.says("finns inget sådant att återta"));
}

#[test]
fn a_clash_is_resolved_from_either_row() {
    for keys in ["<end> u", "<end> <up> u", "<end> <enter> u"] {
        let mut desk = listed_both();
        desk.keys(keys);
        assert!(desk.shows("Utred konflikt 1"), "{keys}: {}", desk.screen());
        desk.keys("Båda <space> avdelningarna <space> vet <enter>");
        assert!(desk.model.ledger.open_conflicts().next().is_none() && desk.model.screen == Screen::Reconciliation);
        desk.keys("<esc> <f4> <end> u");
        assert!(desk.model.dialog.is_none() && desk.says("någon outredd konflikt"), "{keys}: {}", desk.screen());
    }
    let mut desk = listed_both();
    desk.keys("u");
    assert!(desk.model.dialog.is_none() && desk.says("någon outredd konflikt"));
}

#[test]
fn the_second_patient_has_no_hand_out_to_void() {
    let mut desk = listed_both();
    desk.keys("<end> m");
    assert!(desk.model.dialog.is_none() && desk.says("ingen kvittens att makulera"));
    desk.keys("a Kom <space> aldrig <enter>");
    assert_eq!(desk.state("k1"), CaseState::Unused);
}
