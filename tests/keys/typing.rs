//! Typing, completing, and what never gets in.

use kvittera::tui::form::Field;
use kvittera::tui::model::dialog::Dialog;

use super::{FILLED, open_desk};
use crate::stage::Stage;

#[test]
fn enter_takes_the_marked_suggestion_only_after_something_was_typed() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <enter> <enter>");
    assert_eq!((desk.typed(Field::Clinic), desk.model.form().focus()), ("", Field::Ward));
    desk.keys("<back-tab> med <enter>");
    assert_eq!(desk.typed(Field::Clinic), "Medicin");
}

#[test]
fn coming_back_to_a_field_and_pressing_enter_leaves_it_as_it_is() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <enter> Medicin <space> 7 <tab> <back-tab> <enter>");
    assert_eq!(desk.typed(Field::Clinic), "Medicin 7");
}

#[test]
fn tab_keeps_the_typed_words() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <enter> med <tab> Avd <space> 99 <tab> <enter>");
    assert!(desk.is_in_preview() && desk.shows("Avd 99"));
    desk.keys("<f2>");
    assert_eq!(desk.model.ledger.issuances.get(0).unwrap().request.unit.to_string(), "med / Avd 99");
}

#[test]
fn a_ward_that_nobody_knows_goes_with_enter_too() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <enter> med <enter> Zebra <space> 12 <enter> <enter>");
    assert!(desk.is_in_preview() && desk.shows("Zebra 12"));
}

#[test]
fn page_keys_pick_another_line_and_the_typed_text_is_one_of_them() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <enter> med <page-down> <enter>");
    assert_eq!(desk.typed(Field::Clinic), "med");
    desk.keys("<back-tab> <page-down> <page-down> <page-up> <page-up> <enter>");
    assert!(!desk.typed(Field::Clinic).is_empty());
}

#[test]
fn whatever_suggestion_is_picked_can_be_seen() {
    for field in ["<enter>", "<enter> med <enter>"] {
        for presses in 1..=6 {
            let mut desk = open_desk();
            desk.keys("k vwxyz2").keys(field).keys(&"<page-down> ".repeat(presses));
            assert!(desk.shows("  › "), "{presses} times:\n{}", desk.screen());
        }
    }
}

#[test]
fn wards_of_the_clinic_come_from_the_list_and_from_earlier_hand_outs() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <enter> med <enter> Zebra <tab> <enter> <f2> <esc> j");
    desk.keys("m vwxyz2 <enter> med <enter>");
    assert!(desk.shows("Zebra") && desk.shows("Avd 5"), "{}", desk.screen());
    desk.keys("zeb <enter>");
    assert_eq!(desk.typed(Field::Ward), "Zebra");
}

#[test]
fn the_text_can_be_edited_in_the_middle() {
    let mut desk = open_desk();
    desk.keys("k vwyz2 <left> <left> <left> x <home> <delete> v <end> <backspace> 2");
    assert_eq!(desk.typed(Field::VgrId), "vwxyz2");
}

#[test]
fn a_pasted_line_goes_into_the_field_and_its_end_does_not_count() {
    let mut desk = open_desk();
    desk.keys("k").paste("vwxyz2\r\n");
    assert_eq!((desk.typed(Field::VgrId), desk.model.form().focus()), ("vwxyz2", Field::VgrId));
    desk.keys("<enter>").paste("Kirurgi,\n\tortopedi");
    assert_eq!(desk.typed(Field::Clinic), "Kirurgi,  ortopedi");
}

#[test]
fn characters_that_nobody_sees_never_get_in() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <enter>").paste("Med\u{202E}icin\u{200B}\u{0}\u{1B}[31m\u{FEFF}\u{2066}\u{E0041}\u{AD}");
    assert_eq!(desk.typed(Field::Clinic), "Medicin[31m");
    assert!(desk.says("8 tecken i det inklistrade gick inte att använda"));
    let screen = desk.screen();
    assert!(!screen.chars().any(|c| c != '\n' && kvittera_domain::value::text::is_hidden(c)), "{screen}");
}

#[test]
fn a_pasted_megabyte_is_cut_and_said_to_be() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <enter>").paste(&"x".repeat(1 << 20));
    assert!(desk.typed(Field::Clinic).chars().count() <= 240);
    assert!(desk.says("tecken i det inklistrade") && desk.shows("Högst 60 tecken"));
    desk.keys("<enter>");
    assert!(desk.is_filling());
}

#[test]
fn wide_letters_and_marks_break_no_frame() {
    for text in ["漢字漢字漢字漢字漢字漢字漢字漢字漢字", "e\u{301}\u{302}\u{303}a\u{30A}", "👩‍👩‍👧‍👦 avd", "ﷺﷺﷺ"]
    {
        let mut desk = open_desk();
        desk.keys("k vwxyz2 <enter>").paste(text).keys("<tab> <tab> <tab>");
        let buffer = desk.buffer();
        let frame: Vec<&str> = (4..12).map(|line| buffer[(79, line)].symbol()).collect();
        assert!(frame.iter().all(|symbol| *symbol == "│"), "{text}:\n{}", desk.screen());
    }
}

#[test]
fn a_paste_where_no_text_is_typed_does_nothing() {
    for place in ["", "<f3>", "<f5>", "<f6>", FILLED] {
        let mut desk = open_desk();
        desk.keys(place);
        let before = desk.screen();
        desk.paste("k j s b <enter>\n");
        assert_eq!(desk.screen(), before);
        assert_eq!(desk.issuances_of(), 0);
    }
}

#[test]
fn what_is_half_typed_at_the_desk_has_no_say_in_a_dialog() {
    let mut desk = Stage::live();
    desk.keys("k vwxyz2 <enter> med <f3> p 04:00 <enter>");
    let Some(Dialog::Plan(_, form)) = &desk.model.dialog else { panic!("{}", desk.screen()) };
    assert_eq!(form.typed(Field::From), "04:00");
}
