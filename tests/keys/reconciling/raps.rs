//! Writing down that RAPS was told.

use chrono::TimeDelta;
use kvittera::tui::form::Field;
use kvittera::tui::model::dialog::Dialog;
use kvittera_domain::ledger::reconciliation::CaseState;
use kvittera_domain::rules::command::{Command, RapsNotice};

use super::{WOMAN, id, listed};
use crate::stage::Stage;

fn told(desk: &Stage) -> kvittera_domain::ledger::reconciliation::Notified {
    desk.model.ledger.case(id("1")).unwrap().reconciliation.notified().cloned().unwrap()
}

#[test]
fn three_enters_say_now_me_and_without_a_reference() {
    let mut desk = listed();
    desk.keys("r <enter> <enter> <enter>");
    assert!(desk.model.dialog.is_none() && desk.says("RAPS underrättat"), "{}", desk.screen());
    let told = told(&desk);
    assert_eq!((told.at, told.by.as_str(), told.reference), (desk.model.now, "abcde1", None));
    assert_eq!(desk.state("1"), CaseState::Notified);
    desk.keys("n").keys(WOMAN).keys("<enter> <enter>");
    assert_eq!(desk.state("1"), CaseState::Done, "either order");
}

#[test]
fn when_who_and_under_which_name_are_kept() {
    let mut desk = listed();
    desk.keys("r 04:30 <enter> annan3 <enter> RAPS <space> 17 <enter>");
    let told = told(&desk);
    assert_eq!((told.by.as_str(), told.reference.unwrap().to_string()), ("annan3", "RAPS 17".to_owned()));
    assert_eq!(desk.model.now - told.at, TimeDelta::minutes(47));
    desk.keys("<enter>");
    assert!(desk.shows("04:30 av annan3, RAPS 17"), "{}", desk.screen());
}

#[test]
fn what_is_wrong_is_said_and_kept() {
    for (typed, words) in [
        ("snart <enter> <enter> <enter>", "Skriv en tid"),
        ("03:15 <enter> <enter> <enter>", "före utlämningen av ärende 1"),
        ("2026-11-25 <space> 10:00 <enter> <enter> <enter>", "framåt i tiden"),
        ("<enter> åå <enter> <enter>", "bara bokstäverna a–z"),
        ("<enter> <enter> a-\u{335}b <enter>", "går inte att använda här"),
    ] {
        let mut desk = listed();
        desk.keys("r").keys(typed);
        assert!(desk.shows(words) && matches!(desk.model.dialog, Some(Dialog::Raps(..))), "{typed}\n{}", desk.screen());
        assert_eq!(desk.state("1"), CaseState::Open);
    }
}

#[test]
fn telling_raps_again_needs_a_reason() {
    let mut desk = listed();
    desk.keys("r <enter> <enter> <enter> r <enter> <enter> RAPS <space> 18 <enter> <enter>");
    assert!(desk.shows("Får inte vara tomt"), "{}", desk.screen());
    desk.keys("Fel <space> referens <enter>");
    assert_eq!(told(&desk).reference.unwrap().as_str(), "RAPS 18");
}

#[test]
fn raps_who_know_another_id_are_told_again_without_a_reason() {
    let mut desk = listed();
    desk.keys("n").keys(WOMAN).keys("<enter> <enter> r <enter> <enter> <enter>");
    assert_eq!(desk.state("1"), CaseState::Done);
    desk.keys("n 901211-9948 <enter> Fel <space> rad <enter>");
    assert_eq!(desk.state("1"), CaseState::Replaced);
    desk.keys("<enter>");
    assert!(desk.shows("hör inte till 20210325K069"), "{}", desk.screen());
    desk.keys("r <enter> <enter> <enter>");
    assert_eq!(desk.state("1"), CaseState::Done);
}

#[test]
fn what_others_told_meanwhile_is_said_and_what_is_typed_is_kept() {
    let mut desk = listed();
    desk.keys("r <enter> annan3 <enter> RAPS <space> 17");
    desk.elsewhere_unread(&Command::NotifyRaps { case: id("1"), notice: RapsNotice::default(), reason: None });
    desk.keys("<enter>");
    assert!(desk.says("redan underrättat"), "{}", desk.screen());
    let Some(Dialog::Raps(_, form)) = &desk.model.dialog else { panic!("{}", desk.screen()) };
    assert_eq!((form.typed(Field::ToldBy), form.typed(Field::RapsReference)), ("annan3", "RAPS 17"));
    assert_eq!(told(&desk).by.as_str(), "zzyyx2");
}
