//! Who may do what on the command line: roles from the settings, through sudo and over SSH, as the environment tells it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use kvittera::desk::login::SessionOrigin;

use super::place::{Place, Said, full_pool, issue};

/// A home with an open outage and these settings beside it.
fn with_settings(settings: &str) -> Place {
    let place = Place::in_outage();
    settle(&place, settings);
    place
}

fn settle(place: &Place, settings: &str) {
    fs::create_dir_all(place.path("config/kvittera")).unwrap();
    place.write("config/kvittera/kvittera.toml", settings);
}

fn login(name: &str, rest: &str) -> String {
    format!("[[roles.login]]\nname = \"{name}\"\n{rest}\n")
}

fn me() -> String {
    SessionOrigin::find().login.to_string()
}

/// The program run by somebody who called sudo.
fn sudo(place: &Place, caller: &str, arguments: &[&str]) -> Said {
    let mut command = place.command(arguments);
    Said::of(command.env_remove("KVITTERA_AS").env("SUDO_USER", caller).env("SUDO_UID", "4711").output().unwrap())
}

/// The program as sshd starts it by force: `forced` are the arguments of the forced command, `ssh_command` what the client
/// asks for.
fn ssh(place: &Place, forced: &[&str], ssh_command: &str) -> Said {
    let mut command = place.command(forced);
    command.env_remove("KVITTERA_AS").env("SSH_CONNECTION", "10.1.2.3 50000 10.1.2.4 22");
    Said::of(command.env("SSH_ORIGINAL_COMMAND", ssh_command).output().unwrap())
}

const FORCED: &str = "[roles]\nforced_command = true\n";

#[test]
fn a_single_desk_may_do_everything_and_may_give_rights_away() {
    let place = Place::in_outage();
    place.issue("female").done();
    place.run(&["outage", "confirm"]).done();
    place.run(&["--role", "auditor", "outage", "end", "--json"]).refused(4, "not_allowed");
    place.run(&["--role", "technician", "outage", "end"]).done();
    place.run(&["--role", "ward", "log", "--json"]).refused(2, "argument_missing");
    let told = place.run(&["--role", "ward", "--unit", "Kirurgi", "log", "--json"]).done().out;
    assert!(told.contains("outage_ended") && !told.contains("Medicin"), "{told}");
}

#[test]
fn once_roles_are_named_a_login_without_one_may_only_look() {
    let place = with_settings(&login("annan", "role = \"cashier\""));
    let error = place.run(&issue("female")).refused(4, "not_allowed");
    assert!(error["next"].as_str().unwrap().contains("kassan"), "{error}");
    place.run(&["status"]).done();
    assert!(place.run(&["log", "--json"]).done().out.contains("outage_suspected"));
    place.run(&["--role", "cashier", "status", "--json"]).refused(4, "not_allowed");
    place.run(&["outage", "end"]).failed(4, "får bara titta");
    place.run(&["--lang", "en", "outage", "end"]).failed(4, "may only look");
}

#[test]
fn a_login_has_the_roles_that_the_settings_give_it_and_chooses_among_them() {
    let two = login(&me(), "role = \"cashier\"") + &login(&me(), "role = \"technician\"");
    let place = with_settings(&two);
    place.issue("female").done();
    place.run(&["outage", "confirm", "--json"]).refused(4, "not_allowed");
    place.run(&["--role", "technician", "outage", "confirm"]).done();
    let error = place.run(&["--role", "auditor", "status", "--json"]).refused(4, "not_allowed");
    assert!(error["next"].as_str().unwrap().contains("kassa, tekniker"), "{error}");
}

#[test]
fn a_personal_login_writes_as_its_own_person_only() {
    let place = with_settings(&login(&me(), "role = \"cashier\"\nvgr_id = \"abcde1\""));
    place.issue("female").done();
    let other = [&["--as", "fghij2"][..], &issue("female")].concat();
    place.run(&other).refused(4, "not_allowed");
}

#[test]
fn a_ward_sees_and_counts_only_its_own() {
    let place = Place::in_outage();
    place.issue("female").done();
    let other = ["issue", "--sex", "male", "--vgr-id", "vwxyz3", "--clinic", "Kirurgi", "--ward", "Avd 7", "--json"];
    let hidden = place.run(&other).done().json()["number"].as_str().unwrap().to_owned();
    settle(&place, &login(&me(), "role = \"ward\"\nunit = \"Medicin / Avd 5\""));
    for command in [
        &["log"][..],
        &["log", "--json"],
        &["pool", "list"],
        &["pool", "list", "--json"],
        &["outage", "show"],
        &["outage", "show", "--json"],
        &["outage", "handover"],
        &["outage", "list"],
        &["conflict", "list"],
        &["reconcile", "list"],
        &["export", "csv"],
        &["export", "json"],
        &["reconcile", "list", "--json"],
        &["status"],
        &["status", "--json"],
        &["verify"],
    ] {
        let said = place.run(command).done().out;
        let spaced: String = said.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(!said.contains("Avd 7") && !spaced.contains(&hidden), "{command:?}: {said}");
    }
    assert!(place.run(&["outage", "show"]).done().out.contains("Avd 5"));
    assert_eq!(place.run(&["pool", "list", "--json"]).done().json().as_array().unwrap().len(), 1);
    for whole in [&["pool", "count", "--json"][..], &["pool", "sheet", "--json"], &["report", "--json"]] {
        place.run(whole).refused(4, "not_allowed");
    }
    place.run(&["reconcile", "raps", "1"]).done();
    let error = place.run(&["reconcile", "raps", "2", "--json"]).refused(4, "other_unit");
    assert!(error["next"].as_str().unwrap().contains("kassan"), "{error}");
    place.run(&["reconcile", "replace", "2", "199012119948", "--json"]).refused(4, "other_unit");
}

