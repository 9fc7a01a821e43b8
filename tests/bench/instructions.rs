//! What a command costs from its start to its end, by the instructions that the processor is given.
//!
//! They are nearly the same in every run, so that a bound can be narrow. Against what SQLite alone needs to open the same
//! log and read its facts, they depend little on the machine, the compiler or the length of the schema.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, ExitCode};

use rusqlite::Connection;

use crate::desk::Desk;
use crate::table::Line;

/// The option that makes the bench do the bare reading and nothing else.
pub const BARE: &str = "--bare";

/// A command with its arguments, and how many times the bare reading it may cost.
const COMMANDS: [(&str, &[&str], f64); 2] = [
    ("status", &["status"], 3.7),
    (
        "issue",
        &["issue", "--sex", "female", "--vgr-id", "berbe2", "--clinic", "Ortopeden", "--ward", "Avdelning 12"],
        4.0,
    ),
];

/// Measures it on a live log with twenty numbers, in an outage.
pub fn measure() -> Vec<Line> {
    let Desk { folder: _folder, log, opened, .. } = Desk::in_outage();
    drop(opened);
    let kvittera = Path::new(env!("CARGO_BIN_EXE_kvittera"));
    let bare = count(&std::env::current_exe().unwrap(), &[BARE.as_ref(), log.as_ref()], &log);
    let line = |(name, arguments, most): (&str, &[&str], f64)| {
        let what = format!("instructions of `{name}`, against SQLite alone reading the log");
        let all: Vec<&OsStr> =
            [OsStr::new("--log"), log.as_ref()].into_iter().chain(arguments.iter().map(OsStr::new)).collect();
        match (count(kvittera, &all, &log), bare) {
            (Some(counted), Some(bare)) => {
                Line::ratio(what, counted / bare, most, format!("{:.1} and {:.1} million", counted / 1e6, bare / 1e6))
            }
            _ => Line::told(what, "left out: there is no valgrind"),
        }
    };
    COMMANDS.into_iter().map(line).collect()
}

/// How many instructions a program executes; nothing where they can't be counted.
fn count(program: &Path, arguments: &[&OsStr], log: &Path) -> Option<f64> {
    let home = log.parent().unwrap();
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(arguments)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("KVITTERA_AS", "abcde1")
        .envs(["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"].map(|name| (name, home)))
        .output()
        .ok()?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{told}");
    let counted = told.lines().find_map(|line| line.split_once("Collected : "))?.1;
    counted.trim().parse().ok()
}

/// Opens the log as SQLite does and reads every fact.
pub fn read_bare(log: &OsStr) -> ExitCode {
    let connection = Connection::open(log).unwrap();
    let mut query = connection.prepare("SELECT * FROM event ORDER BY seq").unwrap();
    let columns = query.column_count();
    let mut rows = query.query([]).unwrap();
    let mut events = 0;
    while let Some(row) = rows.next().unwrap() {
        events += usize::from((0..columns).all(|column| row.get_ref(column).is_ok()));
    }
    if events > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
