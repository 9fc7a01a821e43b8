//! What the probes see is advice in words; a person decides.

use std::time::Duration;

use kvittera::probe::{ProbeError, Report};
use kvittera::tui::msg::Msg;
use kvittera_domain::reachability::ProbeFailure;
use kvittera_domain::reachability::news::NewsItem;

use crate::stage::{Stage, night};

const ANSWERS: Result<Duration, ProbeFailure> = Ok(Duration::from_millis(20));

fn probing() -> Stage {
    let mut desk = Stage::live();
    desk.with_targets().keys("<f3>");
    desk
}

/// The window's words on one line each, without the frames, so that a wrapped sentence can be found.
fn right_half(desk: &Stage) -> String {
    let lines: Vec<String> = desk.screen().lines().map(|line| line.chars().skip(41).take(38).collect()).collect();
    lines.iter().flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_advice_follows_what_answers() {
    let mut desk = probing();
    assert!(right_half(&desk).contains("Det går inte att avgöra härifrån"));
    desk.probed(0, ANSWERS).probed(1, ANSWERS);
    assert!(right_half(&desk).contains("PU-tjänsten svarar härifrån."));
    desk.probed(0, Err(ProbeFailure::Timeout));
    assert!(right_half(&desk).contains("det är inte bara hos oss"));
    desk.probed(1, Err(ProbeFailure::Unreachable));
    assert!(right_half(&desk).contains("det är nog bara hos oss"));
}

#[test]
fn without_a_target_it_says_how_to_set_one() {
    let mut desk = Stage::live();
    desk.keys("<f3>");
    assert!(right_half(&desk).contains("[probes]: service ="));
}

#[test]
fn the_triage_shows_the_advice() {
    let mut desk = probing();
    desk.probed(0, Err(ProbeFailure::Refused)).probed(1, ANSWERS).keys("k");
    assert!(desk.shows("PU-tjänsten svarar inte, men annat svarar härifrån"), "{}", desk.screen());
}

#[test]
fn a_probe_declares_and_ends_nothing() {
    let mut desk = probing();
    desk.probed(0, Err(ProbeFailure::Refused)).probed(1, ANSWERS).wait(5);
    assert!(desk.model.ledger.outages.is_empty() && desk.alerts.is_empty() && desk.shows("inget driftstopp"));
    desk.keys("s j").probed(0, ANSWERS).probed(0, ANSWERS).wait(5);
    assert!(desk.model.ledger.open_outage().is_some() && desk.shows("DRIFTSTOPP misstänkt"));
}

#[test]
fn news_stand_beside_the_triage() {
    let mut desk = probing();
    let item = NewsItem::new("Störning i PU-tjänsten", "", Some(night()));
    desk.tell(Msg::Probed(Report::News(Ok(vec![item])))).keys("k n n");
    assert!(desk.shows("Störning i PU-tjänsten") && desk.shows("03:12"));
    desk.tell(Msg::Probed(Report::News(Err(ProbeFailure::HttpStatus(503)))));
    assert!(desk.shows("IT-nyheter går inte att hämta: svarar med fel 503"));
}

#[test]
fn why_nothing_is_probed_is_said_instead_of_an_advice() {
    let mut desk = probing();
    desk.tell(Msg::Probed(Report::Trouble(ProbeError::CaUnusable { path: "/etc/ca.pem".into() })));
    assert!(right_half(&desk).contains("Certifikatfilen /etc/ca.pem") && right_half(&desk).contains("Rätta ca_file"));
}
