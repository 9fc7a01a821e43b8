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
    terminal.answer("Kön, K eller M (X om okänt):", "k");
    terminal.answer("VGR-id för den som ringer:", "vwxyz2");
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
    assert_eq!(number_shown(&terminal.wait_for("Födelsedatum är fiktivt.")), number, "it is said again");
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
    terminal.answer("Kön, K eller M (X om okänt):", "");
    terminal.wait_for("Svara K för kvinna, M för man eller X om det är okänt.");
    terminal.answer("Kön, K eller M (X om okänt):", "MAN");
    terminal.answer("VGR-id för den som ringer:", "x");
    terminal.wait_for("minst 3 tecken");
    terminal.answer("VGR-id för den som ringer:", "ex_konsult");
    terminal.wait_for("Ovanligt VGR-id");
    terminal.answer("Klinik:", "");
    terminal.wait_for("Får inte vara tomt.");
    terminal.answer("Klinik:", "Medicin \u{202e}5");
    terminal.wait_for("går inte att använda");
    terminal.answer("Klinik:", "Medicin");
    terminal.answer("Avdelning:", "5");
    terminal.answer("Siffra:", "7");
    terminal.wait_for("Svara med en av siffrorna");
    terminal.answer("Siffra:", "0");
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
    let questions = [
        "Kön, K eller M (X om okänt):",
        "VGR-id för den som ringer:",
        "Klinik:",
        "Avdelning:",
        "Anknytning",
        "Lämna ut numret? (j/n)",
    ];
    let answers = ["k", "vwxyz2", "Medicin", "Avd 5", ""];
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
            assert!(rest.contains("Inget nummer är utlämnat."), "{rest}");
        }
    }
    let mut terminal = Terminal::start(&place, &["issue"]);
    fill_in(&mut terminal);
    terminal.answer("Lämna ut numret? (j/n)", "n");
    let (code, rest) = terminal.end();
    assert!(code == 3 && rest.contains("Inget nummer är utlämnat."), "{code} {rest}");
    assert_eq!(issued(&place), 0);
}

