//! The log screen and what can be done from it.

use chrono::TimeDelta;
use kvittera_domain::rules::command::Command;

use super::{look, look_at_all_sizes};
use crate::stage::samples::request;
use crate::stage::{Stage, night};

/// A night with two hand-outs, one of them given on paper too.
fn a_night() -> Stage {
    let mut desk = Stage::live();
    desk.keys("<f3> s j b j <f2>")
        .wait(5)
        .keys("k vwxyz2 <enter> med <enter> hia <enter> 1234 <enter> <f2> k061 <enter>");
    desk.wait(4).keys("m qqwww1 <enter> kir <enter> ort <enter> <enter> <f2> m999 <enter> <esc>");
    let number = desk.model.ledger.issuances.get(0).unwrap().number;
    let at = night() + TimeDelta::minutes(6);
    let request = request("rstuv3", "Psykiatri", "Psykiatrisk akutmottagning");
    desk.wait(9).elsewhere(&Command::LateEntry { number, at, given_by: None, request, answer: None }).keys("<f5>");
    desk
}

#[test]
fn the_newest_facts_come_first() {
    look_at_all_sizes(&mut a_night(), "log");
}

#[test]
fn the_end_of_the_log_is_its_beginning() {
    let mut desk = a_night();
    desk.keys("<end>");
    look(&desk, "log oldest");
}

#[test]
fn filtering_narrows_the_log_as_it_is_typed() {
    let mut desk = a_night();
    desk.keys("/ kvittens");
    look(&desk, "log filtering");
    desk.keys("<enter>");
    look(&desk, "log filtered");
    desk.keys("<esc> / finns-inte");
    look(&desk, "log nothing fits");
}

#[test]
fn one_fact_is_shown_whole() {
    let mut desk = a_night();
    desk.keys("/ återläst <enter>").keys("<enter>");
    look(&desk, "fact read-back");
    desk.keys("<esc> <esc> <enter>");
    look_at_all_sizes(&mut desk, "fact conflict");
}

#[test]
fn a_hand_out_is_voided_with_a_reason() {
    let mut desk = a_night();
    desk.keys("/ ortoped <enter> m");
    look(&desk, "prompt void");
    desk.keys("<enter>");
    look(&desk, "prompt void without a reason");
    desk.keys("Fel@patient <enter>");
    look(&desk, "prompt void forbidden character");
    desk.keys("<left> <left> <left> <left> <left> <left> <left> <backspace> <space> <enter>");
    look(&desk, "log voided");
}

#[test]
fn a_hand_out_is_set_right() {
    let mut desk = a_night();
    desk.keys("<down> r");
    look(&desk, "correction");
    desk.keys("<tab> <tab> <tab> <tab>");
    look(&desk, "correction reason");
    desk.keys("<enter>");
    look(&desk, "correction without a reason");
}

#[test]
fn a_clash_is_sorted_out() {
    let mut desk = a_night();
    desk.keys("u");
    look(&desk, "prompt resolve");
    desk.keys("Patienten <space> fick <space> nytt <space> nummer. <enter>");
    look(&desk, "log resolved");
}

#[test]
fn what_does_not_fit_the_line_is_said() {
    let mut desk = a_night();
    desk.keys("<end> m");
    look(&desk, "log choose a hand-out first");
    desk.keys("u");
    look(&desk, "log choose a clash first");
}
