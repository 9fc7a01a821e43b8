//! How fast it all is: `cargo bench` measures every figure and says which are held, `cargo bench -- NAME` only one.
//!
//! Each figure is a ratio to something measured in the same run, or a limit that a person would notice, so that the
//! machine matters little. One file a figure; each gives back lines of the table that is printed at the end.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    missing_docs
)]
#![allow(dead_code, reason = "the table offers more kinds of lines than every figure needs")]

mod desk;
mod filter;
mod idle;
mod instructions;
mod issuance;
mod keystroke;
mod long_log;
mod start;
mod table;
mod verify;
#[path = "../terminal/window.rs"]
mod window;

use std::process::ExitCode;

use table::Line;

/// A figure by its name, and what measures it.
type Figure = (&'static str, fn() -> Vec<Line>);

const FIGURES: &[Figure] = &[
    ("issuance", issuance::measure),
    ("start", start::measure),
    ("start against a pager", start::measure_against_pager),
    ("start by instructions", instructions::measure),
    ("filter", filter::measure),
    ("keystroke", keystroke::measure),
    ("verify", verify::measure),
    ("idle", idle::measure),
];

fn main() -> ExitCode {
    if let [_, option, log] = std::env::args_os().collect::<Vec<_>>().as_slice()
        && option == instructions::BARE
    {
        return instructions::read_bare(log);
    }
    // Cargo itself passes `--bench`.
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str()));
    let mut lines = Vec::new();
    for (name, measure) in FIGURES.iter().filter(|(name, _)| is_wanted(name)) {
        eprintln!("{name} …");
        lines.extend(measure());
    }
    table::print(&lines);
    if lines.iter().all(Line::is_held) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
