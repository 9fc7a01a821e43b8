//! What RAPS was told and is taken back: the question on the screen, and what stays there until RAPS is told again.

use kvittera::tui::model::dialog::Dialog;
use kvittera_domain::ledger::reconciliation::CaseState;

use super::{WOMAN, listed};
use crate::stage::Stage;

/// RAPS was told of the first case, and the notice is about to be taken back.
fn asked() -> Stage {
    let mut desk = listed();
    desk.keys("n").keys(WOMAN).keys("<enter> <enter> r <enter> <enter> RAPS-88 <enter>");
    desk.keys("t <enter> Fel <space> patient <enter>");
    desk
}

#[test]
fn the_question_names_what_raps_was_told() {
    let mut desk = asked();
    assert!(
        desk.shows("hör till 20210325K069,") && desk.shows("RAPS-88.") && desk.shows("Fick RAPS det beskedet"),
        "{}",
        desk.screen()
    );
    assert_eq!(desk.state("1"), CaseState::Done, "nothing is written yet");
    desk.keys("<esc>");
    let Some(Dialog::TakeBack(_, form)) = &desk.model.dialog else { panic!("{}", desk.screen()) };
    assert!(form.reason().is_some(), "what was typed is kept");
}

#[test]
fn what_raps_was_told_stays_on_the_screen_until_it_is_told_again() {
    let mut desk = asked();
    desk.keys("j t <enter> Fel <space> patient <enter>");
    assert_eq!(desk.state("1"), CaseState::Open);
    assert!(desk.shows("måste aviseras i RAPS") && desk.shows("hör inte till 20210325K069"), "{}", desk.screen());
    for key in ["a", "m"] {
        desk.keys(key);
        assert!(desk.model.dialog.is_none() && desk.says("måste aviseras i RAPS"), "{key}: {}", desk.screen());
    }
    desk.keys("r <enter> <enter> RAPS-90 <enter>");
    assert!(!desk.shows("måste aviseras i RAPS"), "{}", desk.screen());
    desk.keys("a Aldrig <enter>");
    assert_eq!(desk.state("1"), CaseState::Unused, "{}", desk.screen());
}

#[test]
fn raps_that_was_never_told_leaves_nothing() {
    let mut desk = asked();
    desk.keys("n");
    assert_eq!(desk.state("1"), CaseState::Replaced, "{}", desk.screen());
    assert!(desk.model.dialog.is_none() && !desk.shows("måste aviseras"), "{}", desk.screen());
}

#[test]
fn an_answer_that_was_wrong_is_set_right_with_the_same_key() {
    let mut desk = asked();
    desk.keys("j t <enter> Fel <space> patient <enter> t <enter> Ingen <space> ringde <enter> n");
    assert!(!desk.shows("måste aviseras") && desk.state("1") == CaseState::Open, "{}", desk.screen());
}
