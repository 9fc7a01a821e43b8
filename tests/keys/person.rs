//! Who sits here.

use kvittera::tui::form::Field;

use super::{FILLED, desk_of, open_desk};
use crate::stage::{Setting, Stage};

#[test]
fn whoever_does_not_say_who_they_are_only_looks_and_is_asked_once_something_shall_be_done() {
    let mut desk = Stage::set(Setting { who: None, ..Setting::default() });
    assert!(desk.shows("Vem är du?") && desk.shows("Skriv ditt eget VGR-id, t.ex. abcde1"), "{}", desk.screen());
    desk.keys("<enter>");
    assert!(desk.shows("Skriv ditt eget VGR-id, t.ex. abcde1.") && !desk.shows("uppringaren"), "{}", desk.screen());
    desk.keys("<esc> <f5>");
    assert!(desk.model.dialog.is_none() && desk.shows("tittar bara"), "{}", desk.screen());
    desk.keys("<f3> s");
    assert!(desk.shows("Vem är du?") || desk.model.dialog.is_some(), "{}", desk.screen());
    desk.keys("j");
    assert!(desk.model.ledger.outages.is_empty());
}

#[test]
fn what_somebody_typed_who_only_looked_is_theirs_once_they_say_who_they_are() {
    let mut desk = Stage::set(Setting { who: None, ..Setting::default() });
    desk.keys("<esc> k vwxyz2 <f9> fghij3 <enter>");
    assert!(desk.is_filling() && desk.shows("kassa fghij3"), "{}", desk.screen());
    assert_eq!(desk.typed(Field::VgrId), "vwxyz2");
}

#[test]
fn the_help_opens_over_every_dialog_and_gives_it_back_with_its_text() {
    let mut desk = Stage::set(Setting { who: None, ..Setting::default() });
    desk.keys("fgh <f1>");
    assert!(desk.shows("Rutinen"), "{}", desk.screen());
    desk.keys("<f1>");
    assert!(desk.shows("Vem är du?") && desk.shows("fgh"), "{}", desk.screen());
    let mut desk = open_desk();
    desk.keys("<f7> 2019 <f1> <esc>");
    assert!(desk.shows("2019") && desk.model.dialog.is_some(), "{}", desk.screen());
}

#[test]
fn leaving_is_possible_before_it_is_known_who_sits_here() {
    let mut desk = Stage::set(Setting { who: None, ..Setting::default() });
    desk.keys("<ctrl-q>");
    assert!(desk.model.leaving);
}

#[test]
fn a_switch_of_persons_keeps_both_forms_apart() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <f9> fghij3 <enter> m qrstu4 <f9> abcde1 <enter> j");
    assert_eq!(desk.typed(Field::VgrId), "vwxyz2");
    desk.keys("<f9> fghij3 <enter> j");
    assert_eq!(desk.typed(Field::VgrId), "qrstu4");
}

#[test]
fn what_is_done_stands_in_the_name_of_the_one_who_sits_here() {
    let mut desk = desk_of("abcde1");
    desk.keys("<f9> fghij3 <enter>").keys(FILLED).keys("<f2>");
    assert_eq!(desk.model.ledger.issuances.get(0).unwrap().issued_by.as_str(), "fghij3");
}

#[test]
fn a_switch_that_is_called_off_changes_nothing() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <f9> fgh <esc>");
    assert!(desk.is_filling() && desk.shows("kassa abcde1") && desk.typed(Field::VgrId) == "vwxyz2");
}

#[test]
fn nobody_else_can_sit_down_while_a_number_is_on_its_way() {
    let mut desk = open_desk();
    desk.keys(FILLED).hold().keys("<f2> <f9>");
    assert!(desk.model.dialog.is_none() && desk.says("Loggen svarar inte än"));
    desk.let_go();
    assert!(desk.shows_a_number());
}
