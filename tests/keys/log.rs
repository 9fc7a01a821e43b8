//! Looking things up and setting them right from the log.

use kvittera::tui::model::Screen;
use kvittera_domain::event::Event;
use kvittera_domain::ledger::issuance::Issuance;
use kvittera_domain::ledger::pool::NumberState;
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::sex::Sex;

use super::{number_out, open_desk};
use crate::stage::Stage;
use crate::stage::samples::request;

/// The log after one hand-out to Medicin / HIA, its line chosen.
fn log_of_one() -> Stage {
    let mut desk = number_out();
    desk.keys("k061 <enter> <f5> <down>");
    desk
}

fn first(desk: &Stage) -> &Issuance {
    desk.model.ledger.issuances.get(0).unwrap()
}

#[test]
fn a_correction_changes_only_what_was_edited() {
    let mut desk = log_of_one();
    desk.keys("r <tab> <tab> <end> <space> 2 <tab> <tab> Fel <space> avdelning <enter>");
    assert!(desk.model.dialog.is_none() && desk.says("rättades"), "{}", desk.screen());
    assert_eq!(first(&desk).request.unit.to_string(), "Medicin / HIA 2");
    assert_eq!(first(&desk).request.requested_by.as_str(), "vwxyz2");
    assert_eq!(first(&desk).request.callback.as_ref().unwrap().as_str(), "1234");
    let Some(Event::Corrected { correction, .. }) = desk.events().last().map(|recorded| recorded.event.clone()) else {
        panic!("no correction")
    };
    assert_eq!(correction.ward, Some("HIA 2".parse().unwrap()));
    assert_eq!((correction.requested_by, correction.clinic, correction.callback), (None, None, None));
}

#[test]
fn a_correction_of_nothing_is_refused_and_nothing_typed_is_lost() {
    let mut desk = log_of_one();
    desk.keys("r <tab> <tab> <tab> <tab> Varför <space> inte <enter>");
    assert!(desk.shows("Rätta kvittens 1") && desk.shows("Varför inte") && desk.shows("säger redan det"));
    desk.keys("<up> <backspace> 5 <tab> <enter>");
    assert!(desk.model.dialog.is_none());
    assert_eq!(first(&desk).request.callback.as_ref().unwrap().as_str(), "1235");
}

#[test]
fn an_emptied_extension_is_corrected_to_none() {
    let mut desk = log_of_one();
    desk.keys("r <tab> <tab> <tab> <backspace> <backspace> <backspace> <backspace> <tab> Ingen <enter>");
    assert!(desk.model.dialog.is_none() && first(&desk).request.callback.is_none(), "{}", desk.screen());
    desk.keys("r <tab> <tab> <tab> <tab> Igen <enter>");
    assert!(desk.shows("säger redan det"), "an empty field that was empty says nothing new");
}

#[test]
fn a_correction_without_a_reason_asks_for_one() {
    let mut desk = log_of_one();
    desk.keys("r <tab> 2 <tab> <tab> <tab> <enter>");
    assert!(desk.shows("Rätta kvittens 1") && desk.shows("Får inte vara tomt"));
}

#[test]
fn a_wrong_field_of_a_correction_is_shown() {
    let mut desk = log_of_one();
    desk.keys("r åå <tab> <tab> <tab> <tab> Skäl <enter>");
    assert!(desk.shows("▸ VGR-id") && desk.shows("bara bokstäverna a–z"), "{}", desk.screen());
}

#[test]
fn a_hand_out_is_made_void_with_a_reason_and_the_number_stays_spent() {
    let mut desk = log_of_one();
    desk.keys("m Fel <space> patient <enter>");
    assert!(desk.model.dialog.is_none() && desk.says("makulerades: Fel patient"));
    assert!(!first(&desk).is_in_use());
    let number = first(&desk).number;
    assert!(matches!(desk.model.ledger.pool.get(number).unwrap().state, NumberState::Issued(_)));
}

#[test]
fn without_a_reason_nothing_is_made_void() {
    let mut desk = log_of_one();
    desk.keys("m <enter> <space> <enter>");
    assert!(desk.shows("Makulera kvittens 1") && desk.shows("Får inte vara tomt"));
    desk.keys("<esc>");
    assert!(first(&desk).is_in_use());
}

