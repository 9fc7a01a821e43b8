//! What is said before there are settings and sentences: help, version and arguments that can't be read, in English.

use std::ffi::OsString;
use std::fmt::Display;
use std::io;

use clap::error::ErrorKind;
use serde_json::json;

use crate::cli::exit::Exit;
use crate::cli::output::Output;

/// Prints help where it was asked for, else what is wrong with the arguments.
pub fn report(error: &clap::Error, arguments: &[OsString], output: &mut Output<'_>) -> Exit {
    let text = error.render().to_string();
    let is_asked_for = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    let (said, exit) = if is_asked_for {
        (output.verbatim(text.as_bytes()), Exit::Done)
    } else if arguments.iter().any(|argument| argument == "--json") {
        (output.json(&as_json(&text)), Exit::Arguments)
    } else {
        (text.lines().try_for_each(|line| output.message(line)), Exit::Arguments)
    };
    match said {
        Err(failed) if is_asked_for && failed.kind() != io::ErrorKind::BrokenPipe => Exit::Unexpected,
        _ => exit,
    }
}

/// Says what failed where no sentences are at hand: they could not be read, or the screens have taken them.
pub fn without_texts(error: &impl Display, output: &mut Output<'_>) -> Exit {
    // When stderr is gone too, only the exit code is left to tell.
    output.message(&error.to_string()).ok();
    Exit::Unexpected
}

fn as_json(text: &str) -> serde_json::Value {
    let message = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
    json!({ "error": { "kind": "usage", "message": message, "next": "kvittera --help" } })
}
