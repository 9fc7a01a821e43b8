//! What must not be overlooked, on every screen.

use chrono::TimeDelta;
use kvittera::domain::command::Command;
use kvittera::domain::sex::Sex;

use super::{look, look_at_all_sizes};
use crate::stage::play::Fault;
use crate::stage::samples::{SUSPECT, issue, request};
use crate::stage::{Stage, night};

/// The first number is given on paper too.
fn given_on_paper_too(desk: &mut Stage) {
    let number = desk.model.ledger.issuances[0].number;
    let at = night() + TimeDelta::minutes(1);
    let request = request("rstuv3", "Psykiatri", "Avd 1");
    desk.wait(2).elsewhere(&Command::LateEntry { number, at, given_by: None, request });
}

#[test]
fn a_clash_between_paper_and_log_is_an_alarm() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).elsewhere(&issue(Sex::Female));
    given_on_paper_too(&mut desk);
    look_at_all_sizes(&mut desk, "alert conflict");
}

#[test]
fn a_number_that_nobody_read_back_concerns_everybody_after_a_while() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).elsewhere(&issue(Sex::Female)).wait(6);
    look(&desk, "alert unread");
}

#[test]
fn trouble_with_the_log_is_said_with_what_to_do() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).fail(Fault::Gone).look();
    look_at_all_sizes(&mut desk, "alert log trouble");
}

#[test]
fn all_at_once_leave_room_for_the_form() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).elsewhere(&issue(Sex::Female));
    given_on_paper_too(&mut desk);
    given_on_paper_too(&mut desk);
    desk.wait(6).fail(Fault::Gone).look().keys("k vwxyz2 <enter> med");
    look(&desk, "alerts all at once");
}

#[test]
fn a_hand_out_whose_outcome_is_not_known_says_not_to_read_a_number_out() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).keys("k vwxyz2 <enter> med <enter> hia <enter> <enter>");
    desk.fail(Fault::GoneAfterWriting).keys("<f2>");
    look_at_all_sizes(&mut desk, "outcome unknown");
}

#[test]
fn a_failing_disk_is_said_in_words() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT)
        .keys("k vwxyz2 <enter> med <enter> hia <enter> <enter>")
        .fail(Fault::NextWrite)
        .keys("<f2>");
    look(&desk, "disk fails");
}