#[test]
fn behind_sudo_the_role_is_that_of_whoever_called_it() {
    let place = with_settings(&(login("kassan", "role = \"cashier\"") + &login("root", "role = \"auditor\"")));
    sudo(&place, "kassan", &[&["--as", "abcde1"][..], &issue("female")].concat()).done();
    sudo(&place, "annan", &[&["--as", "abcde1"][..], &issue("female")].concat()).refused(4, "not_allowed");
    let last = place.run(&["log", "--limit", "1", "--json"]).done().json();
    assert_eq!((&last["actor"]["via"]["sudo"], &last["actor"]["role"]), (&"kassan".into(), &"cashier".into()));
}

#[test]
fn whoever_calls_sudo_chooses_neither_log_nor_settings_nor_files() {
    let place = with_settings(&login("kassan", "role = \"technician\"\nvgr_id = \"abcde1\""));
    let own = place.write("own.toml", "");
    let pool = place.write("more.csv", full_pool());
    for arguments in [
        &["--config", own.as_str(), "status", "--json"][..],
        &["--log", &own, "status", "--json"],
        &["status", "--json", "--config", "/etc/shadow"],
    ] {
        sudo(&place, "kassan", arguments).refused(4, "not_allowed");
    }
    sudo(&place, "kassan", &["pool", "import", &pool, "--json"]).refused(4, "host_file");
    sudo(&place, "kassan", &["outage", "handover", "-o", "/tmp/x", "--json"]).refused(4, "host_file");
    let mut command = place.command(&["status", "--json"]);
    command.env("SUDO_USER", "kassan").env("SUDO_UID", "4711").env("KVITTERA_CONFIG", &own);
    Said::of(command.output().unwrap()).refused(4, "not_allowed");
}

#[test]
fn a_forced_command_says_who_comes_and_the_client_what_for() {
    let place = with_settings(FORCED);
    let cashier = ["--role", "cashier", "--as", "abcde1"];
    assert_eq!(ssh(&place, &cashier, "status --json").done().json()["mode"], "live");
    ssh(&place, &cashier, "kvittera status --json").done();
    ssh(&place, &cashier, "issue --sex female --vgr-id vwxyz2 --clinic Medicin --ward 'Avd 5' --json").done();
    let last = place.run(&["log", "--limit", "1", "--json"]).done().json();
    assert_eq!(last["actor"]["via"]["ssh"], "10.1.2.3");
    assert_eq!(last["unit"], serde_json::Value::Null);
    assert_eq!(last["body"]["ward"], "Avd 5", "quotation marks hold words together: {last}");
    ssh(&place, &cashier, "outage end --json").refused(4, "not_allowed");
    ssh(&place, &["--role", "technician", "--as", "fghij2"], "outage note 'kö #3' --json").done();
    assert!(place.run(&["log", "--limit", "1"]).done().out.contains("kö #3"), "# begins no comment");
    ssh(&place, &["--role", "ward", "--as", "fghij2"], "status").failed(2, "vilken enhet");
}

#[test]
fn a_client_never_chooses_role_person_log_settings_or_files() {
    let place = with_settings(FORCED);
    let cashier = ["--role", "cashier", "--as", "abcde1"];
    for ssh_command in [
        "--role technician outage end --json",
        "outage end --json --role technician",
        "status --json --as fghij2",
        "--log /tmp/other status --json",
        "status --json --config /etc/passwd",
        "status --json --practice",
        "status --json --role ward --unit '*'",
    ] {
        ssh(&place, &cashier, ssh_command).refused(4, "not_allowed");
    }
    let technician = ["--role", "technician", "--as", "fghij2"];
    ssh(&place, &technician, "pool import /etc/passwd --json").refused(4, "host_file");
    ssh(&place, &technician, "outage handover -o /etc/profile.d/more.sh --json").refused(4, "host_file");
    ssh(&place, &technician, "export hl7 --split /etc/profile.d --json").refused(4, "host_file");
    let mut command = place.command(&cashier);
    command.env("SSH_CONNECTION", "10.1.2.3 1 10.1.2.4 22").env("SSH_ORIGINAL_COMMAND", "status --json");
    let said = Said::of(command.env("KVITTERA_LOG", "/tmp/other").output().unwrap());
    said.refused(4, "not_allowed");
}

