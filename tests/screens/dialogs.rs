//! Questions, the draft offer, who sits here, palette and help.

use super::{look, look_at_all_sizes};
use crate::stage::samples::SUSPECT;
use crate::stage::{Setting, Stage};

#[test]
fn leaving_with_a_half_filled_form_asks() {
    let mut desk = Stage::live();
    desk.keys("k vwxyz2 <ctrl-q>");
    look(&desk, "question leave");
}

#[test]
fn emptying_the_form_asks() {
    let mut desk = Stage::live();
    desk.keys("k vwxyz2 <f8>");
    look(&desk, "question clear");
}

#[test]
fn a_kept_draft_is_offered() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).keys("k vwxyz2 <enter> Kvinna <space> och <tab> Förl").wait(17);
    let desk = desk.restart();
    look(&desk, "draft offered");
}

#[test]
fn who_sits_here_is_asked_when_the_system_does_not_tell() {
    let mut desk = Stage::set(Setting { who: None, ..Setting::default() });
    look(&desk, "prompt who");
    desk.keys("a1 <enter>");
    look(&desk, "prompt who wrong");
}

#[test]
fn the_palette_lists_every_action_by_name() {
    let mut desk = Stage::live();
    desk.keys("<ctrl-p>");
    look_at_all_sizes(&mut desk, "palette");
    desk.model.size = (80, 24);
    desk.keys("drift");
    look(&desk, "palette filtered");
    desk.keys("qqq");
    look(&desk, "palette nothing fits");
}

#[test]
fn the_help_tells_the_routine_and_all_keys() {
    let mut desk = Stage::live();
    desk.keys("<f1>");
    look_at_all_sizes(&mut desk, "help");
    desk.model.size = (80, 24);
    desk.keys("<page-down>");
    look(&desk, "help second page");
    desk.keys("<page-down> <page-down> <page-down> <page-down>");
    look(&desk, "help last page");
}
