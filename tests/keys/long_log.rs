//! The log when it is long: only what is shown is read, and a filter finds on while keys are pressed.

use kvittera::tui::model::Screen;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::id::Seq;

use super::open_desk;
use crate::stage::{Setting, Stage};

const LONG: usize = 4_000;

/// The log after 22 facts and very many notes.
fn long_log() -> Stage {
    let mut desk = open_desk();
    desk.fill(LONG).look().keys("<f5>");
    desk
}

fn note(words: &str) -> Command {
    Command::NoteOutage { note: words.parse().unwrap(), at: None }
}

#[test]
fn a_page_is_there_at_once_wherever_it_is() {
    let mut desk = long_log();
    assert!(desk.shows("4022") && desk.shows("Anteckning 04000"), "{}", desk.screen());
    desk.keys("<end>");
    assert!(desk.shows("Loggen lades upp") && !desk.shows("Anteckning"), "{}", desk.screen());
    desk.keys("<page-up> <page-up> <page-up> <page-up>");
    assert!(desk.shows("Anteckning 00019"), "{}", desk.screen());
}

#[test]
fn however_far_somebody_goes_only_some_pages_stay_in_memory() {
    let mut desk = long_log();
    for _ in 0..LONG / 10 + 3 {
        desk.keys("<page-down>");
        assert!(desk.model.log.read.len() < 2_300);
    }
    assert!(desk.shows("Loggen lades upp") && desk.model.log.asked.len() < 2_300);
}

#[test]
fn a_filter_finds_on_while_keys_are_pressed() {
    let mut desk = long_log();
    desk.slow().keys("/ Anteckning <space> 00007");
    assert_eq!(desk.model.log.count(&desk.model.ledger), 0);
    assert!(desk.shows(" …") && !desk.shows("Inget i loggen"), "nobody knows yet: {}", desk.screen());
    for _ in 0..7 {
        desk.go_on();
    }
    assert!(desk.model.log.is_searching(), "the note stands further down");
    desk.go_on();
    assert!(desk.shows("Anteckning 00007") && !desk.model.log.is_searching(), "{}", desk.screen());
}

#[test]
fn the_next_key_begins_another_search() {
    let mut desk = long_log();
    desk.slow().keys("/ 0399").go_on();
    assert_eq!(desk.model.log.count(&desk.model.ledger), 10);
    desk.keys("5");
    assert_eq!(desk.model.log.count(&desk.model.ledger), 0);
    desk.go_on();
    assert_eq!(desk.model.log.count(&desk.model.ledger), 1);
    desk.keys("<esc>");
    assert!(!desk.model.log.is_searching() && desk.model.log.count(&desk.model.ledger) == LONG + 22);
    desk.go_on();
    assert_eq!(desk.model.log.count(&desk.model.ledger), LONG + 22, "what an earlier search finds is not shown");
}

#[test]
fn what_others_write_joins_what_a_filter_has_found_and_is_found_once() {
    let mut desk = long_log();
    desk.slow().keys("/ leverantör <enter>").elsewhere(&note("Leverantören ringd")).elsewhere(&note("Annat"));
    assert_eq!(desk.model.log.count(&desk.model.ledger), 1);
    for _ in 0..9 {
        desk.go_on();
    }
    assert!(!desk.model.log.is_searching());
    assert_eq!(desk.model.log.count(&desk.model.ledger), 1);
    desk.keys("<enter>");
    assert!(desk.shows("┌ Faktum") && desk.shows("Leverantören ringd"), "{}", desk.screen());
}

#[test]
fn the_chosen_fact_stays_chosen_while_a_search_goes_on() {
    let mut desk = long_log();
    desk.slow().keys("/ Anteckning <enter>").go_on().keys("<down> <down>");
    let chosen = |desk: &Stage| desk.model.log.chosen(&desk.model.ledger).unwrap().seq;
    let before = chosen(&desk);
    desk.elsewhere(&note("Anteckning därifrån")).go_on();
    assert_eq!((desk.model.screen, chosen(&desk)), (Screen::Log, before));
}

#[test]
fn a_ward_sees_its_own_in_a_long_log() {
    let desk = long_log();
    let number_of_facts = desk.events().len();
    let rights = Rights::Ward("Medicin / HIA".parse().unwrap());
    let mut ward = desk.another_terminal(Setting { who: Some("ward01"), rights, ..Setting::default() });
    ward.keys("<f5>");
    let seen = ward.events().len();
    assert!(seen < number_of_facts && ward.model.log.count(&ward.model.ledger) == seen, "{}", ward.screen());
    assert_eq!(ward.model.log.seq(&ward.model.ledger, seen - 1), Some(Seq(1)));
    ward.keys("/ Anteckning <space> 0000");
    assert_eq!(ward.model.log.count(&ward.model.ledger), 9);
    assert!(ward.shows(&seen.to_string()), "the total is what may be seen: {}", ward.screen());
}
