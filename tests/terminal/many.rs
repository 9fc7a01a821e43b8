//! Many terminals and command lines on one log.

use std::collections::BTreeSet;
use std::thread;

use rusqlite::Connection;

use super::leaving::{assert_draft_is_offered, fill_in_half};
use super::machine::Machine;
use super::window::Window;

const WAITS: &str = "Ett annat fönster skriver i loggen; väntar";
const FILLED: &str = "vwxyz2 <enter> med <enter> avd <enter> <enter>";

#[test]
fn two_cashiers_at_the_same_number_hand_out_two() {
    let machine = Machine::fresh();
    assert!(machine.run(&["--practice", "outage", "suspect"]).status.success());
    let mut desks: [Window; 2] = ["abcde1", "fghij3"].map(|who| machine.open_as(who));
    for desk in &mut desks {
        desk.wait_for_words("DRIFTSTOPP").press("k").press(FILLED).wait_for_words("Kontrollera innan");
    }
    desks[0].confirm("Kontrollera innan", "j").wait_for_words("Födelsedatum är fiktivt");
    desks[1].confirm("Kontrollera innan", "j").wait_for_words("hunnit gå ut");
    assert!(desks[1].shows().contains("vwxyz2"), "the draft is kept: {}", desks[1].shows());
    desks[1].confirm("Kontrollera innan", "j").wait_for_words("Födelsedatum är fiktivt");
    let issued = machine.facts_of_kind("issued");
    assert_eq!(issued.len(), 2);
    assert_ne!(issued[0]["body"]["number"], issued[1]["body"]["number"]);
}

/// The same call would get two numbers.
#[test]
fn what_one_window_types_a_second_of_the_same_person_is_not_offered_until_the_first_is_closed() {
    let machine = Machine::fresh();
    let mut first = machine.open();
    fill_in_half(&mut first);
    machine.wait_for_draft("Psyk");
    let mut second = machine.open();
    second.wait_for_words("är öppet i ett annat fönster").press("k fghij3").wait_for_words("fghij3");
    machine.wait_for_draft("fghij3");
    first.vanish();
    first.wait_for_end();
    assert_eq!(machine.drafts().len(), 2, "each window has its own: {:?}", machine.drafts());
    assert_draft_is_offered(&machine);
}

#[test]
fn a_hand_out_that_has_to_wait_for_another_says_so_and_goes_through() {
    let machine = Machine::fresh();
    assert!(machine.run(&["--practice", "outage", "suspect"]).status.success());
    let mut desk = machine.open();
    desk.wait_for_words("DRIFTSTOPP").press("k").press(FILLED).wait_for_words("Kontrollera innan");
    let another = Connection::open(machine.log()).unwrap();
    another.execute_batch("BEGIN IMMEDIATE").unwrap();
    desk.confirm("Kontrollera innan", "j").wait_for_words(WAITS);
    assert_eq!(machine.facts_of_kind("issued").len(), 0);
    another.execute_batch("ROLLBACK").unwrap();
    desk.wait_for_words("Födelsedatum är fiktivt");
    assert!(!desk.shows().contains(WAITS), "{}", desk.shows());
    assert_eq!(machine.facts_of_kind("issued").len(), 1);
}

#[test]
fn a_command_that_has_to_wait_says_so_on_a_terminal_and_to_nobody_else() {
    let machine = Machine::fresh();
    assert!(machine.run(&["--practice", "outage", "suspect"]).status.success());
    let program = env!("CARGO_BIN_EXE_kvittera");
    let note = ["--practice", "outage", "note", "x"];
    let another = Connection::open(machine.log()).unwrap();
    another.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut desk = machine.open_with(&[&[program][..], &note].concat());
    desk.wait_for_words(WAITS);
    // Whoever reads what a program says must not meet half a line for people.
    let mut json = machine.open_with(&[&[program, "--json"][..], &note].concat());
    let piped = machine.run(&note);
    assert!(json.wait_for_end().exit_code() == 5 && !json.shows().contains(WAITS), "{}", json.shows());
    let (piped, code) = (String::from_utf8(piped.stderr).unwrap(), piped.status.code());
    assert!(code == Some(5) && piped.contains("Ett annat fönster") && !piped.contains(WAITS), "{piped}");
    another.execute_batch("ROLLBACK").unwrap();
    desk.wait_for_end();
    desk.wait_for("the words about it to go", |screen| !screen.contents().contains(WAITS));
    let mut desk = machine.open_with(&[&[program][..], &note].concat());
    assert!(desk.wait_for_end().success());
}

#[test]
fn ten_screens_and_twenty_command_lines_lose_nothing_and_see_everything() {
    let machine = Machine::fresh();
    assert!(machine.run(&["--practice", "outage", "suspect"]).status.success());
    let mut screens: Vec<Window> = (0..10).map(|_| machine.open()).collect();
    for screen in &mut screens {
        screen.wait_for_words("DRIFTSTOPP");
    }
    let issue = |place: u32| {
        let sex = if place.is_multiple_of(2) { "female" } else { "male" };
        let wish = ["issue", "--sex", sex, "--vgr-id", "vwxyz2", "--clinic", "Medicin", "--ward", "Avd 5", "--json"];
        machine.run(&[&["--practice"], &wish[..]].concat())
    };
    let said: Vec<_> = thread::scope(|scope| {
        let lines: Vec<_> = (0..20).map(|place| scope.spawn(move || issue(place))).collect();
        lines.into_iter().map(|line| line.join().unwrap()).collect()
    });
    let numbers: BTreeSet<String> = said
        .iter()
        .map(|said| {
            assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stdout));
            let answer: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();
            answer["number"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(numbers.len(), 20, "every number went out once");
    for screen in &mut screens {
        screen.wait_for_words("Kvinnor · 0/10 kvar").wait_for_words("Män · 0/10 kvar");
    }
    assert!(machine.run(&["--practice", "verify"]).status.success());
    assert_eq!(machine.facts_of_kind("issued").len(), 20);
}
