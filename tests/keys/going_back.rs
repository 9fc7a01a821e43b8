//! Going back is always possible, one step at a time, and loses nothing.

use kvittera::tui::form::Field;
use kvittera::tui::model::Screen;

use super::{FILLED, number_out, open_desk};
use crate::stage::Stage;

#[test]
fn every_field_can_be_left_backwards_however_wrong_it_is() {
    let mut desk = open_desk();
    desk.keys("<tab> åäö!! <tab> @@ <tab> §§ <tab> ££");
    for field in [Field::Ward, Field::Clinic, Field::VgrId, Field::Sex, Field::Sex] {
        desk.keys("<back-tab>");
        assert_eq!(desk.model.form().focus(), field);
    }
    desk.keys("<down> <down> <down> <down> <down> <up>");
    assert_eq!(desk.model.form().focus(), Field::Ward);
    assert_eq!((desk.typed(Field::VgrId), desk.typed(Field::Callback)), ("åäö!!", "££"));
}

#[test]
fn esc_leads_from_the_preview_to_the_form_and_stays_there() {
    let mut desk = open_desk();
    desk.keys(FILLED).keys("<esc>");
    assert!(desk.is_filling());
    assert_eq!((desk.typed(Field::Callback), desk.model.form().focus()), ("1234", Field::Callback));
    desk.keys("<esc> <esc> <esc>");
    assert!(desk.is_filling() && desk.typed(Field::VgrId) == "vwxyz2");
}

#[test]
fn esc_closes_every_dialog_and_leads_from_every_screen_to_the_desk() {
    for place in ["<f1>", "<ctrl-p>", "<f9>", "<f8>", "<ctrl-q>"] {
        let mut desk = open_desk();
        desk.keys("k vwxyz2").keys(place);
        assert!(desk.model.dialog.is_some(), "{place}");
        desk.keys("<esc>");
        assert!(desk.is_filling() && desk.typed(Field::VgrId) == "vwxyz2", "{place}");
    }
    for place in ["<f3>", "<f5>", "<f6>", "<f5> <enter> <esc>", "<f6> i <esc>", "<f3> a <esc>"] {
        let mut desk = open_desk();
        desk.keys("k vwxyz2").keys(place).keys("<esc>");
        assert!(desk.is_filling() && desk.typed(Field::VgrId) == "vwxyz2", "{place}");
    }
}

#[test]
fn esc_takes_the_filter_away_before_it_leaves_the_log() {
    let mut desk = open_desk();
    desk.keys("<f5> / nummer <enter> <esc>");
    assert_eq!((desk.model.screen, desk.model.log.filter.value()), (Screen::Log, ""));
    desk.keys("<esc>");
    assert_eq!(desk.model.screen, Screen::Desk);
}

#[test]
fn the_form_is_kept_through_all_screens_sizes_and_minutes() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <enter> med <enter> hi <f3> <f5> <f6> <f1> <esc> <f2>").wait(30);
    desk.tell(kvittera::tui::msg::Msg::Resize(20, 5)).tell(kvittera::tui::msg::Msg::Resize(80, 24));
    assert!(desk.is_filling());
    assert_eq!((desk.typed(Field::Ward), desk.model.form().focus()), ("hi", Field::Ward));
}

#[test]
fn leaving_asks_only_when_something_is_half_filled() {
    let mut desk = open_desk();
    desk.keys("<ctrl-q>");
    assert!(desk.model.leaving);

    let mut desk = open_desk();
    desk.keys("k <ctrl-q>");
    assert!(!desk.model.leaving && desk.shows("Avsluta ändå?"));
    desk.keys("n");
    assert!(desk.is_filling() && !desk.model.leaving);
    desk.keys("<ctrl-q> j");
    assert!(desk.model.leaving);
}

#[test]
fn leaving_is_possible_from_everywhere() {
    for place in ["<f1>", "<ctrl-p>", "<f9>", "<f3>", "<f3> a", "<f5>", "<f5> /", "<f6> i", "<f5> <enter>"] {
        let mut desk = open_desk();
        desk.keys(place).keys("<ctrl-q>");
        assert!(desk.model.leaving, "{place}");
    }
    let mut desk = Stage::live();
    desk.keys(FILLED).keys("<ctrl-c> <ctrl-c>");
    assert!(desk.model.leaving);
}

#[test]
fn leaving_while_a_number_is_read_back_asks_and_names_the_number() {
    let mut desk = number_out();
    desk.keys("<ctrl-q>");
    assert!(!desk.model.leaving && desk.shows("2019 01 03 K 061 · Medicin / HIA · vwxyz2"), "{}", desk.screen());
    desk.keys("<ctrl-q> <esc>");
    assert!(!desk.model.leaving && desk.shows_a_number());
    desk.keys("<ctrl-q> j");
    assert!(desk.model.leaving);
}

#[test]
fn ctrl_c_never_leaves_while_a_number_is_read_back_it_copies() {
    let mut desk = number_out();
    desk.keys("<ctrl-c> <ctrl-c> <ctrl-c>");
    assert!(!desk.model.leaving && desk.shows_a_number());
    assert_eq!(desk.copied, ["20190103K061"; 3]);
    assert!(desk.shows("Ctrl-Q avslutar"), "{}", desk.screen());
    desk.keys("k061 <enter> <ctrl-c>");
    assert!(desk.model.leaving);
}

#[test]
fn emptying_the_form_asks_and_takes_the_kept_draft_too() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <f8> n");
    assert_eq!(desk.typed(Field::VgrId), "vwxyz2");
    desk.keys("<f8> j");
    assert!(desk.model.form().is_empty() && desk.model.form().focus() == Field::Sex);
    assert!(desk.restart().model.dialog.is_none());
}

#[test]
fn a_terminal_that_vanishes_ends_the_program_and_keeps_the_draft() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <enter> me").tell(kvittera::tui::msg::Msg::HangUp);
    assert!(desk.model.leaving);
    let mut desk = desk.restart();
    desk.keys("<enter>");
    assert_eq!(desk.typed(Field::Clinic), "me");
}
