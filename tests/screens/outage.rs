//! The outage screen, from the first suspicion to the end.

use kvittera_domain::rules::command::Command;
use kvittera_domain::value::sex::Sex;

use super::{look, look_at_all_sizes};
use crate::stage::Stage;
use crate::stage::samples::{CONFIRM, END, SUSPECT, issue};

#[test]
fn every_state_of_an_outage() {
    let mut desk = Stage::live();
    desk.keys("<f3>");
    look(&desk, "outage none");
    desk.keys("s");
    look(&desk, "question suspect");
    desk.keys("j").wait(20);
    look(&desk, "outage suspected");
    desk.keys("b");
    look(&desk, "question confirm outage");
    desk.keys("j").wait(40).keys("a");
    look(&desk, "prompt note");
    desk.keys("Leverantören <space> felsöker <enter>").wait(200);
    look_at_all_sizes(&mut desk, "outage confirmed");
    desk.model.size = (80, 24);
    desk.elsewhere(&issue(Sex::Male)).keys("t");
    look(&desk, "question end outage");
    desk.keys("j").wait(3);
    look(&desk, "outage ended");
}

#[test]
fn a_wish_that_does_not_fit_the_state_is_answered_in_words() {
    let mut desk = Stage::live();
    desk.keys("<f3> b");
    look(&desk, "outage none to confirm");
    desk.elsewhere(&SUSPECT).keys("s");
    look(&desk, "outage open already");
    desk.elsewhere(&CONFIRM).keys("b");
    look(&desk, "outage confirmed already");
    desk.elsewhere(&END).keys("t");
    look(&desk, "outage none to end");
}

#[test]
fn a_long_course_shows_its_newest_steps() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT);
    for hour in 1..=14 {
        let words = format!("Timme {hour}: leverantören felsöker vidare och lovar besked inom en timme till kassan");
        desk.wait(60).elsewhere(&Command::NoteOutage { at: None, note: words.parse().unwrap() });
    }
    desk.keys("<f3>");
    look(&desk, "outage long course");
}
