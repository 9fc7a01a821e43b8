//! Two desks at once, and what others do meanwhile.

use kvittera::tui::form::Field;
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::sex::Sex;

use super::{FILLED, open_desk};
use crate::stage::samples::{CONFIRM, END, SUSPECT, issue};
use crate::stage::{Setting, Stage};

#[test]
fn two_desks_that_preview_the_same_number_never_both_hand_it_out() {
    let mut one = open_desk();
    let mut other = one.another_terminal(Setting { who: Some("fghij3"), ..Setting::default() });
    one.keys(FILLED);
    other.keys("k qrstu4 <enter> kir <enter> ort <enter> <enter>");
    assert!(one.shows("2019 01 03 K 061") && other.shows("2019 01 03 K 061"));
    one.keys("<f2>");
    other.keys("<f2>");
    assert!(other.is_in_preview() && other.says("20190103K061 har hunnit gå ut till någon annan"));
    assert_eq!(other.issuances_of(), 1, "the first desk's");
    assert_eq!(other.typed(Field::VgrId), "qrstu4");
    assert!(!other.shows("Nummer      2019 01 03 K 061"));
    other.keys("<f2>");
    assert_eq!(other.issuances_of(), 2);
    let numbers: Vec<_> = other.model.ledger.issuances.iter().map(|issuance| issuance.number).collect();
    assert_ne!(numbers[0], numbers[1]);
    assert!(other.shows_a_number());
}

#[test]
fn a_pool_that_empties_during_the_preview_leads_back_to_the_form() {
    let mut desk = open_desk();
    desk.keys(FILLED);
    for _ in 0..10 {
        desk.elsewhere_unread(&issue(Sex::Female));
    }
    desk.keys("<f2>");
    assert!(desk.is_filling() && desk.says("Inget kvinnonummer är ledigt"));
    assert_eq!((desk.issuances_of(), desk.typed(Field::Ward)), (10, "HIA"));
}

#[test]
fn an_outage_that_ends_during_the_preview_leads_back_to_the_form() {
    let mut desk = open_desk();
    desk.keys(FILLED).elsewhere_unread(&END).keys("<f2>");
    assert!(desk.is_filling() && desk.says("Inget driftstopp är registrerat"));
    assert_eq!((desk.issuances_of(), desk.typed(Field::Ward)), (0, "HIA"));
    desk.keys("<enter>");
    assert!(desk.shows("Registrera ett misstänkt driftstopp?"));
}

#[test]
fn an_outage_registered_elsewhere_meanwhile_is_no_obstacle() {
    let mut desk = Stage::live();
    desk.keys(FILLED).elsewhere_unread(&SUSPECT).keys("j");
    assert!(desk.says("redan öppet") && desk.typed(Field::Ward) == "HIA");
    desk.keys("<enter>");
    assert!(desk.is_in_preview());
}

#[test]
fn an_outage_confirmed_elsewhere_shows_at_once() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2").elsewhere(&CONFIRM);
    assert!(desk.shows("DRIFTSTOPP bekräftat") && desk.typed(Field::VgrId) == "vwxyz2");
}

#[test]
fn a_chosen_line_of_the_log_stays_chosen_while_others_write() {
    let mut desk = open_desk();
    desk.keys(FILLED).keys("<f2> k061 <enter> <f5> / HIA <enter> <esc> <down>");
    assert!(desk.elsewhere(&issue(Sex::Male)).elsewhere(&issue(Sex::Male)).keys("m").shows("Makulera kvittens 1"));
}

#[test]
fn a_chosen_number_stays_chosen_while_others_fill_the_binder() {
    let mut desk = open_desk();
    desk.keys("<f6> <end>");
    let chosen = desk.model.pool.chosen(&desk.model.ledger).unwrap().number;
    let file = kvittera::desk::pool_file::read(b"number\n20190123K067\n").unwrap();
    desk.elsewhere(&Command::LoadPool(file.to_load(true)));
    assert_eq!(desk.model.pool.chosen(&desk.model.ledger).unwrap().number, chosen);
}

#[test]
fn a_number_withdrawn_elsewhere_is_not_withdrawn_again_and_the_reason_is_kept() {
    let mut desk = open_desk();
    let number = desk.model.ledger.pool.of_sex(Sex::Female).next().unwrap().number;
    desk.keys("<f6> k").elsewhere_unread(&Command::Withdraw { number, reason: "Skadad".parse().unwrap() });
    desk.keys("Trasig <enter>");
    assert!(desk.shows("Kassera nummer") && desk.shows("Trasig") && desk.shows("redan ute eller kasserat"));
    desk.keys("<esc>");
    assert!(desk.model.dialog.is_none());
}
