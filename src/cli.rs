//! The command line: everything that the screens can do, through the same commands of the domain.
//!
//! Names, JSON keys and exit codes are English and stable; sentences follow the language. `arguments` defines all of
//! it, each command has its own file, and only `output` prints.

mod arguments;
mod backup;
mod check;
mod columns;
mod conflict;
mod dialogue;
mod exit;
mod export;
mod failure;
mod init;
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
use crate::cli::panic_report::Parting;
use crate::clinics::Clinics;
use crate::config::Language;
use crate::desk::clock::Clock;
use crate::desk::login::SessionOrigin;
use crate::i18n::{Phones, Texts};
use crate::open::OpenedLog;
use crate::panics::Panicked;
use crate::terminal::{Glyphs, Kind, Terminal};
use crate::{panics, t};

pub use crate::cli::exit::Exit;
pub use crate::cli::session::CliSession;

/// Shows the screens of an open log until somebody leaves them.
pub type Screens = fn(CliSession, OpenedLog, Clinics) -> io::Result<()>;

/// Does what the arguments say; without a command, `screens` takes over.
pub fn run(arguments: impl IntoIterator<Item = OsString>, clock: Arc<dyn Clock>, screens: Screens) -> Exit {
    let (mut stdout, mut stderr) = (io::stdout(), io::stderr());
    let glyphs = [glyphs(stdout.is_terminal()), glyphs(stderr.is_terminal())];
    let mut output = Output::new(&mut stdout, &mut stderr).in_characters(glyphs).in_columns(columns());
    let parting = RefCell::new(Parting::default());
    let outcome = panics::catch(|| enter(arguments.into_iter().collect(), clock, screens, &parting, &mut output));
    outcome.unwrap_or_else(|panics| parting.take().tell(panics, &mut output))
}

fn enter(
    arguments: Vec<OsString>,
    clock: Arc<dyn Clock>,
    screens: Screens,
    parting: &RefCell<Parting>,
    output: &mut Output<'_>,
) -> Exit {
    let way = SessionOrigin::find();
    match Invocation::read(arguments, &way) {
        Ok(entry) => act(entry, &way, clock, screens, parting, output),
        Err(InvocationError::Usage(error, words)) => usage::report(&error, &words, output),
        Err(InvocationError::Unreadable(global)) => {
            let texts = Texts::load(global.lang.unwrap_or(Language::Sv));
            session::unreadable(&texts).report(&texts, &Phones::default(), global.json, output)
        }
    }
}

fn act(
    entry: Invocation,
    way: &SessionOrigin,
    clock: Arc<dyn Clock>,
    screens: Screens,
    parting: &RefCell<Parting>,
    output: &mut Output<'_>,
) -> Exit {
    let Invocation { arguments: CliArgs { global, command }, beyond } = entry;
    let own = GlobalArgs { config: None, ..global.clone() };
    let config = session::settings(if beyond.is_some() { &own } else { &global });
    let language = global.lang.or(config.as_ref().ok().map(|config| config.desk.language)).unwrap_or(Language::Sv);
    parting.replace(Parting { language, json: global.json, phones: Phones::default() });
    let texts = Texts::load(language);
    if let Some(option) = beyond {
        return session::beyond(&texts, option).report(&texts, &Phones::default(), global.json, output);
    }
    let admitted = config.and_then(|config| Ok((session::admit(&global, way, &config, &texts, clock.now())?, config)));
    let (person, config) = match admitted {
        Ok(ready) => ready,
        Err(failure) => return failure.report(&texts, &Phones::default(), global.json, output),
    };
    let named = command.as_ref().map(NamedFiles::by).unwrap_or_default();
    let session = CliSession::new(&global, named, person, config, texts, clock);
    parting.borrow_mut().phones = session.phones();
    let outcome = match &command {
        Some(command) => carry_out(&session, command, output),
        None if asks_line_by_line() => issue::run(&session, &IssueArgs::default(), output).map(|()| Exit::Done),
        None => match ready_for_screens(&session, output) {
            Ok((opened, clinics)) => return show(session, opened, clinics, screens, &parting.borrow(), output),
            Err(failure) => Err(failure),
        },
    };
    let exit =
        outcome.unwrap_or_else(|failure| failure.report(&session.texts, &session.phones(), session.json, output));
    session.look_after(output);
    exit
}

/// The columns of the terminal that results go to, if they do and it tells.
fn columns() -> Option<usize> {
    let size = tcgetwinsize(io::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}

/// A pipe takes everything.
fn glyphs(is_terminal: bool) -> Glyphs {
    if is_terminal { Terminal::find().glyphs } else { Glyphs::Unicode }
}

/// Where no screen can be drawn, the call goes line by line.
fn asks_line_by_line() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal() && Terminal::find().kind == Kind::Dumb
}

fn carry_out(session: &CliSession, command: &CommandArgs, output: &mut Output<'_>) -> Result<Exit, CliError> {
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
        CommandArgs::Log(arguments) if arguments.journal => witness::run(session, arguments, output),
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

fn ready_for_screens(session: &CliSession, output: &Output<'_>) -> Result<(OpenedLog, Clinics), CliError> {
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        let message = t!(session.texts, "cli-not-a-terminal");
        return Err(CliError::arguments("not_a_terminal", message, t!(session.texts, "cli-not-a-terminal-next")));
    }
    let clinics = Clinics::load(&session.config.clinics.file).map_err(CliError::Config)?;
    let opened = session.find_log(output)?;
    session.shut_in_for_screens(&opened.path);
    Ok((opened, clinics))
}

fn show(
    session: CliSession,
    opened: OpenedLog,
    clinics: Clinics,
    screens: Screens,
    parting: &Parting,
    output: &mut Output<'_>,
) -> Exit {
    match screens(session, opened, clinics) {
        Ok(()) => Exit::Done,
        Err(error) => match error.downcast::<Panicked>() {
            Ok(panics) => parting.tell(panics, output),
            Err(error) => usage::without_texts(&error, output),
        },
    }
}
