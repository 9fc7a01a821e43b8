//! Settings, logs that can't be used, and who is acting.

use std::fs;

use kvittera::desk::login::SessionOrigin;
use kvittera_domain::value::vgr_id::VgrId;

use super::place::{Place, issue};

#[test]
fn settings_that_cannot_be_used_are_wrong_arguments() {
    let place = Place::live();
    let unknown = place.write("unknown.toml", "[desk]\nsparkle = true\n");
    let broken = place.write("broken.toml", "[desk\n");
    for file in [unknown.as_str(), &broken, "/nowhere.toml"] {
        place.run(&["--config", file, "status", "--json"]).refused(2, "config");
    }
    place.run(&["--config", &unknown, "status"]).failed(2, "sparkle");
    let relative = place.write("relative.toml", "[log]\npath = \"log.sqlite\"\n");
    let error = place.run(&["--config", &relative, "status", "--json"]).refused(2, "config");
    assert!(error["message"].as_str().unwrap().contains("log.sqlite"), "{error}");
}

#[test]
fn the_users_own_settings_are_found() {
    let place = Place::live();
    fs::create_dir_all(place.path("config/kvittera")).unwrap();
    place.write("config/kvittera/kvittera.toml", "[site]\nname = \"Provmottagningen\"\n[desk]\nlanguage = \"en\"\n");
    let said = place.run(&["status"]).done();
    assert!(said.out.starts_with("Provmottagningen\nState "), "{said:?}");
}

#[test]
fn a_log_of_another_site_is_refused() {
    let place = Place::live();
    let other = place.write("other.toml", "[site]\nid = \"annan-akut\"\n");
    place.run(&["--config", &other, "status", "--json"]).refused(5, "other_site");
}

#[test]
fn what_is_no_log_is_not_touched() {
    let place = Place::empty();
    let text = place.write("text.sqlite", "inte en logg, men lång nog för att kunna vara en databas");
    let folder = place.path("").display().to_string();
    place.run(&["--log", &text, "status", "--json"]).refused(5, "not_a_log");
    place.run(&["--log", &text, "verify", "--json"]).refused(5, "not_a_log");
    place.run(&["--log", &folder, "status", "--json"]).refused(5, "not_a_file");
    assert!(fs::read_to_string(text).unwrap().starts_with("inte en logg"));
}

#[test]
fn whoever_writes_must_be_known() {
    if SessionOrigin::find().caller.as_str().parse().is_ok_and(|login: VgrId| login.is_usual()) {
        return;
    }
    let place = Place::in_outage();
    let anonymous = |arguments: &[&str]| {
        super::place::Said::of(place.command(arguments).env_remove("KVITTERA_AS").output().unwrap())
    };
    let error = anonymous(&issue("female")).refused(2, "vgr_id_needed");
    assert!(error["next"].as_str().unwrap().contains("--as"), "{error}");
    anonymous(&["status"]).done();
    anonymous(&["--as", "kassa1", "--role", "technician", "outage", "confirm"]).done();
    let actor = anonymous(&["log", "--limit", "1", "--json"]).json()["actor"].clone();
    assert_eq!((&actor["vgr_id"], &actor["role"]), (&"kassa1".into(), &"technician".into()));
    place.run(&["--as", "å", "status", "--json"]).refused(2, "argument_invalid");
}

#[test]
fn anybody_may_start_a_drill() {
    let place = Place::empty();
    let said = place.command(&["--practice", "init"]).env_remove("KVITTERA_AS").output().unwrap();
    super::place::Said::of(said).done();
    assert_eq!(place.run(&["--practice", "status", "--json"]).done().json()["events"], 21);
}
