//! What each role can do with keys, and why not the rest.

use kvittera_domain::event::discrepancy::Discrepancy;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::sex::Sex;

use super::FILLED;
use crate::stage::samples::{END, SUSPECT, issue_to};
use crate::stage::{Setting, Stage};

/// A desk for somebody with these rights, with an outage and a hand-out to each of two wards.
pub fn desk_with(rights: Rights) -> Stage {
    let mut desk = Stage::set(Setting { rights, ..Setting::default() });
    desk.elsewhere(&SUSPECT);
    desk.elsewhere(&issue_to(Sex::Female, "vwxyz2", "Medicin", "Avd 5"));
    desk.elsewhere(&issue_to(Sex::Male, "vwxyz3", "Kirurgi", "Avd 7"));
    desk
}

fn medicine() -> Rights {
    Rights::Ward("Medicin / Avd 5".parse().unwrap())
}

#[test]
fn only_the_cashier_hands_out() {
    for rights in [Rights::Technician, medicine(), Rights::Auditor, Rights::Onlooker] {
        let mut desk = desk_with(rights.clone());
        assert!(desk.shows("1258"), "{rights:?}: {}", desk.screen());
        desk.keys(FILLED).keys("<f2> <enter> <enter>");
        assert_eq!(desk.issuances_of(), 2, "{rights:?}");
    }
    for rights in [Rights::Cashier, Rights::SingleDesk] {
        let mut desk = desk_with(rights);
        desk.keys(FILLED).keys("<f2>");
        assert_eq!(desk.issuances_of(), 3);
    }
}

#[test]
fn the_cashier_is_told_who_ends_an_outage() {
    let mut desk = desk_with(Rights::Cashier);
    desk.keys("<f3> t");
    assert!(desk.model.dialog.is_none() && desk.shows("Rollen kassa får inte göra detta"), "{}", desk.screen());
    assert!(desk.shows("tekniker (") && desk.shows("09"), "{}", desk.screen());
    assert!(desk.model.ledger.open_outage().is_some());
}

#[test]
fn the_technician_ends_it_and_keeps_the_binder() {
    let mut desk = desk_with(Rights::Technician);
    desk.keys("<f3> t");
    assert!(desk.model.dialog.is_some(), "{}", desk.screen());
    desk.keys("<esc> <f6> <end> k");
    assert!(desk.model.dialog.is_some(), "{}", desk.screen());
}

#[test]
fn a_ward_reconciles_its_own_and_sees_no_others() {
    let mut desk = desk_with(medicine());
    desk.elsewhere(&END);
    let other = desk.model.ledger.issuances.get(1).unwrap().number;
    let [_, month, day, letter, digits] = other.groups();
    for screen in ["<f2>", "<f3>", "<f4>", "<f5>", "<f6>"] {
        desk.keys(screen);
        let shown = desk.screen();
        assert!(!shown.contains("Avd 7") && !shown.contains("vwxyz3"), "{screen}: {shown}");
        let written = [format!("{month}{day} {letter}{digits}"), other.to_string(), other.groups().join(" ")];
        assert!(written.iter().all(|number| !shown.contains(number)), "{screen}: {shown}");
    }
    desk.keys("<f6>");
    assert!(desk.shows("annan avdelning"), "{}", desk.screen());
    desk.keys("<f4>");
    assert!(desk.shows("Avd 5"), "{}", desk.screen());
    desk.keys("r <enter> <enter> <enter>");
    let told = |place: usize| desk.model.ledger.issuances.get(place).unwrap().reconciliation.raps_knows();
    assert!(told(0) && !told(1), "{}", desk.screen());
}

#[test]
fn a_ward_reads_of_a_stop_whom_to_ask_and_no_number() {
    let mut desk = desk_with(medicine());
    let finding = Some(Discrepancy::Missing);
    desk.elsewhere(&END).witness(Comparison { finding, ..Comparison::default() });
    desk.keys("<f4> r <enter> <enter> <enter>");
    assert!(desk.model.halt.is_some() && desk.says("Fråga kassan, telefon 1258"), "{}", desk.screen());
    assert!(desk.shows("Fråga kassan") && !desk.shows("Lämna ut"), "{}", desk.screen());
    desk.keys("<esc> <esc>");
    for screen in ["<f2>", "<f3>", "<f4>", "<f5>", "<f6>"] {
        desk.keys(screen);
        let shown = desk.screen();
        let free = desk.model.ledger.pool.all_free().map(|entry| entry.number.to_string());
        let named = free.into_iter().find(|number| shown.contains(number.as_str()));
        assert!(named.is_none() && !shown.contains("på papper"), "{screen}: {shown}");
    }
    desk.keys("<f2>");
    assert!(desk.shows("går inget att skriva") && desk.shows("telefon 1258"), "{}", desk.screen());
    desk.keys("<f3> o");
    assert!(desk.shows("Fråga kassan") && !desk.shows("Säkert lediga"), "{}", desk.screen());
}

