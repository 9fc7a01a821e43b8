//! The definition of the command line: help, completions, man pages, and what can't be read.

use std::io::pipe;

use super::place::{Place, Said};
use super::terminal::Terminal;

const CTRL_Q: u8 = 0x11;

#[test]
fn help_and_version_are_results() {
    let place = Place::empty();
    for arguments in [&["--help"][..], &["issue", "--help"], &["help", "pool", "import"]] {
        let said = place.run(arguments).done();
        assert!(said.out.contains("Usage: kvittera") && said.err.is_empty(), "{said:?}");
    }
    assert!(place.run(&["--help"]).out.contains("Exit codes: 0 done"));
    assert_eq!(place.run(&["--version"]).done().out, format!("kvittera {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_arguments_are_said_on_stderr_or_as_json() {
    let place = Place::empty();
    let wrong: [&[&str]; 6] = [
        &["brew"],
        &["issue", "--sex", "both"],
        &["--lang", "da", "status"],
        &["--role", "boss", "status"],
        &["log", "--limit", "-1"],
        &["outage"],
    ];
    for arguments in wrong {
        place.run(arguments).failed(2, "--help");
        place.run(&[arguments, &["--json"]].concat()).refused(2, "usage");
    }
}

#[test]
fn without_a_command_and_a_terminal_there_is_nothing_to_show() {
    let place = Place::empty();
    place.run(&[]).failed(2, "Skärmbilderna behöver en terminal.");
    place.run(&["--json"]).refused(2, "not_a_terminal");
}

#[test]
fn without_a_command_the_screens_open() {
    let place = Place::in_outage();
    let mut terminal = Terminal::start(&place, &[]);
    terminal.wait_for("Kvittera");
    terminal.press(CTRL_Q);
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn completions_and_man_pages_know_every_command() {
    let place = Place::empty();
    for shell in ["bash", "zsh", "fish"] {
        let script = place.run(&["completions", shell]).done().out;
        assert!(["read-back", "redraw", "accept-warnings"].iter().all(|name| script.contains(name)), "{shell}");
    }
    let page = place.run(&["man"]).done().out;
    assert!(page.contains(".TH kvittera 1") && page.contains("Exit codes"), "{page}");
    assert!(place.run(&["man", "pool", "import"]).done().out.contains("accept\\-warnings"));
    place.run(&["man", "brew"]).failed(2, "brew");
}

#[test]
fn a_reader_that_has_gone_is_no_failure() {
    let place = Place::live();
    for arguments in [&["log"][..], &["log", "--json"], &["status"], &["--help"], &["completions", "bash"], &["man"]] {
        let (reader, writer) = pipe().unwrap();
        drop(reader);
        let said = Said::of(place.command(arguments).stdout(writer).output().unwrap());
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{arguments:?}");
    }
}

#[test]
fn a_full_disk_behind_stdout_is_a_failure() {
    let place = Place::live();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let said = Said::of(place.command(&["status"]).stdout(full).output().unwrap());
    said.failed(1, "Det gick inte att skriva ut");
}
