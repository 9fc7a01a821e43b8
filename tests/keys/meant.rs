//! The form does what the hand meant: it takes the marked line, it waits for the sex, and it asks where a letter may have
//! gone one field too early.

use kvittera::tui::form::Field;
use kvittera_domain::value::sex::Sex;
use proptest::prelude::*;

use super::{FILLED, open_desk};
use crate::stage::keys::keys;
use crate::stage::samples::{SUSPECT, issue_to};
use crate::stage::{Setting, Stage};
use std::time::Duration;

/// Types letters as fast as a practised hand.
fn quickly(desk: &mut Stage, letters: &str) {
    for key in keys(letters) {
        desk.key_after(key, Duration::from_millis(120));
    }
}

#[test]
fn a_vgr_id_typed_one_field_early_chooses_nothing_and_rings() {
    let mut desk = open_desk();
    desk.key_after(keys("e").next().unwrap(), Duration::from_secs(3));
    quickly(&mut desk, "mmxq2");
    assert_eq!((desk.model.form().sex, desk.typed(Field::VgrId)), (None, ""));
    assert!(desk.says("Välj först kön: K eller M") && desk.rings == 6, "{}", desk.screen());
    desk.key_after(keys("k").next().unwrap(), Duration::from_millis(900));
    assert_eq!(desk.model.form().sex, Some(Sex::Female));
}

#[test]
fn who_knows_the_form_types_on_without_a_pause() {
    let mut desk = open_desk();
    desk.key_after(keys("k").next().unwrap(), Duration::from_secs(3));
    quickly(&mut desk, "vwxyz2");
    assert_eq!((desk.model.form().sex, desk.typed(Field::VgrId)), (Some(Sex::Female), "vwxyz2"));
}

#[test]
fn enter_passes_no_unset_sex() {
    let mut desk = open_desk();
    desk.keys("<enter> <enter>");
    assert!(desk.model.form().focus() == Field::Sex && desk.says("Välj först kön"), "{}", desk.screen());
    desk.keys("<tab> vwxyz2 <enter> med <enter> hia <enter> <enter>");
    assert!(desk.is_filling() && desk.model.form().focus() == Field::Sex, "{}", desk.screen());
}

#[test]
fn a_vgr_id_that_lacks_the_letter_which_chose_the_sex_is_asked_about_before_anything_is_shown() {
    for (typed, meant) in [("m arxx2", "marxx2"), ("k alxx2", "kalxx2")] {
        let mut desk = open_desk();
        desk.keys(typed).keys("<enter>");
        assert!(desk.shows(&format!("Menade du {meant}?")), "{}", desk.screen());
        desk.keys("j");
        assert_eq!((desk.typed(Field::VgrId), desk.model.form().sex), (meant, None));
        desk.keys("k <enter> med <enter> hia <enter> <enter>");
        assert!(desk.is_in_preview() && desk.shows(meant), "{}", desk.screen());
    }
}

#[test]
fn a_no_keeps_the_vgr_id_and_is_not_asked_again() {
    let mut desk = open_desk();
    desk.keys("m arxx2 <enter> n");
    assert!(desk.model.form().focus() == Field::Clinic, "{}", desk.screen());
    desk.keys("med <enter> hia <enter> <enter>");
    assert!(desk.is_in_preview() && desk.shows("arxx2"), "{}", desk.screen());
}

#[test]
fn no_way_round_the_question_leads_to_the_preview() {
    let mut desk = open_desk();
    desk.keys("m arxx2 <tab> med <enter> hia <enter> <enter>");
    assert!(!desk.is_in_preview() && desk.shows("Menade du marxx2?"), "{}", desk.screen());
    desk.keys("<esc>");
    assert!(desk.is_filling());
    desk.keys("<enter>");
    assert!(desk.shows("Menade du marxx2?"), "Esc is no answer");
}

#[test]
fn a_sex_that_was_chosen_with_the_arrows_asks_nothing() {
    let mut desk = open_desk();
    desk.keys("<right> <right> <tab> arxx2 <enter>");
    assert!(desk.model.dialog.is_none() && desk.model.form().sex == Some(Sex::Male), "{}", desk.screen());
}

#[test]
fn english_has_letters_of_its_own_for_a_woman() {
    for letter in ["f", "w", "k"] {
        let language = kvittera::config::Language::En;
        let mut desk = Stage::set(Setting { language, ..Setting::default() });
        desk.keys(letter);
        assert_eq!(desk.model.form().sex, Some(Sex::Female), "{letter}");
    }
    let mut desk = open_desk();
    desk.keys("f");
    assert_eq!(desk.model.form().sex, None, "in Swedish it is a letter like any other");
}

