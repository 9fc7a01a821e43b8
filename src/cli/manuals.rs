//! `kvittera completions` and `kvittera man`: made from the definition of the command line.

use clap::{Command, CommandFactory as _};
use clap_complete::Shell;

use super::arguments::Arguments;
use super::failure::Failure;
use super::output::Output;
use super::session::Session;
use crate::confine::Walls;
use crate::t;

/// Prints the completions for a shell.
///
/// # Errors
/// When the output can't be written.
pub fn completions(shell: Shell, output: &mut Output<'_>) -> Result<(), Failure> {
    Walls::bare().close();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "kvittera", &mut script);
    Ok(output.verbatim(&script)?)
}

/// Prints the manual page of the program, or of the command that `words` lead to.
///
/// # Errors
/// When there is no such command or the output can't be written.
pub fn man(session: &Session, words: &[String], output: &mut Output<'_>) -> Result<(), Failure> {
    Walls::bare().close();
    let mut program = Arguments::command();
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

fn unknown(session: &Session, words: &[String]) -> Failure {
    let message = t!(session.texts, "cli-no-command", command = words.join(" "));
    Failure::arguments("argument_invalid", message, t!(session.texts, "cli-invalid-next"))
}
