//! The hand-over of the outage so far.

use std::fs;

use kvittera::tui::model::dialog::Dialog;
use kvittera_domain::value::sex::Sex;

use crate::keys::open_desk;
use crate::stage::Stage;
use crate::stage::samples::issue;

fn handing_over() -> Stage {
    let mut desk = open_desk();
    desk.elsewhere(&issue(Sex::Female)).wait(10).keys("<f3> o");
    desk
}

/// Types a path into the line of text that is asked for.
fn save_at(desk: &mut Stage, path: &std::path::Path) {
    desk.keys("s").paste(path.to_str().unwrap()).keys("<enter>");
}

#[test]
fn it_shows_the_state_and_what_is_left() {
    let mut desk = handing_over();
    let Some(Dialog::HandOver(text, _)) = &desk.model.dialog else { panic!("{}", desk.screen()) };
    assert!(text.contains("misstänkt") && text.contains("Kvittens 1") && text.contains("Kvar att göra"), "{text}");
    assert!(desk.shows("Överlämning"));
    desk.keys("<esc>");
    assert!(desk.model.dialog.is_none());
}

#[test]
fn the_whole_text_is_copied() {
    let mut desk = handing_over();
    let Some(Dialog::HandOver(text, _)) = &desk.model.dialog else { panic!("{}", desk.screen()) };
    let text = text.clone();
    desk.keys("c");
    assert_eq!(desk.copied, [text]);
    assert!(desk.shows("Texten är skickad till terminalens urklipp"));
}

#[test]
fn it_is_saved_as_a_new_file() {
    let mut desk = handing_over();
    let path = desk.path("over.txt");
    save_at(&mut desk, &path);
    assert!(desk.model.dialog.is_none() && desk.says("Sparad: "), "{}", desk.screen());
    assert!(fs::read_to_string(path).unwrap().contains("Kvittens 1"));
}

#[test]
fn a_file_that_is_there_is_never_overwritten_and_the_path_can_be_mended() {
    let mut desk = handing_over();
    let path = desk.file("over.txt", "mine");
    save_at(&mut desk, &path);
    assert!(desk.says("gick inte att spara") && matches!(desk.model.dialog, Some(Dialog::Prompt(_))));
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    desk.keys("2 <enter>");
    assert!(desk.model.dialog.is_none() && desk.says("Sparad: "));
    assert!(desk.path("over.txt2").exists());
}

#[test]
fn a_path_is_needed() {
    let mut desk = handing_over();
    desk.keys("s <enter>");
    assert!(desk.shows("Får inte vara tomt"));
}

#[test]
fn without_an_outage_it_can_be_read_too() {
    let mut desk = Stage::live();
    desk.keys("<f3> o");
    assert!(desk.shows("Överlämning") && desk.shows("Inget."), "{}", desk.screen());
}
