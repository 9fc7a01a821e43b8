//! The desk before a number is asked for: how the service is, and the form.

use kvittera_domain::value::sex::Sex;

use super::{look, look_at_all_sizes};
use crate::stage::Stage;
use crate::stage::samples::{CONFIRM, END, SUSPECT, issue};

#[test]
fn an_idle_desk_in_ordinary_times() {
    let mut desk = Stage::live();
    look_at_all_sizes(&mut desk, "desk in ordinary times");
}

#[test]
fn an_idle_desk_with_a_suspected_outage() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).wait(12);
    look(&desk, "desk with a suspected outage");
}

#[test]
fn an_idle_desk_in_a_confirmed_outage_with_numbers_out() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).wait(12).elsewhere(&CONFIRM).wait(20);
    desk.elsewhere(&issue(Sex::Female)).wait(1).elsewhere(&issue(Sex::Male)).wait(2);
    look_at_all_sizes(&mut desk, "desk in a confirmed outage");
}

#[test]
fn an_idle_desk_after_the_outage() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).elsewhere(&CONFIRM).elsewhere(&issue(Sex::Female)).wait(95).elsewhere(&END).wait(30);
    look(&desk, "desk after the outage");
}
