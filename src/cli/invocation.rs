//! Reads the arguments, and the command that an SSH client asks for, and finds options that the person may not choose.
//!
//! A person who comes through sudo or a forced SSH command uses an account that is not their own. The administrator of
//! that account then chooses the log, the settings, the person and the role: a forced command may name them, but never
//! the SSH client, and never sudo's caller.

use std::any::TypeId;
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt as _;

use clap::builder::TypedValueParser;
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, CommandFactory as _, FromArgMatches as _};

use crate::cli::arguments::{CliArgs, GlobalArgs};
use crate::desk::login::SessionOrigin;
use crate::terminal::Charset;

/// The arguments that hold for this run.
pub struct Invocation {
    /// The arguments, with those of an SSH client that a client may choose.
    pub arguments: CliArgs,
    /// An option that was given although this person may not choose it.
    pub forbidden_option: Option<&'static str>,
}

/// Why the arguments can't be used.
pub enum InvocationError {
    /// clap rejects the words, which stand beside its error, or they ask for help or the version.
    Usage(clap::Error, Vec<OsString>),
    /// The SSH client's command is no line of words; the forced command's options stand here.
    Unreadable(GlobalArgs),
}

/// The options that only the account's administrator may choose: clap's id of each, and what people type.
const PLACE: [(&str, &str); 2] = [("log", "--log"), ("config", "--config")];
const RIGHTS: [(&str, &str); 3] = [("practice", "--practice"), ("role", "--role"), ("unit", "--unit")];
const PERSON: [(&str, &str); 1] = [("acting", "--as")];

/// The longest SSH command that is read, in bytes; more than any command needs.
const MAX_SSH_COMMAND_BYTES: usize = 8192;

impl Invocation {
    /// Reads the arguments and, where sshd forces them, the client's command.
    ///
    /// # Errors
    /// When the arguments or the client's command can't be understood.
    pub fn read(words: Vec<OsString>, origin: &SessionOrigin) -> Result<Self, InvocationError> {
        let (given, matches) = parse(&words).map_err(|error| InvocationError::Usage(error, words))?;
        let outside = if origin.is_sudo {
            first_given(&matches, &PLACE, &[ValueSource::CommandLine, ValueSource::EnvVariable])
        } else if origin.ssh_command.is_some() {
            first_given(&matches, &[PLACE.as_slice(), &RIGHTS, &PERSON].concat(), &[ValueSource::EnvVariable])
        } else {
            None
        };
        match &origin.ssh_command {
            // If the forced command names a subcommand, that one runs, whatever the client asks for.
            Some(ssh_command) if given.command.is_none() => Self::with_ssh_command(given, ssh_command, outside),
            _ => Ok(Self { arguments: given, forbidden_option: outside }),
        }
    }

    fn with_ssh_command(
        given: CliArgs,
        ssh_command: &OsStr,
        outside: Option<&'static str>,
    ) -> Result<Self, InvocationError> {
        let words = split(ssh_command).ok_or_else(|| InvocationError::Unreadable(given.global.clone()))?;
        let (requested, matches) = parse(&words).map_err(|error| InvocationError::Usage(error, words))?;
        // Without `--as` in the forced command several people may share a key, and each says who they are.
        let person: &[_] = if given.global.acting.is_some() { &PERSON } else { &[] };
        let inside = first_given(&matches, &[PLACE.as_slice(), &RIGHTS, person].concat(), &[ValueSource::CommandLine]);
        let says_language = matches.value_source("lang") == Some(ValueSource::CommandLine);
        let lang = if says_language { requested.global.lang } else { given.global.lang };
        let acting = given.global.acting.or(requested.global.acting);
        let global = GlobalArgs { lang, acting, json: requested.global.json || given.global.json, ..given.global };
        Ok(Self { arguments: CliArgs { global, command: requested.command }, forbidden_option: outside.or(inside) })
    }
}

/// Reads text in the character set of the locale where it is no UTF-8.
#[derive(Clone, Copy)]
struct TextParser(Charset);

impl TypedValueParser for TextParser {
    type Value = String;

    fn parse_ref(&self, _: &Command, _: Option<&Arg>, word: &OsStr) -> Result<String, clap::Error> {
        Ok(word.to_str().map_or_else(|| self.0.decode(word.as_bytes()).into_owned(), str::to_owned))
    }
}

/// The commands and options that the words may name. Where a word is no UTF-8, texts are read in the character set of the
/// locale; paths stay as they are, since their bytes are the file's name.
fn command_for(words: &[OsString]) -> Command {
    let command = CliArgs::command();
    if words.iter().all(|word| word.to_str().is_some()) { command } else { in_charset(command, Charset::find()) }
}

fn in_charset(command: Command, charset: Charset) -> Command {
    let is_text = |arg: &Arg| arg.get_value_parser().type_id() == TypeId::of::<String>();
    let read = move |arg: Arg| {
        // Where only some words are allowed, another parser says which.
        let is_free = arg.get_possible_values().is_empty() && is_text(&arg);
        if is_free { arg.value_parser(TextParser(charset)) } else { arg }
    };
    command.mut_args(read).mut_subcommands(|command| in_charset(command, charset))
}

fn parse(words: &[OsString]) -> Result<(CliArgs, ArgMatches), clap::Error> {
    let matches = command_for(words).try_get_matches_from(words)?;
    let arguments = CliArgs::from_arg_matches(&matches).map_err(|error| error.format(&mut CliArgs::command()))?;
    Ok((arguments, matches))
}

/// The first of the options whose value came from one of these sources.
fn first_given(
    matches: &ArgMatches,
    options: &[(&str, &'static str)],
    sources: &[ValueSource],
) -> Option<&'static str> {
    let from_there = |id: &str| matches.value_source(id).is_some_and(|source| sources.contains(&source));
    options.iter().find(|(id, _)| from_there(id)).map(|(_, option)| *option)
}

/// Splits a line into words as a shell would, but expands nothing and knows no comments. The first word may be the
/// program's name; it is added where it is missing. `None` if the line is too long, is not UTF-8, has control
/// characters or unbalanced quotes.
fn split(line: &OsStr) -> Option<Vec<OsString>> {
    // Replaces `#`, which shlex takes for the beginning of a comment. A line that already has it is refused.
    const NUMBER_SIGN: char = '\u{E000}';
    let line = line.to_str().filter(|line| line.len() <= MAX_SSH_COMMAND_BYTES)?;
    if line.contains(|c: char| c.is_control() || c == NUMBER_SIGN) {
        return None;
    }
    let words = shlex::split(&line.replace('#', &NUMBER_SIGN.to_string()))?;
    let words = words.iter().map(|word| OsString::from(word.replace(NUMBER_SIGN, "#")));
    let program = OsString::from("kvittera");
    let named = words.clone().next().is_some_and(|first| first == program);
    Some(std::iter::once(program).chain(words.skip(usize::from(named))).collect())
}
