//! The worklist: what stands in it, what is chosen, what the filter finds.

use kvittera::tui::model::Screen;
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::sex::Sex;

use super::{MAN, WOMAN, id, listed, listed_both};
use crate::stage::Stage;
use crate::stage::samples::{SUSPECT, issue_to};

#[test]
fn the_list_says_of_every_case_where_it_is_and_how_long_it_waits() {
    let desk = listed();
    assert_eq!(desk.listed_cases(), ["1", "3", "2"], "by ward, the one that waits longest first");
    for words in ["Medicin / Avd 5", "0 av 2", "Kvinna och barn / Förlossning", "0 av 3 klara", "vwxyz2/zzyyx2"] {
        assert!(desk.shows(words), "{words} in\n{}", desk.screen());
    }
    assert!(desk.shows("1 h 55 min"), "{}", desk.screen());
    let mut desk = listed();
    desk.keys("<f2>");
    assert!(desk.shows("F4 Avstämning 3"), "{}", desk.screen());
}

#[test]
fn words_say_what_is_late() {
    let mut desk = listed();
    assert!(!desk.shows("borde vara klar"));
    desk.wait(24 * 60);
    assert!(desk.shows("borde vara klar") && !desk.shows("mycket sen"));
    desk.wait(7 * 24 * 60);
    assert!(desk.shows("mycket sen") && !desk.shows("borde vara klar"));
}

#[test]
fn two_outages_stand_apart_and_a_shared_number_says_what_to_do_on_both_rows() {
    let desk = listed_both();
    assert_eq!(desk.listed_cases(), ["1", "3", "2", "4", "k1"]);
    assert!(desk.shows("Driftstopp 1") && desk.shows("Driftstopp 2") && desk.shows("0 av 2"), "{}", desk.screen());
    assert!(desk.shows("Delas med ärende k1: tala med båda") && desk.shows("Delas med ärende 4: tala med båda"));
}

#[test]
fn the_chosen_case_stays_chosen_while_others_write() {
    let mut desk = listed_both();
    desk.keys("<down> <down>");
    assert_eq!(desk.chosen_case(), "2");
    desk.elsewhere(&Command::MarkUnused { case: id("1"), reason: "Fel".parse().unwrap() });
    desk.elsewhere(&Command::MarkUnused { case: id("3"), reason: "Fel".parse().unwrap() });
    assert_eq!(desk.listed_cases()[0], "2", "the other ward is done and stands last");
    assert_eq!(desk.chosen_case(), "2");
    desk.elsewhere(&SUSPECT).elsewhere(&issue_to(Sex::Male, "fghij6", "Akut", "Ambulans"));
    assert!(desk.chosen_case() == "2" && desk.listed_cases().len() == 6, "{}", desk.screen());
}

#[test]
fn a_case_that_nobody_moved_to_stays_chosen_too() {
    let mut desk = listed();
    assert_eq!(desk.chosen_case(), "1");
    desk.elsewhere(&Command::MarkUnused { case: id("1"), reason: "Fel".parse().unwrap() });
    assert_eq!((desk.chosen_case(), desk.listed_cases()[0].as_str()), ("1".to_owned(), "2"));
    let mut desk = listed();
    desk.keys("a Fel <enter>");
    assert_eq!(desk.chosen_case(), "1", "what a person just did is what the next key is about");
}

#[test]
fn the_list_ends_where_it_ends() {
    let mut desk = listed_both();
    desk.keys("<up> <page-up>");
    assert_eq!(desk.chosen_case(), "1");
    desk.keys("<end> <down> <page-down> <space>");
    assert_eq!(desk.chosen_case(), "k1");
    desk.keys("<home>");
    assert_eq!(desk.chosen_case(), "1");
}

#[test]
fn the_filter_finds_old_and_new_however_they_are_written() {
    let mut desk = listed_both();
    desk.keys("n").keys(WOMAN).keys("<enter> <enter>");
    desk.keys("<down> n 901211-9948 <enter>");
    let old = desk.model.ledger.issuances.get(0).unwrap().number;
    let grouped = old.groups().join("<space>").replace("<space>", " <space> ");
    for (typed, found) in [
        (old.to_string().to_lowercase(), vec!["1"]),
        (grouped, vec!["1"]),
        ("2021 <space> 0325 <space> k069".to_owned(), vec!["1"]),
        ("9012119948".to_owned(), vec!["3"]),
        ("19901211-9948".to_owned(), vec!["3"]),
        ("förloss".to_owned(), vec!["2"]),
        ("DEFGH4".to_owned(), vec!["4"]),
        ("RAPS <space> återstår".to_owned(), vec!["1", "3"]),
        ("finns-inte".to_owned(), vec![]),
    ] {
        desk.keys("/").keys(&typed);
        assert_eq!(desk.listed_cases(), found, "{typed}");
        desk.keys("<esc>");
    }
    assert_eq!((desk.listed_cases().len(), desk.model.screen), (5, Screen::Reconciliation));
}

