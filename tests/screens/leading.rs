//! Leading a stop: the triage, what is planned, times set right, the hand-over, a binder that runs low.

use std::time::Duration;

use kvittera::config::Language;
use kvittera::probe::Report;
use kvittera::tui::msg::Msg;
use kvittera_domain::reachability::ProbeFailure;
use kvittera_domain::reachability::news::NewsItem;
use kvittera_domain::value::sex::Sex;

use super::look;
use crate::keys::FILLED;
use crate::stage::samples::{SUSPECT, issue};
use crate::stage::{Setting, Stage, night};

const ANSWERS: Result<Duration, ProbeFailure> = Ok(Duration::from_millis(20));

/// What IT-nyheter says.
fn with_news(desk: &mut Stage) -> &mut Stage {
    let items = ["Störning i PU-tjänsten: felsökning pågår hos leverantören", "Ny skrivare på plan 3"];
    let items = items.map(|title| NewsItem::new(title, "", Some(night())));
    desk.tell(Msg::Probed(Report::News(Ok(items.into()))))
}

fn in_english() -> Stage {
    Stage::set(Setting { language: Language::En, ..Setting::default() })
}

fn announced() -> Stage {
    let mut desk = Stage::live();
    desk.keys("<f3> p 04:00 <enter> 05:00 <enter> CHG-7 <enter>");
    desk
}

#[test]
fn the_triage_step_by_step() {
    let mut desk = Stage::live();
    desk.with_targets().probed(0, Err(ProbeFailure::Timeout)).probed(1, ANSWERS);
    with_news(&mut desk).keys("<f3> k");
    look(&desk, "triage workstation");
    desk.keys("n");
    look(&desk, "triage ward");
    desk.keys("n");
    look(&desk, "triage news");
    desk.keys("j");
    look(&desk, "triage call");
    desk.keys("<enter> Felsöker <space> sedan <space> tre <enter>");
    look(&desk, "triage register");
}

#[test]
fn a_triage_that_ends_with_a_local_fault() {
    let mut desk = Stage::live();
    desk.keys("<f3> k n j");
    look(&desk, "triage local");
}

#[test]
fn a_triage_for_which_a_filled_form_waits() {
    let mut desk = Stage::live();
    desk.keys(FILLED).keys("k");
    look(&desk, "triage from the form");
    desk.keys("n n n <enter> <enter>");
    look(&desk, "triage register and go on");
}

#[test]
fn a_triage_in_a_drill() {
    let mut drill = Stage::practice();
    drill.keys("<f3> k n");
    look(&drill, "triage practice");
}

#[test]
fn the_triage_in_english() {
    let mut desk = in_english();
    desk.keys("<f3> k");
    look(&desk, "english triage workstation");
    desk.keys("n n");
    look(&desk, "english triage news");
    desk.keys("n");
    look(&desk, "english triage call");
    desk.keys("<enter> On <space> it <enter>");
    look(&desk, "english triage register");
    desk.keys("<esc> <esc> <esc> y");
    look(&desk, "english triage local");
}

#[test]
fn what_the_probes_see() {
    let mut desk = Stage::live();
    desk.with_targets().keys("<f3>");
    look(&desk, "probes nothing seen");
    desk.probed(0, ANSWERS).probed(1, ANSWERS);
    look(&desk, "probes fine");
    desk.probed(0, Err(ProbeFailure::Timeout));
    look(&desk, "probes not only us");
    with_news(&mut desk);
    look(&desk, "probes with news");
    desk.model.size = (120, 40);
    look(&desk, "probes with news 120x40");
    desk.model.size = (80, 24);
    desk.probed(1, Err(ProbeFailure::Refused));
    look(&desk, "probes probably only us");
    desk.tell(Msg::Probed(Report::News(Err(ProbeFailure::HttpStatus(503)))));
    look(&desk, "probes without news");
}