#[test]
fn the_ward_that_was_typed_is_kept_where_another_one_begins_like_it() {
    let mut desk = open_desk();
    desk.elsewhere(&issue_to(Sex::Female, "qqwww1", "Medicin", "Avd 15")).elsewhere(&issue_to(
        Sex::Female,
        "qqwww1",
        "Medicin",
        "Avd 5B",
    ));
    for (typed, taken) in [("Avd <space> 1", "Avd 1"), ("5", "Avd 5"), ("1", "1"), ("5b", "Avd 5B"), ("15", "Avd 15")] {
        desk.keys("<f8> j k vwxyz2 <enter> med <enter>").keys(typed);
        let marked = if taken == "Avd 1" || taken == "1" {
            format!("› {taken} (som skrivet)")
        } else {
            format!("› {taken}")
        };
        assert!(desk.shows(&marked), "{marked}:\n{}", desk.screen());
        desk.keys("<enter>");
        assert_eq!(desk.typed(Field::Ward), taken, "{typed}");
    }
}

#[test]
fn short_forms_come_from_the_list_of_clinics_and_scattered_letters_mean_nothing() {
    for (typed, taken) in
        [("rtg", "Bild- och funktionsmedicin"), ("ort", "Kirurgi, ortopedi och öron-näsa-hals"), ("onk", "onk")]
    {
        let mut desk = open_desk();
        desk.keys("k vwxyz2 <enter>").keys(typed).keys("<enter>");
        assert_eq!(desk.typed(Field::Clinic), taken);
    }
}

#[test]
fn the_preview_shows_what_was_completed() {
    let mut desk = open_desk();
    desk.keys(FILLED);
    assert!(desk.shows("Medicin  (skrivet: med)") && !desk.shows("HIA  (skrivet"), "{}", desk.screen());
}

#[test]
fn the_key_for_the_desk_leads_to_what_is_missing_and_never_to_a_number() {
    let mut desk = open_desk();
    desk.keys("<f2>");
    assert!(desk.says("Välj först kön"));
    desk.keys("k vwxyz2 <f2>");
    assert_eq!(desk.model.form().focus(), Field::Clinic);
    desk.keys("med <enter> hia <enter> <up> <f2> <f2> <f2> <f2>");
    assert!(desk.is_filling() && desk.says("Enter visar allt"), "{}", desk.screen());
}

#[test]
fn a_wrong_field_stays_marked_and_no_field_moves() {
    let mut desk = open_desk();
    desk.keys("k");
    let rows = |desk: &Stage| {
        let screen = desk.screen();
        ["Kön ", "VGR-id ", "Klinik ", "Avdelning ", "Anknytning"]
            .map(|label| screen.lines().position(|line| line.contains(label)).unwrap())
    };
    let before = rows(&desk);
    for keys in ["Fel <space> avdelning", "<enter>", "me", "<enter>", "<enter>", "<enter>"] {
        desk.keys(keys);
        assert_eq!(rows(&desk), before, "{keys}\n{}", desk.screen());
    }
    desk.keys("<esc> <down> <down> <down>");
    assert!(desk.shows("✗ VGR-id"), "{}", desk.screen());
}

#[test]
fn esc_in_a_filled_form_says_how_to_empty_it() {
    let mut desk = open_desk();
    desk.keys("k vwx <esc>");
    assert!(desk.says("F8 tömmer det") && desk.typed(Field::VgrId) == "vwx");
}

#[test]
fn a_field_that_was_filled_beforehand_is_replaced_by_typing_and_kept_by_going_on() {
    let correcting = || {
        let mut desk = open_desk();
        desk.keys(FILLED).keys("<f2> k061 <enter> <f5> r");
        desk
    };
    let mut desk = correcting();
    desk.keys("qrstu4 <enter> <enter> <enter> <enter> Fel <enter>");
    let request = &desk.model.ledger.issuances.get(0).unwrap().request;
    assert_eq!((request.requested_by.as_str(), request.unit.ward.as_str()), ("qrstu4", "HIA"), "{}", desk.screen());
    let mut desk = correcting();
    desk.keys("<end> 3 <enter>");
    assert!(desk.shows("vwxyz23"), "{}", desk.screen());
}

#[test]
fn the_last_number_of_a_sex_is_not_said_to_be_chosen() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT);
    for _ in 0..9 {
        desk.elsewhere(&issue_to(Sex::Female, "qqwww1", "Medicin", "HIA"));
    }
    desk.keys(FILLED);
    assert!(desk.shows("det sista numret") && !desk.shows("minst likt"), "{}", desk.screen());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Enter keeps the text, or takes a name of which the text is a part.
    #[test]
    fn what_enter_takes_is_the_text_or_a_name_that_has_it(typed in "[A-Za-zåäöÅÄÖ0-9][A-Za-zåäö0-9 ]{0,10}[A-Za-zåäö0-9]") {
        let mut desk = open_desk();
        desk.keys("k vwxyz2 <enter>").paste(&typed).keys("<enter>");
        let taken = desk.typed(Field::Clinic).to_owned();
        let known = desk.model.fixed.clinics.short_forms(&taken).any(|short| short.starts_with(&typed.to_lowercase()));
        prop_assert!(taken == typed || known || taken.to_lowercase().contains(&typed.to_lowercase()), "{typed:?} -> {taken:?}");
    }
}
