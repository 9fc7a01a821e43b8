//! Being told: what others change in the outage, and a pool that runs low; each once.

use kvittera_domain::value::sex::Sex;

use crate::keys::{FILLED, open_desk};
use crate::stage::Stage;
use crate::stage::samples::{CONFIRM, END, SUSPECT, issue};

#[test]
fn what_another_terminal_changes_is_told_once() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT);
    assert_eq!(desk.alerts, ["Driftstopp 1: misstänkt (zzyyx2)"]);
    assert!(desk.says("Driftstopp 1: misstänkt (zzyyx2)") && desk.shows("misstänkt (zzyyx2)"));
    desk.look().look().wait(5);
    assert_eq!(desk.alerts.len(), 1);
    desk.elsewhere(&CONFIRM).elsewhere(&END).look();
    assert_eq!(desk.alerts.len(), 3);
    assert!(desk.alerts[1].contains("bekräftat") && desk.alerts[2].contains("åter i drift"));
}

#[test]
fn what_one_does_oneself_is_not_told() {
    let mut desk = Stage::live();
    desk.keys("<f3> s j b j a Ny <enter> t j n Igen <enter>").look();
    assert!(desk.alerts.is_empty(), "{:?}", desk.alerts);
}

#[test]
fn ordinary_hand_outs_of_others_ring_no_bell() {
    let mut desk = open_desk();
    desk.alerts.clear();
    desk.elsewhere(&issue(Sex::Female)).elsewhere(&issue(Sex::Male));
    assert!(desk.alerts.is_empty());
}

#[test]
fn a_page_that_runs_low_and_one_that_is_empty_are_told_once_each() {
    let mut desk = open_desk();
    desk.alerts.clear();
    for _ in 0..7 {
        assert!(desk.alerts.is_empty());
        desk.wait(1).elsewhere(&issue(Sex::Female));
    }
    assert_eq!(desk.alerts, ["Kvinnor: bara 3 kvar i pärmen"]);
    assert!(desk.shows("Kvinnor: bara 3 kvar i pärmen"));
    desk.wait(1).elsewhere(&issue(Sex::Female)).elsewhere(&issue(Sex::Female)).elsewhere(&issue(Sex::Male));
    assert_eq!(desk.alerts.len(), 1, "{:?}", desk.alerts);
    desk.elsewhere(&issue(Sex::Female));
    assert_eq!(desk.alerts[1..], ["Kvinnor: inga kvar i pärmen"]);
    desk.look().wait(10).look();
    assert_eq!(desk.alerts.len(), 2);
}

#[test]
fn ones_own_hand_outs_run_it_low_too() {
    let mut desk = open_desk();
    desk.alerts.clear();
    for handed_out in 1..=10 {
        desk.keys(FILLED).keys("<f2>");
        assert!(desk.shows_a_number());
        assert_eq!(desk.alerts.len(), usize::from(handed_out >= 7) + usize::from(handed_out >= 10));
        desk.keys("<esc> j");
    }
    assert_eq!(desk.alerts, ["Kvinnor: bara 3 kvar i pärmen", "Kvinnor: inga kvar i pärmen"]);
}

#[test]
fn what_was_low_at_the_start_rings_no_bell() {
    let mut desk = open_desk();
    for _ in 0..8 {
        desk.elsewhere(&issue(Sex::Male));
    }
    let mut desk = desk.restart();
    desk.look().wait(1);
    assert!(desk.alerts.is_empty());
}

#[test]
fn being_told_loses_nothing_typed() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <enter> med").elsewhere(&CONFIRM);
    assert!(desk.is_filling() && desk.shows("vwxyz2") && desk.says("bekräftat (zzyyx2)"));
}

#[test]
fn a_count_in_words_is_always_that_of_now_and_a_notice_goes_with_its_screen() {
    let mut desk = open_desk();
    for _ in 0..7 {
        desk.elsewhere(&issue(Sex::Female));
    }
    assert!(desk.shows("Kvinnor: bara 3 kvar i pärmen"), "{}", desk.screen());
    desk.elsewhere(&issue(Sex::Female));
    assert!(desk.shows("bara 2 kvar") && !desk.shows("bara 3 kvar"), "{}", desk.screen());
    desk.keys("<f6> <end> k Trasig <enter> <end>");
    desk.keys("<f3> n");
    assert!(desk.says_no() || desk.model.notice.is_some(), "{}", desk.screen());
    desk.keys("<f2>");
    assert!(desk.model.notice.is_none(), "a refusal on F3 does not stand on the desk: {}", desk.screen());
}
