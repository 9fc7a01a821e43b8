//! The binder beside the paper: a count, what it found, late entries, what is left to draw.

use kvittera::config::Language;
use kvittera_domain::value::sex::Sex;

use super::{look, look_at_all_sizes};
use crate::stage::samples::{END, SUSPECT, issue};
use crate::stage::{Setting, Stage};

/// Two numbers are out; the count has ticked all but two off, and one of those that are out.
fn counting(setting: Setting) -> Stage {
    let mut desk = Stage::set(setting);
    desk.elsewhere(&SUSPECT).elsewhere(&issue(Sex::Female)).elsewhere(&issue(Sex::Male));
    desk.keys("<f6> r a <home> <down> n <down> <down> n <end> <space>");
    desk
}

#[test]
fn a_count_and_what_it_finds() {
    let mut desk = counting(Setting::default());
    look_at_all_sizes(&mut desk, "count");
    desk.model.size = (80, 24);
    desk.keys("<home>");
    look(&desk, "count top");
    desk.keys("<enter>");
    look_at_all_sizes(&mut desk, "count result");
    desk.model.size = (80, 24);
    desk.keys("j");
    look_at_all_sizes(&mut desk, "pool differences");
}

#[test]
fn a_count_in_english() {
    let mut desk = counting(Setting { language: Language::En, ..Setting::default() });
    look(&desk, "count english");
    desk.keys("<enter>");
    look(&desk, "count result english");
    desk.keys("j");
    look(&desk, "pool differences english");
    desk.keys("e");
    look(&desk, "late entry english");
}

#[test]
fn everything_in_its_place() {
    let mut desk = Stage::live();
    desk.keys("<f6> r a <enter>");
    look(&desk, "count same");
    desk.keys("<esc> <esc>");
    look(&desk, "pool count begun");
}

#[test]
fn a_paper_binder_that_nobody_struck_anything_out_of() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT);
    for _ in 0..8 {
        desk.elsewhere(&issue(Sex::Female)).elsewhere(&issue(Sex::Male));
    }
    desk.keys("<f6> r <down> <down> <down> <down>").keys(&"<space> ".repeat(16)).keys("<enter>");
    look(&desk, "count result many");
}

#[test]
fn a_late_entry_field_by_field() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).elsewhere(&issue(Sex::Female));
    desk.keys("<f6> <down> e");
    look(&desk, "late entry");
    desk.keys("03:12 <enter> <enter> vwxyz2 <enter> med");
    look_at_all_sizes(&mut desk, "late entry clinic");
    desk.model.size = (80, 24);
    let out = desk.model.ledger.issuances.get(0).unwrap().number;
    desk.keys("<esc> <f7> <f8>").keys(out.as_str());
    look(&desk, "late entry out already");
    desk.keys("<enter> 03:12 <enter> <enter> vwxyz2 <enter> med <enter> Avd <space> 9 <enter> <enter>");
    look_at_all_sizes(&mut desk, "late entry clash");
    desk.model.size = (80, 24);
    desk.keys("j");
    look(&desk, "late entry clash entered");
}

#[test]
fn the_task_of_filling_the_binder_up() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).elsewhere(&issue(Sex::Female)).elsewhere(&issue(Sex::Male)).keys("<f6>");
    look(&desk, "redraw later");
    desk.elsewhere(&END);
    look_at_all_sizes(&mut desk, "redraw");
    desk.model.size = (80, 24);
    let path = desk.file("nya.csv", "number\n20190123K067\n");
    desk.keys("i").paste(path.to_str().unwrap()).keys("<enter> j");
    look(&desk, "redraw one left");
    let path = desk.file("fler.csv", "number\n20190124M070\n");
    desk.keys("i").paste(path.to_str().unwrap()).keys("<enter> j");
    look(&desk, "redraw done");
}

/// The help ends where it ends: one key up from the end moves the text at once.
#[test]
fn a_long_text_can_not_be_scrolled_past_its_end() {
    let mut desk = Stage::live();
    desk.keys("<f1>").keys(&"<page-down> ".repeat(30));
    let end = desk.screen();
    desk.keys("<up>");
    assert_ne!(desk.screen(), end);
    let lines: Vec<String> = (1..=60).map(|i| format!("nummer {i}")).collect();
    let path = desk.file("nya.csv", format!("number\n{}\n", lines.join("\n")));
    desk.keys("<esc> <f6> i").paste(path.to_str().unwrap()).keys("<enter>").keys(&"<page-down> ".repeat(30));
    let end = desk.screen();
    desk.keys("<up>");
    assert_ne!(desk.screen(), end);
    desk.keys("<esc> <f3> o").keys(&"<page-down> ".repeat(30));
    let end = desk.screen();
    desk.keys("<page-up>");
    assert!(desk.screen() != end || !end.contains('↓'), "{end}");
}
