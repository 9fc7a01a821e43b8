//! The form, field by field: what belongs there, what is offered, what is wrong.

use super::look;
use crate::stage::Stage;
use crate::stage::samples::SUSPECT;

fn open_desk() -> Stage {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT);
    desk
}

#[test]
fn every_field_says_what_belongs_there() {
    let mut desk = open_desk();
    look(&desk, "form sex");
    desk.keys("k");
    look(&desk, "form vgr-id");
    desk.keys("vwxyz2 <enter>");
    look(&desk, "form clinic");
    desk.keys("med <enter>");
    look(&desk, "form ward");
    desk.keys("<enter> <tab> <tab>");
    look(&desk, "form callback");
}

#[test]
fn suggestions_stand_below_the_field_and_the_one_that_enter_takes_is_marked() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <enter> med");
    look(&desk, "form clinic suggestions");
    desk.keys("<page-down> <page-down>");
    look(&desk, "form clinic another suggestion picked");
    desk.keys("<page-up> <page-up> <enter> avd");
    look(&desk, "form ward suggestions");
}

#[test]
fn what_is_wrong_is_said_below_the_field_while_it_is_typed() {
    let mut desk = open_desk();
    desk.keys("k å");
    look(&desk, "form vgr-id wrong character");
    desk.keys("<backspace> ab");
    look(&desk, "form vgr-id too short");
    desk.keys("<backspace> <backspace> ex_andersson <tab>").keys("<back-tab>");
    look(&desk, "form vgr-id unusual");
    desk.keys("<tab> Avd-\u{335}");
    look(&desk, "form clinic forbidden character");
}

#[test]
fn a_name_that_is_too_long_is_said_to_be_so() {
    let mut desk = open_desk();
    desk.keys("k vwxyz2 <enter>").paste(&"kirurgi ".repeat(12));
    look(&desk, "form clinic too long");
}

#[test]
fn an_unknown_sex_is_answered_with_what_to_do_instead() {
    let mut desk = open_desk();
    desk.keys("x");
    look(&desk, "form sex unknown");
}

#[test]
fn a_missing_answer_is_asked_for_before_the_preview() {
    let mut desk = open_desk();
    desk.keys("<tab> vwxyz2 <enter> med <enter> hia <enter> <enter>");
    look(&desk, "form sex missing");
}
