//! The command line: everything that the screens can do, through the same commands of the domain.
//!
//! Names, JSON keys and exit codes are English and stable; sentences follow the chosen language. `arguments` defines
//! the arguments, each command has a file of its own, and only `output` prints.

mod admission;
mod arguments;
mod backup;
mod check;
mod columns;
mod confirmation;
mod conflict;
mod dialogue;
mod exit;
mod export;
mod failure;
mod init;
mod interrupt;
pub mod invocation;
mod issuance;
mod issue;
mod log;
mod manuals;
mod outage;
mod output;
mod panic_report;
mod parse;
mod pool;
mod progress;
mod reconcile;
mod recover;
mod report;
mod restore;
mod save;
mod session;
mod status;
mod times;
mod usage;
mod verify;
mod witness;

use std::cell::RefCell;
use std::ffi::OsString;
use std::io::{self, IsTerminal as _};
use std::sync::Arc;

use rustix::termios::tcgetwinsize;

use crate::cli::arguments::{CliArgs, CommandArgs, GlobalArgs, IssueArgs, NamedFiles};
use crate::cli::failure::CliError;
use crate::cli::invocation::{Invocation, InvocationError};
use crate::cli::output::Output;
use crate::cli::panic_report::PanicReport;
use crate::clinics::Clinics;
use crate::config::Language;
use crate::desk::clock::Clock;
use crate::desk::login::SessionOrigin;
use crate::i18n::{Phones, Texts};
use crate::open::{LogAccess, OpenedLog};
use crate::panics::Panicked;
use crate::terminal::{Glyphs, Terminal, TerminalKind};
use crate::{panics, t};
use kvittera_domain::value::log_identity::Mode;

pub use crate::cli::exit::Exit;
pub use crate::cli::session::CliSession;

/// The function that shows the screens of an open log until the person leaves them.
pub type Screens = fn(CliSession, OpenedLog, Clinics) -> io::Result<()>;

/// Runs the command that the arguments name; without a command, calls `screens`.
pub fn run(arguments: impl IntoIterator<Item = OsString>, clock: Arc<dyn Clock>, screens: Screens) -> Exit {
    let (mut stdout, mut stderr) = (io::stdout(), io::stderr());
    let glyphs = [glyphs(stdout.is_terminal()), glyphs(stderr.is_terminal())];
    let mut output = Output::new(&mut stdout, &mut stderr).with_glyphs(glyphs).with_columns(columns());
    let panic_report = RefCell::new(PanicReport::default());
    let outcome = panics::catch(|| start(arguments.into_iter().collect(), clock, screens, &panic_report, &mut output));
    outcome.unwrap_or_else(|panicked| panic_report.take().print(panicked, &mut output))
}

fn start(
    arguments: Vec<OsString>,
    clock: Arc<dyn Clock>,
    screens: Screens,
    panic_report: &RefCell<PanicReport>,
    output: &mut Output<'_>,
) -> Exit {
    let origin = SessionOrigin::find();
    match Invocation::read(arguments, &origin) {
        Ok(invocation) => dispatch(invocation, &origin, clock, screens, panic_report, output),
        Err(InvocationError::Usage(error, words)) => usage::report(&error, &words, output),
        Err(InvocationError::Unreadable(global)) => {
            output.set_mode(if global.practice { Mode::Practice } else { Mode::Live });
            let texts = Texts::load(global.lang.unwrap_or(Language::Sv));
            admission::unreadable(&texts).report(&texts, &Phones::default(), global.json, output)
        }
    }
}

