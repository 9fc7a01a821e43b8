//! A checkout that was left half filled.

use kvittera::desk::draft::{CheckoutDraft, FoundDraft};
use kvittera::tui::form::Field;
use kvittera::tui::model::dialog::Dialog;
use kvittera::tui::msg::Msg;
use kvittera_domain::value::sex::Sex;

use super::{FILLED, open_desk};
use crate::stage::night;
use crate::stage::play::Fault;

#[test]
fn a_draft_is_offered_to_the_same_person_and_goes_on_where_something_is_missing() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <enter> med <enter>");
    let mut desk = desk.restart();
    assert!(desk.shows("Ett påbörjat utlämnande"));
    desk.keys("j");
    assert!(desk.is_filling());
    assert_eq!(desk.model.form().sex, Some(Sex::Female));
    assert_eq!((desk.typed(Field::Clinic), desk.model.form().focus()), ("Medicin", Field::Ward));
}

#[test]
fn a_whole_draft_is_one_enter_from_the_preview() {
    let mut desk = open_desk();
    desk.keys(FILLED);
    let mut desk = desk.restart();
    desk.keys("<enter>");
    assert!(desk.is_filling() && desk.model.form().focus() == Field::Callback);
    desk.keys("<enter>");
    assert!(desk.is_in_preview());
    assert_eq!(desk.issuances_of(), 0);
}

#[test]
fn a_draft_is_not_offered_to_another_person() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <f9> fghij3 <enter>");
    assert!(desk.is_filling() && desk.model.form().is_empty());
    desk.keys("<f9> abcde1 <enter>");
    assert!(matches!(desk.model.dialog, Some(Dialog::Draft(_))));
}

#[test]
fn a_draft_that_is_thrown_away_is_gone() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2");
    let mut desk = desk.restart();
    desk.keys("<delete>");
    assert!(desk.is_filling() && desk.model.form().is_empty());
    assert!(desk.restart().model.dialog.is_none());
}

#[test]
fn a_draft_that_is_put_aside_is_offered_again() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2");
    let mut desk = desk.restart();
    desk.keys("<esc>");
    assert!(desk.is_filling() && desk.model.form().is_empty());
    assert!(desk.restart().model.dialog.is_some());
}

#[test]
fn a_draft_of_an_earlier_shift_is_gone() {
    let mut desk = open_desk();
    let shift = i64::from(desk.model.fixed.config.desk.shift_hours);
    desk.keys("k vwxyz2").wait(shift * 60 + 1);
    assert!(desk.restart().model.dialog.is_none());
}

#[test]
fn a_draft_of_this_shift_is_kept() {
    let mut desk = open_desk();
    let shift = i64::from(desk.model.fixed.config.desk.shift_hours);
    desk.keys("k vwxyz2").wait(shift * 60 - 1);
    assert!(desk.restart().model.dialog.is_some());
}

#[test]
fn what_was_handed_out_leaves_no_draft() {
    let mut desk = open_desk();
    desk.keys(FILLED).keys("<f2> k061 <enter>");
    assert!(desk.restart().model.dialog.is_none());
}

/// The program is killed after the commit, before it could throw the draft away.
#[test]
fn what_was_handed_out_is_no_draft_any_more_even_where_one_is_left() {
    let mut desk = open_desk();
    desk.keys(FILLED);
    let owner = desk.model.actor.as_ref().unwrap().vgr_id.clone();
    let Some(FoundDraft::Left(draft)) = desk.drafts().take_up(&owner, night()) else { panic!("none is kept") };
    desk.keys("<f2>");
    let request = Some(desk.events().last().unwrap().request);
    desk.drafts().keep(&owner, &CheckoutDraft { request, ..draft }).unwrap();
    let mut desk = desk.restart();
    assert!(!matches!(desk.model.dialog, Some(Dialog::Draft(_))), "{}", desk.screen());
    assert_eq!(desk.drafts().take_up(&owner, night()), None);
}

#[test]
fn a_draft_that_came_to_nothing_is_offered_again() {
    let mut desk = open_desk();
    desk.keys(FILLED).fail(Fault::NextWrite).keys("<f2>");
    let owner = desk.model.actor.as_ref().unwrap().vgr_id.clone();
    let Some(FoundDraft::Left(draft)) = desk.drafts().take_up(&owner, night()) else { panic!("none is kept") };
    assert!(draft.request.is_some(), "it was on its way");
    let desk = desk.restart();
    assert!(desk.model.dialog.is_some() && desk.shows("fråga avdelningen om de fick något"), "{}", desk.screen());
    assert!(!desk.shows("Inget nummer är utlämnat"), "the log may have lost it: {}", desk.screen());
}

#[test]
fn a_form_emptied_by_hand_leaves_no_draft() {
    let mut desk = open_desk();
    desk.keys("<tab> ab <backspace> <backspace>");
    assert!(desk.restart().model.dialog.is_none());
}

#[test]
fn a_draft_that_can_not_be_kept_is_told_without_the_words_of_the_machine() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2").tell(Msg::DraftNotSaved(std::io::Error::from_raw_os_error(13)));
    assert!(desk.shows("Utkastet går inte att spara") && desk.says("får inte skriva i mappen"), "{}", desk.screen());
    assert!(desk.says("stäng det inte förrän numret är utlämnat") && !desk.says("os error"), "{}", desk.screen());
}

#[test]
fn a_draft_that_another_window_types_is_told_and_not_offered() {
    let mut desk = open_desk();
    desk.tell(Msg::DraftFound(Some(FoundDraft::OpenElsewhere(night()))));
    assert!(desk.says("Driftstopp 1: misstänkt"), "what was said before is not hidden: {}", desk.screen());
    desk.model.notice = None;
    desk.tell(Msg::DraftFound(Some(FoundDraft::OpenElsewhere(night()))));
    assert!(desk.is_filling() && desk.model.dialog.is_none());
    assert!(desk.says("är öppet i ett annat fönster. Fortsätt där, eller stäng det fönstret."), "{}", desk.screen());
}

#[test]
fn a_draft_that_can_not_be_thrown_away_after_the_hand_out_does_not_ask_to_wait_for_the_number() {
    let mut desk = open_desk();
    desk.keys(FILLED).keys("<f2>").tell(Msg::DraftNotDiscarded(std::io::Error::from_raw_os_error(13)));
    assert!(desk.says("Utkastet går inte att kasta") && !desk.says("stäng det inte"), "{}", desk.screen());
}
