//! Kvittera: hands out reserve numbers while the hospital's person-id service is down.

use std::process::ExitCode;
use std::sync::Arc;

use kvittera::cli::output::Output;
use kvittera::cli::session::Session;
use kvittera::cli::{self, Failure};
use kvittera::desk::clock::SystemClock;

fn main() -> ExitCode {
    cli::run(std::env::args_os(), Arc::new(SystemClock), screens).into()
}

/// Without a command: the way to the commands, for as long as there are no screens.
fn screens(_session: &Session, output: &mut Output<'_>) -> Result<(), Failure> {
    use clap::CommandFactory as _;
    Ok(output.verbatim(cli::arguments::Arguments::command().render_long_help().to_string().as_bytes())?)
}