#[test]
fn a_filter_says_how_far_the_whole_ward_has_come() {
    let mut desk = listed();
    desk.keys("/ cdefg3");
    assert_eq!(desk.listed_cases(), ["3"]);
    assert!(desk.shows("0 av 2") && desk.shows("0 av 3 "), "{}", desk.screen());
    desk.keys("<enter> <enter>");
    assert!(desk.shows("┌ Ärende 3"), "{}", desk.screen());
    desk.keys("<esc> <esc>");
    assert!(desk.listed_cases().len() == 3 && desk.model.screen == Screen::Reconciliation);
    desk.keys("<esc>");
    assert_eq!(desk.model.screen, Screen::Desk);
}

#[test]
fn the_card_leads_through_the_routine_with_the_rights_that_it_takes() {
    let mut desk = listed();
    desk.keys("<enter>");
    for words in
        ["▸ 1. Sök", "Behörighet Sök", "· 2. Finns inget", "Sök/Relation/Ändra", "· 3. Underrätta RAPS", "grindvakt"]
    {
        assert!(desk.shows(words), "{words} in\n{}", desk.screen());
    }
    desk.keys("n").keys(WOMAN).keys("<enter> <enter>");
    assert!(desk.shows("✓ 2.") && desk.shows("▸ 3. Underrätta RAPS") && desk.shows("Administratör"));
    desk.keys("r <enter> <enter> <enter>");
    assert!(desk.shows("┌ Ärende 1") && desk.shows("RAPS vet"), "{}", desk.screen());
    desk.keys("<esc>");
    assert!(desk.model.dialog.is_none() && desk.model.screen == Screen::Reconciliation);
}

#[test]
fn esc_from_a_form_leads_to_where_it_was_opened() {
    let mut desk = listed();
    desk.keys("<enter> n 19 <esc>");
    assert!(desk.shows("┌ Ärende 1"));
    desk.keys("<esc> n 19 <esc>");
    assert!(desk.model.dialog.is_none() && !desk.shows("┌ Ärende 1"));
}

#[test]
fn beside_a_wide_list_stands_the_card_of_the_chosen_case() {
    let mut desk = listed_both();
    desk.model.size = (120, 40);
    assert!(desk.shows("┌ Ärende 1") && desk.shows("▸ 1. Sök"));
    desk.keys("<end>");
    assert!(desk.shows("┌ Ärende k1") && desk.shows("Andra patienten i konflikt 1"), "{}", desk.screen());
}

#[test]
fn the_number_is_copied_when_asked() {
    let mut desk = listed();
    let number = desk.model.ledger.issuances.get(0).unwrap().number.to_string();
    desk.keys("c <enter> c");
    assert_eq!(desk.copied, [number.clone(), number]);
    assert!(desk.shows("skickat till terminalens urklipp"), "{}", desk.screen());
}

#[test]
fn without_a_case_nothing_is_asked() {
    let mut desk = Stage::live();
    desk.keys("<f4>");
    assert!(desk.shows("Inget att stämma av"));
    for key in ["n", "r", "a", "m", "t", "u", "c", "<enter>"] {
        desk.keys(key);
        assert!(desk.model.dialog.is_none(), "{key}");
        assert!(key == "<enter>" || desk.says("Välj först ett ärende"), "{key}");
    }
    assert!(desk.copied.is_empty());
}

#[test]
fn the_palette_finds_the_way() {
    let mut desk = listed();
    desk.keys("<f2> <ctrl-p> Nytt <space> id <enter>").keys(MAN);
    assert!(desk.shows("Nytt id i ärende 1"), "{}", desk.screen());
    desk.keys("<esc> <ctrl-p> makulera <enter>");
    assert!(desk.shows("Makulera kvittens 1"), "from here it means the chosen case:\n{}", desk.screen());
}
