//! What no key can do: a shell, files, tunnels, the raw log, another role.

use std::io::Read;
use std::net::TcpListener;
use std::process::{Command, Output};
use std::thread;

use super::server::{AUDITOR, CASHIER, KEYS, STRANGER, Server, TECHNICIAN, WARD, address, is_there};

const INSIDERS: [&str; 4] = [CASHIER, TECHNICIAN, WARD, AUDITOR];

#[test]
fn no_errand_reaches_a_shell() {
    if !is_there() {
        return;
    }
    let server = Server::start();
    let owned = server.path("owned");
    let touch = format!("touch {}", owned.display());
    let raw = format!("cat {}", server.log().display());
    for ssh_command in [
        touch.as_str(),
        &raw,
        &format!("status; {touch}"),
        &format!("status && {touch}"),
        &format!("status\n{touch}"),
        &format!("$({touch})"),
        &format!("`{touch}`"),
        &format!("'; {touch}; '"),
        "bash -i",
        "sh -c id",
        "internal-sftp",
        "scp -f /etc/passwd",
        "-oProxyCommand=id",
        "\u{1b}]0;owned\u{7}",
        "'",
    ] {
        for key in [CASHIER, TECHNICIAN] {
            let said = server.ask(key, ssh_command);
            assert_eq!((said.code, said.out.as_str()), (2, ""), "{key} {ssh_command:?}: {said:?}");
            assert!(!said.err.trim().is_empty(), "{key} {ssh_command:?}");
            assert!(!said.err.contains("uid=") && !said.err.contains('\u{1b}'), "{key} {ssh_command:?}: {said:?}");
        }
    }
    assert!(!owned.exists());
}

#[test]
fn no_errand_chooses_role_person_log_settings_or_files() {
    if !is_there() {
        return;
    }
    let server = Server::start();
    let settings = server.path("alone.toml").display().to_string();
    for ssh_command in [
        "--role technician outage end --json".to_owned(),
        "status --json --practice".to_owned(),
        format!("status --json --config {settings}"),
        format!("status --json --log {}", server.log().display()),
    ] {
        for key in INSIDERS {
            server.ask(key, &ssh_command).refused(4, "not_allowed");
        }
    }
    server.ask(CASHIER, "status --json --as fghij2").refused(4, "not_allowed");
    server.ask(TECHNICIAN, "outage handover -o /tmp/owned --json").refused(4, "host_file");
    // What the client sends along as its environment is not let in.
    let sent = ["-o", "SendEnv=KVITTERA_CONFIG"];
    let mut client = server.client(AUDITOR, &sent, &["outage suspect --json --as abcde1"]);
    let said = crate::cli::place::Said::of(client.env("KVITTERA_CONFIG", &settings).output().unwrap());
    said.refused(4, "not_allowed");
    let mut client = server.client(AUDITOR, &sent, &["outage suspect --json"]);
    let said = crate::cli::place::Said::of(client.env("KVITTERA_CONFIG", &settings).output().unwrap());
    said.refused(4, "not_allowed");
}

/// Fetches a file as `sftp` and as both kinds of `scp` would; what came of each.
fn fetched(server: &Server, key: &str) -> Vec<(bool, Output)> {
    let source = format!("{}:{}", address(), server.path("authorized_keys").display());
    ["sftp", "scp", "scp -O"]
        .map(|how| {
            let mut words = how.split(' ');
            let target = server.path("stolen");
            std::fs::remove_file(&target).ok();
            let mut command = Command::new(words.next().unwrap());
            command.args(words).args(server.options(key)).arg(&source).arg(&target);
            let output = command.output().unwrap();
            (target.exists(), output)
        })
        .into()
}

#[test]
fn no_key_fetches_files() {
    if !is_there() {
        return;
    }
    for (came, output) in fetched(&Server::wide_open(), STRANGER) {
        assert!(came, "where it is allowed it works, or the rest proves nothing: {output:?}");
    }
    let server = Server::start();
    for key in KEYS {
        for (came, output) in fetched(&server, key) {
            assert!(!came && !output.status.success(), "{key}: {output:?}");
        }
    }
}

/// Asks sshd to connect on to a port of this machine; whether a greeting comes from there.
fn tunnelled(server: &Server, key: &str) -> bool {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let there = listener.local_addr().unwrap().to_string();
    let answers = thread::spawn(move || {
        listener.accept().map(|(mut line, _)| std::io::Write::write_all(&mut line, b"through")).ok();
    });
    let output = server.client(key, &["-W", &there], &[]).output().unwrap();
    // Nobody may have come: then this does.
    std::net::TcpStream::connect(&there).map(|mut line| line.read_to_end(&mut Vec::new())).ok();
    answers.join().unwrap();
    output.stdout == b"through"
}

#[test]
fn no_key_opens_a_tunnel() {
    if !is_there() {
        return;
    }
    assert!(tunnelled(&Server::wide_open(), STRANGER), "where it is allowed it works");
    let server = Server::start();
    for key in INSIDERS {
        assert!(!tunnelled(&server, key), "{key}");
        let back = ["-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:1"];
        let output = server.output(key, &back, "status --json");
        assert!(!output.status.success() && output.stdout.is_empty(), "{key}: {output:?}");
    }
}

#[test]
fn the_examples_are_what_their_own_programs_read() {
    let sudoers = concat!(env!("CARGO_MANIFEST_DIR"), "/data/ssh/sudoers");
    if let Ok(output) = Command::new("/usr/sbin/visudo").args(["-cf", sudoers]).output() {
        assert!(output.status.success(), "{output:?}");
    }
    let config =
        kvittera::config::Config::load(Some(concat!(env!("CARGO_MANIFEST_DIR"), "/data/ssh/kvittera.toml").as_ref()));
    assert!(config.unwrap().roles.are_named());
}
