//! `issue` without arguments, on a terminal.

use super::place::{Place, number, numbers};
use super::terminal::Terminal;
use kvittera_domain::value::sex::Sex;

const CTRL_C: u8 = 3;
const CTRL_D: u8 = 4;

fn issued(place: &Place) -> u64 {
    let pool = place.run(&["status", "--json"]).done().json()["pool"].clone();
    ["female", "male"].map(|sex| pool[sex]["issued"].as_u64().unwrap()).iter().sum()
}

fn fill_in(terminal: &mut Terminal) {
    terminal.answer("Kön, K eller M:", "k");
    terminal.answer("VGR-id:", "vwxyz2");
    terminal.answer("Klinik:", "Medicin");
    terminal.answer("Avdelning:", "Avd 5");
    terminal.answer("Anknytning", "");
}

/// The number that was shown, from its groups.
fn number_shown(before: &str) -> String {
    let line = before.lines().rev().find(|line| line.trim_start().starts_with("2019  ")).unwrap();
    line.chars().filter(char::is_ascii_alphanumeric).collect()
}

#[test]
fn a_call_from_the_first_question_to_the_read_back() {
    let place = Place::in_outage();
    let mut terminal = Terminal::start(&place, &["issue"]);
    fill_in(&mut terminal);
    terminal.wait_for("(Kvinna) till Medicin / Avd 5, vwxyz2");
    terminal.answer("Lämna ut numret? (j/n)", "j");
    let number = number_shown(&terminal.wait_for("Födelsedatum är fiktivt."));
    assert!(numbers().contains(&number), "{number}");
    terminal.answer("Sista fyra", "K000");
    terminal.wait_for("hördes som K000, fel");
    terminal.answer("Sista fyra", "å");
    terminal.wait_for("Fyra tecken");
    terminal.answer("Sista fyra", &number[8..]);
    let (code, rest) = terminal.end();
    assert!(code == 0 && rest.contains("är återläst"), "{code} {rest}");
    let kinds = ["read_back", "read_back", "issued"];
    let log = place.run(&["log", "--json"]).done().out;
    let last: Vec<serde_json::Value> =
        log.lines().rev().take(3).map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(last.iter().map(|recorded| recorded["kind"].as_str().unwrap()).collect::<Vec<_>>(), kinds);
}

#[test]
fn what_is_wrong_is_said_and_asked_again() {
    let place = Place::in_outage();
    let mut terminal = Terminal::start(&place, &["issue"]);
    terminal.answer("Kön, K eller M:", "");
    terminal.wait_for("Svara K för kvinna eller M för man.");
    terminal.answer("Kön, K eller M:", "MAN");
    terminal.answer("VGR-id:", "x");
    terminal.wait_for("minst 3 tecken");
    terminal.answer("VGR-id:", "ex_konsult");
    terminal.wait_for("Ovanligt VGR-id");
    terminal.answer("Klinik:", "");
    terminal.wait_for("Får inte vara tomt.");
    terminal.answer("Klinik:", "Medicin <5>");
    terminal.wait_for("går inte att använda");
    terminal.answer("Klinik:", "Medicin");
    terminal.answer("Avdelning:", "5");
    terminal.answer("Anknytning", "1258");
    terminal.answer("Lämna ut numret? (j/n)", "");
    terminal.wait_for("Svara j eller n.");
    terminal.answer("Lämna ut numret? (j/n)", "kanske");
    terminal.answer("Lämna ut numret? (j/n)", "YES");
    terminal.answer("Sista fyra", "");
    let (code, rest) = terminal.end();
    assert!(code == 0 && rest.contains("återläsningen hoppades över"), "{code} {rest}");
    assert_eq!(issued(&place), 1);
}

