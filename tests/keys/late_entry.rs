//! What was given on paper is entered on the screen.

use kvittera::tui::form::Field;
use kvittera::tui::model::Screen;
use kvittera::tui::model::dialog::Dialog;
use kvittera_domain::ledger::issuance::ReadBack;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex;

use super::{FILLED, number_out, open_desk};
use crate::stage::Stage;

const REST: &str = "natte4 <enter> vwxyz2 <enter> med <enter> hia <enter> 2310 <enter>";

/// The same caller, from another ward.
const OTHER_WARD: &str = "natte4 <enter> vwxyz2 <enter> med <enter> Avd <space> 9 <enter> 2310 <enter>";

fn man(desk: &Stage, place: usize) -> PoolNumber {
    desk.model.ledger.pool.of_sex(Sex::Male).nth(place).unwrap().number
}

fn typed(desk: &Stage, field: Field) -> &str {
    desk.model.late.form.typed(field)
}

#[test]
fn the_number_chosen_in_the_binder_is_filled_in_and_everything_is_kept() {
    let mut desk = open_desk();
    desk.wait(30).keys("<f6> <end> e");
    assert_eq!(typed(&desk, Field::Number), man(&desk, 9).as_str());
    desk.keys("03:20 <enter>").keys(REST);
    assert!(desk.model.dialog.is_none() && desk.says("från papper"), "{}", desk.screen());
    let entered = &desk.model.ledger.issuances.get(0).unwrap();
    assert_eq!((entered.number, entered.issued_by.as_str()), (man(&desk, 9), "natte4"));
    assert_eq!(
        (entered.request.requested_by.as_str(), entered.request.unit.to_string().as_str()),
        ("vwxyz2", "Medicin / HIA")
    );
    assert_eq!((entered.request.callback.as_ref().unwrap().as_str(), entered.read_back), ("2310", ReadBack::OnPaper));
    assert_eq!(entered.entered_at - entered.issued_at, chrono::TimeDelta::minutes(22));
    assert!(desk.model.screen == Screen::Pool && desk.model.late.form.is_empty());
}

#[test]
fn it_opens_from_the_desk_and_leaves_the_checkout_alone() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <f7>");
    assert!(matches!(desk.model.dialog, Some(Dialog::Late)) && typed(&desk, Field::Number).is_empty());
    let number = man(&desk, 3);
    desk.keys(number.as_str()).keys("<enter> 03:12 <enter> <enter> natte4 <enter> med <enter> hia <enter> <enter>");
    assert_eq!(desk.issuances_of(), 1, "{}", desk.screen());
    assert!(desk.is_filling() && desk.typed(Field::VgrId) == "vwxyz2", "the caller still waits");
    assert_eq!(desk.model.ledger.issuances.get(0).unwrap().issued_by.as_str(), "abcde1", "who enters it gave it");
}

#[test]
fn it_is_found_by_name() {
    let mut desk = open_desk();
    desk.keys("<ctrl-p> efterreg <enter>");
    assert!(matches!(desk.model.dialog, Some(Dialog::Late)) && desk.model.screen == Screen::Desk);
}

#[test]
fn a_preview_is_not_left_standing_behind_it() {
    let mut desk = open_desk();
    desk.keys(FILLED).keys("<f7> <esc> <f2> j");
    assert_eq!(desk.issuances_of(), 0);
}

#[test]
fn what_is_typed_outlives_the_way_back_other_screens_and_refusals() {
    let mut desk = Stage::live();
    let number = man(&desk, 0);
    desk.keys("<f7>").keys(number.as_str()).keys("<enter> 03:12 <enter> natte4 <esc> <f5> <f6> <down> e");
    assert_eq!((typed(&desk, Field::Number), typed(&desk, Field::GivenBy)), (number.as_str(), "natte4"));
    desk.keys("<tab> vwxyz2 <enter> med <enter> hia <enter> <enter>");
    assert!(desk.shows("inget driftstopp som det kan höra till") && desk.issuances_of() == 0, "{}", desk.screen());
    assert_eq!(typed(&desk, Field::Ward), "HIA");
    desk.keys("<esc> <ctrl-q>");
    assert!(desk.shows("påbörjad och sparas inte") && !desk.model.leaving);
    desk.keys("<esc> <f3> s j <f7> <tab> <tab> <tab> <tab> <tab> <tab> <enter>");
    assert_eq!(desk.issuances_of(), 1, "{}", desk.screen());
}

#[test]
fn f8_empties_it_and_not_the_checkout() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <f7> 2019 <f8>");
    assert!(matches!(desk.model.dialog, Some(Dialog::Late)) && desk.model.late.form.is_empty());
    desk.keys("<esc>");
    assert_eq!(desk.typed(Field::VgrId), "vwxyz2");
}

#[test]
fn a_number_that_is_out_is_said_to_be_and_becomes_a_clash_only_after_a_yes() {
    let mut desk = number_out();
    let number = desk.model.ledger.issuances.get(0).unwrap().number;
    desk.keys("k061 <enter> <f7>").keys(number.as_str());
    assert!(desk.shows("REDAN UTE: kvittens 1, Medicin / HIA"), "while it is typed:\n{}", desk.screen());
    desk.keys("<enter> 03:12 <enter>").keys(OTHER_WARD);
    assert!(desk.shows("Registrera konflikten?") && desk.model.ledger.conflicts.is_empty(), "{}", desk.screen());
    desk.keys("<esc>");
    assert!(matches!(desk.model.dialog, Some(Dialog::Late)) && typed(&desk, Field::Callback) == "2310");
    desk.keys("<enter> j");
    assert_eq!(desk.model.ledger.open_conflicts().count(), 1);
    assert!(desk.shows("▲ KONFLIKT 1") && desk.says("Ring båda avdelningarna") && desk.model.dialog.is_none());
}

