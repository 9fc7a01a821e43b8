//! A new id that makes somebody older than people grow is asked about.

use kvittera::tui::model::dialog::Dialog;
use kvittera_domain::ledger::reconciliation::CaseState;

use super::{id, listed};

#[test]
fn a_plus_is_asked_about_and_the_hyphen_form_is_named() {
    let mut desk = listed();
    desk.keys("n 900101+2385");
    assert!(desk.shows("! personnummer · 18900101-2385 · född 1890-01-01"), "{}", desk.screen());
    assert!(desk.shows("136 år. Menades 19900101-2385") && desk.shows("(1990)?"), "{}", desk.screen());
    desk.keys("<enter>");
    assert!(desk.shows("Spara ändå?") && desk.shows("136 år"), "{}", desk.screen());
    assert_eq!(desk.state("1"), CaseState::Open);
    desk.keys("<esc>");
    assert!(matches!(&desk.model.dialog, Some(Dialog::NewId(new)) if !new.asked), "{}", desk.screen());
    desk.keys("<ctrl-u> 900101-2385 <enter>");
    assert_eq!(desk.state("1"), CaseState::Replaced);
    let replaced = desk.model.ledger.case(id("1")).unwrap().reconciliation.replaced.as_ref().unwrap().id;
    assert_eq!(replaced.written(), "19900101-2385");
}

#[test]
fn an_age_that_is_true_is_kept_with_one_answer() {
    let mut desk = listed();
    desk.keys("n 791221+9990 <enter>");
    assert_eq!(desk.state("1"), CaseState::Open);
    desk.keys("j");
    assert!(desk.model.dialog.is_none(), "{}", desk.screen());
    let replaced = desk.model.ledger.case(id("1")).unwrap().reconciliation.replaced.as_ref().unwrap().id;
    assert_eq!(replaced.value(), "187912219990");
}

#[test]
fn what_a_scanner_or_another_region_sends_is_named() {
    for (typed, words) in [
        ("190110M134", "det kan vara 19190110M134"),
        ("20190110+M134", "Ett LRID skrivs utan plustecken"),
        ("850505-T384", "T-nummer eller reservnummer från en annan"),
        ("19810829AB12", "reservnummer från en annan"),
        ("991981000010", "reservnummer från andra regioner"),
        ("198108320014", "reservnummer från andra regioner"),
        ("900101/2385", "✓ personnummer · 19900101-2385 · född 1990-01-01"),
    ] {
        let mut desk = listed();
        desk.keys("n").keys(typed);
        assert!(desk.shows(words), "{typed}:\n{}", desk.screen());
    }
}
