//! What others do meanwhile, and what is written down of the way in.

use std::fs;

use super::checkout::hand_out;
use super::machine::Machine;

#[test]
fn one_terminal_shows_what_another_wrote() {
    let machine = Machine::fresh();
    let mut first = machine.open();
    first.wait_for_words("Kvittera ut");
    let mut second = machine.open();
    second.wait_for_words("inget driftstopp registrerat");
    hand_out(&mut first);
    second.wait_for_words("DRIFTSTOPP misstänkt").wait_for_words("Kvinnor · 9/10 kvar");
    assert!(machine.run(&["--practice", "outage", "end"]).status.success());
    first.press("<esc>").wait_for_words("Åter i drift");
    second.wait_for_words("Åter i drift");
}

#[test]
fn a_log_that_was_moved_away_is_noticed_while_nobody_presses_a_key() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut");
    fs::rename(machine.log(), machine.log().with_extension("away")).unwrap();
    window.wait_for_words("har flyttats");
}

#[test]
fn a_log_that_was_replaced_hands_out_nothing() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut");
    let away = machine.log().with_extension("away");
    fs::rename(machine.log(), &away).unwrap();
    fs::copy(&away, machine.log()).unwrap();
    window.wait_for_words("har flyttats");
    window.press("k vwxyz2 <enter> med <enter> avd <enter> <enter>");
    window.confirm("Registrera ett misstänkt driftstopp?", "j").wait_for_words("pappers-pärmen");
    assert_eq!(machine.facts_of_kind("outage_suspected").len(), 0);
}

#[test]
fn the_way_in_through_ssh_is_written_down() {
    let machine = Machine::fresh().with("SSH_CONNECTION", "192.0.2.7 50022 192.0.2.1 22");
    let mut window = machine.open();
    hand_out(&mut window);
    let issued = machine.facts_of_kind("issued");
    assert_eq!(issued[0]["actor"]["via"], serde_json::json!({ "ssh": "192.0.2.7" }));
}
