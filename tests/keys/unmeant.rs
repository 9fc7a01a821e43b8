//! Keys that nobody meant: pastes without brackets, double presses, held keys.

use std::time::Duration;

use kvittera::tui::form::Field;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::{FILLED, open_desk};
use crate::stage::Stage;
use crate::stage::keys::keys;

#[test]
fn a_sentence_pasted_as_quick_keys_hands_nothing_out() {
    for pasted in ["IVA <enter> j", "IVA <enter> <enter> j", "IVA <enter> <enter> j j j y", "<enter> <enter> <f2>"] {
        let mut desk = open_desk();
        desk.keys("k vwxyz2 <enter> med <enter>").burst(pasted);
        assert_eq!(desk.issuances_of(), 0, "{pasted}");
    }
}

#[test]
fn everything_pasted_at_once_hands_nothing_out_and_registers_nothing() {
    for end in ["<f2>", "j", "j j", "y y y"] {
        let mut desk = Stage::live();
        desk.burst(FILLED).burst(end);
        assert_eq!(desk.issuances_of(), 0);
        assert!(desk.model.ledger.outages.is_empty());
    }
}

#[test]
fn too_quick_a_yes_is_said_and_the_next_one_counts() {
    let mut desk = open_desk();
    desk.keys(FILLED).burst("<f2>");
    assert!(desk.is_in_preview() && desk.shows("För snabbt efter förra tangenten"));
    desk.keys("<f2>");
    assert_eq!(desk.issuances_of(), 1);
}

#[test]
fn a_double_enter_hands_nothing_out() {
    let mut desk = open_desk();
    desk.keys(FILLED).keys("<enter> <enter> <enter>");
    assert!(desk.is_in_preview());
    assert_eq!(desk.issuances_of(), 0);
}

#[test]
fn a_yes_pressed_twice_registers_the_outage_and_hands_nothing_out() {
    let mut desk = Stage::live();
    desk.keys(FILLED).keys("j");
    let [again] = keys("j").collect::<Vec<_>>().try_into().unwrap();
    desk.key_after(again, Duration::from_millis(220));
    assert!(desk.is_in_preview());
    assert_eq!(desk.issuances_of(), 0);
}

#[test]
fn the_key_that_leads_to_the_desk_hands_nothing_out_there() {
    let mut desk = open_desk();
    desk.keys(FILLED).keys("<f5> <f2> <f2> <f2>");
    assert!(desk.is_filling() && desk.typed(Field::Ward) == "HIA");
    assert_eq!(desk.issuances_of(), 0);
}

#[test]
fn a_hand_out_pressed_twice_hands_out_one_number() {
    let mut desk = open_desk();
    desk.keys(FILLED).hold().keys("<f2> <f2> j").let_go();
    assert_eq!(desk.issuances_of(), 1);
    assert!(desk.shows_a_number());
}

#[test]
fn a_key_that_is_let_go_means_nothing() {
    let mut desk = open_desk();
    desk.keys(FILLED);
    let f2 = KeyEvent::new_with_kind(KeyCode::F(2), KeyModifiers::NONE, KeyEventKind::Release);
    desk.key(f2);
    assert_eq!(desk.issuances_of(), 0);
}

#[test]
fn plain_letters_are_text_where_text_is_typed() {
    let mut desk = open_desk();
    desk.keys("k kmx?j/ <tab> jy?");
    assert_eq!((desk.typed(Field::VgrId), desk.typed(Field::Clinic)), ("kmx?j/", "jy?"));
    assert!(desk.is_filling());
}

#[test]
fn letters_with_control_or_alt_are_no_text() {
    let mut desk = open_desk();
    desk.keys("k <ctrl-x> <alt-å> <ctrl-k> <ctrl-j>");
    assert_eq!(desk.typed(Field::VgrId), "");
}