fn dispatch(
    invocation: Invocation,
    origin: &SessionOrigin,
    clock: Arc<dyn Clock>,
    screens: Screens,
    panic_report: &RefCell<PanicReport>,
    output: &mut Output<'_>,
) -> Exit {
    let Invocation { arguments: CliArgs { global, command }, forbidden_option } = invocation;
    output.set_mode(if global.practice { Mode::Practice } else { Mode::Live });
    let own_settings = GlobalArgs { config: None, ..global.clone() };
    let config = admission::settings(if forbidden_option.is_some() { &own_settings } else { &global });
    let language = global.lang.or(config.as_ref().ok().map(|config| config.desk.language)).unwrap_or(Language::Sv);
    panic_report.replace(PanicReport { language, json: global.json, phones: Phones::default() });
    let texts = Texts::load(language);
    if let Some(option) = forbidden_option {
        return admission::forbidden_option(&texts, option).report(&texts, &Phones::default(), global.json, output);
    }
    let admitted =
        config.and_then(|config| Ok((admission::admit(&global, origin, &config, &texts, clock.now())?, config)));
    let (person, config) = match admitted {
        Ok(admitted) => admitted,
        Err(failure) => return failure.report(&texts, &Phones::default(), global.json, output),
    };
    let named = command.as_ref().map(NamedFiles::of).unwrap_or_default();
    let session = CliSession::new(&global, named, person, config, texts, clock, dialogue::is_on_terminal());
    panic_report.borrow_mut().phones = session.phones();
    let outcome = match &command {
        Some(command) => run_command(&session, command, output),
        None if uses_prompts() => issue::run(&session, &IssueArgs::default(), output).map(|()| Exit::Done),
        None => match open_for_screens(&session, output) {
            Ok((opened, clinics)) => {
                return show_screens(session, opened, clinics, screens, &panic_report.borrow(), output);
            }
            Err(failure) => Err(failure),
        },
    };
    let exit =
        outcome.unwrap_or_else(|failure| failure.report(&session.texts, &session.phones(), session.json, output));
    session.run_maintenance(output);
    exit
}

/// The width of the terminal on stdout; `None` if stdout is no terminal or the width is unknown.
fn columns() -> Option<usize> {
    let size = tcgetwinsize(io::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}

/// What a terminal can show; a pipe or a file takes any character.
fn glyphs(is_terminal: bool) -> Glyphs {
    if is_terminal { Terminal::find().glyphs } else { Glyphs::Unicode }
}

/// True on a terminal that can't draw screens: there, the program asks line by line.
fn uses_prompts() -> bool {
    dialogue::is_on_terminal() && Terminal::find().kind == TerminalKind::Dumb
}

fn run_command(session: &CliSession, command: &CommandArgs, output: &mut Output<'_>) -> Result<Exit, CliError> {
    match command {
        CommandArgs::Init(arguments) => init::run(session, arguments, output),
        CommandArgs::Status => status::run(session, output),
        CommandArgs::Outage(arguments) => outage::run(session, arguments, output),
        CommandArgs::Issue(arguments) => issue::run(session, arguments, output),
        CommandArgs::ReadBack(arguments) => issuance::read_back(session, arguments, output),
        CommandArgs::Void(arguments) => issuance::void(session, arguments, output),
        CommandArgs::Correct(arguments) => issuance::correct(session, arguments, output),
        CommandArgs::Conflict(arguments) => conflict::run(session, arguments, output),
        CommandArgs::Pool(arguments) => pool::run(session, arguments, output),
        CommandArgs::Reconcile(arguments) => reconcile::run(session, arguments, output),
        CommandArgs::Recover(arguments) => recover::run(session, arguments, output),
        CommandArgs::Report(arguments) => report::run(session, arguments, output),
        CommandArgs::Log(arguments) if arguments.witness => witness::run(session, arguments, output),
        CommandArgs::Log(arguments) => log::run(session, arguments, output),
        CommandArgs::Export(arguments) => export::run(session, arguments, output),
        CommandArgs::Backup(arguments) => backup::run(session, arguments, output),
        CommandArgs::Restore(arguments) => restore::run(session, arguments, output),
        CommandArgs::Check => return check::run(session, output),
        CommandArgs::Verify => return verify::run(session, output),
        CommandArgs::Completions { shell } => manuals::completions(*shell, output),
        CommandArgs::Man { command } => manuals::man(session, command, output),
    }?;
    Ok(Exit::Done)
}

fn open_for_screens(session: &CliSession, output: &Output<'_>) -> Result<(OpenedLog, Clinics), CliError> {
    if !dialogue::is_on_terminal() {
        let message = t!(session.texts, "cli-not-a-terminal");
        return Err(CliError::arguments("not_a_terminal", message, t!(session.texts, "cli-not-a-terminal-next")));
    }
    let clinics = Clinics::load(&session.config.clinics.file).map_err(CliError::Config)?;
    let opened = session.find_log(LogAccess::Write, output)?;
    session.confine_for_screens(&opened.file.path);
    Ok((opened, clinics))
}

fn show_screens(
    session: CliSession,
    opened: OpenedLog,
    clinics: Clinics,
    screens: Screens,
    panic_report: &PanicReport,
    output: &mut Output<'_>,
) -> Exit {
    match screens(session, opened, clinics) {
        Ok(()) => Exit::Done,
        Err(error) => match error.downcast::<Panicked>() {
            Ok(panicked) => panic_report.print(panicked, output),
            Err(error) => usage::without_texts(&error, output),
        },
    }
}