#[test]
fn what_a_correction_moves_comes_into_sight() {
    let mut desk = desk_with(medicine());
    let before = desk.events().len();
    desk.elsewhere(&kvittera_domain::rules::command::Command::Correct {
        issuance: "2".parse().unwrap(),
        correction: kvittera_domain::event::correction::Correction {
            clinic: Some("Medicin".parse().unwrap()),
            ward: Some("Avd 5".parse().unwrap()),
            ..Default::default()
        },
        reason: "fel avdelning".parse().unwrap(),
    });
    assert_eq!(desk.events().len(), before + 2, "the hand-out and the correction");
}

#[test]
fn whoever_only_looks_is_not_asked_who_they_are_and_changes_nothing() {
    for rights in [Rights::Auditor, Rights::Onlooker] {
        let mut desk = Stage::set(Setting { rights, who: None, ..Setting::default() });
        assert!(desk.model.dialog.is_none());
        let before = desk.events().len();
        desk.keys("<f3> s <esc> b <esc> n <esc> <f6> r <esc> i <esc> k <esc> <f4> n <esc> r <esc> <f5> <enter> <esc>");
        assert_eq!(desk.events().len(), before, "{}", desk.screen());
        assert!(desk.model.pending.is_none());
    }
}

#[test]
fn whoever_comes_in_from_outside_names_no_file_of_the_server() {
    let mut desk = desk_with(Rights::Technician);
    desk.model.fixed.person.is_guest = true;
    desk.keys("<f6> i");
    assert!(desk.model.dialog.is_none() && desk.shows("läsa eller skriva filer"), "{}", desk.screen());
    desk.keys("<f3> o s");
    assert!(!matches!(desk.model.dialog, Some(kvittera::tui::model::dialog::Dialog::Prompt(_))), "{}", desk.screen());
}

#[test]
fn a_ward_saves_the_record_of_its_own_patients_and_nothing_of_all_wards() {
    let mut desk = desk_with(medicine());
    desk.elsewhere(&END);
    let path = |desk: &Stage, name: &str| desk.path(name).to_str().unwrap().to_owned();
    for (keys, name) in [("<f4> s", "a.html"), ("<f4> s", "a.md"), ("<f6> u", "s.html")] {
        let to = path(&desk, name);
        desk.keys(keys).paste(&to).keys("<enter> <esc>");
        assert!(!desk.path(name).exists(), "{name}: {}", desk.screen());
    }
    let to = path(&desk, "a.json");
    desk.keys("<f4> s").paste(&to).keys("<enter>");
    let record = std::fs::read_to_string(to).unwrap();
    assert!(record.contains("Avd 5") && !record.contains("Avd 7"), "{record}\n{}", desk.screen());
    assert!(!desk.shows("Avd 7"), "{}", desk.screen());
}

#[test]
fn a_guest_saves_nothing_of_an_outage_on_the_server() {
    let mut desk = desk_with(Rights::SingleDesk);
    desk.model.fixed.person.is_guest = true;
    for keys in ["<f4> s", "<f4> <enter> s", "<esc> <f6> u"] {
        desk.keys(keys);
        assert!(desk.says("läsa eller skriva filer"), "{keys}: {}", desk.screen());
    }
}

#[test]
fn a_personal_login_stays_personal() {
    let mut desk = desk_with(Rights::Cashier);
    desk.model.fixed.person.is_personal = true;
    desk.keys("<f9>");
    assert!(desk.model.dialog.is_none() && desk.shows("personlig"), "{}", desk.screen());
}

#[test]
fn the_hints_offer_only_what_the_role_may() {
    let mut desk = desk_with(Rights::Cashier);
    desk.keys("<f6>");
    assert!(desk.shows("R Räkna") && !desk.shows("I Läs in"), "{}", desk.screen());
}
