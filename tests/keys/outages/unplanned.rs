//! A stop that nobody planned, from the first suspicion until it is closed.

use kvittera::tui::model::dialog::Dialog;
use kvittera_domain::value::sex::Sex;

use crate::keys::open_desk;
use crate::stage::Stage;
use crate::stage::samples::issue;

/// The course as the outage's screen has it.
fn course(desk: &Stage) -> Vec<String> {
    let outage = desk.model.ledger.outages.latest().unwrap();
    outage.course.iter().map(|step| desk.model.texts().step(&step.what)).collect()
}

#[test]
fn the_whole_course_by_keys_alone() {
    let mut desk = Stage::live();
    desk.keys("<f3> k n n n <enter> Felsöker <enter> j").wait(10).keys("b j");
    assert!(desk.shows("DRIFTSTOPP bekräftat"));
    desk.wait(5).keys("a Leverantören <space> larmad <enter>").wait(5).keys("t j");
    assert!(desk.shows("Åter i drift"));
    desk.keys("r 02:50 <enter> <enter> Enligt <space> IT <enter>");
    assert!(desk.model.dialog.is_none() && desk.shows("02:50 (42 min)"));
    desk.wait(5).keys("n Nere <space> igen <enter>");
    assert!(desk.model.ledger.open_outage().is_some() && desk.shows("DRIFTSTOPP"));
    desk.wait(5).keys("t j").wait(1).keys("v j");
    assert!(desk.model.ledger.open_outage().is_none() && desk.shows("avstämt"));
    let course = course(&desk);
    assert_eq!(course.len(), 8, "{course:?}");
    assert!(course[0].contains("ringde Tekniker: Felsöker") && course[2] == "Leverantören larmad", "{course:?}");
}

#[test]
fn only_the_start_can_be_set_right_while_it_goes_on() {
    let mut desk = open_desk();
    desk.keys("<f3> r 01:30 <enter> <enter> Rond <enter>");
    assert!(desk.model.dialog.is_none() && desk.shows("2026-11-22 01:30 (1 h 42 min)"));
    assert!(desk.model.ledger.open_outage().is_some());
}

#[test]
fn a_time_that_is_none_is_said_and_nothing_is_lost() {
    let mut desk = open_desk();
    desk.keys("<f3> r 25:99 <enter> <enter> Rond <enter>");
    assert!(desk.shows("Skriv en tid: 03:00") && desk.shows("25:99") && desk.shows("Rond"));
    assert!(matches!(desk.model.dialog, Some(Dialog::Times(..))) && course(&desk).len() == 1);
}

#[test]
fn times_that_can_not_be_are_refused_and_nothing_is_lost() {
    let mut desk = open_desk();
    desk.wait(30).keys("<f3> t j");
    desk.keys("r 03:40 <enter> 03:20 <enter> Rond <enter>");
    assert!(matches!(desk.model.dialog, Some(Dialog::Times(..))) && desk.says_no(), "{}", desk.screen());
    assert!(desk.shows("Rond") && desk.shows("03:40") && course(&desk).len() == 2);
    desk.keys("<esc> r <enter> <enter> Rond <enter>");
    assert!(desk.says("Ingen ny tid är angiven") && desk.shows("Ingen ny tid är angiven"));
}

#[test]
fn a_reason_is_needed_for_other_times() {
    let mut desk = open_desk();
    desk.keys("<f3> r 01:30 <enter> <enter> <enter>");
    assert!(desk.shows("Får inte vara tomt") && course(&desk).len() == 1);
}

#[test]
fn it_is_not_closed_while_a_hand_out_is_open() {
    let mut desk = open_desk();
    desk.elsewhere(&issue(Sex::Female)).wait(10).keys("<f3> t j v");
    assert!(desk.model.dialog.is_none() && desk.says("inte avstämt") && desk.says("1"));
    assert!(desk.shows("Åter i drift · 1 ej avstämda"));
}

#[test]
fn an_outage_that_goes_on_is_neither_closed_nor_reopened() {
    let mut desk = open_desk();
    desk.keys("<f3> v");
    assert!(desk.says("är inte över") && desk.model.dialog.is_none());
    desk.keys("n");
    assert!(desk.says("redan öppet") && desk.model.dialog.is_none());
}

#[test]
fn without_any_outage_every_key_says_why_not() {
    for (key, words) in [("n", "inget driftstopp"), ("r", "inget driftstopp"), ("a", "inget driftstopp")] {
        let mut desk = Stage::live();
        desk.keys("<f3>").keys(key);
        assert!(desk.says(words) && desk.model.dialog.is_none(), "{key}: {}", desk.screen());
    }
    for key in ["b", "t", "v", "f", "i"] {
        let mut desk = Stage::live();
        desk.keys("<f3>").keys(key);
        assert!(desk.says_no() && desk.model.dialog.is_none(), "{key}: {}", desk.screen());
    }
}
