//! The full-screen interface. Each key becomes a [`Msg`]; [`update()`](update::update) changes the [`Model`] and
//! returns [`Effect`]s; the worker thread performs them; [`view`] draws the model. Nothing else changes what is shown.

pub mod action;
pub mod backend;
pub mod completion;
pub mod effect;
pub mod focus;
pub mod form;
pub mod input;
pub mod keymap;
pub mod model;
pub mod msg;
pub mod palette;
pub mod rights;
pub mod theme;
pub mod update;
pub mod view;
pub mod worker;

mod dialogs;
mod osc;
mod screens;
mod session;
mod signals;
mod widgets;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use chrono::Timelike;

use crate::clinics::Clinics;
use crate::config::Config;
use crate::desk::Desk;
use crate::desk::actor::Person;
use crate::desk::clock::Clock;
use crate::desk::draft::Drafts;
use crate::desk::maintenance::{MaintenanceState, MaintenanceThread};
use crate::i18n::Texts;
use crate::panics::{self, Panicked};
use crate::probe::{ProbePlan, Watcher};
use crate::terminal::Terminal;
use crate::tui::effect::Effect;
use crate::tui::model::{DeskContext, Model, Notice};
use crate::tui::msg::Msg;
use crate::tui::session::TerminalSession;
use crate::tui::update::{start, update};
use crate::tui::worker::{Worker, work};
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::{LockWaitNotifier, Witnessed};

/// Everything that the screens need to start.
pub struct Setup<S> {
    pub desk: Desk<S>,
    pub mode: Mode,
    pub person: Person,
    pub config: Config,
    /// Clinic and ward names to complete from.
    pub clinics: Clinics,
    pub texts: Texts,
    pub clock: Arc<dyn Clock>,
    /// Half-filled checkouts kept on disk.
    pub drafts: Drafts,
    /// The path of the log.
    pub log: PathBuf,
    /// Warnings to show at once.
    pub warnings: Vec<String>,
    /// One round of maintenance: renews the backup, checks the disk space and reports both.
    pub upkeep: MaintenanceRound,
}

/// Shows the screens until the person leaves, the terminal vanishes or a signal ends the program.
///
/// # Errors
/// When the terminal can't be set up, read or drawn on; a [`Panicked`] when one of the threads that the screens need
/// panicked.
pub fn run<S: Witnessed + Send + 'static>(setup: Setup<S>) -> io::Result<()> {
    let terminal = Terminal::find();
    let clock = Arc::clone(&setup.clock);
    let (mut model, mut worker, upkeep) = open(setup, terminal);
    let (to_screen, messages) = channel();
    let (to_worker, effects) = channel();
    signals::listen(to_screen.clone())?;
    let mut session = TerminalSession::take(terminal)?;
    let size = session.size()?;
    model.size = (size.width, size.height);
    // The first picture is drawn before the threads begin, which would share the processors with it.
    session.draw(&model)?;
    session.ask_background()?;
    let (to_main, panics) = channel();
    spawn(to_screen.clone(), to_main.clone(), input::read);
    let watcher = start_probes(&mut model, to_screen.clone());
    let keeper = MaintenanceThread::start(upkeep, to_screen.clone())?;
    let waiting = to_screen.clone();
    // If the screen is gone already, nobody waits any more.
    worker.desk.on_wait(LockWaitNotifier::with_callback(move |waits| {
        waiting.send(Msg::Waits(waits)).ok();
    }));
    let worker_thread = spawn(to_screen, to_main, move |screen| work(worker, &effects, screen));
    let outcome = run_loop(&mut session, &mut model, &messages, (&to_worker, &keeper), clock.as_ref());
    drop(watcher);
    drop(session);
    drop(to_worker);
    worker_thread.join().ok();
    drop(keeper);
    panics.try_recv().map_or(outcome, |panicked| Err(io::Error::other(panicked)))
}

/// Runs a task for the screens on a thread of its own. If the task panics, the screens are left, because they are
/// useless without keys or without their log.
fn spawn(
    screen: Sender<Msg>,
    panics: Sender<Panicked>,
    task: impl FnOnce(&Sender<Msg>) + Send + 'static,
) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        if let Err(panicked) = panics::catch(|| task(&screen)) {
            panics.send(panicked).ok();
            screen.send(Msg::HangUp).ok();
        }
    })
}

/// One round of maintenance, which reports the state of the backup and of the disk.
pub type MaintenanceRound = Box<dyn FnMut() -> MaintenanceState + Send>;

/// Builds the model before the first key, the worker that performs its effects, and the maintenance round.
pub fn open<S: Witnessed>(setup: Setup<S>, terminal: Terminal) -> (Model, Worker<S>, MaintenanceRound) {
    let Setup { desk, mode, person, config, clinics, texts, clock, drafts, log, warnings, upkeep } = setup;
    let (rules, rights) = (desk.rules().clone(), desk.rights().clone());
    let glyphs = config.desk.glyphs.unwrap_or(terminal.glyphs);
    let texts = Arc::new(texts);
    let searched = Arc::clone(&texts);
    let program = person.program();
    let context =
        DeskContext { config, clinics, rules, rights, texts, colours: terminal.colours, glyphs, mode, person, log };
    let mut model = Model::new(context, Arc::clone(desk.ledger()), desk.head().hash, clock.now());
    model.background = terminal.background;
    model.halt = desk.halt().cloned();
    model.notice = (!warnings.is_empty()).then(|| Notice::warning(warnings.join(" ")));
    (model, Worker::new(desk, drafts, clock, program, searched), upkeep)
}

/// Starts the probes. If no thread can be had for them, the outage screen says so.
fn start_probes(model: &mut Model, screen: Sender<Msg>) -> Option<Watcher> {
    let plan = ProbePlan::from(&model.fixed.config.probes);
    let seed = model.now.timestamp_subsec_nanos().into();
    let started = Watcher::start(plan, seed, screen);
    started.map_err(|trouble| model.probes.trouble = Some(model.texts().probe_error(&trouble))).ok()
}

/// Draws, waits for messages and applies them until the model wants to leave. It draws only when something happened.
fn run_loop(
    session: &mut TerminalSession,
    model: &mut Model,
    messages: &Receiver<Msg>,
    (worker, keeper): (&Sender<Effect>, &MaintenanceThread),
    clock: &dyn Clock,
) -> io::Result<()> {
    let mut effects = start(model);
    loop {
        for effect in effects.drain(..) {
            if let Some(effect) = session.perform(effect)? {
                worker.send(effect).map_err(|_| io::Error::other("the log's thread has ended"))?;
            }
        }
        if model.leaving {
            return Ok(());
        }
        session.draw(model)?;
        let first = match messages.recv_timeout(until_next_minute(clock)) {
            Ok(message) => message,
            Err(RecvTimeoutError::Timeout) => Msg::Tick(clock.now()),
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        };
        for message in std::iter::once(first).chain(messages.try_iter()) {
            model.now = clock.now();
            if matches!(message, Msg::Followed { .. }) {
                keeper.tell();
            }
            effects.extend(update(model, message));
        }
    }
}

/// Returns how long to wait for the next minute. The screen shows minutes, so nothing changes by itself before then.
fn until_next_minute(clock: &dyn Clock) -> Duration {
    Duration::from_secs(u64::from(60 - clock.now().second().min(59)))
}