#[test]
fn a_planned_stop_from_its_announcement_to_its_end() {
    let mut desk = announced();
    look(&desk, "planned");
    desk.model.size = (120, 40);
    look(&desk, "planned 120x40");
    desk.model.size = (80, 24);
    desk.wait(18).keys("<f2>");
    look(&desk, "planned desk counts down");
    desk.wait(32).keys("<f3>");
    look(&desk, "planned due");
    desk.keys("<f2>").keys(FILLED);
    look(&desk, "planned question begun");
    desk.keys("<esc> <f3> b j").wait(80);
    look(&desk, "planned overdue");
}

#[test]
fn a_planned_stop_that_the_binder_is_not_ready_for() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).elsewhere(&issue(Sex::Male)).keys("<f3> t j");
    desk.wait(1).keys("p 2026-11-29 <space> 01:00 <enter> 05:00 <enter> CHG-2026-000417 <enter>");
    desk.keys("p 2026-12-06 <space> 01:00 <enter> 05:00 <enter> <enter>");
    look(&desk, "planned not ready");
    desk.model.size = (120, 40);
    look(&desk, "planned not ready 120x40");
}

#[test]
fn the_forms_of_a_stop() {
    let mut desk = announced();
    desk.keys("p");
    look(&desk, "plan");
    desk.keys("snart <enter> 05:00 <enter> CHG-8 <enter>");
    look(&desk, "plan wrong time");
    desk.keys("<esc> p 04:30 <enter> 05:30 <enter> <enter>");
    look(&desk, "plan refused");
    desk.keys("<esc> f");
    look(&desk, "plan moved");
    desk.keys("<esc> i");
    look(&desk, "plan called off");
}

#[test]
fn times_set_right() {
    let mut desk = Stage::live();
    desk.keys("<f3> s j").wait(30).keys("t j r");
    look(&desk, "times");
    desk.keys("25:99 <enter> <enter> Rond <enter>");
    look(&desk, "times wrong");
    desk.keys("<esc> r 02:50 <enter> 03:40 <enter> Enligt <space> IT <enter>");
    look(&desk, "times set");
    desk.keys("n");
    look(&desk, "prompt reopen");
    desk.keys("<esc> v");
    look(&desk, "question close");
}

#[test]
fn the_hand_over() {
    let mut desk = Stage::live();
    desk.keys("<f3> k n n n <enter> Felsöker <space> sedan <space> tre <enter> j");
    desk.wait(5).elsewhere(&issue(Sex::Female)).wait(10).keys("o");
    look(&desk, "hand over");
    desk.keys("<page-down>");
    look(&desk, "hand over below");
    desk.keys("c");
    look(&desk, "hand over copied");
    desk.keys("s");
    look(&desk, "hand over save");
}

#[test]
fn a_binder_that_runs_low() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT);
    for _ in 0..7 {
        desk.wait(12).elsewhere(&issue(Sex::Female));
    }
    desk.wait(12);
    look(&desk, "desk runs low");
    desk.keys("k");
    look(&desk, "desk runs low while typing");
    for _ in 0..3 {
        desk.wait(12).elsewhere(&issue(Sex::Female));
    }
    look(&desk, "desk runs dry");
    desk.model.size = (120, 40);
    look(&desk, "desk runs dry 120x40");
}

#[test]
fn the_outage_in_english() {
    let mut desk = in_english();
    desk.with_targets().keys("<f3> p 04:00 <enter> 05:00 <enter> CHG-7 <enter>");
    look(&desk, "english planned");
    desk.wait(50);
    look(&desk, "english due");
    desk.keys("b y").wait(80).probed(0, Err(ProbeFailure::Timeout)).probed(1, ANSWERS);
    look(&desk, "english overdue");
    desk.model.size = (120, 40);
    look(&desk, "english overdue 120x40");
    desk.model.size = (80, 24);
    desk.keys("o");
    look(&desk, "english hand over");
    desk.keys("<esc> r x <enter> <enter> <enter>");
    look(&desk, "english times wrong");
}
