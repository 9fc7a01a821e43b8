//! The number that is out, and its read-back.

use super::{look, look_at_all_sizes};
use crate::stage::Stage;
use crate::stage::samples::SUSPECT;

fn number_out() -> Stage {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).keys("k vwxyz2 <enter> med <enter> hia <enter> <enter> <f2>");
    desk
}

#[test]
fn the_number_is_large_and_spelled_out() {
    look_at_all_sizes(&mut number_out(), "number");
}

#[test]
fn a_wrong_read_back_is_said_and_counted() {
    let mut desk = number_out();
    desk.keys("k999 <enter>");
    look(&desk, "number misheard");
    desk.keys("k998 <enter>");
    look(&desk, "number misheard twice");
}

#[test]
fn fewer_than_four_characters_are_no_read_back() {
    let mut desk = number_out();
    desk.keys("k06 <enter>");
    look(&desk, "number read-back incomplete");
}

#[test]
fn a_right_read_back_leads_to_an_empty_form() {
    let mut desk = number_out();
    desk.keys("k061 <enter>");
    look(&desk, "desk after a read-back");
}

#[test]
fn a_skipped_read_back_stands_beside_the_hand_out() {
    let mut desk = number_out();
    desk.keys("<esc>");
    look(&desk, "desk after a skipped read-back");
}
