//! What is printed before settings and texts are loaded: help, version and invalid arguments, in English.

use std::ffi::OsString;
use std::fmt::Display;
use std::io;

use clap::error::ErrorKind;
use serde_json::json;

use crate::cli::exit::Exit;
use crate::cli::output::Output;
use kvittera_domain::value::log_identity::Mode;

/// Prints help or the version if the arguments ask for it, else what is wrong with them.
pub fn report(error: &clap::Error, arguments: &[OsString], output: &mut Output<'_>) -> Exit {
    let text = error.render().to_string();
    let has = |option: &str| arguments.iter().any(|argument| argument == option);
    let is_asked_for = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    let (said, exit) = if is_asked_for {
        (output.verbatim(text.as_bytes()), Exit::Done)
    } else if has("--json") {
        output.set_mode(if has("--practice") { Mode::Practice } else { Mode::Live });
        (output.json(&as_json(&text)), Exit::Arguments)
    } else {
        (text.lines().try_for_each(|line| output.message(line)), Exit::Arguments)
    };
    match said {
        Err(failed) if is_asked_for && failed.kind() != io::ErrorKind::BrokenPipe => Exit::Unexpected,
        _ => exit,
    }
}

/// Prints an error where no texts are at hand: they could not be loaded, or the screens own them.
pub fn without_texts(error: &impl Display, output: &mut Output<'_>) -> Exit {
    // If stderr fails too, the exit code alone has to tell.
    output.message(&error.to_string()).ok();
    Exit::Unexpected
}

fn as_json(text: &str) -> serde_json::Value {
    let message = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
    json!({ "error": { "kind": "usage", "message": message, "next": "kvittera --help" } })
}