#[test]
fn a_line_that_the_log_has_already_is_asked_about_and_written_once() {
    let mut desk = number_out();
    let number = desk.model.ledger.issuances.get(0).unwrap().number;
    desk.keys("k061 <enter> <f7>").keys(number.as_str()).keys("<enter> 03:12 <enter>").keys(REST);
    assert!(desk.shows("Kvittens 1 säger redan detta") && desk.shows("samma utlämning"), "{}", desk.screen());
    assert!(!desk.shows("REDAN UTE"), "nothing is said of two patients:\n{}", desk.screen());
    desk.keys("<esc>");
    assert_eq!(typed(&desk, Field::Callback), "2310", "the form is as it was");
    let events = desk.model.ledger.seq;
    desk.keys("<enter> j");
    assert!(desk.says("Kvittens 1 säger detta redan") && desk.model.dialog.is_none(), "{}", desk.screen());
    assert!(desk.model.late.form.is_empty() && desk.model.ledger.seq == events);
}

#[test]
fn the_same_line_for_another_patient_is_a_clash_after_both_answers() {
    let mut desk = number_out();
    let number = desk.model.ledger.issuances.get(0).unwrap().number;
    desk.keys("k061 <enter> <f7>").keys(number.as_str()).keys("<enter> 03:12 <enter>").keys(REST).keys("n");
    assert!(desk.shows("Registrera konflikten?") && desk.model.ledger.conflicts.is_empty(), "{}", desk.screen());
    desk.keys("j");
    assert_eq!(desk.model.ledger.open_conflicts().count(), 1, "{}", desk.screen());
    desk.keys("<f4> e");
    assert!(desk.shows("samma utlämning två gånger") && desk.shows("kvittens 1"), "{}", desk.screen());
    desk.keys("Samma <space> blad <enter>");
    assert_eq!(desk.model.ledger.cases().count(), 1, "{}", desk.screen());
    assert!(desk.model.ledger.open_conflicts().next().is_none() && !desk.shows("KONFLIKT 1"), "{}", desk.screen());
}

#[test]
fn a_line_that_another_desk_entered_meanwhile_is_asked_about_before_it_becomes_a_clash() {
    let mut desk = open_desk();
    let number = man(&desk, 0);
    desk.wait(30).keys("<f7>").keys(number.as_str()).keys("<enter> 02:40 <enter>").keys(REST);
    let entry = desk.model.late.form.late_entry(desk.model.now).unwrap();
    desk.elsewhere(&entry).keys("j");
    assert!(desk.shows("säger redan detta") && desk.model.ledger.conflicts.is_empty(), "{}", desk.screen());
}

#[test]
fn a_number_that_never_was_in_the_binder_is_pointed_at() {
    let mut desk = open_desk();
    desk.keys("<f7> 20190131k409 <enter> 03:12 <enter>").keys(REST);
    assert!(desk.shows("aldrig funnits i pärmen") && desk.shows("▸ Nummer"), "{}", desk.screen());
    assert!(desk.says_no() && desk.issuances_of() == 0);
}

#[test]
fn what_is_wrong_is_said_where_it_is_wrong() {
    let mut desk = open_desk();
    desk.keys("<f7> 2019x");
    assert!(desk.shows("Ett nummer har 12 tecken; här är 5."), "{}", desk.screen());
    let number = man(&desk, 1);
    desk.keys("<backspace>").keys(&number.as_str()[4..]);
    desk.keys("<enter> nu");
    assert!(desk.shows("Skriv en tid"));
    desk.keys("<backspace> <backspace> 03:00");
    assert!(desk.shows("men driftstopp 1 började först"), "{}", desk.screen());
    desk.keys("<backspace> <backspace> <backspace> <backspace> <backspace> 2027-01-01T10:00");
    assert!(desk.shows("ligger framåt i tiden"), "{}", desk.screen());
    desk.keys("<backspace> x");
    desk.keys("<enter> <enter> <enter> <enter> <enter> <enter>");
    assert!(desk.shows("▸ Gavs") && desk.issuances_of() == 0, "{}", desk.screen());
}

#[test]
fn enter_in_another_form_takes_no_suggestion_of_the_checkout_behind_it() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <enter> med <f3> p <enter>");
    let Some(Dialog::Plan(_, form)) = &desk.model.dialog else { panic!("{}", desk.screen()) };
    assert_eq!(form.typed(Field::From), "");
}

#[test]
fn a_time_before_the_outage_waits_for_a_yes_and_is_shown_whole() {
    let mut desk = open_desk();
    let number = man(&desk, 0);
    desk.wait(30).keys("<f7>").keys(number.as_str()).keys("<enter> 02:40 <enter>").keys(REST);
    assert!(desk.model.ledger.issuances.is_empty(), "nothing is written by the same Enter");
    assert!(desk.shows("2026-11-22 02:40") && desk.shows("Stämmer tiden?"), "{}", desk.screen());
    desk.keys("<esc>");
    assert!(desk.model.ledger.issuances.is_empty() && typed(&desk, Field::GivenAt) == "02:40", "{}", desk.screen());
    desk.keys("<enter> j");
    assert_eq!(desk.model.ledger.issuances.len(), 1, "{}", desk.screen());
}