#[test]
fn a_void_hand_out_is_not_corrected_and_the_words_stay() {
    let mut desk = log_of_one();
    desk.keys("m Fel <enter> r <tab> 2 <tab> <tab> <tab> Ny <enter>");
    assert!(desk.shows("är makulerad") && desk.shows("Ny"), "{}", desk.screen());
    desk.keys("<esc>");
    assert_eq!(desk.model.screen, Screen::Log);
}

#[test]
fn a_clash_is_resolved_with_how() {
    let mut desk = number_out();
    let number = first(&desk).number;
    let at = desk.model.now;
    let request = request("rstuv3", "Psykiatri", "Avd 1");
    desk.wait(1).elsewhere(&Command::LateEntry { number, at, given_by: None, request, answer: None });
    assert!(desk.shows("KONFLIKT 1"));
    desk.keys("<esc> j <f5> / konflikt <enter> u Nytt <space> nummer <enter>");
    assert!(desk.model.ledger.open_conflicts().next().is_none() && !desk.shows("▲ KONFLIKT"));
}

#[test]
fn only_fitting_lines_can_be_acted_on() {
    let mut desk = log_of_one();
    desk.keys("<end> m");
    assert!(desk.model.dialog.is_none() && desk.says("Välj först en rad om en kvittens"));
    desk.keys("r");
    assert!(desk.model.dialog.is_none());
    desk.keys("u");
    assert!(desk.says("Välj först raden om konflikten"));
    desk.keys("/ finns-inte <enter> m <enter> r");
    assert!(desk.model.dialog.is_none());
}

#[test]
fn the_filter_finds_times_people_and_words() {
    let filters = [("03:12 <space> zzyyx2", 1), ("vwxyz2", 1), ("abcde1", 23), ("HIA", 1), ("åter", 1), ("ÅTER", 1)];
    for (filter, expected) in filters {
        let mut desk = log_of_one();
        desk.keys("/").keys(filter);
        let shown = desk.model.log.count(&desk.model.ledger);
        assert_eq!(shown, expected, "{filter}");
    }
}

#[test]
fn a_line_can_be_chosen_and_opened_while_filtered() {
    let mut desk = log_of_one();
    desk.keys("/ nummer <down> <down> <enter> <enter>");
    assert!(desk.shows("┌ Faktum"), "{}", desk.screen());
    desk.keys("<esc>");
    assert_eq!((desk.model.screen, desk.model.log.filter.value()), (Screen::Log, "nummer"));
}

#[test]
fn a_list_ends_where_it_ends() {
    let mut desk = log_of_one();
    desk.keys("<home> <up> <page-up>");
    assert_eq!(desk.model.log.chosen, 0);
    desk.keys("<end> <down> <page-down> <space>");
    assert_eq!(desk.model.log.chosen, desk.events().len() - 1);
    desk.keys("<f6> <end> <down> <page-down>");
    assert_eq!(desk.model.pool.chosen, 19);
}

#[test]
fn a_free_number_is_withdrawn_with_a_reason() {
    let mut desk = open_desk();
    desk.keys("<f6> k Skadad <enter>");
    let number = desk.model.ledger.pool.of_sex(Sex::Female).next().unwrap();
    assert!(matches!(&number.state, NumberState::Withdrawn { reason, .. } if reason.as_str() == "Skadad"));
    desk.keys("k");
    assert!(desk.model.dialog.is_none() && desk.says("redan ute eller kasserat"));
}

#[test]
fn what_is_made_void_is_named_and_the_key_says_what_it_does() {
    let mut desk = number_out();
    desk.keys("k061 <enter> <f5> m");
    assert!(desk.shows("2019 01 03 K 061 · Medicin / HIA · vwxyz2, 03:12"), "{}", desk.screen());
    assert!(desk.shows("Enter Makulera"), "{}", desk.screen());
    desk.keys("<esc> <f6> <down> k");
    assert!(desk.shows("Enter Kassera") && desk.shows("2019 01"), "{}", desk.screen());
}