#[test]
fn leaving_at_any_question_issues_nothing() {
    let place = Place::in_outage();
    let questions = ["Kön, K eller M:", "VGR-id:", "Klinik:", "Avdelning:", "Anknytning", "Lämna ut numret? (j/n)"];
    let answers = ["k", "vwxyz2", "Medicin", "5", ""];
    for (place_in_form, question) in questions.iter().enumerate() {
        for control in [CTRL_C, CTRL_D] {
            let mut terminal = Terminal::start(&place, &["issue"]);
            for (question, answer) in questions.iter().zip(answers).take(place_in_form) {
                terminal.answer(question, answer);
            }
            terminal.wait_for(question);
            terminal.press(control);
            let (code, rest) = terminal.end();
            assert_ne!(code, 0, "{rest}");
            assert!(control == CTRL_C || rest.contains("Inget nummer är utlämnat."), "{rest}");
        }
    }
    let mut terminal = Terminal::start(&place, &["issue"]);
    fill_in(&mut terminal);
    terminal.answer("Lämna ut numret? (j/n)", "n");
    let (code, rest) = terminal.end();
    assert!(code == 2 && rest.contains("Inget nummer är utlämnat."), "{code} {rest}");
    assert_eq!(issued(&place), 0);
}

#[test]
fn without_an_outage_one_can_be_registered_on_the_way() {
    let place = Place::live();
    let mut terminal = Terminal::start(&place, &["issue"]);
    terminal.wait_for("IT-nyheter");
    terminal.answer("Registrera ett misstänkt driftstopp nu? (j/n)", "n");
    assert_eq!(terminal.end().0, 2);
    assert_eq!(place.run(&["status", "--json"]).json()["outage"]["state"], "operational");
    let mut terminal = Terminal::start(&place, &["issue"]);
    terminal.answer("Registrera ett misstänkt driftstopp nu? (j/n)", "ja");
    terminal.wait_for("Driftstopp 1: misstänkt");
    fill_in(&mut terminal);
    terminal.answer("Lämna ut numret? (j/n)", "ja");
    terminal.wait_for("Sista fyra");
    terminal.press(CTRL_D);
    assert_eq!(terminal.end().0, 0);
    assert_eq!(issued(&place), 1);
}

#[test]
fn a_number_that_goes_meanwhile_leads_to_a_new_preview() {
    let place = Place::empty();
    let [first, second] = [0, 9].map(|at| number(Sex::Female, at));
    let pool = place.write("pool.csv", format!("number\n{first}\n{second}\n"));
    place.run(&["init", "--accept-warnings", "--pool", &pool]).done();
    place.run(&["outage", "suspect"]).done();
    let mut terminal = Terminal::start(&place, &["issue"]);
    fill_in(&mut terminal);
    terminal.wait_for("Lämna ut numret? (j/n)");
    let gone = place.issue("female").done().json()["number"].as_str().unwrap().to_owned();
    terminal.type_line("j");
    terminal.wait_for(&format!("Nummer {gone} har hunnit gå ut"));
    terminal.answer("Lämna ut numret? (j/n)", "j");
    let shown = number_shown(&terminal.wait_for("Födelsedatum är fiktivt."));
    assert!(shown != gone && [first, second].contains(&shown), "{shown}");
    terminal.answer("Sista fyra", "");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn an_empty_page_is_said_before_more_is_asked() {
    let place = Place::in_outage();
    (0..10).for_each(|_| drop(place.issue("male").done()));
    let mut terminal = Terminal::start(&place, &["issue"]);
    terminal.answer("Kön, K eller M:", "m");
    let (code, rest) = terminal.end();
    assert!(code == 3 && rest.contains("Inget mansnummer är ledigt."), "{code} {rest}");
}

#[test]
fn practice_is_said_before_the_first_question() {
    let place = Place::empty();
    let mut terminal = Terminal::start(&place, &["--practice", "--lang", "en", "issue"]);
    let before = terminal.wait_for("Register a suspected outage now? (y/n)");
    assert!(before.contains("PRACTICE"), "{before}");
}
