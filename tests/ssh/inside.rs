//! What each key can do.

use std::fs;
use std::process::{Command, Stdio};

use portable_pty::CommandBuilder;

use super::server::{AUDITOR, CASHIER, STRANGER, Server, TECHNICIAN, WARD, address, is_there};
use crate::cli::place::{Said, spare};
use crate::terminal::window::Window;

const ISSUE: &str = "issue --sex female --vgr-id vwxyz2 --clinic Medicin --ward 'Avd 5' --json";
const ISSUE_ELSEWHERE: &str = "issue --sex male --vgr-id vwxyz3 --clinic Kirurgi --ward 'Avd 7' --json";

#[test]
fn each_key_can_do_its_own_and_not_the_others() {
    if !is_there() {
        return;
    }
    let server = Server::start();
    for key in [CASHIER, TECHNICIAN, WARD, AUDITOR] {
        assert_eq!(server.ask(key, "status --json").done().json()["mode"], "live", "{key}");
    }
    server.ask(CASHIER, "outage suspect").done();
    server.ask(CASHIER, ISSUE).done();
    server.ask(CASHIER, ISSUE_ELSEWHERE).done();
    server.ask(CASHIER, "outage end --json").refused(4, "not_allowed");
    server.ask(TECHNICIAN, "outage confirm").done();
    server.ask(TECHNICIAN, ISSUE).refused(4, "not_allowed");
    server.ask(WARD, "reconcile raps 1 --as nopqr4").done();
    server.ask(WARD, "reconcile raps 2 --as nopqr4 --json").refused(4, "other_unit");
    for key in [CASHIER, TECHNICIAN, AUDITOR] {
        server.ask(key, "reconcile raps 2 --json").refused(4, "not_allowed");
    }
    server.ask(WARD, "pool count --json").refused(4, "not_allowed");
    // A ward's shared key names nobody: whoever comes says so.
    server.ask(WARD, ISSUE).refused(2, "vgr_id_needed");
    server.ask(WARD, &format!("{ISSUE} --as nopqr4")).refused(4, "not_allowed");
}

#[test]
fn a_ward_sees_its_own_and_an_auditor_all() {
    if !is_there() {
        return;
    }
    let server = Server::start();
    server.ask(CASHIER, "outage suspect").done();
    server.ask(CASHIER, ISSUE).done();
    server.ask(CASHIER, ISSUE_ELSEWHERE).done();
    let all = server.ask(AUDITOR, "log --json").done().out;
    assert!(all.contains("Avd 5") && all.contains("Avd 7"), "{all}");
    let own = server.ask(WARD, "log --json").done().out;
    assert!(own.contains("Avd 5") && !own.contains("Avd 7") && !own.contains("number_added"), "{own}");
    for command in ["outage suspect --json", "outage note x --json", ISSUE] {
        server.ask(AUDITOR, command).refused(4, "not_allowed");
    }
    server.ask(AUDITOR, "verify").done();
}

#[test]
fn each_fact_says_who_came_by_which_key_and_from_where() {
    if !is_there() {
        return;
    }
    let server = Server::start();
    server.ask(CASHIER, "outage suspect").done();
    let last = server.ask(AUDITOR, "log --limit 1 --json").done().json();
    let shown = Command::new("ssh-keygen").arg("-lf").arg(server.path(CASHIER).with_extension("pub")).output().unwrap();
    let fingerprint = String::from_utf8(shown.stdout).unwrap().split(' ').nth(1).unwrap().to_owned();
    let actor = &last["actor"];
    assert_eq!(actor["via"]["ssh"]["key"], fingerprint, "{last}");
    assert_eq!(actor["via"]["ssh"]["client"], "127.0.0.1");
    assert_eq!((&actor["vgr_id"], &actor["role"]), (&"abcde1".into(), &"cashier".into()));
}

#[test]
fn a_technician_fills_the_binder_through_the_line() {
    if !is_there() {
        return;
    }
    let server = Server::start();
    fs::write(server.path("more.csv"), format!("number\n{}\n", spare(42))).unwrap();
    let mut client = server.client(TECHNICIAN, &[], &["pool import - --accept-warnings --json"]);
    let sent = client.stdin(Stdio::from(fs::File::open(server.path("more.csv")).unwrap())).output().unwrap();
    Said::of(sent).done();
    let status = server.ask(TECHNICIAN, "status --json").done().json();
    assert_eq!(status["pool"]["female"]["free"], 11, "{status}");
    let there = server.path("more.csv").display().to_string();
    server.ask(TECHNICIAN, &format!("pool import {there} --json")).refused(4, "host_file");
}

#[test]
fn the_screens_open_on_a_terminal_and_end_without_a_shell() {
    if !is_there() {
        return;
    }
    let server = Server::start();
    let mut client = CommandBuilder::new("ssh");
    client.env("TERM", "xterm-256color");
    client.args(server.options(CASHIER));
    client.args(["-t", &address()]);
    let mut window = Window::open(client);
    window.wait_for_words("kassa abcde1");
    window.press("<ctrl-q>");
    window.wait_for_end();
}

#[test]
fn without_a_terminal_and_an_errand_there_is_a_sentence() {
    if !is_there() {
        return;
    }
    let server = Server::start();
    let said = Said::of(server.client(CASHIER, &[], &[]).output().unwrap());
    said.failed(2, "terminal");
    let stranger = server.output(STRANGER, &[], "status");
    assert_eq!(stranger.status.code(), Some(255), "{stranger:?}");
    assert!(stranger.stdout.is_empty());
}
