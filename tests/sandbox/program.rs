//! The program itself, shut in: what it is for still works, and what goes too far is refused by the kernel.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use kvittera::config::Config;
use kvittera::sandbox::Allowed;
use rustix::process::Pid;

use super::is_enforced;
use crate::cli::place::{Place, Said, full_pool};
use crate::given::tools;
use crate::terminal::machine::Machine;

/// Whether this kernel shuts programs in, found out on a thread of its own.
fn can_confine() -> bool {
    let probes = Config::load(None).unwrap().probes;
    is_enforced(std::thread::spawn(move || Allowed::around(&probes).enter()).join().unwrap())
}

fn status_of(folder: &Path, key: &str) -> String {
    let status = fs::read_to_string(folder.join("status")).unwrap();
    status.lines().find_map(|line| line.strip_prefix(key)).unwrap().trim().to_owned()
}

fn proc(program: Pid) -> std::path::PathBuf {
    Path::new("/proc").join(program.as_raw_nonzero().to_string())
}

#[test]
fn verify_says_how_far() {
    let place = Place::live();
    let expected = if can_confine() { "full" } else { "none" };
    let found = place.run(&["verify", "--json"]).done().json();
    assert!(found["ok"].as_bool().unwrap());
    assert!([expected, "partial"].contains(&found["confined"].as_str().unwrap()), "{found}");
    let words = place.run(&["verify"]).done();
    assert_eq!(words.err.contains("Landlock"), found["confined"] != "full", "{words:?}");
}

#[test]
fn what_the_command_line_names_is_made_wherever_it_is() {
    let place = Place::in_outage();
    place.issue("female").done();
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("report.md");
    place.run(&["report", "-o", file.to_str().unwrap()]).done();
    assert!(fs::read_to_string(file).unwrap().starts_with("# Rapport"));
}

#[test]
fn numbers_come_through_the_pipe_of_a_shell() {
    let place = Place::empty();
    let pool = place.write("pool.csv", full_pool());
    let program = place.command(&["init", "--pool", "/dev/fd/3"]);
    let mut shell = Command::new("bash");
    let line = format!("exec {} init --pool <(cat {pool})", program.get_program().display());
    let said = shell.args(["-c", &line]).env_clear().envs(place.environment()).output().unwrap();
    Said::of(said).done();
    let said = Command::new("bash")
        .args(["-c", &format!("exec {} pool count --file <(cat {pool})", program.get_program().display())])
        .env_clear()
        .envs(place.environment())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    Said::of(said).done();
}

#[test]
fn every_command_shuts_itself_in() {
    if !(can_confine() && tools::has_strace()) {
        return;
    }
    let place = Place::live();
    let pool = place.write("pool.csv", full_pool());
    let other = place.path("new/folder/log.sqlite").display().to_string();
    let commands: [&[&str]; 8] = [
        &["man"],
        &["man", "issue"],
        &["completions", "bash"],
        &["--log", &other, "init", "--pool", &pool],
        &["--practice", "init"],
        &["--practice", "init"],
        &["status"],
        &["outage", "suspect"],
    ];
    for arguments in commands {
        let trace = place.path("trace");
        let program = place.command(arguments);
        let mut traced = Command::new("/usr/bin/strace");
        traced.args(["-f", "-e", "trace=landlock_restrict_self,openat", "-o"]).arg(&trace).arg("--");
        traced.arg(program.get_program()).args(program.get_args());
        let said = traced.env_clear().envs(place.environment()).current_dir(place.path("")).output().unwrap();
        assert_eq!(Said::of(said).done().code, 0);
        let calls = fs::read_to_string(&trace).unwrap();
        let shut_in = calls.lines().find(|line| line.contains("landlock_restrict_self("));
        assert!(shut_in.is_some_and(|line| line.ends_with("= 0")), "{arguments:?}: {calls}");
    }
    assert!(Path::new(&other).exists());
}

#[test]
fn a_new_log_is_made_and_nothing_else_is_within_reach() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let log = folder.path().join("a/b/log.sqlite");
    let walls = Allowed::bare().with_new_log(&log).unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            if is_enforced(walls.enter()) {
                fs::create_dir_all(log.parent().unwrap()).unwrap();
                fs::write(&log, "").unwrap();
                assert!(fs::write(elsewhere.path().join("x"), "").is_err());
                assert!(fs::read_dir("/etc").is_err());
            }
        });
    });
    assert!(Allowed::bare().with_new_log(Path::new("/no-such-folder-here/log.sqlite")).is_none(), "that is everything");
}

#[test]
fn every_thread_of_the_screens_is_shut_in() {
    if !can_confine() {
        return;
    }
    let machine = Machine::fresh();
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut").press("m").wait_for_words("Den som ringer");
    let threads: Vec<_> = fs::read_dir(proc(window.program()).join("task")).unwrap().map(Result::unwrap).collect();
    assert!(threads.len() >= 4, "keys, signals, the terminal, the log: {threads:?}");
    for thread in threads {
        assert_eq!(status_of(&thread.path(), "NoNewPrivs:"), "1", "{thread:?}");
    }
}

#[test]
fn from_the_screens_documents_are_saved_at_home_and_nowhere_else() {
    if !can_confine() {
        return;
    }
    let machine = Machine::fresh();
    let elsewhere = tempfile::tempdir().unwrap();
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut").press("<f6>").wait_for_words("Att göra").press("u").wait_for_words(".html");
    window.send(b"\x15");
    window.send(elsewhere.path().join("a.html").to_str().unwrap().as_bytes());
    window.confirm("a.html", "<enter>").wait_for_words("får bara skriva");
    assert!(fs::read_dir(elsewhere.path()).unwrap().next().is_none());
    window.send(b"\x15");
    window.send(machine.home().join("b.html").to_str().unwrap().as_bytes());
    window.confirm("b.html", "<enter>").wait_for_words("Sparad");
    assert!(machine.home().join("b.html").exists());
}

#[test]
fn no_image_of_the_memory_is_left_behind() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut");
    let limits = fs::read_to_string(proc(window.program()).join("limits")).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().skip(4).collect::<Vec<_>>(), ["0", "0", "bytes"], "{core}");
}
