//! The caller reads back, and the cashier types what is heard.

use kvittera::tui::model::Screen;
use kvittera_domain::ledger::issuance::ReadBack;

use super::{FILLED, number_out, open_desk};
use crate::stage::Setting;
use crate::stage::play::Fault;

#[test]
fn right_leads_to_an_empty_form() {
    let mut desk = number_out();
    desk.keys("k061 <enter>");
    assert!(desk.is_filling() && desk.model.form().is_empty());
    assert_eq!(desk.model.ledger.issuances.get(0).unwrap().read_back, ReadBack::Matched);
}

#[test]
fn spaces_and_upper_case_in_what_was_heard_do_no_harm() {
    let mut desk = number_out();
    desk.keys("K <space> 061 <enter>");
    assert_eq!(desk.model.ledger.issuances.get(0).unwrap().read_back, ReadBack::Matched);
}

#[test]
fn wrong_is_said_and_counted_and_the_number_stays_on_the_screen() {
    let mut desk = number_out();
    desk.keys("k610 <enter> m061 <enter>");
    assert!(desk.shows_a_number() && desk.shows("den som ringer sa M061") && desk.shows("Felaktiga återläsningar: 2"));
    assert_eq!(desk.model.ledger.issuances.get(0).unwrap().misses, 2);
    desk.keys("k061 <enter>");
    assert!(desk.is_filling());
}

#[test]
fn fewer_than_four_characters_are_asked_for_again_and_not_logged() {
    let mut desk = number_out();
    let events = desk.events().len();
    desk.keys("061 <enter>");
    assert!(desk.shows_a_number() && desk.shows("Fyra tecken"));
    assert_eq!(desk.events().len(), events);
    desk.keys("<home> k");
    assert!(!desk.shows("Fyra tecken"));
    desk.keys("<enter>");
    assert!(desk.is_filling());
}

#[test]
fn a_wrong_read_back_rings_and_shows_both_fours() {
    let mut desk = number_out();
    desk.keys("k610 <enter>");
    assert!(desk.shows("Hört  K  6  1  0") && desk.shows("Rätt  K  0  6  1"), "{}", desk.screen());
    assert_eq!(desk.rings, 1);
    desk.keys("k0");
    assert!(desk.shows("den som ringer sa K610"), "it stays until the next attempt is complete");
}

#[test]
fn esc_pressed_twice_by_reflex_skips_nothing_and_logs_nothing() {
    let mut desk = number_out();
    let events = desk.events().len();
    desk.keys("<esc> <esc>");
    assert!(desk.shows_a_number() && desk.model.dialog.is_none());
    assert_eq!(desk.events().len(), events);
}

#[test]
fn a_skipped_number_waits_on_the_desk_with_whom_to_ring_and_is_made_up_from_there() {
    let mut desk = number_out();
    desk.keys("<esc> j");
    assert!(desk.shows("Väntar på återläsning: 1"), "{}", desk.screen());
    assert!(desk.shows("20190103 K061 → Medicin / HIA · ankn. 1234 · 03:12"), "{}", desk.screen());
    desk.keys("m qrstu4 <enter> kir <ctrl-r> k061 <enter>");
    assert_eq!(desk.model.ledger.issuances.get(0).unwrap().read_back, ReadBack::Matched);
    assert!(!desk.shows("Väntar på återläsning") && desk.shows("qrstu4"), "{}", desk.screen());
}

#[test]
fn from_one_waiting_number_the_key_leads_to_the_next() {
    let mut desk = open_desk();
    for _ in 0..3 {
        desk.keys(FILLED).keys("<f2> <esc> j");
    }
    let shown = |desk: &crate::stage::Stage| match &desk.model.checkout.step {
        kvittera::tui::model::checkout::Step::ReadBack(step) => step.issuance.to_string(),
        other => panic!("{other:?}"),
    };
    let order: Vec<String> = (0..4).map(|_| shown(desk.keys("<ctrl-r>"))).collect();
    assert_eq!(order, ["1", "2", "3", "1"]);
}

#[test]
fn esc_and_a_yes_skip_and_that_is_logged() {
    let mut desk = number_out();
    desk.keys("<esc> j");
    assert!(desk.is_filling() && desk.says("återläsningen hoppades över"));
    assert_eq!(desk.model.ledger.issuances.get(0).unwrap().read_back, ReadBack::Skipped);
}

#[test]
fn an_unread_number_comes_back_after_a_restart() {
    let mut desk = number_out().restart();
    assert!(desk.shows("Kvittens 1 är utlämnad men inte återläst. Ctrl-R visar numret."));
    assert!(desk.shows("Visad men inte återläst") && desk.shows("Visa numret igen"));
    desk.keys("j");
    assert!(desk.shows_a_number() && desk.shows("2019 01 03 K 061"));
    desk.keys("k061 <enter>");
    assert!(!desk.shows("inte återläst"));
}

