//! The command line: everything that the screens can do, through the same commands of the domain.
//!
//! Names, JSON keys and exit codes are English and stable; sentences follow the language. `arguments` defines all of
//! it, each command has its own file, and only `output` prints.

mod arguments;
mod attended;
mod backup;
mod check;
mod columns;
mod conflict;
mod dialogue;
pub mod entry;
mod exit;
mod export;
mod failure;
mod hand_out;
mod init;
mod issue;
mod journal;
mod log;
mod manuals;
mod moments;
mod outage;
mod output;
mod parting;
mod pool;
mod reconcile;
mod recover;
mod report;
mod restore;
mod save;
mod session;
mod status;
mod typed;
mod usage;
mod verify;
mod wait;

use std::cell::RefCell;
use std::ffi::OsString;
use std::io::{self, IsTerminal as _};
use std::sync::Arc;

use rustix::termios::tcgetwinsize;

use self::arguments::{Arguments, Command, Global, Issue, Named};
use self::entry::{Entry, Misfit};
use self::failure::Failure;
use self::output::Output;
use self::parting::Parting;
use crate::clinics::Clinics;
use crate::desk::clock::Clock;
use crate::desk::way_in::WayIn;
use crate::i18n::{Language, Phones, Texts};
use crate::mishap::{self, Mishap};
use crate::open::Opened;
use crate::t;
use crate::terminal::{Glyphs, Kind, Terminal};

pub use self::exit::Exit;
pub use self::session::Session;

/// Shows the screens of an open log until somebody leaves them.
pub type Screens = fn(Session, Opened, Clinics) -> io::Result<()>;

/// Does what the arguments say; without a command, `screens` takes over.
pub fn run(arguments: impl IntoIterator<Item = OsString>, clock: Arc<dyn Clock>, screens: Screens) -> Exit {
    let (mut stdout, mut stderr) = (io::stdout(), io::stderr());
    let glyphs = [glyphs(stdout.is_terminal()), glyphs(stderr.is_terminal())];
    let mut output = Output::new(&mut stdout, &mut stderr).in_characters(glyphs).in_columns(columns());
    let parting = RefCell::new(Parting::default());
    let outcome = mishap::contain(|| enter(arguments.into_iter().collect(), clock, screens, &parting, &mut output));
    outcome.unwrap_or_else(|mishap| parting.take().tell(mishap, &mut output))
}

fn enter(
    arguments: Vec<OsString>,
    clock: Arc<dyn Clock>,
    screens: Screens,
    parting: &RefCell<Parting>,
    output: &mut Output<'_>,
) -> Exit {
    let way = WayIn::find();
    match Entry::read(arguments, &way) {
        Ok(entry) => act(entry, &way, clock, screens, parting, output),
        Err(Misfit::Usage(error, words)) => usage::report(&error, &words, output),
        Err(Misfit::Unreadable(global)) => match Texts::load(global.lang.unwrap_or(Language::Sv)) {
            Ok(texts) => session::unreadable(&texts).report(&texts, &Phones::default(), global.json, output),
            Err(error) => usage::without_texts(&error, output),
        },
    }
}

fn act(
    entry: Entry,
    way: &WayIn,
    clock: Arc<dyn Clock>,
    screens: Screens,
    parting: &RefCell<Parting>,
    output: &mut Output<'_>,
) -> Exit {
    let Entry { arguments: Arguments { global, command }, beyond } = entry;
    let own = Global { config: None, ..global.clone() };
    let config = session::settings(if beyond.is_some() { &own } else { &global });
    let language = global.lang.or(config.as_ref().ok().map(|config| config.desk.language)).unwrap_or(Language::Sv);
    parting.replace(Parting { language, json: global.json, phones: Phones::default() });
    let texts = match Texts::load(language) {
        Ok(texts) => texts,
        Err(error) => return usage::without_texts(&error, output),
    };
    if let Some(option) = beyond {
        return session::beyond(&texts, option).report(&texts, &Phones::default(), global.json, output);
    }
    let admitted = config.and_then(|config| Ok((session::admit(&global, way, &config, &texts, clock.now())?, config)));
    let (person, config) = match admitted {
        Ok(ready) => ready,
        Err(failure) => return failure.report(&texts, &Phones::default(), global.json, output),
    };
    let named = command.as_ref().map(Named::by).unwrap_or_default();
    let session = Session::new(&global, named, person, config, texts, clock);
    parting.borrow_mut().phones = session.phones();
    let outcome = match &command {
        Some(command) => carry_out(&session, command, output),
        None if asks_line_by_line() => issue::run(&session, &Issue::default(), output).map(|()| Exit::Done),
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

fn carry_out(session: &Session, command: &Command, output: &mut Output<'_>) -> Result<Exit, Failure> {
    match command {
        Command::Init(arguments) => init::run(session, arguments, output),
        Command::Status => status::run(session, output),
        Command::Outage(arguments) => outage::run(session, arguments, output),
        Command::Issue(arguments) => issue::run(session, arguments, output),
        Command::ReadBack(arguments) => hand_out::read_back(session, arguments, output),
        Command::Void(arguments) => hand_out::void(session, arguments, output),
        Command::Correct(arguments) => hand_out::correct(session, arguments, output),
        Command::Conflict(arguments) => conflict::run(session, arguments, output),
        Command::Pool(arguments) => pool::run(session, arguments, output),
        Command::Reconcile(arguments) => reconcile::run(session, arguments, output),
        Command::Recover(arguments) => recover::run(session, arguments, output),
        Command::Report(arguments) => report::run(session, arguments, output),
        Command::Log(arguments) if arguments.journal => journal::run(session, arguments, output),
        Command::Log(arguments) => log::run(session, arguments, output),
        Command::Export(arguments) => export::run(session, arguments, output),
        Command::Backup(arguments) => backup::run(session, arguments, output),
        Command::Restore(arguments) => restore::run(session, arguments, output),
        Command::Check => return check::run(session, output),
        Command::Verify => return verify::run(session, output),
        Command::Completions { shell } => manuals::completions(*shell, output),
        Command::Man { command } => manuals::man(session, command, output),
    }?;
    Ok(Exit::Done)
}

fn ready_for_screens(session: &Session, output: &Output<'_>) -> Result<(Opened, Clinics), Failure> {
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        let message = t!(session.texts, "cli-not-a-terminal");
        return Err(Failure::arguments("not_a_terminal", message, t!(session.texts, "cli-not-a-terminal-next")));
    }
    let clinics = Clinics::load(&session.config.clinics.file).map_err(Failure::Config)?;
    let opened = session.find_log(output)?;
    session.shut_in_for_screens(&opened.path);
    Ok((opened, clinics))
}

fn show(
    session: Session,
    opened: Opened,
    clinics: Clinics,
    screens: Screens,
    parting: &Parting,
    output: &mut Output<'_>,
) -> Exit {
    match screens(session, opened, clinics) {
        Ok(()) => Exit::Done,
        Err(error) => match error.downcast::<Mishap>() {
            Ok(mishap) => parting.tell(mishap, output),
            Err(error) => usage::without_texts(&error, output),
        },
    }
}
