//! Saving what is written about an outage, and the sheet for the binder.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use kvittera::tui::model::dialog::Dialog;
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::id::IssuanceId;

use crate::stage::borrowed::{after_an_outage, after_two_outages};
use crate::stage::samples::{END, SUSPECT};
use crate::stage::{Setting, Stage};

const WOMAN: &str = "20210325K069";

/// The list after one outage of which one case has a new id.
fn one_ready() -> Stage {
    let mut desk = after_an_outage(Setting::default());
    desk.keys("<f4> n").keys(WOMAN).keys("<enter> <enter>");
    desk
}

/// Presses `key`, and types where a file called `name` is to be saved.
fn save(desk: &mut Stage, key: &str, name: &str) {
    let path = desk.path(name);
    desk.keys(key).paste(path.to_str().unwrap()).keys("<enter>");
}

fn read(desk: &Stage, name: &str) -> String {
    fs::read_to_string(desk.path(name)).unwrap()
}

#[test]
fn the_ending_chooses_what_is_written() {
    for (name, begins, ends) in [
        ("a.csv", "\u{feff}mode;case;", "\r\n"),
        ("a.hl7", "FHS|", "FTS|1\r"),
        ("a.json", "{\n  \"format\": \"kvittera-reconciliation\"", "}\n"),
        ("a.fhir.json", "{\n  \"resourceType\": \"Bundle\"", "}\n"),
        ("A.HTML", "<!DOCTYPE html>", "</html>\n"),
        ("a.md", "# Rapport om driftstopp 1\n", "\n"),
    ] {
        let mut desk = one_ready();
        save(&mut desk, "s", name);
        let text = read(&desk, name);
        assert!(text.starts_with(begins) && text.ends_with(ends), "{name}: {text}");
        assert!(desk.says(&format!("Sparad: {}", desk.path(name).display())), "{}", desk.screen());
        assert_eq!(fs::metadata(desk.path(name)).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn how_much_was_left_out_and_why_is_said_of_every_case() {
    let mut desk = one_ready();
    save(&mut desk, "s", "a.csv");
    let Some(Dialog::Saved(words, _)) = &desk.model.dialog else { panic!("{}", desk.screen()) };
    assert!(words.starts_with("Driftstopp 1: 1 med, 2 utelämnade.\nÄrende 2 ("), "{words}");
    assert_eq!(words.matches("nytt id är inte inskrivet än").count(), 2, "{words}");
    assert!(desk.shows("Sparad: ") && desk.shows("2 utelämnade"), "{}", desk.screen());
    desk.keys("<esc>");
    assert!(desk.model.dialog.is_none(), "{}", desk.screen());
}

#[test]
fn a_report_leaves_nothing_out_so_nothing_is_said_but_where_it_is() {
    let mut desk = one_ready();
    save(&mut desk, "s", "a.md");
    assert!(desk.model.dialog.is_none() && desk.says("a.md"), "{}", desk.screen());
    assert!(!desk.says("utelämnade"));
}

#[test]
fn another_ending_is_said_under_the_line_and_can_be_mended() {
    let mut desk = one_ready();
    for name in ["a.pdf", ".csv", "csv", "a.csv.gz"] {
        save(&mut desk, "s", name);
        assert!(desk.shows("Slutet ska vara .csv, .hl7, .json, .fhir.json, .html eller .md."), "{}", desk.screen());
        assert!(!desk.path(name).exists(), "{name}");
        desk.keys("<esc>");
    }
    save(&mut desk, "s", "a.x");
    desk.keys("<backspace> md <enter>");
    assert!(read(&desk, "a.md").starts_with("# "), "{}", desk.screen());
    desk.keys("s <enter>");
    assert!(desk.shows("Får inte vara tomt"), "{}", desk.screen());
}

#[test]
fn a_file_that_is_there_is_never_overwritten() {
    let mut desk = one_ready();
    let path = desk.file("a.csv", "mine");
    save(&mut desk, "s", "a.csv");
    assert!(desk.says("gick inte att spara") && matches!(desk.model.dialog, Some(Dialog::Prompt(_))));
    assert_eq!(fs::read_to_string(path).unwrap(), "mine");
    save(&mut desk, "<esc> s", "ingen/a.csv");
    assert!(desk.shows("gick inte att spara"), "{}", desk.screen());
}

#[test]
fn the_outage_of_the_chosen_case_is_meant() {
    let mut desk = after_two_outages(Setting::default());
    desk.keys("<f4>");
    for (place, outage) in [("<home>", 1), ("<end>", 2)] {
        let name = format!("{outage}.md");
        desk.keys(place).keys("s");
        assert!(desk.shows(&format!("Spara om driftstopp {outage}")), "{}", desk.screen());
        save(&mut desk, "<esc> s", &name);
        assert!(read(&desk, &name).starts_with(&format!("# Rapport om driftstopp {outage}\n")));
    }
}

#[test]
fn where_no_case_is_listed_the_outage_that_began_last_is_meant() {
    let mut desk = Stage::live();
    desk.keys("<f4> s");
    assert!(
        desk.model.dialog.is_none() && desk.says_no() && desk.shows("Registrera driftstoppet"),
        "{}",
        desk.screen()
    );
    desk.elsewhere(&SUSPECT).wait(5).elsewhere(&END);
    save(&mut desk, "s", "a.csv");
    assert!(desk.model.dialog.is_none() && desk.says("inget är klart att lämna vidare"), "{}", desk.screen());
    assert_eq!(read(&desk, "a.csv").lines().count(), 1);
}

#[test]
fn from_a_card_it_leads_back_to_the_card() {
    let mut desk = one_ready();
    desk.keys("<enter>");
    save(&mut desk, "s", "a.md");
    assert!(matches!(desk.model.dialog, Some(Dialog::Case(..))), "{}", desk.screen());
    save(&mut desk, "s", "a.csv");
    assert!(matches!(desk.model.dialog, Some(Dialog::Saved(..))), "{}", desk.screen());
    desk.keys("<esc>");
    assert!(matches!(desk.model.dialog, Some(Dialog::Case(..))), "{}", desk.screen());
    desk.keys("s <esc>");
    assert!(matches!(desk.model.dialog, Some(Dialog::Case(..))), "{}", desk.screen());
}

#[test]
fn every_making_has_a_name_of_its_own() {
    let mut desk = one_ready();
    save(&mut desk, "s", "a.json");
    save(&mut desk, "<esc> s", "b.json");
    let name = |file| serde_json::from_str::<serde_json::Value>(&read(&desk, file)).unwrap()["export"].clone();
    assert!(name("a.json").is_string() && name("a.json") != name("b.json"));
}

#[test]
fn what_happened_elsewhere_meanwhile_is_in_it() {
    let mut desk = one_ready();
    desk.keys("s");
    desk.elsewhere(&Command::Void { issuance: IssuanceId::following(1), reason: "fel kön".parse().unwrap() });
    let path = desk.path("a.json");
    desk.paste(path.to_str().unwrap()).keys("<enter>");
    assert!(desk.shows("utlämningen är makulerad") && read(&desk, "a.json").contains("\"void\""), "{}", desk.screen());
}

#[test]
fn in_practice_it_is_said_that_the_record_may_not_be_sent() {
    let practice = Setting {
        mode: kvittera_domain::value::log_identity::Mode::Practice,
        pool: kvittera::desk::practice::pool,
        ..Setting::default()
    };
    let mut desk = after_an_outage(practice);
    save(&mut desk, "<f4> s", "a.csv");
    assert!(desk.shows("posten får inte skickas någonstans"), "{}", desk.screen());
}

#[test]
fn the_sheet_is_saved_from_the_binder_and_only_as_a_page() {
    let mut desk = one_ready();
    save(&mut desk, "<f6> u", "s.md");
    assert!(desk.shows("Slutet ska vara .html.") && !desk.path("s.md").exists(), "{}", desk.screen());
    save(&mut desk, "<esc> u", "s.html");
    assert!(desk.model.dialog.is_none() && desk.says("Sparad: "), "{}", desk.screen());
    let sheet = read(&desk, "s.html");
    assert!(sheet.starts_with("<!DOCTYPE html>") && sheet.ends_with("</html>\n"), "{sheet}");
    assert!(sheet.contains("Kvinnor: 8 lediga") && sheet.contains("Män: 9 lediga"), "{sheet}");
}

#[test]
fn both_are_found_by_name_from_anywhere() {
    for (name, title) in [("rapport", "Spara om driftstopp 1"), ("utskrift", "Utskrift till pärmen")] {
        let mut desk = one_ready();
        desk.keys("<f2> <ctrl-p>").keys(name).keys("<enter>");
        assert!(desk.shows(title), "{name}:\n{}", desk.screen());
    }
}