#[test]
fn a_pool_comes_in_by_stdin() {
    let place = Place::empty();
    settle(&place, FORCED);
    let pool = place.write("pool.csv", full_pool());
    let mut command = place.command(&["--role", "technician", "--as", "fghij2"]);
    command.env("SSH_CONNECTION", "10.1.2.3 1 10.1.2.4 22").env("SSH_ORIGINAL_COMMAND", "init --pool -");
    command.env_remove("KVITTERA_AS").stdin(Stdio::from(fs::File::open(pool).unwrap()));
    Said::of(command.output().unwrap()).done();
    assert_eq!(place.run(&["status", "--json"]).done().json()["pool"]["male"]["free"], 10);
}

#[test]
fn hostile_errands_get_a_sentence_and_do_nothing() {
    let place = with_settings(FORCED);
    let before = place.run(&["status", "--json"]).done().json()["head"].clone();
    let long = "a".repeat(10_000);
    for ssh_command in [
        "/bin/sh",
        "sh -c 'touch owned'",
        "status; touch owned",
        "status && touch owned",
        "status | sh",
        "$(touch owned)",
        "`touch owned`",
        "status > owned",
        "log --grep $(id)x --limit y",
        "internal-sftp",
        "/usr/lib/openssh/sftp-server",
        "scp -t /tmp",
        "rsync --server .",
        "'unclosed",
        "status\ntouch owned",
        "\u{1b}[2Jstatus",
        "status \u{E000}",
        "issue --sex",
        "--",
        "@/etc/passwd",
        long.as_str(),
    ] {
        let said = ssh(&place, &["--role", "cashier", "--as", "abcde1"], ssh_command);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{ssh_command:?}: {said:?}");
        assert!(!said.err.trim().is_empty() && !said.err.contains('\u{1b}'), "{ssh_command:?}: {said:?}");
    }
    assert!(!place.path("owned").exists());
    assert_eq!(place.run(&["status", "--json"]).done().json()["head"], before);
}

#[test]
fn a_command_that_is_forced_whole_is_all_there_is() {
    let place = with_settings(FORCED);
    let said = ssh(&place, &["--role", "auditor", "status", "--json"], "log --json").done();
    assert_eq!(said.json()["mode"], "live");
}

#[test]
fn without_trust_in_forced_commands_their_role_is_only_a_choice() {
    let place = with_settings(&login("annan", "role = \"cashier\""));
    ssh(&place, &["--role", "technician"], "status --json").refused(4, "not_allowed");
    ssh(&place, &[], "status --json").done();
    let local = place.command(&["--role", "technician", "outage", "end", "--json"]).output().unwrap();
    Said::of(local).refused(4, "not_allowed");
    settle(&place, FORCED);
    place.run(&["--role", "technician", "outage", "end", "--json"]).refused(4, "not_allowed");
}

#[test]
fn everybody_may_drill_at_every_desk() {
    let place = with_settings(&login("annan", "role = \"cashier\""));
    place.run(&["--practice", "outage", "suspect"]).done();
    place.run(&[&["--practice"][..], &issue("female")].concat()).done();
    settle(&place, FORCED);
    ssh(&place, &["--practice", "--role", "auditor", "--as", "abcde1"], "outage end --json").refused(4, "not_allowed");
}

#[test]
fn roles_that_make_no_sense_are_wrong_settings() {
    for (settings, words) in [
        (login("x", "role = \"ward\""), "needs a unit"),
        (login("x", "role = \"cashier\"\nunit = \"Medicin\""), "only the role ward"),
        (login("", "role = \"cashier\""), "needs the name"),
        (login("x", "role = \"king\""), "king"),
        (login("x", "role = \"ward\"\nunit = \"a / b / c\""), "clinic / ward"),
        (login("x", "role = \"cashier\"\nshell = true"), "shell"),
        ("[roles]\nforced = true\n".to_owned(), "forced"),
    ] {
        let place = Place::empty();
        settle(&place, &settings);
        place.run(&["status"]).failed(2, words);
    }
}

#[test]
fn a_log_that_others_can_get_at_is_spoken_of() {
    let place = Place::live();
    let quiet = place.run(&["status"]).done();
    assert_eq!(quiet.err, "");
    fs::set_permissions(place.live_log(), fs::Permissions::from_mode(0o640)).unwrap();
    fs::set_permissions(place.path("data/kvittera"), fs::Permissions::from_mode(0o755)).unwrap();
    let said = place.run(&["status"]).done();
    for words in ["0640", "chmod 600", "0755", "chmod 700"] {
        assert!(said.err.contains(words), "{said:?}");
    }
    assert_eq!(place.run(&["status", "--json"]).done().json()["mode"], "live");
}
