//! Practice, and English.

use kvittera::config::Language;

use super::{look, look_at_all_sizes};
use crate::stage::samples::{CONFIRM, SUSPECT};
use crate::stage::{Setting, Stage};

#[test]
fn practice_can_not_be_mistaken_for_the_real_thing() {
    let mut drill = Stage::practice();
    drill.elsewhere(&SUSPECT).elsewhere(&CONFIRM).wait(10);
    look_at_all_sizes(&mut drill, "practice desk");
    drill.model.size = (80, 24);
    drill.keys("k vwxyz2 <enter> med <enter> hia <enter> <enter>");
    look(&drill, "practice preview");
    drill.keys("<f2>");
    look(&drill, "practice number");
    drill.keys("<esc> <f1>");
    look(&drill, "practice help");
    drill.keys("<esc> <ctrl-p>");
    look(&drill, "practice palette");
    drill.keys("<esc> <f5>");
    look(&drill, "practice log");
    drill.keys("<f6>");
    look(&drill, "practice pool");
}

#[test]
fn everything_in_english() {
    let mut desk = Stage::set(Setting { language: Language::En, ..Setting::default() });
    look_at_all_sizes(&mut desk, "english desk");
    desk.model.size = (80, 24);
    desk.keys("k vwxyz2 <enter> med <enter> hia <enter> <enter>");
    look(&desk, "english question no outage");
    desk.keys("y");
    look(&desk, "english preview");
    desk.keys("<f2>");
    look(&desk, "english number");
    desk.keys("k061 <enter> x");
    look(&desk, "english sex unknown");
    desk.keys("<f3>");
    look(&desk, "english outage");
    desk.keys("<f5>");
    look(&desk, "english log");
    desk.keys("<f6>");
    look(&desk, "english pool");
    desk.keys("<f1>");
    look(&desk, "english help");
    desk.keys("<esc> <ctrl-p>");
    look(&desk, "english palette");
}