#[test]
fn a_draft_that_was_kept_beside_an_unread_number_is_offered_after_it() {
    for answer in ["<esc>", "j k061 <enter>", "j <esc> j"] {
        let mut desk = number_out().restart();
        desk.keys("<esc> m qrstu4 <enter> kir");
        let mut desk = desk.restart();
        assert!(desk.shows("Visad men inte återläst") && !desk.shows("Ett påbörjat utlämnande"));
        desk.keys(answer);
        assert!(desk.shows("Ett påbörjat utlämnande"), "{answer}");
    }
}

#[test]
fn an_unread_number_can_be_shown_while_the_next_form_is_half_filled() {
    let mut desk = number_out().restart();
    desk.keys("<esc> m qrstu4 <enter> kir <ctrl-r>");
    assert!(desk.shows_a_number());
    desk.keys("k061 <enter>");
    assert!(desk.is_filling() && desk.shows("qrstu4") && desk.shows("kir"));
}

#[test]
fn an_unread_number_is_called_to_mind_on_other_screens() {
    let mut desk = number_out();
    assert!(!desk.shows("men inte återläst"));
    desk.keys("<f5>");
    assert!(desk.shows("Kvittens 1 är utlämnad men inte återläst"));
    desk.keys("<ctrl-r>");
    assert_eq!(desk.model.screen, Screen::Desk);
    assert!(desk.shows_a_number());
}

#[test]
fn somebody_else_sees_an_unread_number_only_once_it_is_left_behind() {
    let desk = number_out();
    let mut other = desk.another_terminal(Setting { who: Some("fghij3"), ..Setting::default() });
    assert!(!other.shows("inte återläst. Ctrl-R"));
    other.wait(6);
    assert!(other.shows("inte återläst. Ctrl-R"));
}

#[test]
fn reading_back_what_another_desk_has_read_back_is_no_dead_end() {
    let desk = number_out();
    let mut other = desk.another_terminal(Setting::default());
    let mut desk = desk;
    other.keys("j k061 <enter>");
    desk.keys("k061 <enter>");
    assert!(desk.says("redan rätt återläst"), "{}", desk.screen());
    desk.keys("<esc>");
    assert!(desk.is_filling(), "{}", desk.screen());
}

#[test]
fn a_number_made_void_elsewhere_is_no_dead_end() {
    let desk = number_out();
    let mut other = desk.another_terminal(Setting::default());
    let mut desk = desk;
    other.keys("<esc> <f5> m Fel <enter>");
    desk.keys("k061 <enter>");
    assert!(desk.says("är makulerad"), "{}", desk.screen());
    desk.keys("<esc>");
    assert!(desk.is_filling(), "{}", desk.screen());
}

#[test]
fn a_skip_that_the_log_does_not_take_is_no_dead_end() {
    let mut desk = number_out();
    desk.fail(Fault::Gone).keys("<esc> j");
    assert!(desk.is_filling() && desk.says_no() && desk.shows("men inte återläst"), "{}", desk.screen());
}

#[test]
fn the_next_caller_can_be_served_at_once() {
    let mut desk = open_desk();
    for count in 1..=3 {
        desk.keys(FILLED).keys("<f2> <esc> j");
        assert_eq!(desk.issuances_of(), count);
    }
}

#[test]
fn what_somebody_skipped_waits_for_whoever_comes_next_and_leaving_asks_about_it() {
    let mut desk = number_out();
    desk.keys("<esc> j");
    let mut next = desk.another_terminal(Setting { who: Some("fghij3"), ..Setting::default() });
    assert!(next.shows("Väntar på återläsning: 1"), "{}", next.screen());
    next.keys("<ctrl-r>");
    assert!(next.shows_a_number(), "{}", next.screen());
    for key in ["<ctrl-c>", "<ctrl-q>"] {
        desk.keys(key);
        assert!(!desk.model.leaving && desk.shows("Numret är inte återläst"), "{key}: {}", desk.screen());
        desk.keys("<esc>");
    }
}

#[test]
fn where_none_waits_the_key_says_so() {
    let mut desk = open_desk();
    desk.keys("<ctrl-r>");
    assert!(desk.says("Inget nummer väntar"), "{}", desk.screen());
}

#[test]
fn under_a_question_no_other_keys_are_offered() {
    let mut desk = number_out();
    desk.keys("<esc>");
    assert_eq!(desk.screen().matches("J/Y Ja").count(), 1, "{}", desk.screen());
}