#[test]
fn without_an_outage_one_can_be_registered_on_the_way() {
    let place = Place::live();
    let mut terminal = Terminal::start(&place, &["issue"]);
    terminal.wait_for("IT-nyheter");
    terminal.answer("Registrera ett misstänkt driftstopp nu? (j/n)", "n");
    assert_eq!(terminal.end().0, 3);
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
    terminal.answer("Kön, K eller M (X om okänt):", "m");
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

#[test]
fn a_step_back_leads_to_the_question_before_and_every_answer_is_kept() {
    let place = Place::in_outage();
    let mut terminal = Terminal::start(&place, &["issue"]);
    terminal.answer("Kön, K eller M", "m");
    terminal.answer("VGR-id för den som ringer:", "vwxyz2");
    terminal.answer("Klinik:", "Medicin");
    terminal.answer("Avdelning:", "<");
    terminal.answer("Klinik: [Medicin]", "Kirurgavd");
    terminal.answer("Avdelning:", "Avd 7");
    terminal.answer("Anknytning", "1258");
    terminal.answer("Lämna ut numret? (j/n)", "<");
    terminal.answer("[1258]", "-");
    terminal.answer("Lämna ut numret? (j/n)", "<");
    terminal.answer("Anknytning", "<");
    terminal.answer("Avdelning: [Avd 7]", "<");
    terminal.answer("Klinik: [Kirurgavd]", "<");
    terminal.answer("VGR-id för den som ringer: [vwxyz2]", "<");
    terminal.answer("(X om okänt): [M]", "k");
    terminal.answer("[vwxyz2]", "");
    terminal.answer("Klinik: [Kirurgavd]", "");
    terminal.answer("Avdelning: [Avd 7]", "");
    terminal.answer("Anknytning", "");
    terminal.wait_for("(Kvinna) till Kirurgavd / Avd 7, vwxyz2");
    terminal.answer("Lämna ut numret? (j/n)", "j");
    terminal.answer("Sista fyra", "");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn names_are_completed_by_number() {
    let place = Place::in_outage();
    let mut terminal = Terminal::start(&place, &["issue"]);
    terminal.answer("Kön, K eller M", "k");
    terminal.answer("VGR-id för den som ringer:", "vwxyz2");
    terminal.answer("Klinik:", "med");
    terminal.wait_for("1  Medicin");
    terminal.wait_for("0  med (som skrivet)");
    terminal.answer("Siffra:", "1");
    terminal.answer("Avdelning:", "hia");
    terminal.answer("Anknytning", "");
    terminal.wait_for("(Kvinna) till Medicin / HIA, vwxyz2");
    terminal.press(CTRL_C);
    assert_eq!(terminal.end().0, 3);
}

#[test]
fn unknown_sex_is_offered_and_says_what_to_do_instead() {
    let place = Place::in_outage();
    let mut terminal = Terminal::start(&place, &["issue"]);
    terminal.answer("Kön, K eller M", "x");
    terminal.wait_for("Pärmen har bara");
    terminal.answer("Kön, K eller M", "m");
    terminal.wait_for("VGR-id för den som ringer:");
    terminal.press(CTRL_C);
    assert_eq!(terminal.end().0, 3);
}

#[test]
fn leaving_the_read_back_says_what_became_of_the_number_and_everybody_is_told_afterwards() {
    for control in [CTRL_C, CTRL_D] {
        let place = Place::in_outage();
        let mut terminal = Terminal::start(&place, &["issue"]);
        fill_in(&mut terminal);
        terminal.answer("Lämna ut numret? (j/n)", "j");
        terminal.wait_for("Sista fyra");
        terminal.press(control);
        let (code, rest) = terminal.end();
        assert!(code == 0 && rest.contains("är inte återläst") && rest.contains("kvittera read-back 1"), "{rest}");
        let status = place.run(&["status"]).done().out;
        assert!(status.contains("Väntar på återläsning 1") && status.contains("Medicin / Avd 5"), "{status}");
        let unread = place.run(&["status", "--json"]).done().json()["unread"].clone();
        assert_eq!((unread[0]["issuance"].as_u64(), unread[0]["ward"].as_str()), (Some(1), Some("Avd 5")), "{unread}");
        let mut terminal = Terminal::start(&place, &["issue"]);
        terminal.wait_for("Utlämning 1,");
        terminal.wait_for("är inte återläst");
        terminal.press(CTRL_D);
        terminal.end();
        let four = unread[0]["number"].as_str().unwrap()[8..].to_owned();
        place.run(&["read-back", "1", &four]).done();
        assert!(place.run(&["status", "--json"]).json()["unread"].as_array().unwrap().is_empty());
    }
}

#[test]
fn who_does_not_say_who_they_are_is_asked() {
    let place = Place::in_outage();
    let mut terminal = Terminal::start_with(&place, &["issue"], &[("KVITTERA_AS", None)]);
    terminal.answer("Ditt eget VGR-id, t.ex. abcde1:", "");
    terminal.wait_for("Skriv ditt eget VGR-id");
    terminal.answer("Ditt eget VGR-id, t.ex. abcde1:", "fghij3");
    fill_in(&mut terminal);
    terminal.answer("Lämna ut numret? (j/n)", "j");
    terminal.answer("Sista fyra", "");
    assert_eq!(terminal.end().0, 0);
    assert!(place.run(&["log", "--json"]).done().out.contains("fghij3"));
}

#[test]
fn a_dumb_terminal_spells_in_swedish_where_the_locale_knows_it() {
    let place = Place::in_outage();
    let variables = [("TERM", Some("dumb")), ("LC_ALL", Some("sv_SE.UTF-8"))];
    let mut terminal = Terminal::start_with(&place, &["issue"], &variables);
    terminal.answer("Kön, K eller M", "k");
    terminal.wait_for("VGR-id för den som ringer:");
    terminal.press(CTRL_C);
    assert_eq!(terminal.end().0, 3);
}

#[test]
fn whoever_may_not_issue_is_refused_before_anything_is_shown() {
    let place = Place::in_outage();
    place.issue("female").done();
    let terminal = Terminal::start(&place, &["issue", "--role", "ward", "--unit", "Kirurgi"]);
    let (code, rest) = terminal.end();
    assert_eq!(code, 4, "{rest}");
    assert!(!rest.contains("2019") && !rest.contains("Kön"), "{rest}");
}
