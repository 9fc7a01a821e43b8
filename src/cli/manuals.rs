//! `kvittera completions` and `kvittera man`, both made from the definition of the arguments.

use clap::{Command, CommandFactory as _};
use clap_complete::Shell;

use crate::cli::arguments::CliArgs;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::sandbox::Allowed;
use crate::t;

/// Prints the completions for a shell.
///
/// # Errors
/// When the output can't be written.
pub fn completions(shell: Shell, output: &mut Output<'_>) -> Result<(), CliError> {
    Allowed::bare().enter();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut CliArgs::command(), "kvittera", &mut script);
    Ok(output.verbatim(&script)?)
}

/// Prints the manual page of the program, or of the command that `words` name, as in `pool import`.
///
/// # Errors
/// When there is no such command or the output can't be written.
pub fn man(session: &CliSession, words: &[String], output: &mut Output<'_>) -> Result<(), CliError> {
    Allowed::bare().enter();
    let mut program = CliArgs::command();
    program.build();
    let Some(command) = words.iter().try_fold(&program, |command, word| command.find_subcommand(word)) else {
        return Err(unknown(session, words));
    };
    Ok(output.verbatim(&page(command.clone())?)?)
}

fn page(command: Command) -> std::io::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    Ok(page)
}

fn unknown(session: &CliSession, words: &[String]) -> CliError {
    let message = t!(session.texts, "cli-no-command", command = words.join(" "));
    CliError::arguments("argument_invalid", message, t!(session.texts, "cli-invalid-next"))
}
