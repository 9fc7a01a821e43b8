//! A new id that makes somebody older than people grow needs a word more.

use super::place::Place;
use super::terminal::Terminal;

/// A woman's number is out and the service is back.
fn one_out() -> Place {
    let place = Place::in_outage();
    place.issue("female").done();
    place.run(&["outage", "end"]).done();
    place
}

fn new_id(place: &Place) -> Option<String> {
    let rows = place.run(&["reconcile", "list", "--json"]).done().json();
    rows[0]["replacement"]["value"].as_str().map(ToOwned::to_owned)
}

#[test]
fn without_a_terminal_it_is_refused_and_nothing_is_written() {
    let place = one_out();
    for typed in ["900101+2385", "18750306-2387", "791221+9990", "18900101+2385"] {
        let answer = place.run(&["reconcile", "replace", "1", typed, "--json"]).refused(3, "age_doubtful");
        assert!(answer["message"].as_str().unwrap().contains(" år. Menades 19"), "{answer}");
        assert!(answer["next"].as_str().unwrap().contains("--accept-warnings"), "{answer}");
    }
    let answer = place.run(&["reconcile", "replace", "1", "900101+2385", "--json"]).refused(3, "age_doubtful");
    let message = answer["message"].as_str().unwrap();
    assert!(message.contains("född 1890, 136 år. Menades 19900101-2385 (1990)?"), "{message}");
    assert_eq!(new_id(&place), None);
}

#[test]
fn the_option_keeps_it_and_says_what_it_kept() {
    let place = one_out();
    let said = place.run(&["reconcile", "replace", "1", "900101+2385", "--accept-warnings"]).done();
    assert!(said.err.contains("född 1890"), "{said:?}");
    assert_eq!(new_id(&place).as_deref(), Some("189001012385"));
}

#[test]
fn the_option_is_not_needed_where_nothing_is_unlikely() {
    let place = one_out();
    place.run(&["reconcile", "replace", "1", "900101-2385"]).done();
    assert_eq!(new_id(&place).as_deref(), Some("199001012385"));
}

#[test]
fn a_person_at_a_terminal_is_asked() {
    let place = one_out();
    let mut terminal = Terminal::start(&place, &["reconcile", "replace", "1", "900101+2385"]);
    terminal.answer("Spara ändå?", "n");
    terminal.wait_for("Inget skrevs.");
    assert_eq!(terminal.end().0, 3);
    assert_eq!(new_id(&place), None);
    let mut terminal = Terminal::start(&place, &["reconcile", "replace", "1", "900101+2385"]);
    terminal.answer("Spara ändå?", "j");
    assert_eq!(terminal.end().0, 0);
    assert_eq!(new_id(&place).as_deref(), Some("189001012385"));
}
