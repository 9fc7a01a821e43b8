//! Times as people write them, as arguments.

use super::place::{Place, number};
use super::terminal::Terminal;
use kvittera_domain::value::sex::Sex;

fn began(place: &Place) -> String {
    place.run(&["outage", "list", "--json"]).done().json()[0]["started_at"].as_str().unwrap().to_owned()
}

#[test]
fn what_was_read_is_shown_whole_and_json_stays_json() {
    for (typed, shown, written) in [
        ("10/1 2026 02.10", "lör 2026-01-10 02:10", "2026-01-10T02:10:00+01:00"),
        ("2026-01-10 kl 0210", "lör 2026-01-10 02:10", "2026-01-10T02:10:00+01:00"),
        ("2026-01-10T01:10Z", "lör 2026-01-10 02:10", "2026-01-10T02:10:00+01:00"),
        ("2026-01-10 24:00", "sön 2026-01-11 00:00", "2026-01-11T00:00:00+01:00"),
    ] {
        let place = Place::live();
        let said = place.run(&["outage", "suspect", "--at", typed, "--json"]).done();
        assert!(said.err.contains(&format!("--at: {shown}")), "{typed}: {said:?}");
        assert!(said.json().is_object());
        assert_eq!(began(&place), written, "{typed}");
    }
}

#[test]
fn a_late_entry_takes_the_time_as_the_paper_has_it() {
    let place = Place::live();
    place.run(&["outage", "suspect", "--at", "2026-01-10T01:00"]).done();
    let number = number(Sex::Male, 3);
    let who = ["--vgr-id", "vwxyz2", "--clinic", "Kirurgi", "--ward", "2", "--number", &number];
    let said = place.run(&[&["issue", "--json", "--at", "10/1 2026 kl. 02.10"][..], &who].concat()).done();
    assert_eq!(said.json()["issued_at"], "2026-01-10T02:10:00+01:00");
    assert!(said.err.contains("--at: lör 2026-01-10 02:10"), "{said:?}");
}

#[test]
fn only_the_hour_that_came_twice_is_asked_about() {
    let place = Place::live();
    let answer = place.run(&["outage", "suspect", "--at", "2025-10-26 02:30", "--json"]).refused(2, "time_shown_twice");
    let message = answer["message"].as_str().unwrap();
    assert!(
        message.contains("2025-10-26 02:30 sommartid") && message.contains("2025-10-26 02:30 vintertid"),
        "{message}"
    );
    place.run(&["outage", "suspect", "--at", "2026-03-29T02:30", "--json"]).refused(2, "time_never_shown");
    place.run(&["outage", "suspect", "--at", "20:5", "--json"]).refused(2, "argument_invalid");
    assert_eq!(place.run(&["outage", "list", "--json"]).done().json().as_array().unwrap().len(), 0);
    place.run(&["outage", "suspect", "--at", "2025-10-26 02:30 sommartid"]).done();
    assert_eq!(began(&place), "2025-10-26T02:30:00+02:00");
}

#[test]
fn a_person_at_a_terminal_says_which_of_the_two_it_was() {
    let place = Place::live();
    let mut terminal = Terminal::start(&place, &["outage", "suspect", "--at", "2025-10-26 02:30"]);
    terminal.answer("Vilken?", "3");
    terminal.wait_for("Svara 1 eller 2.");
    terminal.answer("Vilken?", "2");
    terminal.wait_for("vintertid");
    let (code, rest) = terminal.end();
    assert_eq!(code, 0, "{rest}");
    assert_eq!(began(&place), "2025-10-26T02:30:00+01:00");
}
