//! How somebody comes in: the arguments, what a client asks for over SSH, and what of it may be chosen.
//!
//! Whoever comes through sudo or a forced command sits in a lent account. The log, the settings, the person and the role
//! are then the account's business: a forced command may say them, but never the client, and never sudo's caller.

use std::ffi::{OsStr, OsString};

use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory as _, FromArgMatches as _};

use crate::cli::arguments::{CliArgs, GlobalArgs};
use crate::desk::login::SessionOrigin;

/// The arguments as they hold.
pub struct Invocation {
    /// The arguments; of a client's wishes only those that a client may have.
    pub arguments: CliArgs,
    /// An option that this person may not choose.
    pub beyond: Option<&'static str>,
}

/// Why there are no arguments.
pub enum InvocationError {
    /// They are none of this program's, or ask for help.
    Usage(clap::Error, Vec<OsString>),
    /// What the client asks for is no line of words.
    Unreadable(GlobalArgs),
}

/// The options that belong to the account, as clap and people call them.
const PLACE: [(&str, &str); 2] = [("log", "--log"), ("config", "--config")];
const RIGHTS: [(&str, &str); 3] = [("practice", "--practice"), ("role", "--role"), ("unit", "--unit")];
const PERSON: [(&str, &str); 1] = [("acting", "--as")];

/// More than any command needs.
const LONGEST: usize = 8192;

impl Invocation {
    /// Reads the arguments and, where sshd forces them, what the client asks for.
    ///
    /// # Errors
    /// When one of them can't be understood.
    pub fn read(words: Vec<OsString>, way: &SessionOrigin) -> Result<Self, InvocationError> {
        let (given, matches) = parse(&words).map_err(|error| InvocationError::Usage(error, words))?;
        let outside = if way.is_sudo {
            chosen(&matches, &PLACE, &[ValueSource::CommandLine, ValueSource::EnvVariable])
        } else if way.ssh_command.is_some() {
            chosen(&matches, &[PLACE.as_slice(), &RIGHTS, &PERSON].concat(), &[ValueSource::EnvVariable])
        } else {
            None
        };
        match &way.ssh_command {
            // A command that was forced whole is carried out, whatever the client asks for.
            Some(ssh_command) if given.command.is_none() => Self::with_ssh_command(given, ssh_command, outside),
            _ => Ok(Self { arguments: given, beyond: outside }),
        }
    }

    fn with_ssh_command(
        given: CliArgs,
        ssh_command: &OsStr,
        outside: Option<&'static str>,
    ) -> Result<Self, InvocationError> {
        let words = split(ssh_command).ok_or_else(|| InvocationError::Unreadable(given.global.clone()))?;
        let (wish, matches) = parse(&words).map_err(|error| InvocationError::Usage(error, words))?;
        // Where several people share a key each says who they are.
        let person: &[_] = if given.global.acting.is_some() { &PERSON } else { &[] };
        let inside = chosen(&matches, &[PLACE.as_slice(), &RIGHTS, person].concat(), &[ValueSource::CommandLine]);
        let says_language = matches.value_source("lang") == Some(ValueSource::CommandLine);
        let lang = if says_language { wish.global.lang } else { given.global.lang };
        let acting = given.global.acting.or(wish.global.acting);
        let global = GlobalArgs { lang, acting, json: wish.global.json || given.global.json, ..given.global };
        Ok(Self { arguments: CliArgs { global, command: wish.command }, beyond: outside.or(inside) })
    }
}

fn parse(words: &[OsString]) -> Result<(CliArgs, ArgMatches), clap::Error> {
    let matches = CliArgs::command().try_get_matches_from(words)?;
    let arguments = CliArgs::from_arg_matches(&matches).map_err(|error| error.format(&mut CliArgs::command()))?;
    Ok((arguments, matches))
}

/// The first of the options that came from one of these sources.
fn chosen(matches: &ArgMatches, options: &[(&str, &'static str)], sources: &[ValueSource]) -> Option<&'static str> {
    let from_there = |id: &str| matches.value_source(id).is_some_and(|source| sources.contains(&source));
    options.iter().find(|(id, _)| from_there(id)).map(|(_, option)| *option)
}

/// Splits a line into words as a shell would, but expands nothing and knows no comments. Its first word may be the name
/// of the program.
fn split(line: &OsStr) -> Option<Vec<OsString>> {
    // Stands for `#` meanwhile, which would begin a comment; refused where it comes from outside.
    const NUMBER_SIGN: char = '\u{E000}';
    let line = line.to_str().filter(|line| line.len() <= LONGEST)?;
    if line.contains(|c: char| c.is_control() || c == NUMBER_SIGN) {
        return None;
    }
    let words = shlex::split(&line.replace('#', &NUMBER_SIGN.to_string()))?;
    let words = words.iter().map(|word| OsString::from(word.replace(NUMBER_SIGN, "#")));
    let program = OsString::from("kvittera");
    let named = words.clone().next().is_some_and(|first| first == program);
    Some(std::iter::once(program).chain(words.skip(usize::from(named))).collect())
}
