//! Checking out, key by key.

use kvittera::tui::form::Field;
use kvittera_domain::value::sex::Sex;

use super::{FILLED, open_desk};
use crate::stage::Stage;
use crate::stage::keys::keys;

#[test]
fn from_an_idle_desk_to_the_number_the_vgr_id_and_ten_keys_are_enough() {
    let mut desk = open_desk();
    let (vgr_id, rest) = ("vwxyz2", "k <enter> me <enter> hj <enter> <enter> <f2>");
    assert!(keys(rest).count() <= 10);
    desk.keys("k").keys(vgr_id).keys("<enter> me <enter> hj <enter> <enter> <f2>");
    assert!(desk.shows_a_number());
    let issuance = &desk.model.ledger.issuances.get(0).unwrap();
    assert_eq!(issuance.request.requested_by.as_str(), vgr_id);
    assert_eq!(issuance.request.unit.to_string(), "Medicin / Hjärtavdelning");
}

#[test]
fn the_number_that_the_preview_shows_is_the_one_that_goes_out() {
    let mut desk = open_desk();
    desk.keys(FILLED);
    assert!(desk.is_in_preview() && desk.shows("2019 01 03 K 061"));
    assert_eq!(desk.issuances_of(), 0);
    desk.keys("j");
    assert_eq!(desk.model.ledger.issuances.get(0).unwrap().number.to_string(), "20190103K061");
    assert!(desk.shows("2019 01 03 K 061"));
}

#[test]
fn the_callback_is_kept_and_may_be_left_out() {
    let mut desk = open_desk();
    desk.keys(FILLED).keys("<f2> k061 <enter>");
    desk.keys("m vwxyz2 <enter> med <enter> hia <enter> <enter> <f2>");
    let callbacks: Vec<_> =
        desk.model.ledger.issuances.iter().map(|issuance| issuance.request.callback.clone()).collect();
    assert_eq!(callbacks, [Some("1234".parse().unwrap()), None]);
}

#[test]
fn k_and_m_choose_the_sex_and_go_on_and_arrows_turn_it() {
    let mut desk = open_desk();
    desk.keys("m");
    assert_eq!((desk.model.form().sex, desk.model.form().focus()), (Some(Sex::Male), Field::VgrId));
    desk.keys("<back-tab> k");
    assert_eq!(desk.model.form().sex, Some(Sex::Female));
    desk.keys("<up> <right>");
    assert_eq!(desk.model.form().sex, Some(Sex::Male));
    desk.keys("<left>");
    assert_eq!((desk.model.form().sex, desk.model.form().focus()), (Some(Sex::Female), Field::Sex));
}

#[test]
fn caps_lock_changes_nothing() {
    let mut desk = open_desk();
    desk.keys("K VWXYZ2 <enter> MED <enter> HIA <enter> <enter> J");
    assert_eq!(desk.model.ledger.issuances.get(0).unwrap().request.requested_by.as_str(), "vwxyz2");
    desk.keys("K061 <enter>");
    assert!(desk.is_filling() && !desk.model.ledger.issuances.get(0).unwrap().awaits_read_back());
}

#[test]
fn an_unknown_sex_is_refused_with_what_to_do_and_nothing_typed_is_lost() {
    let mut desk = open_desk();
    desk.keys("x");
    assert!(desk.says_no() && desk.says("märker patienten"));
    desk.keys("<tab> vwxyz2 <enter> med <enter> hia <enter> <enter>");
    assert!(desk.is_filling() && desk.says("märker patienten"));
    assert_eq!((desk.model.form().focus(), desk.typed(Field::Ward)), (Field::Sex, "HIA"));
    desk.keys("k <enter> <enter> <enter> <enter>");
    assert!(desk.is_in_preview());
}

#[test]
fn the_preview_goes_to_the_first_field_that_is_wrong() {
    let mut desk = open_desk();
    desk.keys("k ab <enter> med <enter> hia <enter> <enter>");
    assert!(desk.is_filling());
    assert_eq!(desk.model.form().focus(), Field::VgrId);
    assert!(desk.shows("Ett VGR-id har minst 3"));
}

#[test]
fn a_missing_answer_is_asked_for_in_words() {
    let mut desk = open_desk();
    desk.keys("k <enter> <enter> <enter> <enter>");
    assert_eq!(desk.model.form().focus(), Field::VgrId);
    assert!(desk.shows("Skriv uppringarens VGR-id."));
}

#[test]
fn without_an_outage_the_form_is_kept_and_goes_on_once_a_suspicion_is_registered() {
    let mut desk = Stage::live();
    desk.keys(FILLED);
    assert!(desk.shows("Registrera ett misstänkt driftstopp?") && desk.shows("IT-nyheter"));
    desk.keys("<esc>");
    assert!(desk.is_filling() && desk.typed(Field::Ward) == "HIA" && desk.model.ledger.outages.is_empty());
    desk.keys("<enter> j");
    assert!(desk.is_in_preview() && desk.model.ledger.open_outage().is_some());
    desk.keys("<f2>");
    assert!(desk.shows_a_number());
}

#[test]
fn an_empty_pool_is_told_with_the_whole_way_on_when_the_sex_is_chosen() {
    let mut desk = open_desk();
    for _ in 0..10 {
        desk.keys(FILLED).keys("<f2> <esc> j");
    }
    desk.keys("k");
    assert!(desk.is_filling() && desk.says("10 mansnummer är kvar") && desk.says("märker patienten"));
    assert_eq!(desk.issuances_of(), 10);
    desk.keys("v <enter> <enter>");
    assert!(
        desk.model.form().focus() == Field::Sex && desk.says("märker patienten"),
        "it stays while the sex is chosen"
    );
    desk.keys("m vwxyz2 <enter> med <enter> hia <enter> <enter>");
    assert!(desk.is_in_preview(), "{}", desk.screen());
}
