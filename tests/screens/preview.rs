//! What a cashier sees before a number goes out.

use kvittera::config::Language;
use kvittera::tui::msg::Msg;
use kvittera_domain::value::sex::Sex;

use super::{look, look_at_all_sizes};
use crate::stage::samples::{END, SUSPECT, alike_pool, issue};
use crate::stage::{Setting, Stage};

const WAITS: [&str; 2] = ["Ett annat fönster skriver i loggen; väntar", "Another window is writing to the log"];
const TO_THE_PREVIEW: &str = "k vwxyz2 <enter> med <enter> hia <enter> 1234 <enter>";

#[test]
fn without_an_outage_the_routine_is_asked_first() {
    let mut desk = Stage::live();
    desk.keys(TO_THE_PREVIEW);
    look(&desk, "question no outage");
}

#[test]
fn the_preview_shows_who_asks_for_what_and_which_number() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).keys(TO_THE_PREVIEW);
    look_at_all_sizes(&mut desk, "preview");
}

#[test]
fn the_preview_says_that_the_number_is_the_least_alike() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).elsewhere(&issue(Sex::Male)).keys(TO_THE_PREVIEW);
    look(&desk, "preview least alike");
}

#[test]
fn the_preview_warns_of_near_twins() {
    let mut desk = Stage::set(Setting { pool: alike_pool, ..Setting::default() });
    desk.elsewhere(&SUSPECT);
    for _ in 0..4 {
        desk.elsewhere(&issue(Sex::Female));
    }
    desk.keys(TO_THE_PREVIEW);
    look(&desk, "preview near twins");
}

#[test]
fn the_preview_says_when_the_vgr_id_is_unusual() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).keys("k ex_nilsson <enter> med <enter> hia <enter> <enter>");
    look(&desk, "preview unusual vgr-id");
}

#[test]
fn the_preview_says_that_the_log_is_writing() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).keys(TO_THE_PREVIEW).hold().keys("<f2>");
    look(&desk, "preview log writing");
}

#[test]
fn the_preview_says_that_another_terminal_is_waited_for() {
    let names = ["preview waits for another sv", "preview waits for another en"];
    for (language, name) in [Language::Sv, Language::En].into_iter().zip(names) {
        let mut desk = Stage::set(Setting { language, ..Setting::default() });
        desk.elsewhere(&SUSPECT).keys(TO_THE_PREVIEW).hold().keys("<f2>").tell(Msg::Waits(true));
        look(&desk, name);
        desk.tell(Msg::Waits(false));
        assert!(!desk.screen().contains(WAITS[usize::from(language == Language::En)]), "{}", desk.screen());
    }
}

#[test]
fn a_wish_from_any_screen_says_that_another_terminal_is_waited_for() {
    for screen in ["<f2>", "<f3>", "<f4>", "<f5>", "<f6>"] {
        let mut desk = Stage::live();
        desk.hold();
        desk.keys("<f3> s j").keys(screen).tell(Msg::Waits(true));
        assert!(desk.screen().contains(WAITS[0]), "{screen}: {}", desk.screen());
        desk.let_go();
        assert!(!desk.screen().contains(WAITS[0]), "{screen}: {}", desk.screen());
    }
}

#[test]
fn a_wait_without_a_wish_is_nobodys_concern() {
    let mut desk = Stage::live();
    let before = desk.screen();
    desk.tell(Msg::Waits(true));
    assert_eq!(desk.screen(), before);
}

#[test]
fn the_preview_says_when_the_number_has_gone_out_meanwhile() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).keys(TO_THE_PREVIEW).elsewhere_unread(&issue(Sex::Female)).keys("<f2>");
    look(&desk, "preview number gone");
}

#[test]
fn the_form_says_when_the_outage_has_ended_meanwhile() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).keys(TO_THE_PREVIEW).elsewhere_unread(&END).keys("<f2>");
    look(&desk, "form outage ended meanwhile");
}

#[test]
fn an_empty_pool_is_answered_with_what_is_left_and_what_to_do() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT);
    for _ in 0..10 {
        desk.elsewhere(&issue(Sex::Female));
    }
    desk.keys(TO_THE_PREVIEW);
    look_at_all_sizes(&mut desk, "pool empty");
}
