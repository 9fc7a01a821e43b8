//! When everything is closed: the summary, the redraw list, closing the outage.

use kvittera::tui::model::Screen;
use kvittera_domain::ledger::outage::OutageState;

use super::{WOMAN, listed, listed_both};
use crate::stage::Stage;

/// Closes the three cases of the first outage: one done, one never used, one void.
fn close_the_first(desk: &mut Stage) {
    desk.keys("<home> n").keys(WOMAN).keys("<enter> <enter>").wait(60).keys("r <enter> <enter> <enter>");
    desk.keys("/ cdefg3 <enter> a Kom <space> aldrig <enter> <esc>");
    desk.keys("/ bcdef2 <enter> m Fel <enter> <esc> <home>");
}

fn state_of(desk: &Stage, place: usize) -> OutageState {
    desk.model.ledger.outages.get(place).unwrap().state
}

#[test]
fn all_closed_is_summed_up_with_what_to_draw_and_who_may() {
    let mut desk = listed();
    assert!(!desk.shows("allt är avstämt"));
    close_the_first(&mut desk);
    for words in [
        "Driftstopp 1: allt är avstämt",
        "1 avstämt · 1 aldrig använt · 1 makulerat",
        "längst 2 h 55 min",
        "kvinnor 2, män 1",
    ] {
        assert!(desk.shows(words), "{words} in\n{}", desk.screen());
    }
    assert!(desk.shows("Det kräver behörigheten Sök/Ändra") && desk.shows("V stänger driftstoppet"));
}

#[test]
fn the_outage_is_closed_right_there_after_a_question() {
    let mut desk = listed();
    close_the_first(&mut desk);
    desk.keys("v <enter>");
    assert!(desk.shows("Driftstopp 1 stängs som avstämt") && state_of(&desk, 0) == OutageState::Ended);
    desk.keys("j");
    assert!(state_of(&desk, 0) == OutageState::Reconciled && desk.model.screen == Screen::Reconciliation);
    assert!(desk.shows("Inget att stämma av") && desk.shows("kvinnor 2, män 1"), "{}", desk.screen());
    desk.keys("d");
    assert_eq!(desk.listed_cases(), ["1", "3", "2"]);
    assert!(desk.shows("Driftstoppet är stängt som avstämt"), "{}", desk.screen());
    desk.keys("d");
    assert!(desk.listed_cases().is_empty());
}

#[test]
fn what_is_closed_can_be_found_again() {
    let mut desk = listed();
    close_the_first(&mut desk);
    desk.keys("v j / k069");
    assert_eq!(desk.listed_cases(), ["1"], "{}", desk.screen());
}

#[test]
fn taking_a_step_back_reopens_the_outage() {
    let mut desk = listed();
    close_the_first(&mut desk);
    desk.keys("v j / k069 <enter> t <enter> Fel <space> id <enter> j <esc>");
    assert_eq!((state_of(&desk, 0), desk.listed_cases().len()), (OutageState::Ended, 3), "{}", desk.screen());
}

#[test]
fn with_something_open_the_outage_is_not_closed() {
    let mut desk = listed();
    desk.keys("v");
    assert!(desk.model.dialog.is_none() && desk.says("är inte avstämt") && desk.model.screen == Screen::Reconciliation);
}

#[test]
fn of_two_outages_the_one_of_the_chosen_case_is_closed() {
    let mut desk = listed_both();
    close_the_first(&mut desk);
    desk.keys("<end>");
    assert!(!desk.shows("allt är avstämt"), "the second is open: {}", desk.screen());
    desk.keys("v");
    assert!(desk.says("Driftstopp 2 är inte avstämt"), "{}", desk.screen());
    desk.keys("<home> v j");
    assert_eq!((state_of(&desk, 0), state_of(&desk, 1)), (OutageState::Reconciled, OutageState::Ended));
    assert_eq!(desk.listed_cases(), ["4", "k1"]);
    desk.wait(1);
    assert!(desk.shows("Åter i drift") && !desk.shows("I drift"), "never green while something is open");
}
